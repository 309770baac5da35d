from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProfilesConfig(AppConfig):
    name = "profiles"
    verbose_name = _("Profiles")

    def ready(self) -> None:
        from . import checks, signal_handlers  # noqa: F401 - the checks register themselves
        from .search import signal_handlers as search_signal_handlers

        signal_handlers.connect()
        search_signal_handlers.connect()
