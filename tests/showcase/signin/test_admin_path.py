"""The admin's address is the operator's choice."""

import os
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured, ValidationError

from profiles.reserved import refuse_reserved_slug, under_home
from showcase.signin.admin_path import admin_path

# Where things are on a site whose admin is elsewhere: a process reads its addresses once.
ELSEWHERE = """
import django
django.setup()
from django.urls import reverse
print(*map(reverse, ["wagtailadmin_home", "wagtailadmin_login", "account_login", "mfa_authenticate", "mfa_index"]))
"""


@pytest.mark.parametrize(
    ("value", "path"), [("admin/", "admin/"), ("/office", "office/"), (" red/room-7/ ", "red/room-7/")]
)
def test_it_is_a_path_below_the_root(value, path):
    assert admin_path(value) == path


@pytest.mark.parametrize(
    "value", ["", "/", "the office/", "kontorå/", "a//b/", "../x/", "Admin/", "a.b/", "<x>/"]
)
def test_what_is_no_path_is_refused_with_its_name(value):
    with pytest.raises(ImproperlyConfigured, match="SHOWCASE_ADMIN_PATH is"):
        admin_path(value)


@pytest.mark.parametrize("value", ["explore/", "nb/", "static/office/", "api/", "-/", "_util/"])
def test_an_address_of_the_site_is_refused(value):
    with pytest.raises(ImproperlyConfigured, match="the site itself uses"):
        admin_path(value)


def test_no_page_can_take_it(settings):
    settings.SHOWCASE_ADMIN_PATH = "office/inner/"
    with pytest.raises(ValidationError):
        refuse_reserved_slug("office", under_home())


def test_a_page_may_be_called_admin_then(settings):
    settings.SHOWCASE_ADMIN_PATH = "office/"
    refuse_reserved_slug("admin", under_home())


def start(code: str, **environment) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "showcase.settings.test"} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_everything_of_the_admin_follows():
    said = start(ELSEWHERE, SHOWCASE_ADMIN_PATH="office/").stdout
    login = "/office/login/"
    assert said.split() == ["/office/", login, login, "/office/login/code/", "/office/account/sign-in/"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SHOWCASE_ADMIN_PATH", "explore"),
        ("SHOWCASE_SECOND_FACTOR", "nobody"),
        ("SHOWCASE_FAILURES_PER_ACCOUNT", "0"),
    ],
)
def test_a_wrong_setting_stops_the_start_with_its_name(name, value):
    started = start("import showcase.settings.signin", **{name: value})
    assert started.returncode != 0
    assert name in started.stderr.splitlines()[-1]
