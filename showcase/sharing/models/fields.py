"""What an editor fills in of a branding."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from media.cards.colours import DEFAULT_ACCENT

from ..blocks import ACCOUNTS, PARTNERS, SHARE_NETWORKS, every_network

FOOTER_FEATURES = ["bold", "italic", "link"]


def _tagline() -> models.CharField:
    return models.CharField(_("tagline"), max_length=120, blank=True)


def _footer_words() -> RichTextField:
    return RichTextField(_("words in the footer"), features=FOOTER_FEATURES, blank=True, max_length=1_000)


class BrandFields(BaseSiteSetting):
    """Abstract: the columns. Everything may stay empty."""

    name = models.CharField(
        _("name"),
        max_length=60,
        blank=True,
        help_text=_(
            "What the site is called everywhere: at the top, on cards, in search engines and feeds. Leave empty to "
            "use the name under Settings, Sites."
        ),
    )
    tagline = models.CharField(
        _("tagline"),
        max_length=120,
        blank=True,
        help_text=_(
            "One line under the name at the foot of every page. Leave empty for “Everyone here keeps something "
            "turning.”"
        ),
    )
    # Beside those above, which are in the site's first language.
    tagline_en, tagline_nb, tagline_nn = _tagline(), _tagline(), _tagline()
    logo = models.ForeignKey(
        "media.Image",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("logo"),
        help_text=_(
            "Shown at the top of every page in place of the name, and on share cards; on a light background. PNG "
            "with transparency looks best."
        ),
    )
    icon = models.ForeignKey(
        "media.Image",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("mark"),
        help_text=_(
            "Square, 512 × 512 pixels or more: beside the name, in browser tabs and on home screens. Leave empty to "
            "use the wheel."
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
            "For links and marks. Write # and six digits or letters a–f, for example #b8182f. A colour that is too "
            "light to read on our background is made darker when you save, and you are told."
        ),
    )
    accounts = StreamField(
        ACCOUNTS,
        blank=True,
        verbose_name=_("accounts"),
        help_text=_("Where people can follow you, in this order, at the foot of every page."),
    )
    footer_words = RichTextField(
        _("words in the footer"),
        features=FOOTER_FEATURES,
        blank=True,
        max_length=1_000,
        help_text=_("Who publishes the site, and with whose money: a sentence or two."),
    )
    footer_words_en, footer_words_nb, footer_words_nn = _footer_words(), _footer_words(), _footer_words()
    partners = StreamField(
        PARTNERS,
        blank=True,
        verbose_name=_("partners"),
        help_text=_("Who carries this with you, in this order, at the foot of every page."),
    )
    organisation = models.CharField(
        _("organisation"), max_length=120, blank=True, help_text=_("Who publishes the site.")
    )
    email = models.EmailField(_("e-mail"), blank=True)
    telephone = models.CharField(
        _("telephone"),
        max_length=30,
        blank=True,
        validators=[
            RegexValidator(
                r"^\+?[0-9][0-9 ()-]{3,}\Z", _("Write the number in digits, for example +47 23 45 67 89.")
            )
        ],
    )
    postal_address = models.TextField(_("postal address"), max_length=300, blank=True)
    accessibility_page = models.ForeignKey(
        Page,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("accessibility statement"),
        help_text=_(
            "Public bodies in Norway must have one. It is linked from every page while it is published."
        ),
    )
    privacy_page = models.ForeignKey(
        Page,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("privacy statement"),
        help_text=_("Linked from every page while it is published."),
    )
    share_networks = StreamField(
        SHARE_NETWORKS,
        blank=True,
        default=every_network,
        verbose_name=_("networks"),
        help_text=_(
            "Where visitors may share pages, in this order: the list begins with all that there are; take away what "
            "you do not want. Empty offers all of them."
        ),
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
    # What `brand_pictures.draw()` found when the branding, or one of its pictures, was saved last.
    drawn = models.JSONField(default=dict, editable=False)

    class Meta:
        abstract = True
