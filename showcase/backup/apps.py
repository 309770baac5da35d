from django.apps import AppConfig
from django.core.checks import register
from django.utils.translation import gettext_lazy as _


class BackupConfig(AppConfig):
    name = "showcase.backup"
    label = "backup"
    verbose_name = _("Backups")

    def ready(self) -> None:
        from .checks import check_backup_settings

        register(check_backup_settings)
