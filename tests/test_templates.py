"""Every template of the house is rendered by a real page, error or preview, and none asks for what it is not given.

Django hides an undefined variable. Two things show it: the debug message that Django logs for each look-up that fails,
and a mark in place of the empty string (`blocktranslate` logs nothing).
"""

import errno
import logging
from collections.abc import Callable
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.db import OperationalError
from django.http import HttpResponse
from django.template import engines
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.test.signals import template_rendered
from django.test.utils import override_settings
from django.urls import reverse
from django.views.defaults import server_error
from wagtail.models import PageViewRestriction, Site

from profiles.models import ProfilePage
from profiles.withdrawals import withdraw
from showcase.delivery.failures import StorageAwayError, failed
from showcase.sharing.feeds import feed_links
from showcase.sharing.feeds.formats import FORMATS

from .conftest import make_user
from .factories import make_home, make_profile, make_series, make_text
from .profiles.forms import profile_data
from .showcase.sharing.branding_form import branding_form
from .sites import (
    make_bare_site,
    make_branded_site,
    make_crowded_site,
    make_empty_site,
    make_full_site,
    make_translated_site,
)
from .translations import in_language
from .urls_of_site import embed_urls

FOLDER = Path(settings.BASE_DIR) / "templates"
# The admin's own cells are rendered with Wagtail's context, by the tests of the editor's side.
TEMPLATES = {
    name
    for path in FOLDER.rglob("*.html")
    if not (name := path.relative_to(FOLDER).as_posix()).startswith("wagtailadmin/")
}
MARK = "UNDEFINED:"


class Watch(logging.Handler):
    """What our templates did: `rendered` by name, and `undefined` as (template, variable)."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.rendered: set[str] = set()
        self.undefined: set[tuple[str, str]] = set()

    def emit(self, record: logging.LogRecord) -> None:
        if record.msg.startswith("Exception while resolving variable"):
            variable, template = record.args
            if template in TEMPLATES or template == "unknown":
                self.undefined.add((template, variable))

    def saw(self, template, **signal) -> None:
        self.rendered.add(template.name)

    def read(self, response) -> None:
        for part in response.content.decode().split(MARK)[1:]:
            self.undefined.add(("the page says", part[:40]))


@pytest.fixture
def watch(monkeypatch):
    """A watch over the templates for as long as the test runs."""
    watch, logger = Watch(), logging.getLogger("django.template")
    monkeypatch.setattr(engines["django"].engine, "string_if_invalid", f"{MARK}%s")
    level = logger.level
    logger.setLevel(logging.DEBUG)
    logger.addHandler(watch)
    template_rendered.connect(watch.saw)
    yield watch
    template_rendered.disconnect(watch.saw)
    logger.removeHandler(watch)
    logger.setLevel(level)


def visit(make_site: Callable[[], dict[str, str]]) -> Callable[[Client, Watch], None]:
    """A walk through every public address of a site."""

    def walk(client: Client, watch: Watch) -> None:
        for name, address in make_site().items():
            response = client.get(address)
            assert response.status_code == (404 if name == "not found" else 200), name
            watch.read(response)

    return walk


def visit_in(language: str) -> Callable[[Client, Watch], None]:
    """A walk through every public address of a site in another language."""

    def make() -> dict[str, str]:
        # An answer has a number of its own in each language, and the last person is in one alone.
        addresses = make_translated_site()
        del addresses["answer"], addresses["profile of the last"]
        return {name: f"/{language}{address}" for name, address in addresses.items()}

    return visit(make)


def visit_nowhere(client: Client, watch: Watch) -> None:
    """A host that no site answers to."""
    Site.objects.all().delete()
    watch.read(client.get("/"))


def visit_somebody_withdrawn(client: Client, watch: Watch) -> None:
    person = make_profile(make_series(make_home()))
    address = person.url
    withdraw(person, None)
    response = client.get(address)
    assert response.status_code == 410
    watch.read(response)


def visit_what_is_shared_with_some(client: Client, watch: Watch) -> None:
    page = make_text(make_home())
    PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password=page.title
    )
    response = client.get(page.url)
    watch.read(response)
    door = BeautifulSoup(response.content, "html5lib").select_one("form.password")["action"]
    watch.read(client.post(door, {"password": "no", "return_url": page.url}))


def visit_what_is_broken(client: Client, watch: Watch) -> None:
    watch.read(server_error(RequestFactory().get("/")))


def visit_while_something_is_away(client: Client, watch: Watch) -> None:
    full = OSError(errno.ENOSPC, "No space left on device")
    for error in (OperationalError("gone"), StorageAwayError("gone"), full):
        for ask in (RequestFactory().get, RequestFactory().post):
            try:
                raise error
            except (OSError, OperationalError):
                watch.read(failed(ask(reverse("wagtailadmin_home"))))


def visit_while_it_is_closed(client: Client, watch: Watch) -> None:
    with override_settings(SHOWCASE_MAINTENANCE=True):
        watch.read(Client().get("/"))


def narrow_without_a_reload(client: Client, watch: Watch) -> None:
    """What htmx asks for, and puts into the page."""
    make_bare_site()
    watch.read(client.get(reverse("profiles:explore"), headers={"HX-Request": "true"}))


def read_the_feeds(client: Client, watch: Watch) -> None:
    """The feeds of the site that was made last, and how a page's head names them."""
    for form in FORMATS:
        watch.read(client.get(reverse(f"sharing:site_feed_{form}")))
    links = feed_links(None, RequestFactory().get("/"))
    watch.read(HttpResponse(render_to_string("sharing/feed_links.html", {"feed_links": links})))


