"""Words of the lists and the library that stand in several languages."""

from django.db import models
from wagtail.models import TranslatableMixin


class TranslatedWords(TranslatableMixin, models.Model):
    """Abstract: a thing with a name in each language.

    A translation that somebody has only begun is not shown: readers have the name in another language until then.
    """

    is_translated = models.BooleanField(default=True, editable=False)

    class Meta(TranslatableMixin.Meta):
        abstract = True
