"""Words of the lists and the library that stand in several languages."""

from django.db import models
from wagtail.models import TranslatableMixin

from media.reading import foreign


class TranslatedWords(TranslatableMixin, models.Model):
    """Abstract: a thing with a name in each language.

    A translation that somebody has only begun is not shown: readers have the name in another language until then.
    """

    is_translated = models.BooleanField(default=True, editable=False)

    class Meta(TranslatableMixin.Meta):
        abstract = True

    @property
    def foreign(self) -> str:
        """The words' language where it is not the reader's; "" where it is. Reads `locale`."""
        return foreign(self.locale.language_code)
