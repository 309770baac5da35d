"""What the admin says of a task: what it is, what it is about, and what went wrong, in words."""

from __future__ import annotations

from ast import literal_eval
from typing import TYPE_CHECKING

from django.apps import apps
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django_tasks_db.models import DBTaskResult

NAMES = {
    "media.tasks.delete_upload": gettext_lazy("Delete a file"),
    "media.tasks.draw_renditions": gettext_lazy("Draw the sizes of a picture"),
    "modelsearch.tasks.insert_or_update_object_task": gettext_lazy("Write what the admin's search reads"),
    "profiles.tasks.write_search_entries": gettext_lazy("Write what the search reads"),
    "showcase.sharing.tasks.draw_cards": gettext_lazy("Draw the share cards of a page"),
    "showcase.sharing.tasks.draw_cards_of_thing": gettext_lazy("Draw share cards"),
    "showcase.sharing.tasks.mend_cards": gettext_lazy("Mend share cards with several faces"),
    "showcase.tasks.mail.send_letter": gettext_lazy("Send an e-mail"),
    "showcase.tasks.publishing.publish_revision": gettext_lazy("Publish what is scheduled"),
    "showcase.tasks.publishing.unpublish_expired": gettext_lazy("Take down what has expired"),
    "showcase.tasks.schedule.run_job": gettext_lazy("Job by the clock"),
    "wagtail.contrib.frontend_cache.tasks.purge_urls_from_cache_task": gettext_lazy(
        "Clear the cache in front"
    ),
    "wagtail.images.tasks.set_image_focal_point_task": gettext_lazy("Find what a picture is about"),
    "wagtail.tasks.delete_file_from_storage_task": gettext_lazy("Delete a file"),
    "wagtail.tasks.update_reference_index_task": gettext_lazy("Note what is used where"),
}

# Tasks whose first argument is the key of one of these.
ABOUT = {
    "media.tasks.draw_renditions": "media.Image",
    "showcase.sharing.tasks.draw_cards": "wagtailcore.Page",
    "showcase.tasks.publishing.publish_revision": "wagtailcore.Revision",
}

# By the name of the exception's class.
ERRORS = {
    "ConnectionRefusedError": gettext_lazy("The other server refused the connection."),
    "EndpointConnectionError": gettext_lazy("The file storage does not answer."),
    "InterfaceError": gettext_lazy("The database went away in the middle of it."),
    "OperationalError": gettext_lazy("The database went away in the middle of it."),
    "SMTPAuthenticationError": gettext_lazy("The mail server does not accept the user name or the password."),
    "SMTPRecipientsRefused": gettext_lazy("The mail server takes no mail for this address."),
    "SMTPServerDisconnected": gettext_lazy("The mail server broke the connection off."),
    "StorageAwayError": gettext_lazy("The file storage does not answer."),
    "TimeoutError": gettext_lazy("The other server did not answer in time."),
    "WorkerLostError": gettext_lazy("The worker was ended in the middle of it, each time."),
    "gaierror": gettext_lazy("The name of the other server is not known."),
}
DISK_IS_FULL = "[Errno 28]"


def name_of(row: DBTaskResult) -> str:
    return str(NAMES.get(row.task_path, row.task_path))


def error_of(row: DBTaskResult) -> str:
    """The error in a sentence; of one that nobody foresaw, its own words."""
    error, said = row.exception_class_path.rpartition(".")[2], _last_words(row.traceback)
    if DISK_IS_FULL in said:
        return _("The disk is full.")
    if error == "ValidationError":
        return _("It was refused: %(words)s") % {"words": _sentences(said)}
    return str(ERRORS.get(error, said or error))


def _last_words(traceback: str) -> str:
    lines = traceback.strip().splitlines()
    return lines[-1].partition(": ")[2] if lines else ""


def _sentences(said: str) -> str:
    """What a form would say, of a `ValidationError` that was written down: a list, or lists by the names of fields."""
    try:
        found = literal_eval(said)
    except (SyntaxError, ValueError):
        return said
    lists = found.values() if isinstance(found, dict) else [found]
    return " ".join(dict.fromkeys(str(one) for messages in lists for one in messages))


def subjects_of(rows: Iterable[DBTaskResult]) -> dict[object, str]:
    """What tasks are about, by their keys, for those that tell; one query for each kind of thing."""
    keys: dict[str, dict[object, object]] = {}
    found: dict[object, str] = {}
    for row in rows:
        first = next(iter(row.args_kwargs["args"]), None)
        if label := ABOUT.get(row.task_path):
            keys.setdefault(label, {})[row.pk] = first
        elif row.task_path.endswith(".run_job"):
            found[row.pk] = str(first).rpartition(".")[2].replace("_", " ")
    for label, wanted in keys.items():
        things = apps.get_model(label).objects.in_bulk(set(wanted.values()))
        found |= {pk: _title(things[key]) for pk, key in wanted.items() if key in things}
    return found


def _title(thing: object) -> str:
    """A revision says what it is one of."""
    return getattr(thing, "object_str", "") or str(thing)
