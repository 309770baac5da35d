"""Whether an address is at the network that it is said to be at."""

from urllib.parse import urlsplit

from django.utils.translation import gettext as _

from .channels import BY_KEY


def elsewhere(network: str, url: str) -> str:
    """What to tell who gave an address that is not at the network, a key of `channels.BY_KEY`; "" if it is there."""
    channel = BY_KEY.get(network)
    if channel is None or not url or _host(url) in channel.hosts:
        return ""
    return _("This is not an address at %(network)s. Its addresses begin with https://%(host)s/") % {
        "network": channel.name,
        "host": channel.host,
    }


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:  # brackets that do not close
        return ""
