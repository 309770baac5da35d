"""One method per question that the site asks. `published()` is the only public door."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Prefetch,
    Q,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.utils import timezone
from wagtail.models import PageManager, PageViewRestriction
from wagtail.query import PageQuerySet

from media.alphabet import Alphabetical
from media.models import Film
from media.reading import reading_order

from .aggregates import JoinedKeys
from .languages.choice import each_once, name_here
from .languages.homes import home_of, homes_of

if TYPE_CHECKING:
    from wagtail.models import Site

    from media.models.films import FilmQuerySet

    from .library_querysets import AnswerQuerySet
    from .models import ProfilePage, Question, SeriesPage

# Of how many people in a row `anyone()` takes one.
FEW = 50
# How many of the newest pages that share one thing `related_to()` weighs: some fifty people, in three languages.
CANDIDATES = 150


def not_expired(prefix: str = "") -> Q:
    """Expiry counts from its minute, not from when the scheduled command happens to run."""
    return Q(**{f"{prefix}expire_at__isnull": True}) | Q(**{f"{prefix}expire_at__gt": timezone.now()})


def no_kept_place(prefix: str = "") -> Q:
    """Not an alias of a page in another language: wagtail-localize makes them above a page that is translated first."""
    same = Q(**{f"{prefix}alias_of__locale": F(f"{prefix}locale")})
    return Q(**{f"{prefix}alias_of__isnull": True}) | same


class ShowcaseQuerySet(PageQuerySet):
    """Pages of the showcase."""

    def published(self) -> ShowcaseQuerySet:
        """What anyone may see: live, not expired, not private, and no place kept for a translation."""
        return self.live().public().filter(not_expired(), no_kept_place())

    def public(self) -> ShowcaseQuerySet:
        """As Wagtail's, in the same query: Wagtail reads all restrictions first, once for each list on a page."""
        here = ExpressionWrapper(OuterRef("path"), output_field=CharField())
        above = PageViewRestriction.objects.annotate(here=here).filter(here__startswith=F("page__path"))
        return self.exclude(Exists(above))

    def in_site(self, site: Site) -> ShowcaseQuerySet:
        """Of the site in the active language; in the site's first where it has none in that."""
        return self.descendant_of(home_of(site), inclusive=True)

    def in_every_language_of(self, site: Site) -> ShowcaseQuerySet:
        trees = [self.descendant_of_q(home, inclusive=True) for home in homes_of(site).values()]
        return self.filter(Q(*trees, _connector=Q.OR))


class SeriesQuerySet(ShowcaseQuerySet):
    """Series of interviews."""

    def for_cards(self) -> SeriesQuerySet:
        """With what a card of a series shows, in a fixed number of queries."""
        return self.select_related("lead_image").prefetch_related("lead_image__renditions")

    def with_people_count(self, people: ProfileQuerySet) -> SeriesQuerySet:
        """With `people_count`: how many of these people are in each, in whichever language."""
        same = people.filter(series__translation_key=OuterRef("translation_key"))
        count = same.order_by().values("series__translation_key").annotate(n=Count("pk")).values("n")
        return self.annotate(people_count=Coalesce(Subquery(count), 0)).order_by("path")


