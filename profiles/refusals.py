"""What is said where the admin refuses something because of where it is used."""

from django.db.models import Model
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from .models import Question

NAMES_SHOWN = 5


def why_not_deleted(instance: Model, uses: list[Model]) -> str:
    """Why something that is used is not deleted, where it is used, and what to do instead."""
    people = names_of(uses)
    if isinstance(instance, Question):
        return _(
            "“%(thing)s” cannot be deleted: it has been asked of %(people)s. Retire it instead: it then stays under "
            "their answers and can no longer be chosen."
        ) % {"thing": instance, "people": people}
    return _(
        "“%(thing)s” cannot be deleted: it is used by %(people)s. Choose something else there first."
    ) % {
        "thing": instance,
        "people": people,
    }


def names_of(uses: list[Model]) -> str:
    """The names of pages and films in a sentence: the first five, and how many more."""
    names = [
        use.get_admin_display_title() if isinstance(use, Page) else str(use) for use in uses[:NAMES_SHOWN]
    ]
    if more := len(uses) - len(names):
        names.append(ngettext("%(count)s more", "%(count)s more", more) % {"count": more})
    return get_text_list(names, _("and"))
