"""Fixtures that every test may ask for."""

import gc
import os
import shutil

import pytest
from django.conf import settings
from django.contrib.auth.models import Group, User
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.urls import clear_url_caches
from wagtail.models import Site

from . import factories
from .media.provider_server import ProviderServer, in_place_of_youtube
from .services import IN_CI, REDIS_URL, missing, redis_answers

# Playwright's event loop runs beside the tests; Django may talk to its database all the same.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--with-database",
        action="store_true",
        help="Leave out tests that ask nothing of a database: they are the same on every one.",
    )


@pytest.hookimpl(tryfirst=True)  # xdist reads the groups in the same hook
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        if made_once(item) and not item.get_closest_marker("xdist_group"):
            item.add_marker(pytest.mark.xdist_group(item.location[0]))
        if "django_db_setup" in item.fixturenames and not says_that_it_asks(item):
            # pytest-django makes the databases that tests say they need; a module's fixture has no way to say so.
            item.add_marker(pytest.mark.django_db)
    kept = [item for item in items if runs_here(item)]
    if config.getoption("--with-database"):
        kept = [item for item in kept if says_that_it_asks(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(kept)])
    items[:] = kept


def runs_here(item: pytest.Item) -> bool:
    """Not on SQLite what it has not got. `tests.run` runs all on both, and CI fails where there is no PostgreSQL."""
    return connection.vendor == "postgresql" or item.get_closest_marker("postgresql") is None


def says_that_it_asks(item: pytest.Item) -> bool:
    """Whether pytest-django knows that a test asks a database."""
    by_fixture = {"db", "transactional_db"}.intersection(item.fixturenames)
    return bool(by_fixture) or item.get_closest_marker("django_db") is not None


def made_once(item: pytest.Item) -> bool:
    """Whether something is made for all tests of the item's module: they go to one worker, else each makes its own."""
    # pytest has no public name for the fixtures behind an item's names.
    known = item._fixtureinfo.name2fixturedefs if isinstance(item, pytest.Function) else {}
    return any(fixture.scope == "module" for fixtures in known.values() for fixture in fixtures)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Thousands of tests, and all that they import, stay to the end: nobody need look for garbage among them."""
    gc.freeze()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI a test that was skipped is a test that failed."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if IN_CI and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_unconfigure(config: pytest.Config) -> None:
    if settings.configured:
        shutil.rmtree(settings.MEDIA_ROOT, ignore_errors=True)


@pytest.fixture(autouse=True)
def empty_cache():
    """Keys come back when a test is rolled back; what was cached under them must not.

    Emptied after a test too: what a module makes once is made before this is asked for the next time.
    """
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(scope="module")
def standing(django_db_setup, django_db_blocker):
    """A transaction for what is made once for a module's tests: it is taken back after the last of them.

    What one of them changes is taken back after that one, as ever; in the database, not in Python's objects: a fixture
    that hands one out reads it anew for each test.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        cache.clear()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def django_capture_on_commit_callbacks(django_capture_on_commit_callbacks):
    """As pytest-django's, for something that begins when all before it was committed: nothing is left to come."""

    def capture(**how):
        connection.run_on_commit.clear()
        return django_capture_on_commit_callbacks(**how)

    return capture


@pytest.fixture
def first_language(settings):
    """A function that makes another language the first: addresses in it have no prefix, those in English have one."""

    def choose(code: str) -> None:
        settings.LANGUAGE_CODE = code
        # Django remembers where each name leads.
        clear_url_caches()

    yield choose
    clear_url_caches()


@pytest.fixture
def home(db):
    """The home page of the default site, without people."""
    return factories.make_home()


@pytest.fixture
def site(home) -> Site:
    return Site.objects.get(is_default_site=True)


@pytest.fixture
def series(home):
    return factories.make_series(home)


@pytest.fixture
def editor(db) -> User:
    return make_user("editor", "Interview editors")


@pytest.fixture
def manager(db) -> User:
    return make_user("manager", "Series managers")


@pytest.fixture
def as_editor(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client


@pytest.fixture
def as_manager(manager: User) -> Client:
    client = Client()
    client.force_login(manager)
    return client


@pytest.fixture
def host(settings, monkeypatch):
    """YouTube, on this machine: it has every film's details, and a poster in one size."""
    settings.SHOWCASE_FETCH_PRIVATE_NETWORKS = ["127.0.0.1/32"]
    with ProviderServer() as server:
        in_place_of_youtube(monkeypatch, server)
        yield server


@pytest.fixture
def redis_cache(settings):
    """The cache on a real Redis, empty before and after."""
    if not redis_answers():
        missing("Redis", f"Start one at {REDIS_URL}, or name another in TEST_REDIS_URL.")
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
    }
    cache.clear()
    yield cache
    cache.clear()


def make_user(name: str, group: str) -> User:
    user = User.objects.create_user(
        name, f"{name}@example.org", "demo-wheels-turning", first_name=name.title()
    )
    user.groups.add(Group.objects.get(name=group))
    return user