class ProfileQuerySet(ShowcaseQuerySet):
    """Profiles of people."""

    def published(self) -> ProfileQuerySet:
        """As for any page, and only in a series that is itself published: a series in preparation hides its people."""
        return (
            super().published().filter(not_expired("series__"), no_kept_place("series__"), series__live=True)
        )

    def withdrawn(self) -> ProfileQuerySet:
        """Those who asked not to be shown any more, where visitors knew them and would meet them still."""
        return (
            super()
            .public()
            .filter(not_expired("series__"), series__live=True)
            .filter(withdrawal__was_shown=True)
        )

    def in_series(self, series: SeriesPage) -> ProfileQuerySet:
        """A series' people in the editor's order; nobody in one that is not saved yet."""
        if not series.pk:
            return self.none()
        return self.filter(series__translation_key=series.translation_key).series_order()

    def who_answered(self, question: Question) -> ProfileQuerySet:
        from .models import Answer

        return self.filter(pk__in=Answer.objects.to(question).values("page"))

    def in_film(self, film: Film) -> ProfileQuerySet:
        return self.filter(film_uses__film=film).distinct()

    def newest_first(self) -> ProfileQuerySet:
        return self.order_by("-first_published_at", "path")

    def by_name(self) -> ProfileQuerySet:
        """By the alphabet. Each has `alphabetical`, the name as the database compares it."""
        return self.annotate(alphabetical=Alphabetical("title")).order_by("alphabetical", "path")

    def series_order(self) -> ProfileQuerySet:
        """Series after series as in the menu, each in the editor's order: that of the tree of the first language."""
        from .models import ProfilePage

        first = ProfilePage.objects.filter(
            translation_key=OuterRef("translation_key"), locale__language_code=settings.LANGUAGE_CODE
        )
        place = Coalesce(Subquery(first.order_by().values("path")[:1]), "path")
        return self.annotate(in_order=place).order_by("in_order", "path")

    def for_cards(self) -> ProfileQuerySet:
        """With what a card of a person shows, in a fixed number of queries."""
        return self.with_facts().prefetch_related("portrait__renditions")

    def with_facts(self) -> ProfileQuerySet:
        """With where the person works and as what; the portrait, but not yet its sizes."""
        return self.select_related(
            "portrait", "workplace__place", "workplace__sector", "place", "series", "locale"
        )

    def with_sector_name(self) -> ProfileQuerySet:
        """With `sector_here`, what the sector of the workplace is called in the reader's language."""
        from .models import Sector

        return self.annotate(sector_here=name_here(Sector, "workplace__sector"))

    def for_explorer(self) -> ProfileQuerySet:
        """With what the admin's list of a series shows, in a fixed number of queries."""
        return (
            # Not select_related: Wagtail's specific() fetches the pages anew and would lose it.
            self.prefetch_related("portrait__renditions", "workplace").annotate(
                answer_count=Count("answers", distinct=True)
            )
        )

    def anyone(self) -> ProfilePage | None:
        """One of these people by chance, with no more than an address; None where there is nobody. Two queries.

        Counting and skipping would read half of a large table each time. Instead a key is drawn between the lowest
        and the highest, and one of the next few people taken: of those few, so that somebody whose key follows a
        gap (another site's pages, people deleted) is hardly met more often than others.
        """
        lowest = self.order_by("pk").values("pk")[:1]
        bounds = self.order_by("-pk").annotate(lowest=Subquery(lowest)).values_list("lowest", "pk").first()
        if bounds is None:
            return None
        drawn = bounds[0] + secrets.randbelow(bounds[1] - bounds[0] + 1)
        few = list(self.filter(pk__gte=drawn).order_by("pk").only("url_path", "slug", "path", "depth")[:FEW])
        return secrets.choice(few)

    def related_to(self, profile: ProfilePage, site: Site) -> ProfileQuerySet:
        """Others by how much they share: a topic counts 2, the sector 2, the place 1; the newest first among equals.

        Of the site's pages that share one thing only the newest 150 are weighed.
        For each a dictionary: `pk`, and `shared_topics`, the keys of the topics that they share, with commas between
        them, or None.
        """
        from .models import ProfilePage

        topics = [topic.pk for topic in profile.topic_list]
        sector = profile.workplace.sector_id if profile.workplace else None
        place = profile.place_of_work.pk if profile.place_of_work else None

        # Everyone shares something with someone: weighing them all would take longer with every person. The nearest
        # are looked for among all pages that are live; who of them may be seen is asked once, of the few.
        others = ProfilePage.objects.in_every_language_of(site).live().exclude(pk=profile.pk)
        shares = [Q(topic_items__tag__in=topics)] if topics else []
        shares += [Q(workplace__sector=sector)] if sector else []
        shares += [Q(place=place) | Q(place__isnull=True, workplace__place=place)] if place else []
        near = [others.filter(share).newest_first().values("pk")[:CANDIDATES] for share in shares]
        near = Q(*[Q(pk__in=keys) for keys in near], _connector=Q.OR) if near else Q(pk__in=[])

        people = self.filter(near).values("pk").alias(where=Coalesce("place", "workplace__place"))
        closeness = Value(0)
        if topics:
            shared = Q(topic_items__tag__in=topics)
            people = people.alias(topics_in_common=Count("topic_items", filter=shared, distinct=True))
            people = people.annotate(shared_topics=JoinedKeys("topic_items__tag", filter=shared))
            closeness += F("topics_in_common") * 2
        else:
            people = people.annotate(shared_topics=Value(None, output_field=TextField()))
        if sector:
            closeness += Case(When(workplace__sector=sector, then=2), default=0)
        if place:
            closeness += Case(When(where=place, then=1), default=0)
        return (
            people.alias(closeness=closeness)
            .filter(closeness__gt=0)
            .order_by("-closeness", "-first_published_at", "path")
        )

    def neighbours_of(self, profile: ProfilePage) -> tuple[int | None, int | None]:
        """The keys of the previous and the next in the profile's series. The wheel turns: after the last the first.

        Both are None for the only person of a series, and in a preview of someone not yet in it.
        """
        order = list(self.in_series(profile.series).values_list("pk", flat=True))
        if profile.pk not in order or len(order) < 2:
            return None, None
        position = order.index(profile.pk)
        return order[position - 1], order[(position + 1) % len(order)]


ShowcaseManager = PageManager.from_queryset(ShowcaseQuerySet)
SeriesManager = PageManager.from_queryset(SeriesQuerySet)
ProfileManager = PageManager.from_queryset(ProfileQuerySet)


def films_of(people: ProfileQuerySet) -> FilmQuerySet:
    """Films with any of these people."""
    return Film.objects.filter(profile_uses__page__in=people.order_by()).distinct()


def with_people(films: FilmQuerySet, people: ProfileQuerySet) -> FilmQuerySet:
    """Each film with `uses_by_people`, its uses by these people, whose `page` is the person; one query for all."""
    from .models import ProfileFilm

    uses = (
        ProfileFilm.objects.filter(page__in=people.order_by()).select_related("page").order_by("page__path")
    )
    return films.prefetch_related(Prefetch("profile_uses", queryset=uses, to_attr="uses_by_people"))


def published_profiles(site: Site) -> ProfileQuerySet:
    """Everyone whom a visitor of this site may meet, each once: in the active language.

    Who is not translated yet is there in another, where `SHOWCASE_LIST_UNTRANSLATED` says so.
    """
    from .models import ProfilePage

    if len(homes_of(site)) < 2 or not settings.SHOWCASE_LIST_UNTRANSLATED:
        return ProfilePage.objects.in_site(site).published()
    people = ProfilePage.objects.published()
    return each_once(people.in_every_language_of(site), people, reading_order())


def withdrawn_profiles(site: Site) -> ProfileQuerySet:
    """Everyone of this site who asked not to be shown any more."""
    from .models import ProfilePage

    return ProfilePage.objects.in_every_language_of(site).withdrawn()


def answers_of(profiles: ProfileQuerySet) -> AnswerQuerySet:
    """What these people answered."""
    from .models import Answer

    return Answer.objects.by(profiles)
