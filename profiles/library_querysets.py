"""What the site asks of questions, answers and topics; always of people whom a visitor may meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Case, Count, OuterRef, Prefetch, QuerySet, Subquery, When

from media.reading import reading_order

from .languages.choice import each_once, language_here, name_here

if TYPE_CHECKING:
    from .models import Question
    from .querysets import ProfileQuerySet


class QuestionQuerySet(QuerySet):
    """The question library."""

    def in_use(self) -> QuestionQuerySet:
        """Questions that editors may still ask."""
        return self.filter(retired=False)

    def in_reading_language(self) -> QuestionQuerySet:
        """Each once: in the reader's language where it is wholly translated."""
        known = self.model._default_manager.filter(is_translated=True)
        return each_once(self.filter(is_translated=True), known, reading_order())

    def answered_by(self, profiles: ProfileQuerySet) -> QuestionQuerySet:
        """Questions that these people answered, with `answer_count`; the most answered first.

        Each once, in the reader's language if it is translated, with the answers in every language counted.
        """
        from .models import Answer

        same = Answer.objects.by(profiles).filter(question__translation_key=OuterRef("translation_key"))
        count = same.order_by().values("question__translation_key").annotate(n=Count("pk")).values("n")
        return (
            self.in_reading_language()
            .select_related("locale")
            .annotate(answer_count=Subquery(count))
            .filter(answer_count__isnull=False)
            .order_by("-answer_count", "text")
        )

    def with_theme(self) -> QuestionQuerySet:
        """Each with its theme; what that is called in the reader's language is `theme_here`, and in which language that
        is, `theme_language`; in the same query.

        A question's translation keeps the theme of its original.
        """
        from .models import Theme

        return self.select_related("theme").annotate(
            theme_here=name_here(Theme, "theme"), theme_language=language_here(Theme, "theme")
        )


class AnswerQuerySet(QuerySet):
    """Answers, in the order in which a listing shows them."""

    def by(self, profiles: ProfileQuerySet) -> AnswerQuerySet:
        return self.filter(page__in=profiles.order_by())

    def to(self, question: Question) -> AnswerQuerySet:
        """To this question, in whichever language it was asked."""
        return self.filter(question__translation_key=question.translation_key)

    def with_people(self) -> AnswerQuerySet:
        """Each with the person who gave it, as on a card; the newest person first."""
        from .models import ProfilePage

        people = ProfilePage.objects.for_cards()
        return self.prefetch_related(Prefetch("page", queryset=people)).order_by(
            "-page__first_published_at", "page__path", "sort_order"
        )

    def striking_first(self) -> AnswerQuerySet:
        """Those with words that an editor set large before the others; otherwise in the order that they have."""
        without = Case(When(pull_quote="", then=1), default=0)
        return self.order_by(without, *self.query.order_by)

    def with_portraits(self) -> AnswerQuerySet:
        """Each with its question, who gave it and their portrait, but not yet its sizes; in the same query."""
        return self.select_related("question", "page__portrait", "page__series", "page__locale")


class TopicQuerySet(QuerySet):
    """Topics."""

    def of(self, profiles: ProfileQuerySet) -> TopicQuerySet:
        """Topics of these people, with `people_count`; the most used first."""
        return (
            self.filter(profile_items__content_object__in=profiles.order_by())
            .annotate(people_count=Count("profile_items", distinct=True))
            .order_by("-people_count", "name")
        )
