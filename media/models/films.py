"""Films: where they are, who speaks in them, and how they are shown without asking anyone else's server."""

from pathlib import PurePosixPath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import FileExtensionValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.fields import RichTextField
from wagtail.models import Orderable
from wagtail.search import index

from .. import embeds
from ..providers import BY_KEY
from ..slugs import SlugOnceMixin
from ..validators import validate_film_file, validate_webvtt

TRANSCRIPT_FEATURES = ["bold", "italic", "link", "ol", "ul"]
MIME_TYPES = {".mp4": "video/mp4", ".webm": "video/webm"}


class FilmQuerySet(models.QuerySet):
    """Films."""

    def for_cards(self) -> "FilmQuerySet":
        """With what a player shows before the click, in a fixed number of queries."""
        return self.select_related("poster").prefetch_related("poster__renditions", "captions")


class Film(SlugOnceMixin, index.Indexed, ClusterableModel):
    """A film that lives at one place: at a host (`address`) or here (`file`).

    The address is kept as the editor pasted it; what is shown is computed from provider and id.
    """

    title = models.CharField(_("title"), max_length=255)
    slug_source = "title"
    slug = models.SlugField(_("slug"), max_length=150, unique=True, editable=False)
    address = models.CharField(
        _("address at YouTube or Vimeo"),
        max_length=embeds.MAX_ADDRESS_LENGTH,
        blank=True,
        help_text=_(
            "Paste the address as you have it, for example https://youtu.be/… Films on Instagram, Facebook and "
            "TikTok cannot be played here: give those as social links."
        ),
    )
    file = models.FileField(
        _("or a film file"),
        upload_to="films/",
        blank=True,
        validators=[FileExtensionValidator(["mp4", "webm"]), validate_film_file],
        help_text=_("MP4 (H.264) or WebM."),
    )
    provider = models.CharField(max_length=20, blank=True, editable=False)
    provider_id = models.CharField(max_length=50, blank=True, editable=False)
    provider_hash = models.CharField(max_length=50, blank=True, editable=False)
    poster = models.ForeignKey(
        "media.Image",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("poster"),
        help_text=_("The picture shown before the film starts, 16:9. Without one the wheel is shown."),
    )
    duration = models.PositiveIntegerField(_("length in seconds"), null=True, blank=True)
    published_on = models.DateField(_("first published on"), null=True, blank=True)
    credit = models.CharField(_("credit"), max_length=255, blank=True, help_text=_("Who made the film."))
    transcript = RichTextField(
        _("transcript"),
        features=TRANSCRIPT_FEATURES,
        blank=True,
        max_length=60_000,
        help_text=_("Everything that is said, and what is seen where that matters. Shown under the film."),
    )

    objects = FilmQuerySet.as_manager()

    search_fields = [
        index.SearchField("title", boost=3),
        index.AutocompleteField("title"),
        index.SearchField("transcript"),
    ]

    class Meta:
        verbose_name = _("film")
        verbose_name_plural = _("films")
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        if bool(self.address) == bool(self.file):
            raise ValidationError(
                {
                    "address": _(
                        "Give either the film's address or a film file: one of the two, so that it is clear "
                        "which film is shown."
                    )
                }
            )
        if self.address:
            try:
                embeds.parse_address(self.address)
            except ValidationError as error:
                raise ValidationError({"address": error}) from error

    def save(self, *args, **kwargs) -> None:
        hosted = embeds.parse_address(self.address) if self.address else embeds.HostedFilm("", "")
        self.provider, self.provider_id, self.provider_hash = hosted.provider, hosted.id, hosted.hash
        super().save(*args, **kwargs)

    @property
    def hosted(self) -> embeds.HostedFilm | None:
        """What and where the film is at its host; None for an uploaded film."""
        if not self.provider:
            return None
        return embeds.HostedFilm(self.provider, self.provider_id, self.provider_hash)

    @property
    def host_name(self) -> str:
        return BY_KEY[self.provider].name if self.provider else ""

    @property
    def player_url(self) -> str:
        return embeds.player_url(self.hosted) if self.hosted else ""

    @property
    def watch_url(self) -> str:
        """Where a plain link goes: the film's page at its host, or the uploaded file."""
        return embeds.watch_url(self.hosted) if self.hosted else self.file.url

    @property
    def mime_type(self) -> str:
        return MIME_TYPES.get(PurePosixPath(self.file.name).suffix.lower(), "video/mp4")

    @property
    def length(self) -> str:
        """The length as people write it, "1:05", or "" where it is not known."""
        if not self.duration:
            return ""
        minutes, seconds = divmod(self.duration, 60)
        hours, minutes = divmod(minutes, 60)
        return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


class CaptionTrack(Orderable):
    """A film's captions in one language (WebVTT)."""

    film = ParentalKey(Film, on_delete=models.CASCADE, related_name="captions")
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES, default="en")
    file = models.FileField(
        _("captions file"),
        upload_to="captions/",
        validators=[FileExtensionValidator(["vtt"]), validate_webvtt],
        help_text=_("WebVTT (.vtt)."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("captions")
        verbose_name_plural = _("captions")
        constraints = [
            models.UniqueConstraint(fields=["film", "language"], name="one_caption_track_per_language")
        ]

    def __str__(self) -> str:
        return f"{self.film} ({self.get_language_display()})"
