"""Where the cards are that were drawn."""

from django.core.files.storage import Storage, storages
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site


def card_storage() -> Storage:
    """Where cards are kept: a storage of their own, which has no public address."""
    return storages["cards"]


class CardFile(models.Model):
    """A drawn card in its storage: what it stands for (`showcase.sharing.things`), and what it showed then.

    Some things are the same in every language, a film or a place: they have a card in each. A card is asked for by the
    digest of what it shows; the row tells which file that was, and which ones are outdated.
    """

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(_("kind"), max_length=20)
    key = models.BigIntegerField(_("key"))
    shape = models.CharField(_("shape"), max_length=10)
    language = models.CharField(_("language"), max_length=10)
    digest = models.CharField(_("digest"), max_length=20)
    file = models.FileField(_("file"), storage=card_storage)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("share card")
        verbose_name_plural = _("share cards")
        constraints = [
            models.UniqueConstraint(
                fields=["site", "kind", "key", "shape", "language"], name="share_card_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}, {self.shape}"
