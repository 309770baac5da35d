"""Profiles, their answers, and series."""

from operator import attrgetter

from media.channels import BY_KEY
from media.renditions import Place
from profiles.models import Answer, ProfilePage, Question, SeriesPage, Workplace

from ..addresses import Addresses
from ..schemas import profiles as schemas
from ..schemas import questions as question_schemas
from ..schemas import series as series_schemas
from ..schemas.common import Reference, RichText
from . import pictures


def person_in_list(person: ProfilePage, at: Addresses) -> schemas.ProfileInList:
    return schemas.ProfileInList(**_facts(person, at, Place.PORTRAIT_CARD))


def person(person: ProfilePage, texts: dict[str, RichText], at: Addresses) -> schemas.Profile:
    return schemas.Profile(
        **_facts(person, at, Place.PORTRAIT_CARD, Place.PORTRAIT_LEAD),
        interviewed_by=person.author,
        photographed_by=person.photographer,
        interviewed_on=person.interviewed_on,
        answers=[
            question_schemas.AnswerInProfile(
                **_answer(answer, at.page(person), texts),
                question=question_reference(answer.question, at) if answer.question else None,
            )
            for answer in person.answers.all()
        ],
        films=[pictures.film(use.film, texts, at) for use in person.film_uses.all()],
        social_links=[
            schemas.SocialLink(
                network=link.network,
                name=BY_KEY[link.network].name if link.network in BY_KEY else link.network,
                address=at.whole(link.url),
            )
            for link in person.social_links.all()
        ],
    )


def answer_of_person(
    answer: Answer, texts: dict[str, RichText], at: Addresses
) -> question_schemas.AnswerOfPerson:
    who = answer.page
    address = at.page(who)
    return question_schemas.AnswerOfPerson(
        **_answer(answer, address, texts),
        person=question_schemas.Person(
            name=who.name,
            job_title=who.job_title,
            series=series_reference(who.series, at),
            address=address,
            api_address=_api_address(who, at),
        ),
        language=who.locale.language_code,
    )


def question_reference(question: Question, at: Addresses) -> question_schemas.QuestionReference:
    return question_schemas.QuestionReference(**_question(question, at))


def question_in_list(question: Question, at: Addresses) -> question_schemas.QuestionInList:
    return question_schemas.QuestionInList(**question_facts(question, at))


def question_facts(question: Question, at: Addresses) -> dict:
    """What every list says of a question with its `answer_count`, asked for with_theme."""
    return _question(question, at) | {
        "theme": question.theme_here or "",
        "answer_count": question.answer_count,
        "language": question.locale.language_code,
    }


def series_reference(series: SeriesPage, at: Addresses) -> Reference:
    return Reference(slug=series.slug, name=series.title, address=at.page(series))


def series_facts(series: SeriesPage, at: Addresses) -> dict:
    """What every list says of a series with its `people_count`."""
    return {
        "id": series.pk,
        "slug": series.slug,
        "title": series.title,
        "region": series.region,
        "summary": series.summary,
        "picture": pictures.picture(series.lead_image, series.lead_image_alt, at, Place.LANDSCAPE),
        "people_count": series.people_count,
        "language": series.locale.language_code,
        "first_published_at": series.first_published_at,
        "last_published_at": series.last_published_at,
        "address": at.page(series),
        "api_address": at.api("series_one", series.slug),
        "profiles": at.api("profiles", query=[("series", series.slug), ("sort", "series")]),
    }


def series_in_list(series: SeriesPage, at: Addresses) -> series_schemas.SeriesInList:
    return series_schemas.SeriesInList(**series_facts(series, at))


def _facts(person: ProfilePage, at: Addresses, *places: Place) -> dict:
    workplace, place = person.workplace, person.place_of_work
    sector = workplace.sector if workplace else None
    return {
        "id": person.pk,
        "slug": person.slug,
        "name": person.name,
        "headline": person.headline,
        "summary": person.summary,
        "job_title": person.job_title,
        "series": series_reference(person.series, at),
        "workplace": _workplace(workplace, at) if workplace else None,
        "place": _reference("place", place, at) if place else None,
        "sector": _reference("sector", sector, at, person.sector_name) if sector else None,
        "occupations": [_reference("occupation", each, at) for each in person.occupations_here],
        "topics": [
            # In the order in which they were given; their rows have no order of their own.
            _reference("topic", item.tag, at)
            for item in sorted(person.topic_items.all(), key=attrgetter("pk"))
        ],
        "portrait": pictures.picture(person.portrait, person.portrait_alt, at, *places),
        "language": person.locale.language_code,
        "first_published_at": person.first_published_at,
        "last_published_at": person.last_published_at,
        "address": at.page(person),
        "api_address": _api_address(person, at),
    }


def _api_address(person: ProfilePage, at: Addresses) -> str:
    return at.api("profile", person.series.slug, person.slug)


def _answer(answer: Answer, address: str, texts: dict[str, RichText]) -> dict:
    return {
        "id": answer.pk,
        "wording": answer.wording,
        "body": texts[answer.body],
        "address": f"{address}#{answer.anchor}",
    }


def _question(question: Question, at: Addresses) -> dict:
    return {
        "id": question.pk,
        "slug": question.slug,
        "text": question.text,
        "address": at.view("question", question.slug),
        "api_address": at.api("question", question.slug),
    }


def _workplace(workplace: Workplace, at: Addresses) -> schemas.Workplace:
    website = at.whole(workplace.website) if workplace.website else None
    return schemas.Workplace(slug=workplace.slug, name=workplace.name, website=website)


def _reference(kind: str, thing, at: Addresses, name: str = "") -> Reference:
    return Reference(slug=thing.slug, name=name or thing.name, address=at.view(kind, thing.slug))
