"""The accessibility statement that a public body has to publish."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.blocks import CharBlock, ChoiceBlock, DateBlock, StructBlock, TextBlock
from wagtail.fields import RichTextField, StreamField

from ..permissions import ManagedBranchPermissionTester
from ..reserved import refuse_reserved_slug, under_home
from ..wcag import BY_NUMBER, PRINCIPLES, Criterion, choices
from .base import ShowcasePage

TEXT_FEATURES = ["h2", "h3", "bold", "italic", "link", "ol", "ul"]


class Status(models.TextChoices):
    """Commission Implementing Decision (EU) 2018/1523, Annex, section 1: the three that a statement may say."""

    FULL = "full", _("Fully compliant")
    PARTIAL = "partial", _("Partially compliant")
    NONE = "none", _("Not compliant")


class Method(models.TextChoices):
    """The same Decision, article 3: how the site was assessed."""

    SELF = "self", _("The organisation assessed it itself")
    THIRD_PARTY = "third_party", _("A third party assessed it")


class Reason(models.TextChoices):
    """The same Decision, Annex, section 1: why something is not accessible."""

    NON_COMPLIANCE = "non_compliance", _("It does not meet the requirement yet")
    BURDEN = "burden", _("Meeting it would be a disproportionate burden")
    OUTSIDE = "outside", _("The law does not cover it")


class FailureBlock(StructBlock):
    """Something that does not work for everyone."""

    criterion = ChoiceBlock(label=_("Requirement"), choices=choices)
    what = TextBlock(
        label=_("What does not work"),
        max_length=1_000,
        rows=3,
        help_text=_("In plain words, and where on the site."),
    )
    whom = CharBlock(
        label=_("For whom"),
        max_length=250,
        help_text=_("For example: people who use a screen reader."),
    )
    reason = ChoiceBlock(label=_("Why"), choices=Reason.choices, default=Reason.NON_COMPLIANCE)
    mended_by = DateBlock(label=_("Will be mended by"), required=False)

    class Meta:
        icon = "warning"
        label = _("Failure")
        label_format = "{criterion}: {what}"


@dataclass(frozen=True)
class Failure:
    """A failure as the page shows it."""

    criterion: Criterion
    what: str
    whom: str
    reason: Reason
    mended_by: object


class AccessibilityPageForm(WagtailAdminPageForm):
    """Keeps a draft that says nothing yet; what the law asks for is asked for when it is published."""

    def _post_clean(self) -> None:
        self.instance.is_kept_as_draft = self.is_deferred_validation
        super()._post_clean()


class AccessibilityPage(ShowcasePage):
    """An accessibility statement: Regulation on universal design of ICT § 4 b, in the EU's model form."""

    organisation = models.CharField(
        _("organisation"), max_length=150, blank=True, help_text=_("Who answers for this site.")
    )
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, blank=True)
    failures = StreamField(
        [("failure", FailureBlock())],
        blank=True,
        verbose_name=_("what is not accessible"),
        help_text=_("Everything that you know of, one by one."),
    )
    method = models.CharField(_("how it was assessed"), max_length=15, choices=Method.choices, blank=True)
    assessor = models.CharField(
        _("assessed by"), max_length=150, blank=True, help_text=_("Name the third party, if it was one.")
    )
    made_on = models.DateField(_("statement made on"), null=True, blank=True)
    reviewed_on = models.DateField(
        _("last reviewed on"), null=True, blank=True, help_text=_("Look at it once a year.")
    )
    feedback_email = models.EmailField(_("e-mail for feedback"), blank=True)
    feedback_telephone = models.CharField(_("telephone for feedback"), max_length=30, blank=True)
    register_address = models.URLField(
        _("address at uustatus.no"),
        blank=True,
        help_text=_("Norwegian public bodies register their statement there. Paste its address."),
    )
    body = RichTextField(
        _("anything else"),
        features=TEXT_FEATURES,
        blank=True,
        max_length=60_000,
        help_text=_("For example what you do for accessibility beyond the law."),
    )

    is_kept_as_draft = False

    parent_page_types = ["profiles.HomePage"]
    subpage_types: list[str] = []
    base_form_class = AccessibilityPageForm
    permission_tester_class = ManagedBranchPermissionTester
    content_panels = [
        *ShowcasePage.content_panels,
        *ShowcasePage.summary_panels,
        MultiFieldPanel([FieldPanel("organisation"), FieldPanel("status")], heading=_("Compliance")),
        FieldPanel("failures"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("made_on"), FieldPanel("reviewed_on")]),
                FieldPanel("method"),
                FieldPanel("assessor"),
            ],
            heading=_("How and when"),
        ),
        MultiFieldPanel(
            [FieldPanel("feedback_email"), FieldPanel("feedback_telephone")], heading=_("Where to tell you")
        ),
        FieldPanel("register_address"),
        FieldPanel("body"),
    ]

    class Meta:
        verbose_name = _("accessibility statement")
        verbose_name_plural = _("accessibility statements")

    def clean(self) -> None:
        super().clean()
        refuse_reserved_slug(self.slug, under_home())
        if not self.is_kept_as_draft and (errors := self._missing()):
            raise ValidationError(errors)

    def _missing(self) -> dict[str, str]:
        """What the law asks a statement to say, and this one does not."""
        missing = {}
        if not self.status:
            missing["status"] = _("Say whether the site is fully, partially or not compliant.")
        elif self.status != Status.FULL and not self.failures:
            missing["failures"] = _(
                "Say what is not accessible: a site that is not fully compliant has something."
            )
        if not self.method:
            missing["method"] = _("Say who assessed the site.")
        if not self.made_on:
            missing["made_on"] = _("Say when the statement was made.")
        if not (self.feedback_email or self.feedback_telephone):
            missing["feedback_email"] = _("Give an e-mail address or a telephone number for feedback.")
        return missing

    @property
    def telephone_digits(self) -> str:
        """The number as a `tel:` address has it (RFC 3966)."""
        return "".join(letter for letter in self.feedback_telephone if letter.isdigit() or letter == "+")

    def failures_by_principle(self) -> list[tuple[str, list[Failure]]]:
        """What is not accessible, by the principles of WCAG, in the order of the criteria."""
        found = defaultdict(list)
        for block in self.failures:
            if criterion := BY_NUMBER.get(block.value["criterion"]):
                failure = Failure(
                    criterion,
                    block.value["what"],
                    block.value["whom"],
                    Reason(block.value["reason"]),
                    block.value["mended_by"],
                )
                found[criterion.principle].append(failure)
        order = list(BY_NUMBER)
        return [
            (name, sorted(found[key], key=lambda failure: order.index(failure.criterion.number)))
            for key, name in PRINCIPLES.items()
            if key in found
        ]

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        return super().get_context(request, *args, **kwargs) | {"failures": self.failures_by_principle()}
