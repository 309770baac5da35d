"""The managed lists: where people work, as what, in which branch; and the topics they talk about."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase
from wagtail.models import TranslatableMixin
from wagtail.search import index

from media.slugs import SlugOnceMixin, plain_slug

from ..querysets import TopicQuerySet


class SluggedModel(SlugOnceMixin, models.Model):
    """A named thing with an address of its own; the slug is made from the name once and then stays."""

    name = models.CharField(_("name"), max_length=150)
    slug = models.SlugField(_("slug"), max_length=150, editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


class Sector(TranslatableMixin, SluggedModel, index.Indexed):
    """A branch of working life."""

    description = models.TextField(_("description"), blank=True)
    sort_order = models.IntegerField(null=True, blank=True, editable=False)

    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("sector")
        verbose_name_plural = _("sectors")
        ordering = ["sort_order", "name"]
        constraints = [models.UniqueConstraint(fields=["slug", "locale"], name="sector_slug_per_language")]


class Place(index.Indexed, models.Model):
    """A municipality, with its official code and the dates between which that code is valid.

    Counties and municipalities are merged and split (in Norway in 2020 and 2024) and their codes change with them,
    so a code without dates means nothing.
    """

    name = models.CharField(_("name"), max_length=150)
    code = models.CharField(
        _("official code"),
        max_length=10,
        unique=True,
        validators=[
            RegexValidator(r"^[0-9]{4}\Z", _("A municipality's code has four digits, for example 3401."))
        ],
        help_text=_("Four digits, as Statistics Norway lists them."),
    )
    county = models.CharField(_("county"), max_length=150, blank=True)
    valid_from = models.DateField(_("code valid from"), null=True, blank=True)
    valid_to = models.DateField(_("code valid to"), null=True, blank=True)

    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Workplace(SluggedModel, index.Indexed):
    """An employer, in a place and a sector."""

    place = models.ForeignKey(
        Place,
        on_delete=models.PROTECT,
        related_name="workplaces",
        verbose_name=_("place"),
        null=True,
        blank=True,
    )
    sector = models.ForeignKey(
        Sector,
        on_delete=models.PROTECT,
        related_name="workplaces",
        verbose_name=_("sector"),
        null=True,
        blank=True,
    )
    website = models.URLField(_("website"), blank=True)

    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("workplace")
        verbose_name_plural = _("workplaces")
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["slug"], name="workplace_slug")]


class Occupation(TranslatableMixin, SluggedModel, index.Indexed):
    """A kind of job, with its code in STYRK-08 (Norway's adaptation of ISCO-08, four digits)."""

    styrk08 = models.CharField(
        _("STYRK-08 code"),
        max_length=4,
        blank=True,
        validators=[RegexValidator(r"^[0-9]{4}\Z", _("A STYRK-08 code has four digits, for example 2223."))],
    )

    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("occupation")
        verbose_name_plural = _("occupations")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["slug", "locale"], name="occupation_slug_per_language")
        ]


class Topic(TagBase):
    """A tag with a page of its own."""

    free_tagging = True

    description = models.TextField(_("description"), blank=True, help_text=_("Shown on the topic's page."))

    objects = TopicQuerySet.as_manager()

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name"]

    def slugify(self, tag: str, i: int | None = None) -> str:
        slug = plain_slug(tag) or "topic"
        return slug if i is None else f"{slug}-{i}"


class ProfileTopic(ItemBase):
    """One topic of one profile."""

    tag = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="profile_items")
    content_object = ParentalKey("profiles.ProfilePage", on_delete=models.CASCADE, related_name="topic_items")

    class Meta:
        verbose_name = _("topic of a profile")
        verbose_name_plural = _("topics of profiles")
