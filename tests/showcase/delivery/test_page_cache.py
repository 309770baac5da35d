"""What is kept of pages, in the memory of a process or in the database, and when it is not shown any more."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import PageViewRestriction

from profiles.models import ProfilePage
from showcase.delivery.watch import watch
from tests.factories import make_profile, make_question, make_series, make_text

from .caching import EVERYWHERE, MEMORY, committed, pages_are_kept


@pytest.fixture(autouse=True, params=EVERYWHERE)
def kept(db, request):
    with pages_are_kept(request.param):
        yield request.param


@pytest.fixture
def question():
    return make_question("What turns?")


@pytest.fixture
def person(series, question) -> ProfilePage:
    return make_profile(series, "Kari Nordby", questions=[question], headline="Mends the dam")


@pytest.fixture
def visitor() -> Client:
    return Client()


def publish(page, **words) -> None:
    page.refresh_from_db()
    for name, value in words.items():
        setattr(page, name, value)
    with committed():
        page.save_revision().publish()


def is_kept(visitor: Client, url: str, **headers: str) -> bool:
    """Whether a page is answered without asking for the site that it belongs to, as whatever makes a page does."""
    with CaptureQueriesContext(connection) as asked:
        assert visitor.get(url, headers=headers).status_code in {200, 304}
    return not [query for query in asked if "wagtailcore_site" in query["sql"]]


def test_a_page_that_was_shown_is_answered_without_the_database(visitor, person):
    first = visitor.get(person.url)
    assert is_kept(visitor, person.url)
    again = visitor.get(person.url)
    assert (again.content, dict(again.items())) == (first.content, dict(first.items()))


def test_what_is_published_is_shown_at_once(visitor, person):
    visitor.get(person.url)
    publish(person, headline="Mends the bridge")
    assert "Mends the bridge" in visitor.get(person.url).content.decode()


def test_another_process_learns_of_it_within_its_interval(visitor, person, monkeypatch):
    visitor.get(person.url)
    # What another process writes hurries nobody here.
    monkeypatch.setattr(watch, "hurry", lambda: None)
    publish(person, headline="Mends the bridge")
    monkeypatch.setattr("time.monotonic", lambda now=watch._next: now + 0.01)
    assert "Mends the bridge" in visitor.get(person.url).content.decode()


def test_a_draft_throws_nothing_away(visitor, person):
    visitor.get(person.url)
    person.headline = "Not said yet"
    person.save_revision()
    assert is_kept(visitor, person.url)


def test_a_new_draft_throws_nothing_away(visitor, person, series):
    visitor.get(series.url)
    make_profile(series, "Ola in preparation", live=False)
    assert is_kept(visitor, series.url)


def test_a_word_of_one_person_leaves_the_pages_of_others(visitor, person, home):
    publish(person)
    text = make_text(home)
    alone = make_profile(make_series(home, "Elsewhere"), "Berit Moen")
    for page in (text, alone, person.series):
        visitor.get(page.url)
    publish(person, headline="Mends the bridge")
    assert [is_kept(visitor, page.url) for page in (text, alone, person.series)] == [True, True, False]


def test_sizes_of_a_picture_are_told_to_the_pages_that_show_it_and_to_no_others(visitor, person, home):
    text = make_text(home).url
    for url in (person.url, text) * 2:
        visitor.get(url)
    with committed():
        person.portrait.get_renditions("width-100", "width-110")
    assert is_kept(visitor, text)
    assert not is_kept(visitor, person.url)


def test_a_name_changes_wherever_the_person_is_shown(visitor, person):
    other = make_profile(person.series, "Nils Berg")
    assert "Kari Nordby" in visitor.get(other.url).content.decode()
    publish(person, title="Kari Vik")
    assert "Kari Vik" in visitor.get(other.url).content.decode()


def test_who_is_unpublished_is_gone_from_everywhere_at_once(visitor, person, question):
    urls = [person.url, person.series.url, "/", "/explore/", f"/questions/{question.slug}/", "/feed/"]
    for url in urls:
        visitor.get(url)
    with committed():
        person.unpublish()
    assert [url for url in urls if "Mends the dam" in visitor.get(url).content.decode()] == []


def test_a_page_is_gone_at_the_minute_that_it_expires(visitor, person, monkeypatch):
    publish(person, expire_at=timezone.now() + timedelta(hours=1))
    assert visitor.get(person.url).status_code == 200
    later = timezone.now() + timedelta(hours=2)
    monkeypatch.setattr(timezone, "now", lambda: later)
    monkeypatch.setattr("time.monotonic", lambda now=watch._looked: now + 3_700)
    assert visitor.get(person.url).status_code in {404, 410}


def test_what_is_rolled_back_throws_nothing_away(visitor, person):
    visitor.get(person.url)
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        publish(person, headline="Never said")
        raise ZeroDivisionError
    assert is_kept(visitor, person.url)


def test_a_change_after_one_that_was_rolled_back_is_told(visitor, person):
    visitor.get(person.url)
    with transaction.atomic():
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            publish(person, headline="Never said")
            raise ZeroDivisionError
        person.refresh_from_db()
        publish(person, headline="Said")
    assert "Said" in visitor.get(person.url).content.decode()


def test_a_page_that_becomes_private_is_shown_to_nobody(visitor, person):
    visitor.get(person.url)
    with committed():
        PageViewRestriction.objects.create(page=person, restriction_type=PageViewRestriction.LOGIN)
    assert "Mends the dam" not in visitor.get(person.url).content.decode()


def test_whoever_may_see_a_private_page_leaves_it_to_nobody_else(visitor, person):
    PageViewRestriction.objects.create(page=person, restriction_type=PageViewRestriction.LOGIN)
    member = Client()
    member.force_login(User.objects.create_user("member"))
    seen = member.get(person.url)
    assert "Mends the dam" in seen.content.decode() and "private" in seen["Cache-Control"]
    assert "Mends the dam" not in visitor.get(person.url).content.decode()


def test_whoever_has_a_session_is_answered_anew(visitor, person):
    visitor.get(person.url)
    member = Client()
    member.force_login(User.objects.create_user("member"))
    assert not is_kept(member, person.url)


def test_parameters_that_mean_nothing_share_one_answer(visitor, person):
    visitor.get(f"{person.url}?utm_source=a")
    assert is_kept(visitor, f"{person.url}?utm_source=b&fbclid=1")
    assert "utm_source" not in visitor.get(person.url).content.decode()


def test_parameters_that_mean_something_do_not(visitor, person):
    urls = ["/explore/?q=Kari", "/explore/?q=nobody", "/oembed?url=http://testserver" + person.url]
    answers = [visitor.get(url).content for url in urls]
    assert len(set(answers)) == 3
    assert [visitor.get(url).content for url in urls] == answers


def test_hosts_and_encodings_and_languages_are_kept_apart(visitor, person):
    answers = {
        visitor.get(person.url, headers={"accept-encoding": how}).content for how in ("br", "gzip", "")
    }
    assert len(answers) == 3
    assert visitor.get(person.url, headers={"host": "elsewhere.example"}).status_code != 400
    assert visitor.get(person.url).content in answers


@pytest.mark.parametrize("first", ["*/*", "text/html,*/*;q=0.8"])
def test_a_feed_is_for_a_browser_or_for_a_reader(visitor, person, first):
    visitor.get("/feed/", headers={"accept": first})
    types = [
        visitor.get("/feed/", headers={"accept": accept})["Content-Type"].split(";")[0]
        for accept in ("text/html,*/*;q=0.8", "*/*", "text/html,*/*;q=0.8")
    ]
    assert types == ["application/xml", "application/atom+xml", "application/xml"]


@pytest.mark.parametrize("kept", [MEMORY], indirect=True)
def test_a_feed_is_the_same_to_all_readers(visitor, person):
    visitor.get("/feed/", headers={"accept": "application/atom+xml"})
    assert is_kept(visitor, "/feed/", accept="application/atom+xml, */*;q=0.1")


def test_an_older_sites_address_leads_on_by_what_it_asked_for(visitor, person):
    Redirect.objects.create(
        site=person.get_site(), old_path=Redirect.normalise_path("/article?id=12"), redirect_page=person
    )
    assert visitor.get("/article/?id=12").headers["Location"] == person.url
    assert visitor.get("/article/?id=13").status_code == 404


@pytest.mark.parametrize("encoding", ["br", "gzip", ""])
def test_whoever_has_the_page_is_told_that_nothing_has_changed(visitor, person, encoding):
    headers = {"accept-encoding": encoding}
    tag = visitor.get(person.url, headers=headers)["ETag"]
    again = visitor.get(person.url, headers=headers | {"if-none-match": tag})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", tag)


def test_asking_on_condition_first_keeps_the_whole_page(visitor, person):
    visitor.get(person.url, headers={"if-none-match": '"of-another-time"'})
    assert is_kept(visitor, person.url) and visitor.get(person.url).content


def test_head_is_answered_from_what_is_kept(visitor, person):
    length = len(visitor.get(person.url).content)
    head = visitor.head(person.url)
    assert (head.content, int(head["Content-Length"])) == (b"", length)


def test_while_somebody_types_only_results_are_answered(visitor, person):
    whole = visitor.get("/explore/?q=Kari").content
    part = visitor.get("/explore/?q=Kari", headers={"hx-request": "true"}).content
    assert b"<html" in whole and b"<html" not in part
    assert visitor.get("/explore/?q=Kari").content == whole


def test_somebody_is_sent_to_anybody_each_time(visitor, person):
    visitor.get("/meet/")
    with CaptureQueriesContext(connection) as asked:
        visitor.get("/meet/")
    assert len(asked)


def test_browsers_ask_again_and_caches_in_between_forget_within_a_second(visitor, person):
    control = visitor.get(person.url)["Cache-Control"]
    assert control == "public, max-age=0, s-maxage=1, stale-while-revalidate=1, stale-if-error=86400"


def test_nobody_but_a_cache_in_front_hears_of_tags(visitor, person):
    assert not {"Surrogate-Key", "Surrogate-Control"} & set(visitor.get(person.url).headers)