def read_the_feeds_of(make_site: Callable[[], dict[str, str]]) -> Callable[[Client, Watch], None]:
    def walk(client: Client, watch: Watch) -> None:
        make_site()
        read_the_feeds(client, watch)

    return walk


def preview_an_empty_draft(client: Client, watch: Watch) -> None:
    """As the editor's preview panel does, before anything is typed or saved."""
    client.force_login(make_user("previewer", "Series managers"))
    series = make_series(make_home())
    address = reverse("wagtailadmin_pages:preview_on_add", args=["profiles", "profilepage", series.pk])
    assert client.post(address, profile_data()).json()["is_available"]
    preview(client, watch, address)


def preview_a_full_draft(client: Client, watch: Watch) -> None:
    client.force_login(make_user("previewer", "Series managers"))
    make_full_site()
    page = ProfilePage.objects.get(title="Kari Nordby")
    page.save_revision()
    preview(client, watch, reverse("wagtailadmin_pages:view_draft", args=[page.pk]))


def preview(client: Client, watch: Watch, address: str) -> None:
    for mode in ("", "card", "share"):
        response = client.get(address, {"mode": mode})
        assert response.status_code == 200
        watch.read(response)


def preview_the_branding(make_site: Callable[[], dict[str, str]]) -> Callable[[Client, Watch], None]:
    """As it is saved: with a colour that is too light, where there is none yet."""

    def walk(client: Client, watch: Watch) -> None:
        make_site()
        client.force_login(make_user("brander", "Series managers"))
        site = Site.objects.get(is_default_site=True)
        address = reverse("wagtailsettings:preview_on_edit", args=["sharing", "branding", site.pk])
        assert client.post(address, branding_form(accent="#ffe600")).json()["is_available"]
        response = client.get(address)
        assert response.status_code == 200
        watch.read(response)

    return walk


def visit_embeds(make_site: Callable[[], dict[str, str]]) -> Callable[[Client, Watch], None]:
    """A walk through what stands in frames in other people's pages; the last is not there any more."""

    def walk(client: Client, watch: Watch) -> None:
        make_site()
        for address in embed_urls(Site.objects.get(is_default_site=True)):
            response = client.get(address)
            assert response.status_code == 200, address
            watch.read(response)
        watch.read(client.get("/nobody/embed/"))

    return walk


def read_the_style_guide(client: Client, watch: Watch) -> None:
    make_full_site()
    watch.read(client.get(reverse("styleguide:styleguide")))


WALKS = {
    "a full site": visit(make_full_site),
    "a site in Bokmål": visit_in("nb"),
    "a site in Nynorsk": visit_in("nn"),
    "a bare site": visit(make_bare_site),
    "an empty site": visit(make_empty_site),
    "a branded site": visit(make_branded_site),
    "a crowded site": visit(make_crowded_site),
    "a host without a site": visit_nowhere,
    "somebody withdrawn": visit_somebody_withdrawn,
    "the page for our own mistakes": visit_what_is_broken,
    "what an editor is told while something is away": visit_while_something_is_away,
    "the page of a site that is closed for a while": visit_while_it_is_closed,
    "narrowing without a reload": narrow_without_a_reload,
    "the feeds of a full site": read_the_feeds_of(make_full_site),
    "the feeds of a bare site": read_the_feeds_of(make_bare_site),
    "the embeds of a full site": visit_embeds(make_full_site),
    "the embeds of a bare site": visit_embeds(make_bare_site),
    "the style guide": read_the_style_guide,
    "previews of an empty draft": preview_an_empty_draft,
    "previews of a full draft": preview_a_full_draft,
    "the branding of a bare site": preview_the_branding(make_bare_site),
    "the branding of an empty site": preview_the_branding(make_empty_site),
}


@pytest.mark.django_db
@pytest.mark.parametrize("name", WALKS)
def test_no_template_uses_a_variable_that_it_is_not_given(client, watch, name):
    WALKS[name](client, watch)
    assert watch.undefined == set()


@pytest.mark.django_db
def test_every_template_is_rendered(client, watch):
    for walk in (visit(make_full_site), visit(make_bare_site), visit(make_crowded_site)):
        walk(client, watch)
    in_language(Site.objects.get().root_page.specific, "nb")
    watch.read(client.get("/nb/"))
    visit_somebody_withdrawn(client, watch)
    visit_what_is_shared_with_some(client, watch)
    visit_what_is_broken(client, watch)
    visit_while_something_is_away(client, watch)
    visit_while_it_is_closed(client, watch)
    narrow_without_a_reload(client, watch)
    read_the_feeds(client, watch)
    visit_embeds(make_bare_site)(client, watch)
    watch.read(client.get(reverse("styleguide:styleguide")))
    preview_an_empty_draft(client, watch)
    preview_the_branding(make_empty_site)(client, watch)
    assert TEMPLATES - watch.rendered == set()


def test_the_watch_sees_an_undefined_variable_in_a_condition(watch):
    engines["django"].from_string("{% if nobody %}{% endif %}").render({})
    assert ("unknown", "nobody") in watch.undefined


def test_the_watch_sees_an_undefined_variable_in_a_translation(watch):
    template = engines["django"].from_string(
        "{% load i18n %}{% blocktranslate %}{{ nobody }}{% endblocktranslate %}"
    )
    watch.read(HttpResponse(template.render({})))
    assert ("the page says", "nobody") in watch.undefined
