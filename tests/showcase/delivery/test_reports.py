"""A request that breaks is told to those who look after the site, without what opens its doors."""

import io
import logging
import logging.config

import pytest
from django.core import mail
from django.test import Client
from django.views.debug import ExceptionReporter

SECRETS = {
    "SECRET_KEY": "s3cret-of-django",
    "SENTRY_DSN": "https://s3cret-sentry@example.org/1",
    "AWS_S3_SECRET_ACCESS_KEY": "s3cret-of-bucket",
    "EMAIL_HOST_PASSWORD": "s3cret-mail",
    "CACHES": {
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
        "other": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": "redis://:s3cret-cache@cache.example:6379/1",
        },
    },
}
ENVIRONMENT = {
    "DATABASE_URL": "postgres://showcase:s3cret-database@db.example/showcase",
    "EMAIL_URL": "smtp://office:s3cret-smtp@mail.example:587",
    "HTTP_AUTHORIZATION": "Bearer s3cret-bearer",
    "HTTP_COOKIE": "sessionid=s3cret-session; csrftoken=s3cret-csrf",
}
SENT = {"username": "kari", "password": "s3cret-password", "code": "s3cret-one-time"}


@pytest.fixture
def broken(settings, monkeypatch, home):
    """A site that cannot reach its database, and says in its error how it tried."""

    def find(request):
        raise RuntimeError(f"No answer from {ENVIRONMENT['DATABASE_URL']}")

    monkeypatch.setattr("profiles.languages.middleware.Site.find_for_request", find)
    settings.ADMINS = [("Operator", "operator@example.org")]
    for name, value in SECRETS.items():
        setattr(settings, name, value)
    return Client(raise_request_exception=False)


def test_a_report_by_mail_tells_what_happened_and_no_secret(broken):
    assert broken.post("/", SENT, **ENVIRONMENT).status_code == 500
    (message,) = mail.outbox
    assert "RuntimeError" in message.body and "operator@example.org" in message.to
    assert "s3cret" not in message.body


def test_a_report_hides_what_forms_send(broken):
    broken.post("/", {"body": "words that nobody has approved"}, **ENVIRONMENT)
    assert "words that nobody" not in mail.outbox[0].body
    assert "body" in mail.outbox[0].body


def test_the_log_of_production_has_no_secret(broken, production):
    out = io.StringIO()
    handler = logging.StreamHandler(out)
    formatter = production.LOGGING["formatters"]["json"]
    handler.setFormatter(logging.config.DictConfigurator({}).configure_formatter(dict(formatter)))
    logger = logging.getLogger("django.request")
    logger.addHandler(handler)
    try:
        broken.post("/", SENT, **ENVIRONMENT)
    finally:
        logger.removeHandler(handler)
    assert "No answer from postgres://" in out.getvalue()
    assert "s3cret" not in out.getvalue()


def test_a_report_names_no_password_of_an_address_in_the_settings(broken):
    report = ExceptionReporter(None, ValueError, ValueError("x"), None).get_traceback_text()
    assert "cache.example" in report or "CACHES" in report
    assert "s3cret" not in report
