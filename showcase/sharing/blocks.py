"""What a branding has several of. Blocks and not rows of their own: every page needs them, with the branding."""

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, StructBlock, StructBlockValidationError, URLBlock
from wagtail.images.blocks import ImageChooserBlock

from media.accounts import elsewhere
from media.channels import CHANNELS

from .networks import NETWORKS

WEB = URLValidator(["http", "https"])


class AccountBlock(StructBlock):
    """Where the site itself is on a social network."""

    network = ChoiceBlock([(channel.key, channel.name) for channel in CHANNELS], label=_("Network"))
    url = URLBlock(label=_("Address"), max_length=500, validators=[WEB])

    class Meta:
        icon = "link-external"
        label = _("Account")

    def clean(self, value):
        value = super().clean(value)
        if wrong := elsewhere(value["network"], value["url"]):
            raise StructBlockValidationError(block_errors={"url": ValidationError(wrong)})
        return value


class PartnerBlock(StructBlock):
    """Somebody who carries the site with others: their logo, or else their name."""

    name = CharBlock(label=_("Name"), max_length=100)
    logo = ImageChooserBlock(
        label=_("Logo"), required=False, help_text=_("Without one, the name stands in the footer.")
    )
    url = URLBlock(label=_("Address"), required=False, max_length=500, validators=[WEB])

    class Meta:
        icon = "group"
        label = _("Partner")


ACCOUNTS = [("account", AccountBlock())]
PARTNERS = [("partner", PartnerBlock())]
SHARE_NETWORKS = [
    ("network", ChoiceBlock([(network.key, network.name) for network in NETWORKS], label=_("Network")))
]


def every_network() -> list[tuple[str, str]]:
    """What the form of a new branding begins with: all networks, to take away from and to put in order."""
    return [("network", network.key) for network in NETWORKS]
