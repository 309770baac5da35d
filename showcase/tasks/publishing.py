"""Pages that go live and expire by the clock, each as a task of its own.

`publish_scheduled` does the same in one go, and stops at the first page that may not be published: those after it stay
hidden, and that one's date is forgotten.
"""

from __future__ import annotations

from datetime import datetime

from django.apps import apps
from django.db import transaction
from django.utils import timezone
from django_tasks import task
from wagtail.models import DraftStateMixin, Page, Revision

from .backends import QUEUE
from .lanes import PROMPT
from .queue import put_once


def put_due(now: datetime) -> None:
    """Put what is due into the queue: two queries where nothing is."""
    for key, moment in Revision.objects.filter(approved_go_live_at__lte=now).values_list(
        "pk", "approved_go_live_at"
    ):
        put_once(publish_revision, [key], f"{key} {moment.isoformat()}")
    for model in _models_with_drafts():
        for key, moment in _expired(model, now).values_list("pk", "expire_at"):
            put_once(unpublish_expired, [model._meta.label, str(key)], f"{model._meta.label} {key} {moment}")


@task(queue_name=PROMPT, backend=QUEUE)
def publish_revision(revision_id: int) -> None:
    """Publish what is due. All of it or nothing: a page that a gate holds back stays scheduled."""
    due = Revision.objects.filter(pk=revision_id, approved_go_live_at__lte=timezone.now())
    with transaction.atomic():
        # Asked again once it is ours: another worker may have published it meanwhile.
        if (revision := due.first()) and _is_free(revision.content_object) and (revision := due.first()):
            revision.publish(log_action="wagtail.publish.scheduled")


@task(queue_name=PROMPT, backend=QUEUE)
def unpublish_expired(label: str, key: str) -> None:
    """Unpublish what has expired, and still is so."""
    with transaction.atomic():
        for thing in _expired(apps.get_model(label), timezone.now()).filter(pk=key):
            if _is_free(thing):
                thing.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")


def _is_free(thing: DraftStateMixin) -> bool:
    """Whether nobody else is changing a thing; if so it is locked, with its versions, until the transaction ends.

    A save in the admin locks the page first and then its versions, an approval the other way round. Who waits for one
    while holding the other may wait for somebody who waits in turn: PostgreSQL would end one of them with an error, and
    that could be the editor. What is not free is still due when the clock is looked at next.
    """
    model = thing.get_base_content_type().model_class()
    its_row = model._base_manager.select_for_update(skip_locked=True).filter(pk=thing.pk)
    versions = Revision.objects.for_instance(thing)
    if not its_row.values_list("pk"):
        return False
    return len(versions.select_for_update(skip_locked=True).values_list("pk")) == versions.count()


def _expired(model, now: datetime):
    return model.objects.filter(live=True, expire_at__lte=now).order_by("expire_at")


def _models_with_drafts() -> list[type]:
    others = [
        one for one in apps.get_models() if issubclass(one, DraftStateMixin) and not issubclass(one, Page)
    ]
    return [Page, *others]
