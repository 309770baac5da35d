"""What a site looks like to others, and where its visitors may share it."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting
from wagtail.models import Orderable

from .contrast import READABLE, contrast
from .networks import BY_KEY, NETWORKS, Network

DEFAULT_ACCENT = "#b8182f"
# What the accent stands on: birch, the site's ground.
GROUND = "#f6f5f0"


@register_setting(icon="globe")
class Branding(ClusterableModel, BaseSiteSetting):
    """One site's mark, colour and networks. A site that has none yet looks like the showcase itself."""

    logo = models.ForeignKey(
        "media.Image",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("logo"),
        help_text=_(
            "Drawn on share cards beside the series' mark, on a light ground. PNG with transparency looks best."
        ),
    )
    icon = models.ForeignKey(
        "media.Image",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("icon"),
        help_text=_(
            "Square, 512 × 512 pixels or more: for browser tabs and home screens. The wheel serves where there is none."
        ),
    )
    accent = models.CharField(
        _("accent colour"),
        max_length=7,
        default=DEFAULT_ACCENT,
        validators=[
            RegexValidator(r"^#[0-9a-fA-F]{6}\Z", _("A colour has six digits, for example #b8182f."))
        ],
        help_text=_("As #rrggbb. It has to be dark enough to read on a light ground."),
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
        help_text=_("Mastodon names it beside links to this site: for example @region@mastodon.social."),
    )

    select_related = ["logo", "icon"]
    panels = [
        MultiFieldPanel([FieldPanel("logo"), FieldPanel("icon"), FieldPanel("accent")], heading=_("Look")),
        InlinePanel(
            "share_networks",
            heading=_("Networks"),
            label=_("Network"),
            help_text=_(
                "Where visitors may share pages, in this order. Without any, all networks are offered."
            ),
        ),
        FieldPanel("fediverse_creator"),
    ]

    class Meta:
        verbose_name = _("branding")
        verbose_name_plural = _("branding")

    def __str__(self) -> str:
        return str(_("Branding"))

    @property
    def networks(self) -> list[Network]:
        """Where visitors may share, in the editor's order; all where none is chosen. One query."""
        chosen = [BY_KEY[row.network] for row in self.share_networks.all() if row.network in BY_KEY]
        return chosen or list(NETWORKS)

    def clean(self) -> None:
        super().clean()
        ratio = contrast(self.accent, GROUND)
        if ratio is not None and ratio < READABLE:
            raise ValidationError(
                {
                    "accent": _(
                        "This colour has a contrast of %(ratio)s to the ground; letters need %(needed)s. Choose a "
                        "darker one."
                    )
                    % {"ratio": f"{ratio:.1f}", "needed": READABLE}
                }
            )


class ShareNetwork(Orderable):
    """One network at its place in a site's share controls."""

    branding = ParentalKey(Branding, on_delete=models.CASCADE, related_name="share_networks")
    network = models.CharField(
        _("network"), max_length=20, choices=[(network.key, network.name) for network in NETWORKS]
    )

    panels = [FieldPanel("network")]

    class Meta(Orderable.Meta):
        verbose_name = _("network")
        verbose_name_plural = _("networks")
        constraints = [models.UniqueConstraint(fields=["branding", "network"], name="share_network_once")]

    def __str__(self) -> str:
        return self.get_network_display()
