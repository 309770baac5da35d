"""Bad input in the editor's form: each a clear message, and nothing lost."""

import json
from html.parser import HTMLParser

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from profiles.models import ProfilePage
from tests.conftest import make_user
from tests.factories import make_image, make_profile, make_workplace

from .forms import add_url, answer, complete, edit_url, errors_of, post, profile_data

pytestmark = pytest.mark.django_db

SCRIPT = '<script>alert("x")</script>'
ATTACK = f"{SCRIPT}\"'><img src=x onerror=alert(1)>"


class ActiveContent(HTMLParser):
    """Collects what a browser would run: inline scripts, event handlers, script addresses."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        # A data block is not run.
        if tag == "script" and "src" not in values and values.get("type") != "application/ld+json":
            self.found.append(tag)
        self.found += [f"{tag} {name}" for name in values if name.startswith("on")]
        self.found += [
            f"{tag} {value}"
            for value in values.values()
            if (value or "").strip().lower().startswith("javascript:")
        ]


def active_content(html: str) -> list[str]:
    parser = ActiveContent()
    parser.feed(html)
    return parser.found


def draft(text: str, link: str = "") -> str:
    """What the rich text editor sends for one paragraph; with `link`, its first word leads there."""
    block = {
        "key": "a",
        "type": "unstyled",
        "text": text,
        "depth": 0,
        "inlineStyleRanges": [],
        "entityRanges": [],
    }
    entities = {}
    if link:
        block["entityRanges"] = [{"offset": 0, "length": len(text.split()[0]), "key": 0}]
        entities["0"] = {"type": "LINK", "mutability": "MUTABLE", "data": {"url": link}}
    return json.dumps({"blocks": [block], "entityMap": entities})


def attacked(**fields) -> dict:
    """A complete profile with an attack in every field that takes text."""
    text = {
        name: ATTACK[:limits]
        for name, limits in {
            "title": 200,
            "headline": 160,
            "summary": 250,
            "portrait_alt": 200,
            "job_title": 150,
            "questions_heading": 120,
            "author": 150,
            "photographer": 150,
            "seo_title": 200,
            "search_description": 200,
        }.items()
    }
    rows = [answer(ATTACK, order=n, body=draft(f"before {ATTACK} after")) for n in (1, 2, 3)]
    return complete(
        make_workplace(ATTACK), make_image(ATTACK), answers=rows, topics=f'"{ATTACK[:60]}"', **text, **fields
    )


def test_a_script_in_every_text_field_is_shown_as_text_or_dropped_and_never_run(
    as_manager, client, site, series
):
    response = post(as_manager, add_url(series), attacked(), "action-publish")
    assert response.status_code == 302, errors_of(response)
    page = ProfilePage.objects.published().get()
    for address in ["/", series.url, page.url, "/questions/", f"/topics/{page.topic_list[0].slug}/"]:
        response = client.get(address)
        assert response.status_code == 200
        assert active_content(response.content.decode()) == [], address
    assert "before" in client.get(page.url).content.decode()


def test_a_script_in_every_text_field_is_not_run_in_the_admin_either(as_manager, series):
    post(as_manager, add_url(series), attacked())
    page = ProfilePage.objects.get()
    listing = as_manager.get(reverse("wagtailadmin_explore", args=[series.pk])).content.decode()
    assert not [found for found in active_content(listing) if "onerror" in found]
    assert SCRIPT not in as_manager.get(edit_url(page)).content.decode()


def test_a_link_that_would_run_a_script_loses_its_address(as_manager, client, site, series):
    data = complete(make_workplace(), make_image())
    data["answers-0-body"] = draft("click me", link="javascript:alert(1)")
    assert post(as_manager, add_url(series), data, "action-publish").status_code == 302
    html = client.get(ProfilePage.objects.get().url).content.decode()
    assert "click" in html and "javascript:" not in html


def test_an_answer_of_five_megabytes_is_refused_with_the_limit_and_kept_in_the_form(as_editor, series):
    text = "Long. " * 900_000
    data = profile_data([answer("How long?", f"<p>{text}</p>")], title="Kari", headline="Typed before")
    response = post(as_editor, add_url(series), data)
    assert response.status_code == 200
    assert "20000" in str(response.context["form"].formsets["answers"].errors)
    html = response.content.decode()
    assert "Typed before" in html and len(html) > len(text)


def test_a_headline_that_is_too_long_is_refused_with_the_limit(as_editor, series):
    response = post(as_editor, add_url(series), profile_data(title="Kari", headline="x" * 161))
    assert "at most 160 characters" in str(errors_of(response))


@pytest.mark.parametrize(
    ("network", "url"),
    [
        ("instagram", "https://instagram.com.evil.example/x"),
        ("facebook", "https://www.instagram.com/x"),
        ("tiktok", "javascript:alert(1)"),
        ("linkedin", "not an address"),
    ],
)
def test_a_social_link_that_is_not_at_its_network_is_refused(as_editor, series, network, url):
    rows = [{"network": network, "url": url, "ORDER": "1"}]
    response = post(as_editor, add_url(series), profile_data(title="Kari", social_links=rows))
    assert "address" in str(response.context["form"].formsets["social_links"].errors) or "URL" in str(
        response.context["form"].formsets["social_links"].errors
    )
    assert not ProfilePage.objects.exists()


@pytest.fixture
def other_editor(db) -> User:
    return make_user("other", "Interview editors")


def test_of_two_editors_the_second_to_save_is_told_and_neither_loses_a_word(as_editor, other_editor, series):
    page = make_profile(series, "Kari", live=False)
    opened = page.save_revision()
    other = Client()
    other.force_login(other_editor)
    post(other, edit_url(page), profile_data(title="Kari", slug=page.slug, headline="The other's words"))
    url = reverse(
        "wagtailadmin_editing_sessions:ping",
        args=["profiles", "profilepage", page.pk, start_session(as_editor, page)],
    )
    told = as_editor.post(
        url, {"revision_id": opened.pk, "revision_created_at": opened.created_at.isoformat()}
    )
    words = " ".join(strip_tags(told.json()["html"]).split())
    assert "Proceeding will overwrite the changes made by Other." in words
    page.refresh_from_db()
    assert told.json()["other_sessions"][0]["revision_id"] == page.latest_revision_id

    mine = profile_data(title="Kari", slug=page.slug, headline="My words")
    mine |= {
        "loaded_revision_id": str(opened.pk),
        "loaded_revision_created_at": opened.created_at.isoformat(),
    }
    autosave = as_editor.post(edit_url(page), mine, headers={"accept": "application/json"})
    assert autosave.json()["error_message"] == "Saving will overwrite a newer version."

    as_editor.post(edit_url(page), mine)
    headlines = {revision.content["headline"] for revision in page.revisions.all()}
    assert {"The other's words", "My words"} <= headlines


def start_session(client: Client, page: ProfilePage) -> int:
    """Open the form, as a browser does, and return the id of the editing session that it starts."""
    client.get(edit_url(page))
    from wagtail.admin.models import EditingSession

    return EditingSession.objects.latest("pk").pk
