"""Films: where they are, who speaks in them, and how they are shown without asking anyone else's server."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.fields import RichTextField
from wagtail.models import Orderable
from wagtail.search import index

from .. import embeds
from ..fields import CaptionsFileField, FilmFileField
from ..providers import BY_KEY
from ..recordings import Recording
from ..slugs import SlugOnceMixin
from .film_words import TRANSCRIPT_FEATURES, TRANSCRIPT_LENGTH, FilmWords

# The recordings of a film, each as the columns of its address and its file.
RECORDINGS = {
    "film": ("address", "file"),
    "described": ("described_address", "described_file"),
    "signed": ("signed_address", "signed_file"),
}


class FilmQuerySet(models.QuerySet):
    """Films."""

    def for_cards(self) -> "FilmQuerySet":
        """With what a card in a list shows, in a fixed number of queries."""
        return self.select_related("poster").prefetch_related("poster__renditions")

    def for_players(self) -> "FilmQuerySet":
        """With what a player shows before the click, in a fixed number of queries."""
        return self.for_cards().prefetch_related("captions")

    def newest_first(self) -> "FilmQuerySet":
        return self.order_by(models.F("published_on").desc(nulls_last=True), "title", "pk")

    def hosted(self) -> "FilmQuerySet":
        """Films at a host, not in a file of this site."""
        return self.exclude(provider="")


class Film(SlugOnceMixin, FilmWords, index.Indexed, ClusterableModel):
    """A film that lives at one place: at a host (`address`) or here (`file`).

    The address is kept as the editor pasted it; what is shown is computed from provider and id. A version with
    audio description and one in sign language may stand beside it, each at a host or in a file of its own.
    """

    title = models.CharField(_("title"), max_length=255)
    slug_source = "title"
    slug = models.SlugField(_("slug"), max_length=150, unique=True, editable=False)
    address = models.CharField(
        _("address of the film"),
        max_length=embeds.MAX_ADDRESS_LENGTH,
        blank=True,
        help_text=_(
            "Paste the address as you have it, for example https://youtu.be/… or https://vimeo.com/… Films on "
            "Instagram, Facebook and TikTok cannot be played here (their players need an agreement with the "
            "company): give those as social links."
        ),
    )
    file = FilmFileField(
        _("or a film file"),
        upload_to="films/",
        blank=True,
        help_text=_("MP4 (H.264) or WebM. Export a film from an iPhone (.mov) as MP4 first."),
    )
    provider = models.CharField(
        _("host"),
        max_length=20,
        blank=True,
        editable=False,
        choices=[(key, BY_KEY[key].name) for key in BY_KEY],
    )
    provider_id = models.CharField(max_length=50, blank=True, editable=False)
    provider_hash = models.CharField(max_length=50, blank=True, editable=False)
    provider_host = models.CharField(max_length=255, blank=True, editable=False)
    poster = models.ForeignKey(
        "media.Image",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("poster"),
        help_text=_(
            "The picture shown before the film starts, 16:9, at least 1280 × 720. It is taken from an uploaded film "
            "when you save. Without one the wheel is shown."
        ),
    )
    duration = models.PositiveIntegerField(_("length in seconds"), null=True, blank=True)
    published_on = models.DateField(_("first published on"), null=True, blank=True)
    credit = models.CharField(_("credit"), max_length=255, blank=True, help_text=_("Who made the film."))
    transcript = RichTextField(
        _("transcript"),
        features=TRANSCRIPT_FEATURES,
        blank=True,
        max_length=TRANSCRIPT_LENGTH,
        help_text=_("Everything that is said, and what is seen where that matters. Shown under the film."),
    )

    silent = models.BooleanField(
        _("the film has no sound"),
        default=False,
        help_text=_("No speech, no music, nothing to hear. It then needs a transcript, but no captions."),
    )
    captioned_already = models.BooleanField(
        _("captions come with the film"),
        default=False,
        help_text=_(
            "They are in the picture, or at the host, and a person has written or corrected them. Automatic captions "
            "that nobody has read do not count."
        ),
    )
    described_address = models.CharField(
        _("address of the version with audio description"),
        max_length=embeds.MAX_ADDRESS_LENGTH,
        blank=True,
        help_text=_("The same film, in which a voice also tells what is seen."),
    )
    described_file = FilmFileField(_("or its file"), upload_to="films/", blank=True)
    description_not_needed = models.CharField(
        _("why no audio description is needed"),
        max_length=500,
        blank=True,
        help_text=_("For example: one person talks to the camera, and all that matters is said."),
    )
    signed_address = models.CharField(
        _("address of the version in sign language"), max_length=embeds.MAX_ADDRESS_LENGTH, blank=True
    )
    signed_file = FilmFileField(_("or its file"), upload_to="films/", blank=True)

    captions_waiver = models.CharField(_("without captions, because"), max_length=500, blank=True)
    alternative_waiver = models.CharField(_("without a transcript, because"), max_length=500, blank=True)
    description_waiver = models.CharField(_("without audio description, because"), max_length=500, blank=True)
    waived_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    waived_at = models.DateTimeField(null=True, editable=False)

    # What `check_films` found when it last asked the host.
    availability = models.CharField(max_length=20, blank=True, editable=False)
    checked_at = models.DateTimeField(null=True, editable=False)

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
        permissions = [
            ("waive_film", "Can let a film off an accessibility duty"),
            ("change_shown_film", "Can change a film that visitors see"),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        errors: dict[str, ValidationError] = {}
        stored = type(self).objects.filter(pk=self.pk).values().first() or {}
        for key, (address, file) in RECORDINGS.items():
            both = bool(getattr(self, address)) and bool(getattr(self, file))
            neither = key == "film" and not getattr(self, address) and not getattr(self, file)
            if both or neither:
                errors[address] = ValidationError(
                    _(
                        "Give either the film's address or a film file: one of the two, so that it is clear "
                        "which film is shown."
                    )
                )
            # An address that is stored was judged then: it stays when its instance leaves the settings.
            elif getattr(self, address) and getattr(self, address) != stored.get(address):
                try:
                    embeds.parse_address(getattr(self, address))
                except ValidationError as error:
                    errors[address] = error
        if errors:
            raise ValidationError(errors)

    def save(self, *args, **kwargs) -> None:
        hosted = embeds.find(self.address) if self.address else embeds.HostedFilm("", "")
        # An address that was good stays good when the operator takes its instance out of the settings.
        if hosted and hosted != self.kept:
            self.provider, self.provider_id = hosted.provider, hosted.id
            self.provider_hash, self.provider_host = hosted.hash, hosted.host
            self.availability, self.checked_at = "", None
        super().save(*args, **kwargs)

    @property
    def kept(self) -> embeds.HostedFilm:
        """Provider and id as they were saved last; empty for an uploaded film."""
        return embeds.HostedFilm(
            self.provider, self.provider_id, hash=self.provider_hash, host=self.provider_host
        )

    @property
    def hosted(self) -> embeds.HostedFilm | None:
        """What and where the film is at its host; None for an uploaded film."""
        return self.kept if self.provider else embeds.find(self.address)

    @property
    def recording(self) -> Recording:
        """The film itself."""
        hosted = self.hosted
        return Recording(hosted, None if hosted else self.file)

    @property
    def described(self) -> Recording | None:
        """The version with audio description."""
        return Recording.find(self.described_address, self.described_file)

    @property
    def signed(self) -> Recording | None:
        """The version in sign language."""
        return Recording.find(self.signed_address, self.signed_file)

    @property
    def host_name(self) -> str:
        return self.recording.host_name

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
    file = CaptionsFileField(
        _("captions file"),
        upload_to="captions/",
        help_text=_("WebVTT (.vtt) or SubRip (.srt), which is converted."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("captions")
        verbose_name_plural = _("captions")
        constraints = [
            models.UniqueConstraint(fields=["film", "language"], name="one_caption_track_per_language")
        ]

    def __str__(self) -> str:
        return f"{self.film} ({self.get_language_display()})"
