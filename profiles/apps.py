from django.apps import AppConfig
from django.apps.registry import Apps
from django.conf import settings
from django.db.models.signals import post_migrate
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
        post_migrate.connect(make_locales, sender=self, dispatch_uid="profiles.make_locales")


def make_locales(sender, using: str, apps: Apps, **kwargs) -> None:
    """Have a `Locale` for every content language: whoever runs a site need not know that there are such."""
    try:
        # As far as the database has come: one app alone may have been migrated.
        Locale = apps.get_model("wagtailcore", "Locale")
    except LookupError:
        return
    for language, _name in settings.WAGTAIL_CONTENT_LANGUAGES:
        Locale.objects.using(using).get_or_create(language_code=language)
