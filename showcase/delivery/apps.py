from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    """How answers get to visitors, and what the operator sees of it."""

    name = "showcase.delivery"
    label = "delivery"

    def ready(self) -> None:
        from django.apps import apps
        from django.db.models.signals import post_migrate

        from . import changes, checks, queries, reads, tasks_seen  # noqa: F401 - checks register themselves

        changes.connect()
        reads.connect()
        queries.connect()
        tasks_seen.connect()
        # Once for each database: the signal comes for every application.
        post_migrate.connect(queries.optimize, sender=apps.get_app_config("profiles"))
