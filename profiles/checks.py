"""Conventions of the showcase that a linter cannot see, as Django system checks."""

from django.apps import apps
from django.core.checks import CheckMessage, Error, Tags, register
from django.template import TemplateDoesNotExist
from django.template.loader import get_template


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
