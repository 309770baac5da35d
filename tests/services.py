"""The services that some tests need, and whether they are here.

What is missing is skipped by name; where `CI=true`, nothing may be skipped, and the run fails instead.
"""

import os
import shutil
import sys
from functools import cache

import environ
import pytest

POSTGRES_URL = os.environ.get("TEST_POSTGRES_URL", "postgres:///showcase")
REDIS_URL = os.environ.get("TEST_REDIS_URL", "redis://127.0.0.1:6379/15")
IN_CI = os.environ.get("CI", "").lower() == "true"


@cache
def ffmpeg() -> str | None:
    """The path of ffmpeg (Debian's package `ffmpeg`), or None."""
    return shutil.which("ffmpeg")


def postgres_parameters() -> dict[str, str]:
    """psycopg's parameters for the server, without a database."""
    config = environ.Env.db_url_config(POSTGRES_URL)
    names = {"host": "HOST", "port": "PORT", "user": "USER", "password": "PASSWORD"}
    return {name: config[key] for name, key in names.items() if config.get(key)}


@cache
def postgresql_answers() -> bool:
    import psycopg

    try:
        psycopg.connect(**postgres_parameters(), dbname="postgres", connect_timeout=3).close()
    except psycopg.OperationalError:
        return False
    return True


@cache
def redis_answers() -> bool:
    import redis

    try:
        return redis.Redis.from_url(REDIS_URL, socket_connect_timeout=3).ping()
    except redis.RedisError:
        return False


def missing(name: str, how: str) -> None:
    """Skip the test that asks, naming the service; fail it in CI."""
    message = f"{name} is not here. {how}"
    if IN_CI:
        pytest.fail(message)
    pytest.skip(message)


def say(message: str) -> None:
    print(f"\n{message}", file=sys.stderr, flush=True)
