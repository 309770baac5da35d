"""What is odd about the environment, as Django system checks."""

from django.core.checks import CheckMessage, Warning, register

from showcase.settings.environment import env


@register()
def names_are_known(app_configs, **kwargs) -> list[CheckMessage]:
    """A setting whose name is misspelt is not heard, and nobody would know why."""
    return [
        Warning(sentence, hint="All names stand in docs/operations.md.", id="delivery.W001")
        for sentence in env.misspelt()
    ]
