"""Signing in, as an editor does it: with an app, with a passkey, where it is compulsory, and after too many mistakes.

Passkeys are made by Chromium's virtual authenticator. They belong to a host name: these stories go to `localhost`,
which is one, and where browsers allow them without TLS.
"""

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, Page, expect

from tools.demo_server import PASSWORD, demo_environment, manage

from .conftest import served_copy
from .test_admin_look import RULES


@pytest.fixture(scope="module")
def office(demo, tmp_path_factory):
    """The address of a demo whose people set up how they sign in, with some more of them."""
    with served_copy(demo, tmp_path_factory.mktemp("office")) as (folder, port, url):
        manage(["shell", "-c", MAKE_PEOPLE], demo_environment(folder, port))
        yield url.replace("127.0.0.1", "localhost")


MAKE_PEOPLE = f"""
from django.contrib.auth.models import Group, User
from showcase.signin.models import CompulsoryGroup
for name in ("app", "key", "must", "locked"):
    user = User.objects.create_user(name, f"{{name}}@example.org", "{PASSWORD}")
    user.groups.add(Group.objects.get(name="Interview editors"))
guests = Group.objects.create(name="Guests")
User.objects.get(username="must").groups.add(guests)
CompulsoryGroup.objects.create(group=guests)
"""


@pytest.fixture
def browser_of(new_context, office):
    """A function that gives a page of a browser that nobody has signed in with."""

    def start(**options) -> Page:
        return new_context(office, **options).new_page()

    return start


def sign_in(page: Page, username: str, password: str = PASSWORD) -> None:
    page.goto("/admin/login/")
    page.get_by_label("Username").fill(username)
    page.get_by_label("Password").fill(password)
    page.get_by_role("button", name="Sign in", exact=True).click()


def sign_out(page: Page) -> None:
    page.context.clear_cookies()


def shown_by(secret: str, steps: int = 0) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))


def give_passkeys(page: Page) -> None:
    """A device that makes passkeys and asks for a finger, which is always the right one."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def set_app_up(page: Page) -> str:
    """Set an authenticator app up from the page of one's ways to sign in; its secret."""
    page.get_by_role("link", name="Set up an app").click()
    secret = page.locator(".login-key").inner_text().strip()
    page.get_by_label("Code").fill(shown_by(secret))
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    return secret


def test_an_app(browser_of):
    page = browser_of()
    sign_in(page, "app")
    page.goto("/admin/account/")
    page.get_by_role("link", name="Passkeys, app and recovery codes").click()
    secret = set_app_up(page)
    recovery = page.locator(".login-codes code").first.inner_text()
    sign_out(page)

    sign_in(page, "app")
    expect(page.get_by_role("heading", name="Second step")).to_be_visible()
    page.get_by_label("Code").fill("000000")
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_text("This code is not right")).to_be_visible()
    # The next that the app will show: the first has been used, perhaps a moment ago.
    page.get_by_label("Code").fill(shown_by(secret, 1))
    page.get_by_role("button", name="Go on").click()
    page.wait_for_url("**/admin/")
    sign_out(page)

    sign_in(page, "app")
    page.get_by_label("Code").fill(recovery)
    page.get_by_role("button", name="Go on").click()
    page.wait_for_url("**/admin/")


def test_a_passkey(browser_of):
    page = browser_of()
    give_passkeys(page)
    sign_in(page, "key")
    page.goto("/admin/account/sign-in/")
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("Name").fill("Laptop at work")
    page.get_by_role("button", name="Add the passkey").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    page.get_by_role("link", name="How you sign in").click()
    expect(page.get_by_text("Laptop at work").first).to_be_visible()

    # By itself, without name and password.
    sign_out(page)
    page.goto("/admin/login/")
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url("**/admin/")

    # After the password, as the second step.
    sign_out(page)
    sign_in(page, "key")
    page.get_by_role("button", name="Use a passkey").click()
    page.wait_for_url("**/admin/")

    # The password alone is not enough.
    sign_out(page)
    sign_in(page, "key")
    page.wait_for_url("**/login/code/")
    page.goto("/admin/")
    page.wait_for_url("**/admin/login/**")


def test_where_it_is_compulsory(browser_of):
    page = browser_of()
    sign_in(page, "must")
    expect(page.get_by_role("heading", name="One more step, once")).to_be_visible()
    page.goto("/admin/pages/")
    expect(page.get_by_role("heading", name="One more step, once")).to_be_visible()
    set_app_up(page)
    page.get_by_role("link", name="I have kept them. Go to the admin").click()
    page.wait_for_url("**/admin/")
    expect(page.get_by_role("link", name="Passkeys, app and recovery codes")).to_have_count(0)


def test_too_many_mistakes(browser_of):
    page = browser_of()
    for _ in range(10):
        sign_in(page, "locked", "not-this-one-either")
    expect(
        page.get_by_text(re.compile(r"Too many attempts. You can try again after \d\d:\d\d"))
    ).to_be_visible()
    sign_in(page, "locked")
    expect(page.get_by_text("Too many attempts.")).to_be_visible()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everyone_can_read_it(new_context, office, scheme, width):
    """Axe finds nothing on any page of it, and none is wider than the window."""
    options = {"color_scheme": scheme, "reduced_motion": "reduce"}
    context: BrowserContext = new_context(office, **options)
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 900})
    page.goto("/admin/password_reset/")
    look_at(page, width)
    sign_in(page, "editor")
    page.wait_for_url("**/admin/")
    for path in ("", "app/", "passkeys/add/", "again/"):
        page.goto(f"/admin/account/sign-in/{path}")
        look_at(page, width)


def look_at(page: Page, width: int) -> None:
    page.locator("body.ready").wait_for()
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, f"{page.url}: {found.generate_report()}"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
