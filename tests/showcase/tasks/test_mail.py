"""E-mail goes through the queue: a mail server that refuses is nobody's problem but the worker's."""

import email
from email.message import Message

import pytest
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from showcase.tasks.mail import send_letter
from showcase.tasks.models import Letter
from tests.factories import make_image, make_workplace
from tests.profiles.forms import add_url, complete, post
from tools.demo_server import free_port

from .mail_server import MailServer
from .working import make_due, work

pytestmark = pytest.mark.django_db


@pytest.fixture
def port(settings) -> int:
    """Where mail is sent to, and refused, until somebody listens there."""
    settings.EMAIL_BACKEND = "showcase.tasks.mail.EmailBackend"
    settings.SHOWCASE_EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    return settings.EMAIL_PORT


def letter(**fields) -> EmailMultiAlternatives:
    given = {
        "subject": "Hei på deg",
        "body": "Grønn bakke",
        "from_email": "us@example.org",
        "to": ["k@example.org"],
    }
    return EmailMultiAlternatives(**(given | fields))


def sent(message: EmailMessage, port: int) -> Message:
    """A letter as it arrives."""
    with MailServer(port) as server:
        message.send()
        work()
    return email.message_from_bytes(server.letters[0])


@pytest.mark.usefixtures("queued")
class TestWithAQueue:
    def test_a_letter_arrives_with_its_words(self, port):
        arrived = sent(letter(), port)
        assert arrived.get_payload(decode=True).decode().strip() == "Grønn bakke"

    def test_a_letter_arrives_with_its_headers(self, port):
        arrived = sent(letter(headers={"Auto-Submitted": "auto-generated"}), port)
        assert arrived["Auto-Submitted"] == "auto-generated"

    def test_a_letter_arrives_with_its_html(self, port):
        message = letter()
        message.attach_alternative("<p>Grønn bakke</p>", "text/html")
        kinds = [part.get_content_type() for part in sent(message, port).walk()]
        assert kinds == ["multipart/alternative", "text/plain", "text/html"]

    def test_a_letter_arrives_with_what_is_attached(self, port):
        message = letter()
        message.attach("wheel.bin", b"\x00\xff", "application/octet-stream")
        attached = sent(message, port).get_payload()[1]
        assert (attached.get_filename(), attached.get_payload(decode=True)) == ("wheel.bin", b"\x00\xff")

    def test_who_gets_a_blind_copy_is_not_told_to_the_others(self, port):
        assert "secret@example.org" not in sent(letter(bcc=["secret@example.org"]), port).as_string()

    def test_nothing_of_a_letter_that_was_sent_is_kept(self, port):
        sent(letter(), port)
        kept = str(list(DBTaskResult.objects.values("args_kwargs", "return_value")))
        assert (Letter.objects.count(), "example.org" in kept) == (0, False)

    def test_a_letter_that_was_sent_is_not_sent_again(self, port):
        with MailServer(port) as server:
            letter().send()
            key = Letter.objects.get().pk
            work()
            send_letter.call(key)
        assert len(server.letters) == 1

    def test_a_letter_that_is_refused_is_sent_when_the_server_is_back(self, port):
        letter().send()
        work()
        make_due()
        with MailServer(port) as server:
            work()
        assert len(server.letters) == 1

    def test_it_is_the_same_letter_each_time(self, port):
        letter().send()
        kept = Letter.objects.get().message["headers"]["Message-ID"]
        work()
        make_due()
        with MailServer(port) as server:
            work()
        assert email.message_from_bytes(server.letters[0])["Message-ID"] == kept

    def test_a_letter_about_what_was_taken_back_is_not_sent(self, port):
        with transaction.atomic():
            letter().send()
            transaction.set_rollback(True)
        assert not Letter.objects.exists()


def test_a_letter_to_nobody_is_not_written(port):
    letter(to=[]).send()
    assert not Letter.objects.exists()


def test_at_once_a_letter_is_sent_with_what_causes_it(port, django_capture_on_commit_callbacks):
    with MailServer(port) as server, django_capture_on_commit_callbacks(execute=True):
        letter().send()
    assert len(server.letters) == 1


def test_at_once_a_letter_that_is_refused_is_kept(port, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        letter().send()
    assert (Letter.objects.count(), DBTaskResult.objects.get().status) == (1, "READY")


@pytest.mark.parametrize("mode", ["at once", "queued"])
def test_who_sends_in_for_review_meets_no_refusal(
    mode, request, port, as_editor, manager, series, django_capture_on_commit_callbacks
):
    if mode == "queued":
        request.getfixturevalue("queued")
    with django_capture_on_commit_callbacks(execute=True):
        data = complete(make_workplace(), make_image())
        response = post(as_editor, add_url(series), data, "action-submit")
    work()
    waiting = DBTaskResult.objects.filter(task_path=send_letter.module_path, status="READY").count()
    assert (response.status_code, waiting) == (302, 1)
