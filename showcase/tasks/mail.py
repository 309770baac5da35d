"""E-mail through the queue: whoever causes a letter does not wait for the mail server, nor meet its refusal."""

from __future__ import annotations

from base64 import b64decode, b64encode
from email.message import MIMEPart
from email.mime.base import MIMEBase

from django.conf import settings
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import EmailMessage, EmailMultiAlternatives, make_msgid
from django.core.mail.utils import DNS_NAME
from django.db import DatabaseError, InterfaceError, transaction
from django_tasks import task

from media.tasks import enqueue_at_commit

from .models import Letter

ADDRESSES = ("to", "cc", "bcc", "reply_to")


class EmailBackend(BaseEmailBackend):
    """Writes letters down and has them sent, through `SHOWCASE_EMAIL_BACKEND`, when what caused them is committed."""

    def send_messages(self, email_messages: list[EmailMessage]) -> int:
        messages = [message for message in email_messages if message.recipients()]
        for message in messages:
            if any(isinstance(part, MIMEBase | MIMEPart) for part in message.attachments):
                # A part that was made by hand has no form to be kept in; nothing here makes any.
                self._send_now(message)
                continue
            try:
                with transaction.atomic():
                    letter = Letter.objects.create(message=written(message))
                    enqueue_at_commit(send_letter, letter.pk)
            except (DatabaseError, InterfaceError):
                # The letter may be the one that says that the database is away.
                self._send_now(message)
        return len(messages)

    def _send_now(self, message: EmailMessage) -> None:
        outside(fail_silently=self.fail_silently).send_messages([message])


def outside(**options) -> BaseEmailBackend:
    """The way that mail leaves the house."""
    return get_connection(settings.SHOWCASE_EMAIL_BACKEND, **options)


@task(priority=10)
def send_letter(key: int) -> None:
    """Send a letter and forget it. One that is gone was sent."""
    letter = Letter.objects.filter(pk=key).first()
    if letter is not None:
        outside().send_messages([read(letter.message)])
        letter.delete()


def written(message: EmailMessage) -> dict:
    """A message as JSON. It has its `Message-ID` from now on: sent twice, it is the same letter (RFC 5322 §3.6.4)."""
    headers = {"Message-ID": make_msgid(domain=DNS_NAME)} | message.extra_headers
    return {name: list(map(str, getattr(message, name))) for name in ADDRESSES} | {
        "subject": str(message.subject),
        "body": str(message.body),
        "from_email": str(message.from_email),
        "headers": {name: str(value) for name, value in headers.items()},
        "subtype": message.content_subtype,
        "alternatives": [[str(content), kind] for content, kind in getattr(message, "alternatives", ())],
        "attachments": [_packed(*one) for one in message.attachments],
    }


def read(data: dict) -> EmailMultiAlternatives:
    """The message that `written()` wrote."""
    fields = ("subject", "body", "from_email", "headers", *ADDRESSES)
    message = EmailMultiAlternatives(**{name: data[name] for name in fields})
    message.content_subtype = data["subtype"]
    for content, kind in data["alternatives"]:
        message.attach_alternative(content, kind)
    for name, content, kind in data["attachments"]:
        message.attach(name, b64decode(content), kind)
    return message


def _packed(name: str, content: str | bytes, kind: str | None) -> list:
    raw = content.encode() if isinstance(content, str) else content
    return [name, b64encode(raw).decode("ascii"), kind]
