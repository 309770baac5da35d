from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    name = "media"
    verbose_name = _("Pictures and films")

    def ready(self) -> None:
        from django.db.backends.signals import connection_created

        from . import checks  # noqa: F401 - registers the checks
        from .alphabet import teach_sqlite
        from .signal_handlers import connect

        connect()
        connection_created.connect(teach_sqlite)
