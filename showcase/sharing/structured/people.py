"""A profile: an `Article` about a `Person`."""

from collections.abc import Mapping
from typing import Any

from media.renditions import Place as PicturePlace
from profiles.languages.origin import Origin
from profiles.models import Occupation, Place, ProfilePage, Workplace

from .films import video
from .graph import Node, Writer, reference


def profile_document(context: Mapping[str, Any]) -> Node | None:
    """The interview, the person, and the films in it; None for a page that not everyone may meet (a preview, say)."""
    writer = Writer.of(context)
    if writer is None or not context["listed"]:
        return None
    page, series = context["page"], context["series"]
    address = writer.address(page)
    portrait = writer.picture(page.portrait, PicturePlace.PORTRAIT_LEAD, page.portrait_alt)
    someone = person(writer, page, context) | {"image": portrait and reference(portrait)}
    films = [node for film in context["films"] if (node := video(writer, film, [page]))]
    article = {
        "@type": "Article",
        "@id": f"{address}#article",
        "url": address,
        "mainEntityOfPage": address,
        "headline": page.headline or page.name,
        "description": page.search_description or page.summary,
        "image": portrait,
        "datePublished": page.first_published_at and page.first_published_at.isoformat(),
        "dateModified": page.last_published_at and page.last_published_at.isoformat(),
        "dateCreated": page.interviewed_on and page.interviewed_on.isoformat(),
        "inLanguage": writer.language,
        "translationOfWork": original_of(writer, context["origin"]),
        "author": {"@type": "Person", "name": page.author}
        if page.author
        else reference(writer.organization()),
        "publisher": reference(writer.organization()),
        "isPartOf": {"@type": "CollectionPage", "@id": writer.address(series), "name": series.title},
        "about": reference(someone),
        "keywords": [topic.name for topic in context["topics"]],
        "video": [reference(film) for film in films],
    }
    way = writer.breadcrumbs((series.title, writer.address(series)), (page.name, address))
    return writer.document(article, someone, *films, way)


def original_of(writer: Writer, origin: Origin | None) -> Node | None:
    """What an interview was translated from; None for one that was not, and where the original is not to be seen."""
    if origin is None or origin.original is None:
        return None
    address = writer.request.build_absolute_uri(origin.original.path)
    return {
        "@type": "Article",
        "@id": f"{address}#article",
        "url": address,
        "inLanguage": origin.original.language,
    }


def person(writer: Writer, page: ProfilePage, context: Mapping[str, Any]) -> Node:
    """Who the interview is with, and where and as what they work."""
    return {
        "@type": "Person",
        "@id": f"{writer.address(page)}#person",
        "name": page.name,
        "url": writer.address(page),
        "jobTitle": page.job_title,
        "hasOccupation": [occupation(one) for one in context["occupations"]],
        "worksFor": employer(page.workplace) if page.workplace else None,
        "workLocation": municipality(page.place_of_work) if page.place_of_work else None,
        "sameAs": [link.url for link in context["social_links"]],
    }


def occupation(one: Occupation) -> Node:
    """Its category is STYRK-08's: a bare number would be taken for one of O*NET-SOC (https://schema.org/Occupation)."""
    category = {
        "@type": "CategoryCode",
        "codeValue": one.styrk08,
        "inCodeSet": {"@type": "CategoryCodeSet", "name": "STYRK-08 (ISCO-08)"},
    }
    return {
        "@type": "Occupation",
        "name": one.name,
        "description": one.description,
        "occupationalCategory": category if one.styrk08 else None,
    }


def employer(workplace: Workplace) -> Node:
    return {"@type": "Organization", "name": workplace.name, "url": workplace.website}


def municipality(place: Place) -> Node:
    county = {"@type": "AdministrativeArea", "name": place.county} if place.county else None
    return {"@type": "Place", "name": place.name, "containedInPlace": county}
