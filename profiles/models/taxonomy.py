"""The managed lists: where people work, as what, in which branch; and the topics they talk about."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase, TagBase
from wagtail.search import index

from media.alphabet import Alphabetical
from media.slugs import SlugOnceMixin, plain_slug

from ..library_querysets import TopicQuerySet
from .words import TranslatedWords

# Tiles on one side of the map of places: more than any region has, and still a map that fits a page.
MAP_SIDE = 20


class SluggedModel(SlugOnceMixin, models.Model):
    """A named thing with an address of its own; the slug is made from the name once and then stays."""

    name = models.CharField(_("name"), max_length=150)
    slug = models.SlugField(_("slug"), max_length=150, editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


class Sector(TranslatedWords, SluggedModel, index.Indexed):
    """A branch of working life, with a page of its own."""

    description = models.TextField(_("description"), blank=True, help_text=_("Shown on the sector's page."))
    sort_order = models.IntegerField(null=True, blank=True, editable=False)

    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.FilterField("locale")]

    class Meta(TranslatedWords.Meta):
        verbose_name = _("sector")
        verbose_name_plural = _("sectors")
        ordering = ["sort_order", Alphabetical("name")]
        constraints = [models.UniqueConstraint(fields=["slug", "locale"], name="sector_slug_per_language")]


class Place(SluggedModel, index.Indexed):
    """A municipality with a page of its own, its official code, and the dates between which that code is valid.

    Counties and municipalities are merged and split (in Norway in 2020 and 2024) and their codes change with them,
    so a code without dates means nothing.
    """

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
    description = models.TextField(_("description"), blank=True, help_text=_("Shown on the place's page."))
    map_column = models.PositiveSmallIntegerField(
        _("column on the map"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MAP_SIDE)],
        help_text=_(
            "The map is made of tiles, one for each place: 1 is furthest west. A place without a column and a row "
            "is only in the list beside the map."
        ),
    )
    map_row = models.PositiveSmallIntegerField(
        _("row on the map"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MAP_SIDE)],
        help_text=_("1 is furthest north."),
    )

    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = [Alphabetical("name")]
        constraints = [models.UniqueConstraint(fields=["slug"], name="place_slug")]

    @property
    def on_map(self) -> bool:
        return self.map_column is not None and self.map_row is not None

    def clean(self) -> None:
        """Refuse half a position on the map, and a tile that is another place's."""
        super().clean()
        if (self.map_column is None) != (self.map_row is None):
            empty = "map_column" if self.map_column is None else "map_row"
            raise ValidationError(
                {empty: _("A place on the map has a column and a row. Fill in both, or empty both.")}
            )
        if not self.on_map:
            return
        taken = Place.objects.filter(map_column=self.map_column, map_row=self.map_row).exclude(pk=self.pk)
        if other := taken.first():
            raise ValidationError(
                {"map_column": _("%(place)s has this tile. Choose another.") % {"place": other.name}}
            )


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
        ordering = [Alphabetical("name")]
        constraints = [models.UniqueConstraint(fields=["slug"], name="workplace_slug")]


class Occupation(TranslatedWords, SluggedModel, index.Indexed):
    """A kind of job with a page of its own and its code in STYRK-08 (Norway's adaptation of ISCO-08, four digits)."""

    description = models.TextField(
        _("description"), blank=True, help_text=_("Shown on the occupation's page.")
    )
    styrk08 = models.CharField(
        _("STYRK-08 code"),
        max_length=4,
        blank=True,
        validators=[RegexValidator(r"^[0-9]{4}\Z", _("A STYRK-08 code has four digits, for example 2223."))],
    )

    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.FilterField("locale")]

    class Meta(TranslatedWords.Meta):
        verbose_name = _("occupation")
        verbose_name_plural = _("occupations")
        ordering = [Alphabetical("name")]
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
        ordering = [Alphabetical("name")]

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
        constraints = [models.UniqueConstraint(fields=["content_object", "tag"], name="profile_topic_once")]
