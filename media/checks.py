"""Settings of the package that would silently do nothing, as Django system checks."""

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register

from .cards.fonts import SHAPES_LETTERS
from .embeds import HOST


@register()
def peertube_hosts_are_host_names(app_configs, **kwargs) -> list[CheckMessage]:
    """An instance is compared with the host of an address: lower case, and nothing but the name."""
    return [
        Error(
            f"SHOWCASE_PEERTUBE_HOSTS names “{host}”, which is not the name of a host.",
            hint="Write the name alone, in lower case: video.example.no",
            id="media.E001",
        )
        for host in settings.SHOWCASE_PEERTUBE_HOSTS
        if not HOST.fullmatch(host)
    ]


@register()
def letters_are_shaped(app_configs, **kwargs) -> list[CheckMessage]:
    """Without FriBidi Pillow sets letter beside letter: nothing is kerned, and Arabic falls apart."""
    if SHAPES_LETTERS:
        return []
    return [
        Warning(
            "FriBidi is not on this machine, so share cards are drawn without kerning and with unjoined Arabic.",
            hint="Install Debian's package “libfribidi0”.",
            id="media.W001",
        )
    ]
