"""Settings of the package that would silently do nothing, as Django system checks."""

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

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
