from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SigninConfig(AppConfig):
    name = "showcase.signin"
    label = "signin"
    verbose_name = _("Signing in")

    def ready(self) -> None:
        from .signal_handlers import connect

        connect()
