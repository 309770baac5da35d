from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    name = "media"
    verbose_name = _("Pictures and films")

    def ready(self) -> None:
        from . import checks  # noqa: F401 - registers the checks
        from .signal_handlers import connect

        connect()
