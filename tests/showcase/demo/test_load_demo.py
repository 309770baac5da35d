"""`load_demo`: the demo comes once, and stays what its editors make of it."""

import pytest
from django.contrib.auth.models import Group, User
from django.core.management import CommandError, call_command
from wagtail.models import Page, Site

from profiles.models import HomePage, ProfilePage
from showcase.demo import sites
from showcase.demo.management.commands import load_demo
from showcase.exchange.importer import import_bundle

PASSWORD = load_demo.PASSWORD


@pytest.fixture
def demo(db, settings, bundle, monkeypatch):
    """The command, with the small bundle for the demo's content; returns what runs it."""
    settings.SHOWCASE_DEMO = True
    monkeypatch.setattr(sites, "SITES", (sites.DemoSite(bundle, "127.0.0.1"),))

    def run(**options) -> None:
        call_command("load_demo", **options)

    run()
    return run


def test_demo_has_people(demo):
    assert ProfilePage.objects.live().exists()


def test_second_start_changes_nothing_that_an_editor_changed(demo, page_of):
    page = page_of("serien/kari")
    page.headline = "Redaktørens egen"
    page.save_revision().publish()
    demo()
    assert page_of("serien/kari").headline == "Redaktørens egen"


def test_deleted_page_does_not_come_back(demo, page_of):
    page_of("serien/kari").delete()
    demo()
    assert not Page.objects.filter(slug="kari").exists()


def test_content_of_ones_own_is_left_alone(db, settings, bundle):
    settings.SHOWCASE_DEMO = True
    import_bundle(bundle)
    call_command("load_demo")
    assert HomePage.objects.get().title == "Ærfjord"


@pytest.mark.parametrize(
    ("username", "group"), [("editor", "Interview editors"), ("manager", "Series managers")]
)
def test_user_can_do_what_the_group_can(demo, username, group):
    assert User.objects.get(username=username).groups.get().name == group


@pytest.mark.parametrize("username", ["editor", "manager"])
def test_user_logs_in_with_the_printed_password(demo, client, username):
    assert client.login(username=username, password=PASSWORD)


def test_changed_password_is_kept(demo, client):
    user = User.objects.get(username="editor")
    user.set_password("another-one-entirely")
    user.save()
    demo()
    assert client.login(username="editor", password="another-one-entirely")


def test_site_answers_at_the_printed_address(demo, page_of):
    demo(port=9123)
    assert page_of("serien").full_url == "http://127.0.0.1:9123/serien/"


def test_site_with_a_name_of_its_own_keeps_it(demo):
    Site.objects.update(hostname="skogelva.example", port=443)
    demo()
    assert Site.objects.get().hostname == "skogelva.example"


def test_addresses_and_logins_are_printed(demo, capsys):
    demo(port=8765)
    printed = capsys.readouterr().out
    assert all(
        text in printed
        for text in (
            "http://127.0.0.1:8765/",
            "http://127.0.0.1:8765/admin/",
            f"editor / {PASSWORD}",
            "manager /",
        )
    )


def test_not_loaded_where_the_site_is_no_demo(db, settings):
    settings.SHOWCASE_DEMO = False
    with pytest.raises(CommandError, match="SHOWCASE_DEMO"):
        call_command("load_demo")


def test_missing_group_is_said_in_words(db, settings, bundle, monkeypatch):
    settings.SHOWCASE_DEMO = True
    monkeypatch.setattr(sites, "SITES", (sites.DemoSite(bundle, "127.0.0.1"),))
    Group.objects.filter(name="Series managers").delete()
    with pytest.raises(CommandError, match="migrate"):
        call_command("load_demo")


@pytest.mark.parametrize("site", sites.SITES, ids=lambda site: site.bundle.name)
def test_real_demo_can_be_imported(db, site):
    report = import_bundle(site.bundle, check_only=True)
    assert report.notes == []
