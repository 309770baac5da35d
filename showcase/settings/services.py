"""Database, cache and mail, as their addresses in the environment describe them. None of the addresses is ever shown:
each may hold a password.
"""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from .environment import Environment, refuse

# For each connection. WAL lets readers read while somebody writes, and NORMAL is safe with it: after a power cut the
# last saves may be missing, and nothing is damaged (sqlite.org/pragma.html#pragma_synchronous). The log is cut back
# after a large import; mapped pages are shared by all connections, and what is cached is one connection's own, in KB.
PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=NORMAL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA mmap_size=134217728",
    "PRAGMA journal_size_limit=67108864",
    "PRAGMA cache_size=-8000",
)
# How long one writer waits for another, in seconds.
BUSY_TIMEOUT = 10
# A cache that does not answer must not hold up a page. In seconds.
CACHE_TIMEOUT = 1.0

# Without Redis the site does its work all the same.
REDIS = "showcase.delivery.redis_cache.ForgivingRedisCache"

# How addresses begin. The others that django-environ knows need packages that are not here, or mean two things.
DATABASES = ("postgres", "postgresql", "sqlite")
CACHES = ("dummycache", "filecache", "locmemcache", "redis", "rediss")
MAILS = ("consolemail", "dummymail", "filemail", "smtp", "smtp+ssl", "smtp+tls")


def database(env: Environment, file: Path) -> dict[str, Any]:
    """Django's default database: PostgreSQL, or SQLite, which is in `file` unless the address says otherwise."""
    if env.ENVIRON.get("DATABASE_URL") == "":
        # Whoever forgot a part of it would get an empty site, and write into it.
        refuse("DATABASE_URL", "is empty", "write an address, or take the variable away for SQLite")
    _check(env, "DATABASE_URL", DATABASES, "postgres://USER:PASSWORD@HOST:5432/NAME or sqlite:////PATH")
    config = env.db("DATABASE_URL", default=f"sqlite:///{file}")
    if not config["NAME"]:
        refuse("DATABASE_URL", "names no database", "end it with /NAME")
    # Opening a database costs more than a simple query; a connection that has died is noticed and replaced.
    config.setdefault("CONN_MAX_AGE", env.number("DATABASE_CONN_MAX_AGE", 60))
    config.setdefault("CONN_HEALTH_CHECKS", True)
    connect_timeout = env.number("DATABASE_CONNECT_TIMEOUT", 5, least=1)
    if config["ENGINE"].endswith("sqlite3"):
        Path(config["NAME"]).parent.mkdir(parents=True, exist_ok=True)
        options = {"transaction_mode": "IMMEDIATE", "timeout": BUSY_TIMEOUT}
        options["init_command"] = "; ".join(PRAGMAS)
    else:
        options = {"connect_timeout": connect_timeout}
    config["OPTIONS"] = options | config.get("OPTIONS", {})
    return config


def cache(env: Environment) -> dict[str, Any]:
    """Django's default cache: Redis or another, or the memory of the process."""
    scheme = _check(env, "CACHE_URL", CACHES, "redis://HOST:6379/1, rediss://… or locmemcache://")
    config = env.cache("CACHE_URL", default="locmemcache://")
    if scheme.startswith("redis"):
        timeouts = {"socket_connect_timeout": CACHE_TIMEOUT, "socket_timeout": CACHE_TIMEOUT}
        config |= {"BACKEND": REDIS, "OPTIONS": timeouts | config.get("OPTIONS", {})}
    return config


def mail(env: Environment, default: str = "consolemail://") -> dict[str, Any]:
    """Django's settings for mail, by their names."""
    scheme = _check(
        env, "EMAIL_URL", MAILS, "smtp+tls://USER:PASSWORD@HOST:587, smtp+ssl://… or consolemail://"
    )
    config = env.email("EMAIL_URL", default=default)
    if scheme == "smtp+tls" and not config["EMAIL_PORT"]:
        config["EMAIL_PORT"] = 587
    # A mail server that does not answer must not hold up whoever sends.
    return config | {"EMAIL_TIMEOUT": env.number("EMAIL_TIMEOUT", 10, least=1)}


def _check(env: Environment, name: str, schemes: tuple[str, ...], wanted: str) -> str:
    """The scheme of an address, if it is one of these. Django would say late, or in many words, that it is none."""
    address = env.secret(name, default="")
    scheme, colon, _rest = address.partition("://")
    if address and not (colon and scheme in schemes):
        refuse(name, f"begins with “{scheme}://”" if colon else "is no address", f"write {wanted}")
    try:
        parts = urlsplit(address)
        # The hosts of a cluster stand between commas, and have no port in common.
        _port = None if "," in parts.netloc else parts.port
    except ValueError:
        refuse(
            name,
            "cannot be read, because a port is no number or the password is not escaped",
            f"write {wanted}, in a password %2F for “/”, %40 for “@” and so on",
        )
    return scheme
