"""Pages that are lists of people or of answers: a `CollectionPage` with an `ItemList`."""

from collections.abc import Mapping
from typing import Any

from django.core.paginator import Page
from django.utils.translation import gettext as _

from media.renditions import Place as PicturePlace

from .graph import Node, Writer


def series_document(context: Mapping[str, Any]) -> Node | None:
    """A series and its people; None where it has no public address (in a preview, say)."""
    writer, page = Writer.of(context), context["page"]
    if writer is None or not (page.live and page.pk):
        return None
    address = writer.address(page)
    collection = _collection(writer, address, page.title, page.search_description or page.summary) | {
        "image": writer.picture(page.lead_image, PicturePlace.LANDSCAPE, page.lead_image_alt),
        "mainEntity": _list_of_people(writer, context["page_obj"]),
    }
    return writer.document(collection, writer.breadcrumbs((page.title, address)))


def group_document(context: Mapping[str, Any]) -> Node | None:
    """A topic, sector, place or occupation and its people; None where no site answers."""
    writer, thing = Writer.of(context), context["thing"]
    if writer is None:
        return None
    address = writer.view(context["url_name"], thing.slug)
    collection = _collection(writer, address, thing.name, thing.description)
    collection["mainEntity"] = _list_of_people(writer, context["page_obj"])
    above = ((_("Places"), writer.view("profiles:places")),) if context["kind"] == "place" else ()
    return writer.document(collection, writer.breadcrumbs(*above, (thing.name, address)))


def question_document(context: Mapping[str, Any]) -> Node | None:
    """A question and who answered it, each with a link to their answer; None where no site answers."""
    writer, question = Writer.of(context), context["question"]
    if writer is None:
        return None
    address = writer.address(question)
    start = context["page_obj"].start_index()
    collection = _collection(writer, address, question.text) | {
        "mainEntity": _list(
            context["page_obj"],
            [
                {
                    "@type": "ListItem",
                    "position": position,
                    "name": answer.page.name,
                    "url": f"{writer.address(answer.page)}#{answer.anchor}",
                }
                for position, answer in enumerate(context["answers"], start=start)
            ],
        )
    }
    above = (_("Questions"), writer.view("profiles:questions"))
    return writer.document(collection, writer.breadcrumbs(above, (question.text, address)))


def _collection(writer: Writer, address: str, name: str, description: str = "") -> Node:
    return {
        "@type": "CollectionPage",
        "@id": address,
        "url": address,
        "name": name,
        "description": description,
        "inLanguage": writer.language,
        "isPartOf": {"@id": writer.website()["@id"]},
        "publisher": {"@id": writer.organization()["@id"]},
    }


def _list_of_people(writer: Writer, part: Page) -> Node:
    return _list(part, writer.people(part, part.start_index()))


def _list(part: Page, items: list[Node]) -> Node:
    """The part of a list that a page shows, with the length of the whole."""
    return {"@type": "ItemList", "numberOfItems": part.paginator.count, "itemListElement": items}
