"""The question library, the sets that series start with, and what people answered."""

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, PreviewableMixin, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from media.slugs import SlugOnceMixin

from ..languages.origin import is_partly_original, still_original
from ..library_querysets import AnswerQuerySet, QuestionQuerySet
from .words import TranslatedWords

ANSWER_FEATURES = ["bold", "italic", "link", "ol", "ul"]
ANSWER_MAX_LENGTH = 20_000


class Theme(TranslatedWords, models.Model):
    """What a group of questions is about: the library is laid out by themes, in the editor's order."""

    name = models.CharField(_("name"), max_length=150)
    sort_order = models.IntegerField(null=True, blank=True, editable=False)

    class Meta(TranslatedWords.Meta):
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ["sort_order", "name"]

    def __str__(self) -> str:
        return self.name


class Question(SlugOnceMixin, PreviewableMixin, TranslatedWords, index.Indexed, models.Model):
    """A question that series share. Once asked it is never deleted: it is retired."""

    slug_source = "text"

    text = models.CharField(
        _("question"),
        max_length=250,
        help_text=_(
            "As you would say it. Changing it here does not change what people have already been asked."
        ),
    )
    slug = models.SlugField(_("slug"), max_length=150, editable=False)
    theme = models.ForeignKey(
        Theme,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="questions",
        verbose_name=_("theme"),
        help_text=_("Where the question stands in the library."),
    )
    note = models.TextField(
        _("note for editors"),
        blank=True,
        help_text=_("What this question is after, and how to follow it up. Visitors do not see it."),
    )
    retired = models.BooleanField(
        _("retired"),
        default=False,
        help_text=_("A retired question stays under the answers it has, and can no longer be chosen."),
    )

    objects = QuestionQuerySet.as_manager()

    search_fields = [
        index.SearchField("text"),
        index.AutocompleteField("text"),
        index.FilterField("retired"),
        index.FilterField("locale"),
    ]

    override_translatable_fields = [SynchronizedField("theme", overridable=False)]

    panels = [FieldPanel("text"), FieldPanel("theme"), FieldPanel("note"), FieldPanel("retired")]
    preview_modes = [("share", _("As a shared link"))]

    class Meta(TranslatedWords.Meta):
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["text"]
        constraints = [models.UniqueConstraint(fields=["slug", "locale"], name="question_slug_per_language")]

    def __str__(self) -> str:
        return self.text

    def is_previewable(self) -> bool:
        # A shared link shows who answered, and has an address: a question has neither before it is saved.
        return self.pk is not None

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "profiles/preview_share.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict:
        return super().get_preview_context(request, mode_name) | {"page": self}


class QuestionSet(SlugOnceMixin, TranslatedWords, ClusterableModel):
    """The questions, in order, that a series starts its profiles with."""

    name = models.CharField(_("name"), max_length=150)
    slug = models.SlugField(_("slug"), max_length=150, editable=False)

    panels = [
        FieldPanel("name"),
        InlinePanel("items", heading=_("Questions"), label=_("Question"), min_num=1),
    ]

    class Meta(TranslatedWords.Meta):
        verbose_name = _("question set")
        verbose_name_plural = _("question sets")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["slug", "locale"], name="question_set_slug_per_language")
        ]

    def __str__(self) -> str:
        return self.name

    def questions(self) -> list[Question]:
        """Every question of the set in order, the retired ones too."""
        return [item.question for item in self.items.select_related("question")]


class QuestionSetItem(Orderable):
    """One question at its place in a set."""

    question_set = ParentalKey(QuestionSet, on_delete=models.CASCADE, related_name="items")
    question = models.ForeignKey(
        Question, on_delete=models.PROTECT, related_name="set_items", verbose_name=_("question")
    )

    panels = [FieldPanel("question")]

    class Meta(Orderable.Meta):
        verbose_name = _("question in a set")
        verbose_name_plural = _("questions in a set")

    def __str__(self) -> str:
        return str(self.question)

    def clean(self) -> None:
        super().clean()
        if self.question_id and self.question.retired:
            raise ValidationError(
                {
                    "question": _(
                        "“%(question)s” is retired. Take it out of the set, or bring it back in the question library."
                    )
                    % {"question": self.question}
                },
                code="retired",
            )


class Answer(TranslatableMixin, Orderable):
    """One question as it was put to one person, and what they said.

    `wording` is frozen: rewording the question in the library leaves it as it was asked. An answer without
    `question` is to a question that was asked once.
    """

    page = ParentalKey("profiles.ProfilePage", on_delete=models.CASCADE, related_name="answers")
    question = models.ForeignKey(
        Question,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="answers",
        verbose_name=_("question in the library"),
        help_text=_("Leave empty for a question that is asked this once."),
    )
    wording = models.CharField(
        _("question as it was asked"),
        max_length=250,
        blank=True,
        help_text=_("Filled in from the library; change it if you asked it differently."),
    )
    body = RichTextField(
        _("answer"),
        features=ANSWER_FEATURES,
        max_length=ANSWER_MAX_LENGTH,
        blank=True,
    )

    pull_quote = models.CharField(
        _("words to set large"),
        max_length=200,
        blank=True,
        help_text=_(
            "A sentence of the answer, word for word, for readers who leaf through. Two or three in an interview are "
            "enough; most answers need none."
        ),
    )

    objects = AnswerQuerySet.as_manager()

    # The question is the same in every language, whether the library has been translated or not.
    override_translatable_fields = [SynchronizedField("question", overridable=False)]

    panels = [FieldPanel("wording"), FieldPanel("body"), FieldPanel("pull_quote"), FieldPanel("question")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("answer")
        verbose_name_plural = _("answers")

    def __str__(self) -> str:
        return self.wording

    @property
    def still_original(self) -> dict[str, str]:
        """Of a translation's answer, the fields that nobody has translated yet, with their language. Reads `page`."""
        return still_original(self.page.provenance, f"answers.{self.translation_key}.")

    @property
    def is_still_original(self) -> bool:
        """Whether nobody has translated what was answered yet. Reads `page`."""
        return "body" in self.still_original

    @property
    def is_partly_original(self) -> bool:
        """Whether some paragraphs of a translation's answer are translated, and some are not. Reads `page`."""
        return is_partly_original(self.page.provenance, f"answers.{self.translation_key}.body")

    @property
    def anchor(self) -> str:
        """The id of the answer on its profile's page: what a permalink points at."""
        return f"answer-{self.pk}"
