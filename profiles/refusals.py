"""What is said where the admin refuses something because of where it is used."""

from html import unescape

from django.db.models import Model
from django.urls import reverse
from django.utils.html import format_html, format_html_join, strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from wagtail.models import Page

from .models import Question


def why_not_deleted(instance: Model, uses: list[Model]) -> SafeString:
    """Why something that is used is not deleted, where it is used, and what to do instead."""
    if isinstance(instance, Question):
        sentence = _(
            "“{thing}” cannot be deleted: it has been asked of {people}. Retire it instead: it then stays under "
            "their answers and can no longer be chosen."
        )
    else:
        sentence = _(
            "“{thing}” cannot be deleted: it is used by {people}. Choose something else there first."
        )
    return format_html(sentence, thing=instance, people=names_of(uses))


def names_of(uses: list[Model]) -> SafeString:
    """The names of pages and films in a sentence, every one, each leading to where it is changed."""
    *others, last = [format_html('<a href="{}">{}</a>', _edit_url(use), _name(use)) for use in uses]
    if not others:
        return last
    return format_html(
        _("{others} and {last}"), others=format_html_join(", ", "{}", ((name,) for name in others)), last=last
    )


def in_plain_text(message: SafeString) -> str:
    """The same words for a place that shows no links."""
    return unescape(strip_tags(message))


def _name(use: Model) -> str:
    return use.get_admin_display_title() if isinstance(use, Page) else str(use)


def _edit_url(use: Model) -> str:
    name = (
        "wagtailadmin_pages:edit" if isinstance(use, Page) else type(use).snippet_viewset.get_url_name("edit")
    )
    return reverse(name, args=[use.pk])
