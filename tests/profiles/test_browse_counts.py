"""Facet counts against counting by hand: random queries over random crowds, some of whom nobody may meet."""

from datetime import timedelta
from random import Random
from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from wagtail.models import Locale, PageViewRestriction, Site

from profiles.browse import Browse
from profiles.choices import Choices
from profiles.models import Occupation, Sector
from profiles.querysets import published_profiles
from tests.factories import (
    make_film,
    make_home,
    make_image,
    make_occupation,
    make_place,
    make_profile,
    make_sector,
    make_series,
    make_workplace,
)

pytestmark = pytest.mark.django_db

SEEDS = range(8)
QUERIES_PER_CROWD = 25
PEOPLE = 40
WORDS = ("zebra", "quartz", "violin", "umbrella")
VALUES = {
    "series": ["s-0", "s-1", "s-2"],
    "sector": ["sector-0", "sector-1", "sector-2"],
    "place": ["place-0", "place-1", "place-2"],
    "topic": ["t0", "t1", "t2", "t3", "t4"],
    "occupation": ["o0", "o1", "o2", "o3"],
    "film": ["1"],
}
QUERIES = st.fixed_dictionaries(
    {
        "q": st.lists(st.sampled_from(WORDS), max_size=2, unique=True),
        **{key: st.sets(st.sampled_from(values), max_size=2) for key, values in VALUES.items()},
    }
)
Person = dict[str, set[str]]


def draw_crowd(dice: Random) -> list[Person]:
    """Forty people of two sites: drafts, expired, private, in an unpublished series. Returns what each of those has
    whom a visitor of the first site meets: slugs by facet, and the words of the job title.

    A sector and an occupation stand in two languages under one slug.
    """
    elsewhere, home = make_home("Elsewhere"), make_home()
    Site.objects.create(hostname="elsewhere.example", root_page=elsewhere)
    nb = Locale.objects.get_or_create(language_code="nb")[0]
    series = [make_series(home, f"S {number}", live=number < 2) for number in range(3)]
    others = make_series(elsewhere, "S 0")
    sectors = [make_sector(f"Sector {number}") for number in range(3)]
    sectors.append(Sector.objects.create(name="Sektor 0", slug="sector-0", locale=nb))
    places = [make_place(f"Place {number}") for number in range(3)]
    occupations = [make_occupation(f"O{number}") for number in range(4)]
    occupations.append(Occupation.objects.create(name="O0 på norsk", slug="o0", locale=nb))
    films, portrait = [make_film(), make_film()], make_image()
    workplaces = [
        make_workplace(place=place, sector=sector) for place in [None, *places] for sector in [None, *sectors]
    ]
    crowd = []
    for _ in range(PEOPLE):
        where = dice.choice([*series, others])
        state = dice.choice(["met"] * 6 + ["draft", "expired", "private"])
        workplace, place = dice.choice(workplaces), dice.choice([None, None, *places])
        topics = dice.sample(VALUES["topic"], dice.randint(0, 3))
        jobs = dice.sample(occupations, dice.randint(0, 2))
        shown = dice.sample(films, dice.randint(0, 2))
        words = dice.sample(WORDS, dice.randint(0, 3))
        page = make_profile(
            where,
            portrait=portrait,
            live=state != "draft",
            expire_at=timezone.now() - timedelta(hours=1) if state == "expired" else None,
            workplace=workplace,
            place=place,
            topics=topics,
            occupations=jobs,
            films=shown,
            job_title=" ".join(["wheelwright", *words]),
        )
        if state == "private":
            PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
        if state == "met" and where in series[:2]:
            where_from = place or workplace.place
            crowd.append(
                {
                    "series": {where.slug},
                    "sector": {workplace.sector.slug} if workplace.sector else set(),
                    "place": {where_from.slug} if where_from else set(),
                    "topic": set(topics),
                    "occupation": {job.slug for job in jobs},
                    "film": {"1"} if shown else set(),
                    "q": set(words),
                }
            )
    return crowd


def by_hand(crowd: list[Person], query: Person, facet: str, slug: str) -> int:
    """How many would be found by this value with the other facets held."""
    others = [key for key in VALUES if key != facet and query[key]]
    return sum(
        slug in person[facet]
        and set(query["q"]) <= person["q"]
        and all(person[key] & query[key] for key in others)
        for person in crowd
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_counts_are_what_counting_by_hand_gives(db, seed):
    crowd = draw_crowd(Random(seed))
    offered = {key: {slug for person in crowd for slug in person[key]} for key in VALUES}
    site = Site.objects.get(is_default_site=True)

    @settings(max_examples=QUERIES_PER_CROWD, deadline=None, database=None)
    @given(QUERIES)
    def compare(query):
        pairs = [("q", " ".join(query["q"])), *[(key, slug) for key in VALUES for slug in query[key]]]
        choices = Choices.parse(QueryDict(urlencode(pairs)))
        found = Browse(published_profiles(site), choices, site, "/explore/")
        counted = {group.key: {value.slug: value.count for value in group.values} for group in found.facets}
        # What nobody has whom a visitor may meet cannot be chosen.
        query |= {key: query[key] & offered[key] for key in VALUES}
        for facet in VALUES:
            expected = {slug: by_hand(crowd, query, facet, slug) for slug in offered[facet]}
            assert counted[facet] == {
                slug: number for slug, number in expected.items() if number or slug in query[facet]
            }

    compare()
