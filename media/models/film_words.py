"""What a film is called and what is said in it, in other languages than that in which it came."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField

from ..reading import foreign, said

TRANSCRIPT_FEATURES = ["bold", "italic", "link", "ol", "ul"]
TRANSCRIPT_LENGTH = 60_000


def _title() -> models.CharField:
    return models.CharField(_("title"), max_length=255, blank=True)


def _transcript() -> RichTextField:
    return RichTextField(
        _("transcript"), features=TRANSCRIPT_FEATURES, blank=True, max_length=TRANSCRIPT_LENGTH
    )


class FilmWords(models.Model):
    """Abstract: a title and a transcript for each language, beside those that the film came with.

    Columns, and not a film for each language: the recording, its captions and its duties are one. `title` and
    `transcript` are in the site's first language.
    """

    title_en, title_nb, title_nn = _title(), _title(), _title()
    transcript_en, transcript_nb, transcript_nn = _transcript(), _transcript(), _transcript()

    class Meta:
        abstract = True

    @property
    def title_here(self) -> str:
        """The title in the reader's language, or else in one that there is."""
        return said(self, "title")[0]

    @property
    def transcript_here(self) -> str:
        """The transcript in the reader's language, or else in one that there is."""
        return said(self, "transcript")[0]

    @property
    def title_language(self) -> str:
        """The language of `title_here` where it is not the reader's; "" where it is."""
        return self._elsewhere("title")

    @property
    def transcript_language(self) -> str:
        """The language of `transcript_here` where it is not the reader's; "" where it is."""
        return self._elsewhere("transcript")

    def _elsewhere(self, name: str) -> str:
        return foreign(said(self, name)[1])
