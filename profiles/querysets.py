"""One method per question that the site asks. `published()` is the only public door."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.utils import timezone
from wagtail.models import PageManager, PageViewRestriction
from wagtail.query import PageQuerySet

from media.models import Film

if TYPE_CHECKING:
    from wagtail.models import Site

    from media.models.films import FilmQuerySet

    from .models import ProfilePage, Question, SeriesPage, Topic


def not_expired(prefix: str = "") -> Q:
    """Expiry counts from its minute, not from when the scheduled command happens to run."""
    return Q(**{f"{prefix}expire_at__isnull": True}) | Q(**{f"{prefix}expire_at__gt": timezone.now()})


class ShowcaseQuerySet(PageQuerySet):
    """Pages of the showcase."""

    def published(self) -> ShowcaseQuerySet:
        """What anyone may see: live, not expired, not private."""
        return self.live().public().filter(not_expired())

    def public(self) -> ShowcaseQuerySet:
        """As Wagtail's, in the same query: Wagtail reads all restrictions first, once for each list on a page."""
        here = ExpressionWrapper(OuterRef("path"), output_field=CharField())
        above = PageViewRestriction.objects.annotate(here=here).filter(here__startswith=F("page__path"))
        return self.exclude(Exists(above))

    def in_menu(self) -> ShowcaseQuerySet:
        return self.filter(show_in_menus=True).order_by("path")


class SeriesQuerySet(ShowcaseQuerySet):
    """Series of interviews."""

    def for_cards(self) -> SeriesQuerySet:
        """With what a card of a series shows, in a fixed number of queries."""
        return self.select_related("lead_image").prefetch_related("lead_image__renditions")

    def with_people_count(self) -> SeriesQuerySet:
        """With `people_count`: how many people a visitor meets in each."""
        from .models import ProfilePage

        people = (
            ProfilePage.objects.published().order_by().values("series").annotate(n=Count("pk")).values("n")
        )
        return self.annotate(
            people_count=Coalesce(Subquery(people.filter(series=OuterRef("pk"))), 0)
        ).order_by("path")


class ProfileQuerySet(ShowcaseQuerySet):
    """Profiles of people."""

    def published(self) -> ProfileQuerySet:
        """As for any page, and only in a series that is itself published: a series in preparation hides its people."""
        return super().published().filter(not_expired("series__"), series__live=True)

    def in_series(self, series: SeriesPage) -> ProfileQuerySet:
        """A series' people in the editor's order."""
        return self.filter(series=series).order_by("path")

    def with_topic(self, topic: Topic) -> ProfileQuerySet:
        return self.filter(topic_items__tag=topic).distinct()

    def in_film(self, film: Film) -> ProfileQuerySet:
        return self.filter(film_uses__film=film).distinct()

    def newest_first(self) -> ProfileQuerySet:
        return self.order_by("-first_published_at", "path")

    def for_cards(self) -> ProfileQuerySet:
        """With what a card of a person shows, in a fixed number of queries."""
        return self.with_facts().prefetch_related("portrait__renditions")

    def with_facts(self) -> ProfileQuerySet:
        """With where the person works and as what; the portrait, but not yet its sizes."""
        return self.select_related("portrait", "workplace__place", "workplace__sector", "place", "series")

    def for_explorer(self) -> ProfileQuerySet:
        """With what the admin's list of a series shows, in a fixed number of queries."""
        return (
            # Not select_related: Wagtail's specific() fetches the pages anew and would lose it.
            self.prefetch_related("portrait__renditions", "workplace").annotate(
                answer_count=Count("answers", distinct=True)
            )
        )

    def related_to(self, profile: ProfilePage) -> ProfileQuerySet:
        """Others by how much they share: a topic counts 2, the sector 2, the place 1; the newest first among equals."""
        topics = [topic.pk for topic in profile.topic_list]
        sector = profile.workplace.sector_id if profile.workplace else None
        place = profile.place_of_work.pk if profile.place_of_work else None

        people = self.exclude(pk=profile.pk).annotate(where=Coalesce("place", "workplace__place"))
        closeness = Value(0)
        if topics:
            shared = Count("topic_items", filter=Q(topic_items__tag__in=topics), distinct=True)
            people = people.annotate(shared_topics=shared)
            closeness += F("shared_topics") * 2
        if sector:
            closeness += Case(When(workplace__sector=sector, then=2), default=0)
        if place:
            closeness += Case(When(where=place, then=1), default=0)
        return (
            people.annotate(closeness=closeness)
            .filter(closeness__gt=0)
            .order_by("-closeness", "-first_published_at", "path")
        )

    def neighbours_of(self, profile: ProfilePage) -> tuple[ProfilePage | None, ProfilePage | None]:
        """Previous and next in the profile's series. The wheel turns: after the last comes the first.

        Two queries, with the facts of a card. Both are None for the only person of a series, and in a preview of
        someone not yet in it.
        """
        order = list(self.in_series(profile.series).values_list("pk", flat=True))
        if profile.pk not in order or len(order) < 2:
            return None, None
        position = order.index(profile.pk)
        previous, following = order[position - 1], order[(position + 1) % len(order)]
        found = self.filter(pk__in={previous, following}).with_facts().in_bulk()
        return found[previous], found[following]


ShowcaseManager = PageManager.from_queryset(ShowcaseQuerySet)
SeriesManager = PageManager.from_queryset(SeriesQuerySet)
ProfileManager = PageManager.from_queryset(ProfileQuerySet)


class QuestionQuerySet(QuerySet):
    """The question library."""

    def in_use(self) -> QuestionQuerySet:
        """Questions that editors may still ask."""
        return self.filter(retired=False)

    def answered_by(self, profiles: ProfileQuerySet) -> QuestionQuerySet:
        """Questions that these people answered, with `answer_count`; the most answered first."""
        return (
            self.filter(answers__page__in=profiles.order_by())
            .annotate(answer_count=Count("answers", distinct=True))
            .order_by("-answer_count", "text")
        )


class AnswerQuerySet(QuerySet):
    """Answers, in the order in which a listing shows them."""

    def by(self, profiles: ProfileQuerySet) -> AnswerQuerySet:
        return self.filter(page__in=profiles.order_by())

    def to(self, question: Question) -> AnswerQuerySet:
        return self.filter(question=question)

    def with_people(self) -> AnswerQuerySet:
        """Each with the person who gave it, as on a card; the newest person first."""
        from .models import ProfilePage

        people = ProfilePage.objects.for_cards()
        return self.prefetch_related(Prefetch("page", queryset=people)).order_by(
            "-page__first_published_at", "page__path", "sort_order"
        )


class TopicQuerySet(QuerySet):
    """Topics."""

    def of(self, profiles: ProfileQuerySet) -> TopicQuerySet:
        """Topics of these people, with `people_count`; the most used first."""
        return (
            self.filter(profile_items__content_object__in=profiles.order_by())
            .annotate(people_count=Count("profile_items", distinct=True))
            .order_by("-people_count", "name")
        )


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
    """Everyone whom a visitor of this site may meet."""
    from .models import ProfilePage

    return ProfilePage.objects.in_site(site).published()


def answers_of(profiles: ProfileQuerySet) -> AnswerQuerySet:
    """What these people answered."""
    from .models import Answer

    return Answer.objects.by(profiles)
