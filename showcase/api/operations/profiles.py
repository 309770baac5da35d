"""People: those whom some choices find, and one."""

from collections.abc import Iterable

from django.http import HttpRequest
from ninja import Router

from profiles.absence import absence
from profiles.browse import Browse
from profiles.choices import BEST, Choices
from profiles.languages.choice import in_reading_language
from profiles.models import ProfilePage
from profiles.querysets import ProfileQuerySet, published_profiles

from ..addresses import Addresses
from ..paging import Counted, Rows, part_of
from ..present import people
from ..resources import resource
from ..schemas import profiles as schemas
from ..texts import rich_texts
from .parameters import ProfileSlug, ProfilesQuery, SeriesSlug

router = Router(tags=["Profiles"])
OF_A_CARD = ("topic_items__tag", "occupation_rows__occupation")
OF_A_PROFILE = (
    *OF_A_CARD,
    "answers__question",
    "film_uses__film__poster__renditions",
    "film_uses__film__captions",
    "social_links",
)


@resource(router, "profiles/", schemas.ProfilePage, "The people that some choices find")
def profiles(request: HttpRequest, asked: ProfilesQuery) -> schemas.ProfilePage:
    """People as on cards: everyone, or those whom all the filters leave.

    Pages stay true when somebody is published or withdrawn between them, except in the order of the best match, where
    results are counted off: there somebody may be met twice, or missed.
    """
    at = Addresses.of(request)
    everyone, choices = published_profiles(at.site), Choices.parse(request.GET)
    browse = Browse(everyone, choices, at.site, "")
    if set(browse.choices.slugs) != set(choices.slugs):
        # The explore page leaves a value that there is not aside; a program would take everyone for its answer.
        browse = Browse(everyone.none(), choices, at.site, "")
    if browse.sort == BEST:
        part = part_of(Counted(browse.best, browse.total), request, asked.limit, asked.cursor, browse.sort)
        keys = [key for _place, key in part.things]
    else:
        narrow = browse.in_order().only("title", "path", "first_published_at")
        part = part_of(Rows(narrow), request, asked.limit, asked.cursor, browse.sort)
        keys = [person.pk for person in part.things]
    found = _shown(everyone.filter(pk__in=keys).order_by(), OF_A_CARD).in_bulk()
    name_occupations(found.values())
    return schemas.ProfilePage(
        count=browse.total,
        next=part.next,
        previous=part.previous,
        results=[people.person_in_list(found[key], at) for key in keys if key in found],
        searched_instead=browse.corrected or None,
    )


@resource(router, "profiles/{series}/{profile}/", schemas.Profile, "One person, with the whole interview")
def profile(request: HttpRequest, series: SeriesSlug, profile: ProfileSlug) -> schemas.Profile:
    """A person with answers, films, and everything else that their page shows."""
    at = Addresses.of(request)
    who = {"series__slug": series, "slug": profile}
    one: ProfilePage | None = _shown(published_profiles(at.site).filter(**who), OF_A_PROFILE).first()
    if one is None:
        raise absence(at.site, **who)
    name_occupations([one])
    answers, films = one.answers.all(), [use.film for use in one.film_uses.all()]
    texts = rich_texts(
        {answer.body: at.page(one) for answer in answers}
        | {film.transcript_here: at.view("film", film.slug) for film in films}
    )
    return people.person(one, texts, at)


def _shown(found: ProfileQuerySet, related: tuple[str, ...]) -> ProfileQuerySet:
    """With what the API says of people, in a fixed number of queries; but for `name_occupations()`."""
    return found.for_cards().with_sector_name().prefetch_related(*related)


def name_occupations(people: Iterable[ProfilePage]) -> None:
    """Give each of these people `occupations_here`, in the language that is asked for; one query for all."""
    given = {person: [row.occupation for row in person.occupation_rows.all()] for person in people}
    every = {each.pk: each for occupations in given.values() for each in occupations}
    here = dict(zip(every, in_reading_language(list(every.values())), strict=True))
    for person, occupations in given.items():
        person.occupations_here = [here[each.pk] for each in occupations]
