"""Answers to those who have been here before: whether anything has changed since (RFC 9110 §13)."""

from datetime import datetime
from hashlib import sha256

from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date, quote_etag
from wagtail.models import ModelLogEntry, PageLogEntry

from profiles.models import ProfilePage, SeriesPage
from profiles.querysets import ProfileQuerySet


def conditional_response(
    request: HttpRequest, body: str, content_type: str, changed: datetime | None
) -> HttpResponse:
    """The body, or 304 to whoever has it.

    Its tag is made of the body itself and its type, so that nothing can change without it. To a HEAD the same headers
    go out.
    """
    content = body.encode()
    response = HttpResponse(content, content_type)
    # Kept by anyone, and asked for again each time: whoever is hidden is gone at once.
    response["Cache-Control"] = "no-cache"
    response["ETag"] = etag = quote_etag(sha256(content_type.encode() + content).hexdigest()[:32])
    if changed:
        response["Last-Modified"] = http_date(changed.timestamp())
    return get_conditional_response(request, etag, changed and int(changed.timestamp()), response)


def last_change(people: ProfileQuerySet) -> datetime | None:
    """When anything was last published, hidden, renamed or changed in the admin, or expired; None if never.

    Of the whole installation, as a person who is hidden leaves no trace in what is left: a little too late now and
    then, never too early. What is changed past the admin (an import, a shell) is told apart by the tag alone. Five
    queries.
    """
    # A draft that is saved changes nothing that visitors see.
    pages = PageLogEntry.objects.exclude(action__in=("wagtail.edit", "wagtail.create"))
    now = timezone.now()
    moments = [
        people.order_by().aggregate(at=Max("last_published_at")),
        pages.aggregate(at=Max("timestamp")),
        ModelLogEntry.objects.aggregate(at=Max("timestamp")),
        *(
            model.objects.filter(expire_at__lte=now).aggregate(at=Max("expire_at"))
            for model in (ProfilePage, SeriesPage)
        ),
    ]
    return max((moment["at"] for moment in moments if moment["at"]), default=None)
