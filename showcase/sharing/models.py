"""What a site looks like to others, where its visitors may share it, and the cards that are drawn for it."""

from collections import Counter
from math import floor

from django.core.exceptions import ValidationError
from django.core.files.storage import Storage, storages
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.blocks import ChoiceBlock
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.fields import StreamField
from wagtail.models import Site

from media.cards.colours import colour, contrast

from .networks import BY_KEY, NETWORKS, Network

DEFAULT_ACCENT = "#b8182f"
# What the accent stands on: birch, the site's ground.
GROUND = "#f6f5f0"
# WCAG 2.2 SC 1.4.3: text of ordinary size.
READABLE = 4.5


@register_setting(icon="globe")
class Branding(BaseSiteSetting):
    """One site's mark, colour and networks. A site that has none yet looks like the showcase itself."""

    logo = models.ForeignKey(
        "media.Image",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("logo"),
        help_text=_("Shown on share cards, on a light background. PNG with transparency looks best."),
    )
    icon = models.ForeignKey(
        "media.Image",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("icon"),
        help_text=_(
            "Square, 512 × 512 pixels or more: for browser tabs and home screens. Leave empty to use the wheel."
        ),
    )
    accent = models.CharField(
        _("accent colour"),
        max_length=7,
        default=DEFAULT_ACCENT,
        validators=[
            RegexValidator(
                r"^#[0-9a-fA-F]{6}\Z",
                _("Write the colour as # and six digits or letters a–f, for example #b8182f."),
            )
        ],
        help_text=_(
            "Write the colour as # and six digits or letters a–f, for example #b8182f. It has to be dark enough to "
            "read on a light background."
        ),
    )
    # Blocks and not rows of their own: every page needs them, and they come with the branding.
    share_networks = StreamField(
        [("network", ChoiceBlock([(network.key, network.name) for network in NETWORKS], label=_("Network")))],
        blank=True,
        verbose_name=_("networks"),
        help_text=_("Where visitors may share pages, in this order. Leave empty to offer all of them."),
    )
    fediverse_creator = models.CharField(
        _("account on Mastodon"),
        max_length=150,
        blank=True,
        validators=[
            RegexValidator(
                r"^@?[A-Za-z0-9_.-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,}\Z",
                _("Write the account with its server, for example @region@mastodon.social."),
            )
        ],
        help_text=_(
            "Mastodon shows this account as the author of links to this site: for example @region@mastodon.social."
        ),
    )

    select_related = ["logo", "icon"]
    panels = [
        MultiFieldPanel([FieldPanel("logo"), FieldPanel("icon"), FieldPanel("accent")], heading=_("Look")),
        FieldPanel("share_networks"),
        FieldPanel("fediverse_creator"),
    ]

    class Meta:
        verbose_name = _("branding")
        verbose_name_plural = _("branding")

    def __str__(self) -> str:
        return str(_("Branding"))

    @classmethod
    def of(cls, site: Site | None) -> "Branding":
        """The branding of a site; one that is not saved, and looks like the showcase, where it has none. One query.

        Wagtail's own `for_site()` makes a row where there is none: a page that is read must not write.
        """
        return cls.base_queryset().filter(site=site).first() or cls(site=site)

    @property
    def accent_digits(self) -> str:
        """The six digits of an accent of the site's own; "" for the one that the style sheets have."""
        return "" if self.accent.lower() == DEFAULT_ACCENT else self.accent.lower().removeprefix("#")

    @property
    def networks(self) -> list[Network]:
        """Where visitors may share, in the editor's order; all where none is chosen."""
        chosen = dict.fromkeys(block.value for block in self.share_networks)
        return [BY_KEY[key] for key in chosen if key in BY_KEY] or list(NETWORKS)

    def clean(self) -> None:
        super().clean()
        errors = {"accent": self._accent_error(), "share_networks": self._networks_error()}
        if errors := {field: message for field, message in errors.items() if message}:
            raise ValidationError(errors)

    def _accent_error(self) -> str:
        ratio = contrast(colour(self.accent), colour(GROUND))
        if ratio >= READABLE:
            return ""
        # Rounded down: 4.46 is not enough, and would be told as 4.5.
        return _(
            "This colour is too light to read on our background (contrast %(ratio)s, at least %(needed)s needed). "
            "Choose a darker one."
        ) % {"ratio": floor(ratio * 10) / 10, "needed": READABLE}

    def _networks_error(self) -> str:
        times = Counter(block.value for block in self.share_networks)
        twice = [BY_KEY[key].name for key, number in times.items() if number > 1 and key in BY_KEY]
        if not twice:
            return ""
        return _("Each network can stand here once. Remove what is there twice: %(names)s.") % {
            "names": ", ".join(twice)
        }


def card_storage() -> Storage:
    """Where cards are kept: a storage of their own, which has no public address."""
    return storages["cards"]


class CardFile(models.Model):
    """A drawn card in its storage: what it stands for (`showcase.sharing.things`), and what it showed then.

    A card is asked for by the digest of what it shows; the row tells which file that was, and which ones are outdated.
    """

    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(_("kind"), max_length=20)
    key = models.BigIntegerField(_("key"))
    shape = models.CharField(_("shape"), max_length=10)
    digest = models.CharField(_("digest"), max_length=20)
    file = models.FileField(_("file"), storage=card_storage)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("share card")
        verbose_name_plural = _("share cards")
        constraints = [
            models.UniqueConstraint(fields=["site", "kind", "key", "shape"], name="share_card_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}, {self.shape}"
