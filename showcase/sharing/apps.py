from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SharingConfig(AppConfig):
    name = "showcase.sharing"
    label = "sharing"
    verbose_name = _("Sharing")

    def ready(self) -> None:
        from .signal_handlers import connect

        connect()
