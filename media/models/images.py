"""Pictures: Wagtail's image with the credit and licence that go wherever the picture goes."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from wagtail.images.models import AbstractImage, AbstractRendition, Filter
from wagtail.images.models import Image as WagtailImage

from ..signals import written_in_bulk
from ..slugs import SlugOnceMixin
from ..tones import tone_of


class Image(SlugOnceMixin, AbstractImage):
    """A picture. `description` says what it shows; the place of use may say it better (`alt`).

    `slug` is its key in a bundle: made once, so that a picture keeps its identity when its file is replaced.
    """

    slug_source = "title"
    slug = models.SlugField(_("slug"), max_length=150, unique=True, editable=False)
    credit = models.CharField(
        _("credit"),
        max_length=255,
        blank=True,
        help_text=_("Who made the picture. It is shown wherever the picture is shown large."),
    )
    licence = models.CharField(
        _("licence"),
        max_length=100,
        blank=True,
        help_text=_(
            "Under which terms it may be used, for example “CC BY 4.0”, or empty for all rights reserved."
        ),
    )

    tone = models.CharField(_("tone"), max_length=7, blank=True, editable=False)

    # Wagtail's own Image is installed too and has the reverse name that this field would get by itself.
    tags = TaggableManager(help_text=None, blank=True, verbose_name=_("tags"), related_name="showcase_images")

    admin_form_fields = ("title", "file", "description", "credit", "licence") + tuple(
        name for name in WagtailImage.admin_form_fields if name not in {"title", "file", "description"}
    )

    class Meta(AbstractImage.Meta):
        default_related_name = "showcase_images"
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        permissions = [("choose_image", "Can choose picture")]

    def save(self, *args, **kwargs) -> None:
        # A new file is not in the storage yet.
        if self.file and not self.file._committed:
            self.tone = tone_of(self.file)
        super().save(*args, **kwargs)

    def create_renditions(self, *filters: Filter) -> dict[Filter, "Rendition"]:
        """As Wagtail's, but those that the database has, told of where Wagtail writes them past the signals.

        Of two processes that draw the same at once Wagtail lets the later one go on with a file of its own that no row
        knows: it would stay where it is when the picture is deleted. SourceImageIOError where the picture is no file.
        """
        made = super().create_renditions(*filters)
        if len(made) < 2:
            return made
        found = {
            (row.filter_spec, row.focal_point_key): row
            for row in self.renditions.filter(filter_spec__in=[one.spec for one in made])
        }
        kept = {
            one: found.get((drawn.filter_spec, drawn.focal_point_key), drawn) for one, drawn in made.items()
        }
        for one, drawn in made.items():
            if drawn.file.name != kept[one].file.name:
                drawn.file.delete(save=False)
        # After it and not within its transaction: that would hold SQLite's one writer for as long as drawing takes.
        written_in_bulk.send(Rendition, rows=kept.values())
        return kept


class Rendition(AbstractRendition):
    """One size and format of a picture."""

    image = models.ForeignKey(Image, on_delete=models.CASCADE, related_name="renditions")

    class Meta(AbstractRendition.Meta):
        unique_together = (("image", "filter_spec", "focal_point_key"),)
        verbose_name = _("rendition")
        verbose_name_plural = _("renditions")
