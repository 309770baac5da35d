"""Conventions of the showcase that a linter cannot see, as Django system checks."""

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.template import TemplateDoesNotExist
from django.template.loader import get_template

from . import gates


@register()
def gates_that_are_off_exist(app_configs, **kwargs) -> list[CheckMessage]:
    """A gate whose name is misspelt in the settings would still hold, and nobody would know why."""
    known = gates.names()
    return [
        Error(
            f"SHOWCASE_GATES_OFF names “{entry}”, which is no gate.",
            hint=f"Write the name of a gate, after a host and a colon for one site only. Gates: {', '.join(known)}.",
            id="profiles.E002",
        )
        for entry in settings.SHOWCASE_GATES_OFF
        if entry.rpartition(":")[2] not in known
    ]


@register(Tags.models)
def pages_have_their_templates(app_configs, **kwargs) -> list[CheckMessage]:
    """Every page type is rendered by `templates/profiles/<its name>.html`."""
    from .models import ShowcasePage

    errors: list[CheckMessage] = []
    for model in apps.get_models():
        if issubclass(model, ShowcasePage):
            try:
                get_template(model.template)
            except TemplateDoesNotExist:
                errors.append(
                    Error(
                        f"{model.__name__} has no template.",
                        hint=f"Write templates/{model.template}.",
                        obj=model,
                        id="profiles.E001",
                    )
                )
    return errors
