"""What an editor takes along to post about a person or a series."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Permission
from django.contrib.messages import get_messages
from django.urls import reverse
from wagtail.models import Site

from profiles.models import ProfilePage
from showcase.sharing.models import CardFile
from showcase.sharing.networks import INSTAGRAM, NETWORKS
from showcase.sharing.share_kit import LETTERS_IN_A_ROW, Text
from showcase.sharing.share_kit_admin import button
from tests.factories import (
    make_home,
    make_image,
    make_profile,
    make_question,
    make_series,
    make_text,
    make_workplace,
)
from tests.profiles.forms import add_url, complete, edit_url, post
from tests.translations import in_language

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(series):
    return make_profile(
        series,
        "Kari",
        questions=[make_question("What stops?")],
        social_links=(("instagram", "https://www.instagram.com/p/kari/"),),
    )


def kit(client, page) -> BeautifulSoup:
    response = client.get(reverse("share_kit", args=[page.pk]))
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html5lib")


def edit_form(client, page) -> str:
    return client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()


def test_it_has_the_cards_of_the_interview_and_of_each_answer(as_editor, person):
    assert len(kit(as_editor, person).select("a[download]")) == 3 * (1 + 3)


def test_the_cards_of_answers_are_folded(as_editor, person):
    assert len(kit(as_editor, person).select("details a[download]")) == 3 * 3


def test_every_card_can_be_downloaded(as_editor, person):
    for link in kit(as_editor, person).select("a[download]"):
        assert as_editor.get(link["href"], headers={"host": "localhost"}).status_code == 200


def test_every_card_is_put_into_words(as_editor, person):
    texts = [area.text for area in kit(as_editor, person).select("textarea[id$=in-words]")]
    assert texts == [
        "Kari at work. Kari, Wheelwright: Kari keeps the wheels turning",
        *[f"Kari at work. Kari, Wheelwright: “Kari answers number {order}.”" for order in range(3)],
    ]


def test_it_has_a_post_for_each_network(as_editor, person):
    posts = kit(as_editor, person).select("textarea[id^=post-]")
    assert [post["id"] for post in posts] == [f"post-{one.key}" for one in (*NETWORKS, INSTAGRAM)]


def test_every_post_but_instagrams_has_the_address(as_editor, person):
    without = [
        post["id"]
        for post in kit(as_editor, person).select("textarea[id^=post-]")
        if person.url not in post.text
    ]
    assert without == ["post-instagram"]


def test_a_post_says_how_long_it_is(as_editor, person):
    post = kit(as_editor, person).select_one("#post-x").find_parent("li")
    text = post.textarea.text
    link = text.rsplit("\n", 1)[1]
    assert f"{len(text) - len(link) + 23} of 280 characters" in post.text


def test_every_text_can_be_copied(as_editor, person):
    page = kit(as_editor, person)
    boxes = [area["id"] for area in page.select("textarea")]
    assert [button["data-copy"] for button in page.select("button[data-copy]")] == boxes


def test_every_id_is_there_once(as_editor, person):
    ids = [each["id"] for each in kit(as_editor, person).select(".share-kit [id]")]
    assert len(ids) == len(set(ids))


def test_a_box_is_as_high_as_its_text():
    assert Text("a" * (LETTERS_IN_A_ROW + 1) + "\n\nb").rows == 4


def test_it_leads_to_where_networks_read_the_page_again(as_editor, person):
    links = [link["href"] for link in kit(as_editor, person).select("a[href*=developers], a[href*=inspect]")]
    assert len(links) == 2


def test_it_has_the_persons_social_links(as_editor, person):
    assert kit(as_editor, person).find("a", href="https://www.instagram.com/p/kari/")


def test_it_leads_back_to_the_form_and_to_the_page(as_editor, person):
    links = {link["href"] for link in kit(as_editor, person).select("#w-slim-header-buttons a")}
    assert links == {reverse("wagtailadmin_pages:edit", args=[person.pk]), person.url}


def test_of_someone_hidden_it_says_that_there_is_nothing_to_share(as_editor, person):
    person.unpublish()
    page = kit(as_editor, person)
    assert not page.select("a[download]") and "This interview is not public yet" in page.text


def test_it_is_in_the_language_of_the_interview(as_editor, home, series, person):
    for page in (home, series):
        in_language(page, "nb")
    copy = in_language(person, "nb", headline="Kari holder hjulene i gang")
    page = kit(as_editor, copy)
    posts = [area.text for area in page.select(".share-kit__posts textarea")]
    assert any("Kari holder hjulene i gang" in post for post in posts)
    assert "Ready-made posts" in page.text
    link = page.select("a[download]")[0]["href"]
    as_editor.get(link)
    assert CardFile.objects.get(key=copy.pk, shape="link").language == "nb"


def test_cards_of_another_site_are_shown_where_the_admin_is(as_editor, series, person):
    Site.objects.create(hostname="other.example", root_page=make_home("Elsewhere"))
    theirs = make_profile(make_series(Site.objects.get(hostname="other.example").root_page.specific), "Ola")
    for picture in kit(as_editor, theirs).select(".share-kit__cards img"):
        assert picture["src"].startswith("/")
        assert as_editor.get(picture["src"])["Content-Type"] == "image/jpeg"


def test_no_card_is_there_of_someone_hidden_or_of_nothing(as_editor, person):
    link = kit(as_editor, person).select("a[download]")[0]["href"]
    assert as_editor.get(link.replace("profile", "wheel")).status_code == 404
    person.unpublish()
    assert as_editor.get(link).status_code == 404


def test_it_tells_of_a_newer_draft(as_editor, person):
    person.headline = "Another headline"
    person.save_revision()
    page = kit(as_editor, person)
    assert "A newer draft is waiting" in page.text and "Another headline" not in page.text


def test_it_tells_of_no_draft_where_there_is_none(as_editor, person):
    assert "A newer draft" not in kit(as_editor, person).text


def test_a_series_has_its_own_cards(as_manager, series, person):
    links = kit(as_manager, series).select("a[download]")
    assert [as_manager.get(link["href"], headers={"host": "localhost"}).status_code for link in links] == [
        200,
        200,
        200,
    ]


def test_a_series_has_posts(as_manager, series, person):
    assert series.title in kit(as_manager, series).select_one("#post-facebook").text


def test_a_hidden_series_has_nothing_to_share(as_manager, series):
    series.unpublish()
    assert "This series is not public yet" in kit(as_manager, series).text


def test_a_page_of_another_kind_has_no_kit(as_manager, home):
    assert as_manager.get(reverse("share_kit", args=[home.pk])).status_code == 404


def test_a_stranger_does_not_get_it(client, person):
    assert client.get(reverse("share_kit", args=[person.pk])).status_code == 302


def test_the_editor_leads_to_it(as_editor, person):
    assert reverse("share_kit", args=[person.pk]) in edit_form(as_editor, person)


def test_the_form_of_a_series_leads_to_it(as_manager, series):
    assert reverse("share_kit", args=[series.pk]) in edit_form(as_manager, series)


def test_the_editor_of_a_draft_does_not(as_editor, series):
    draft = make_profile(series, "Draft", live=False)
    assert reverse("share_kit", args=[draft.pk]) not in edit_form(as_editor, draft)


def test_nobody_is_led_to_a_kit_that_they_may_not_see(person, django_user_model):
    reader = django_user_model.objects.create_user("reader")
    reader.user_permissions.add(Permission.objects.get(codename="access_admin"))
    assert button(person, reader) is None


def messages_after_publishing(client, series) -> str:
    data = complete(make_workplace(), make_image())
    response = post(client, add_url(series), data, "action-publish")
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def test_whoever_publishes_is_offered_the_kit(as_manager, series):
    told = messages_after_publishing(as_manager, series)
    assert reverse("share_kit", args=[ProfilePage.objects.get().pk]) in told


def test_whoever_approves_is_told_that_it_is_published_and_offered_the_kit(as_editor, as_manager, series):
    post(as_editor, add_url(series), complete(make_workplace(), make_image()), "action-submit")
    page = ProfilePage.objects.get()
    approval = {"action-workflow-action": "true", "workflow-action-name": "approve"}
    response = as_manager.post(edit_url(page), complete(page.workplace, page.portrait) | approval)
    told = " ".join(str(message) for message in get_messages(response.wsgi_request))
    assert "“Kari Nordby” is published." in told and reverse("share_kit", args=[page.pk]) in told


def test_no_kit_is_offered_of_a_page_that_nobody_sees_yet(as_manager, series):
    series.unpublish()
    assert "share-kit" not in messages_after_publishing(as_manager, series)


def test_the_preview_as_a_shared_link_shows_the_card_of_the_draft(as_editor, person):
    person.headline = "A headline in the making"
    person.save_revision()
    url = reverse("wagtailadmin_pages:view_draft", args=[person.pk])
    html = as_editor.get(url, {"mode": "share"}).content.decode()
    assert html.count('src="data:image/jpeg;base64,') == 2 and "A headline in the making" in html


@pytest.mark.parametrize("kind", ["home", "series", "text"])
def test_every_kind_of_page_is_previewed_as_a_shared_link(as_manager, home, series, kind):
    page = {"home": home, "series": series, "text": make_text(home)}[kind]
    page.title = "A title in the making"
    page.save_revision()
    url = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
    html = as_manager.get(url, {"mode": "share"}).content.decode()
    assert html.count('src="data:image/jpeg;base64,') == 2 and "A title in the making</title>" in html


@pytest.mark.parametrize("mode", ["", "share"])
@pytest.mark.parametrize("model", ["textpage", "seriespage"])
def test_a_page_that_was_never_saved_has_a_preview(as_manager, home, model, mode):
    url = reverse("wagtailadmin_pages:preview_on_add", args=["profiles", model, home.pk])
    empty = dict.fromkeys(("body", "goal", "closing"), '{"blocks": [], "entityMap": {}}')
    data = {"title": "New", "slug": "new", "summary": ""} | empty
    assert as_manager.post(url, data).json()["is_available"]
    assert as_manager.get(url, {"mode": mode}).status_code == 200


def test_a_question_is_previewed_as_a_shared_link(as_manager, person):
    question = person.answers.first().question
    url = reverse("wagtailsnippets_profiles_question:preview_on_edit", args=[question.pk])
    assert as_manager.post(url, {"text": "What turns?", "note": ""}).json()["is_available"]
    html = as_manager.get(url, {"mode": "share"}).content.decode()
    assert html.count('src="data:image/jpeg;base64,') == 2 and "What turns?</title>" in html


def test_a_question_that_is_being_added_has_no_preview(as_manager):
    html = as_manager.get(reverse("wagtailsnippets_profiles_question:add")).content.decode()
    assert "Toggle preview" not in html
