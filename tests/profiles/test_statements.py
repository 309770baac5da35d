"""The accessibility statement that public bodies must publish: what it says, and what it is not published without."""

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

from profiles.models import AccessibilityPage
from profiles.wcag import CRITERIA
from tests.factories import make_statement

pytestmark = pytest.mark.django_db

MUST_SAY = ["status", "method", "made_on", "feedback_email"]


def statement_data(**fields) -> dict:
    """Form data for a statement; every field that is not given is empty."""
    empty = dict.fromkeys(
        [
            "summary",
            "lead_image",
            "lead_image_alt",
            "organisation",
            "status",
            "method",
            "assessor",
            "made_on",
            "reviewed_on",
            "feedback_email",
            "feedback_telephone",
            "register_address",
            "slug",
            "seo_title",
            "search_description",
        ],
        "",
    )
    return nested_form_data(
        empty
        | {
            "title": "Accessibility",
            "slug": "accessibility",
            "failures": streamfield([]),
            "body": rich_text("", features=["h2", "h3", "bold", "italic", "link", "ol", "ul"]),
        }
        | fields
    )


def add_url(home) -> str:
    return reverse("wagtailadmin_pages:add", args=["profiles", "accessibilitypage", home.pk])


def read(client, page) -> str:
    return client.get(page.url).content.decode()


def test_the_law_asks_for_48_criteria():
    assert len({criterion.number for criterion in CRITERIA}) == len(CRITERIA) == 48


def test_the_law_does_not_ask_for_transcripts_and_live_captions():
    assert not {"1.2.3", "1.2.4"} & {criterion.number for criterion in CRITERIA}


def test_a_draft_may_say_nothing_yet(as_manager, home):
    as_manager.post(add_url(home), statement_data())
    assert not AccessibilityPage.objects.get().live


def test_publishing_asks_for_what_the_law_asks_for(as_manager, home):
    response = as_manager.post(add_url(home), statement_data() | {"action-publish": "1"})
    assert set(MUST_SAY) <= set(response.context["form"].errors)
    assert not AccessibilityPage.objects.exists()


@pytest.mark.parametrize("field", MUST_SAY)
def test_a_revision_without_it_is_not_published(home, field):
    page = make_statement(home, live=False, **{field: None if field == "made_on" else ""})
    revision = page.save_revision(clean=False)
    with pytest.raises(Exception, match="Say|Give"):
        revision.publish()


def test_a_telephone_number_is_a_way_to_give_feedback(as_manager, home):
    data = statement_data(
        status="full", method="self", made_on="2026-01-02", feedback_telephone="+47 12 34 56 78"
    )
    as_manager.post(add_url(home), data | {"action-publish": "1"})
    assert AccessibilityPage.objects.get().live


def test_a_site_that_is_not_fully_compliant_says_where(as_manager, home):
    data = statement_data(
        status="partial", method="self", made_on="2026-01-02", feedback_email="a@example.org"
    )
    response = as_manager.post(add_url(home), data | {"action-publish": "1"})
    assert "failures" in response.context["form"].errors


def test_it_says_what_does_not_work_for_whom_why_and_until_when(client, home):
    page = read(client, make_statement(home))
    for words in (
        "<b>1.2.5 Audio Description (Prerecorded)</b> (AA)",
        "A film is not described.",
        "For whom: People who do not see it.",
        "It does not meet the requirement yet.",
        "To be mended by",
    ):
        assert words in page


def test_it_says_how_the_site_stands_and_who_assessed_it(client, home):
    page = read(client, make_statement(home, assessor="An expert"))
    assert "Partially compliant" in page and "The organisation assessed it itself: An expert" in page


def test_a_telephone_number_can_be_pressed(client, home):
    assert 'href="tel:+4712345678"' in read(
        client, make_statement(home, feedback_telephone="+47 12 34 56 78")
    )


def test_it_names_those_who_supervise(client, home):
    assert "https://www.uutilsynet.no/" in read(client, make_statement(home))


def test_a_site_without_known_failures_says_so(client, home):
    page = read(client, make_statement(home, status="full", failures="[]"))
    assert "We know of nothing here" in page and "What is not accessible" not in page


def test_it_stands_at_the_foot_of_every_page(client, home):
    statement = make_statement(home)
    assert f'<a href="{statement.url}">Accessibility</a>' in read(client, home)


def test_it_is_in_the_sitemap(client, home):
    assert f"{make_statement(home).url}</loc>" in client.get("/sitemap-pages.xml").content.decode()


def test_a_draft_is_not_in_the_sitemap(client, home):
    assert (
        f"{make_statement(home, live=False).url}</loc>"
        not in client.get("/sitemap-pages.xml").content.decode()
    )


def test_only_managers_write_it(as_editor, home):
    response = as_editor.post(add_url(home), statement_data())
    assert response.status_code == 302 and not AccessibilityPage.objects.exists()


def test_what_editors_type_is_only_text(client, home):
    what = "<script>alert(1)</script>"
    assert what not in read(
        client, make_statement(home, organisation=what, assessor=what, feedback_telephone=what[:30])
    )
