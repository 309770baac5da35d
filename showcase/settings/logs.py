"""What is written about what happens, and where errors are reported."""

from typing import Any

from .environment import Environment, refuse

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
PLAIN = "%(asctime)s %(levelname)s %(name)s [%(request_id)s] %(message)s"


def configuration(env: Environment, form: str, level: str = "INFO", access: bool = True) -> dict[str, Any]:
    """Everything on stderr: as JSON, one object a line, or plain; with a line for each request if `access`.

    All of these are what the environment does not say otherwise.
    """
    form = env.choice("SHOWCASE_LOG_FORMAT", ("json", "plain"), form)
    level = env.choice("SHOWCASE_LOG_LEVEL", LEVELS, level)
    access = env.bool("SHOWCASE_ACCESS_LOG", access)
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"request_id": {"()": "showcase.delivery.logs.RequestIdFilter"}},
        "formatters": {
            "json": {"()": "showcase.delivery.logs.JsonLines"},
            "plain": {"()": "showcase.delivery.reports.MaskingFormatter", "format": PLAIN},
        },
        "handlers": {
            "console": {
                "class": "showcase.delivery.logs.WholeLines",
                "formatter": form,
                "filters": ["request_id"],
            },
        },
        "root": {"handlers": ["console"], "level": level},
        "loggers": {
            "showcase.access": {"level": "INFO" if access else "WARNING"},
            # What a visitor got wrong stands in the line of their request.
            "django.request": {"level": "ERROR"},
            # Each of these would tell of every single request to somebody else.
            **{name: {"level": "WARNING"} for name in ("boto3", "botocore", "s3transfer", "urllib3")},
            # The server's own, in the form of all others once the site is loaded.
            "gunicorn.error": {"handlers": ["console"], "propagate": False},
        },
    }


def report_errors(env: Environment) -> None:
    """Have Sentry, or what speaks its protocol, told of errors: without visitors' addresses, cookies or forms."""
    address = env.secret("SENTRY_DSN", default="")
    environment = env.str("SENTRY_ENVIRONMENT", "production")
    if not address:
        return
    try:
        import sentry_sdk
        from sentry_sdk.utils import BadDsn
    except ImportError:
        refuse(
            "SENTRY_DSN",
            "is set, but the package sentry-sdk is not installed",
            "install it, or take the name away",
        )
    from showcase.delivery.reporting import without_people

    try:
        sentry_sdk.init(
            dsn=address,
            environment=environment,
            include_local_variables=False,
            max_request_body_size="never",
            max_breadcrumbs=0,
            before_send=without_people,
        )
    except BadDsn:
        refuse("SENTRY_DSN", "is no address of a project", "copy the DSN from the project's settings there")
