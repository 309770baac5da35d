from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProfilesConfig(AppConfig):
    name = "profiles"
    verbose_name = _("Profiles")

    def ready(self) -> None:
        from . import checks, signal_handlers  # noqa: F401 - the checks register themselves
        from .nynorsk import read_bokmal_where_there_is_no_nynorsk
        from .search import signal_handlers as search_signal_handlers

        read_bokmal_where_there_is_no_nynorsk()
        signal_handlers.connect()
        search_signal_handlers.connect()
