"""Feeds as a reader meets them: what is in them, and that every format is what it says it is."""

from datetime import UTC, datetime, timedelta

import feedparser
import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from wagtail.models import Locale

from media.models import Rendition
from media.renditions import draw
from profiles.models import ProfilePage, Topic
from showcase.sharing.feeds import feed_links
from tests.factories import make_film, make_home, make_profile, make_question, make_series
from tests.media.films import SMALL_FILM
from tests.sites import make_bare_site, make_crowded_site, make_full_site, make_uploaded_film

from .readers import FORMS, body, problems_of_feed, read_feed, read_json

pytestmark = pytest.mark.django_db

NOON = datetime(2025, 5, 17, 12, 0, tzinfo=UTC)
HOSTILE = "Åse “Ø” ]]> & <script>alert(1)</script> 🛞 čŋđ\x0b\x1f"


def publish(person: ProfilePage, first: datetime = NOON, last: datetime | None = None) -> ProfilePage:
    ProfilePage.objects.filter(pk=person.pk).update(first_published_at=first, last_published_at=last or first)
    return person


@pytest.fixture
def kari(series) -> ProfilePage:
    """Someone with a portrait that is drawn, an uploaded film, topics and an interviewer."""
    kari = make_profile(
        series,
        "Kari Nordby",
        questions=[make_question("What do you do?")],
        topics=("night shifts", "moved here"),
        films=(make_uploaded_film("The dam", duration=65), make_film("At a host")),
        author="Anne Spør",
        photographer="Per Lys",
    )
    draw(kari.portrait, "portrait")
    return publish(kari, last=NOON + timedelta(days=2))


@pytest.fixture
def addresses(kari, series) -> list[str]:
    return ["/feed/", f"{series.url}feed/", "/topics/night-shifts/feed/"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("make_site", [make_full_site, make_bare_site, make_crowded_site])
def test_every_format_keeps_to_its_specification(client, make_site, form):
    make_site()
    assert problems_of_feed(body(client, f"/feed/{form}"), form) == []


@pytest.mark.parametrize("form", FORMS)
def test_the_feeds_of_a_series_and_a_topic_keep_to_it_too(client, addresses, form):
    problems = {address: problems_of_feed(body(client, address + form), form) for address in addresses}
    assert problems == dict.fromkeys(addresses, [])


@pytest.mark.parametrize("form", FORMS)
def test_a_feed_of_nobody_keeps_to_it_and_is_the_same_each_time(client, home, form):
    content = body(client, f"/feed/{form}")
    assert problems_of_feed(content, form) == [] and content == body(client, f"/feed/{form}")


@pytest.mark.parametrize(
    ("form", "media_type"),
    [("", "application/atom+xml"), ("rss/", "application/rss+xml"), ("json/", "application/feed+json")],
)
def test_a_feed_says_what_it_is(client, home, form, media_type):
    assert client.get(f"/feed/{form}")["Content-Type"] == f"{media_type}; charset=utf-8"


@pytest.mark.parametrize("form", ["", "rss/"])
def test_a_reader_shows_a_person_with_everything_that_it_looks_for(client, kari, form):
    [entry] = read_feed(client, f"/feed/{form}").entries
    assert entry.title == "Kari Nordby: Kari Nordby keeps the wheels turning"
    assert entry.link == f"http://testserver{kari.url}"
    assert entry.author == "Anne Spør"
    assert entry.summary == kari.summary
    assert {tag.term for tag in entry.tags} == {"night shifts", "moved here"}
    assert entry.published_parsed[:5] == (2025, 5, 17, 12, 0)


def test_atom_tells_when_an_interview_changed(client, kari):
    [entry] = read_feed(client, "/feed/").entries
    assert entry.updated_parsed[:3] == (2025, 5, 19)


def test_a_json_reader_gets_the_same(client, kari):
    [item] = read_json(client, "/feed/json/")["items"]
    assert item["url"] == f"http://testserver{kari.url}"
    assert item["date_published"] == "2025-05-17T12:00:00+00:00"
    assert item["date_modified"] == "2025-05-19T12:00:00+00:00"
    assert item["authors"] == [{"name": "Anne Spør"}]
    assert set(item["tags"]) == {"night shifts", "moved here"}


@pytest.mark.parametrize("form", FORMS)
def test_the_whole_interview_is_in_the_entry(client, kari, form):
    html = content_of(client, form)
    for answer in kari.answers.all():
        link = f'<a href="http://testserver{kari.url}#{answer.anchor}">{answer.wording}</a>'
        assert link in html and answer.body in html
    assert kari.summary in html and "Per Lys" in html and "Nina Foto" in html
    assert 'href="http://testserver/films/the-dam/"' in html


@pytest.mark.parametrize("form", FORMS)
def test_every_link_in_an_answer_has_its_host(client, kari, series, form):
    other = make_profile(series, "Other", live=False)
    answer = kari.answers.first()
    answer.body = (
        f'<p><a href="/questions/?a=1&amp;b=2">all</a> <a linktype="page" id="{series.pk}">series</a>'
        f' <a linktype="page" id="{other.pk}">hidden</a> <a href="#answer-1">up</a>'
        ' <a href="https://example.org/">out</a> <a href="http://[">broken</a></p>'
    )
    answer.save()
    html = content_of(client, form)
    assert 'href="http://testserver/questions/?a=1&amp;b=2"' in html
    assert f'href="http://testserver{series.url}"' in html
    assert "<a>hidden</a>" in html
    assert f'href="http://testserver{kari.url}#answer-1"' in html
    assert 'href="https://example.org/"' in html and 'href="http://["' in html


def test_the_films_and_the_portrait_are_enclosed_in_atom(client, kari):
    [entry] = read_feed(client, "/feed/").entries
    found = {link.type: (link.href, int(link.length)) for link in entry.links if link.rel == "enclosure"}
    portrait = Rendition.objects.get(image=kari.portrait, filter_spec="fill-960x1200|format-jpeg")
    film = kari.film_uses.first().film.file
    assert found == {
        "video/mp4": (f"http://testserver{film.url}", len(SMALL_FILM)),
        "image/jpeg": (f"http://testserver{portrait.url}", portrait.file.size),
    }


def test_rss_encloses_the_film_and_names_both_as_media(client, kari):
    [entry] = read_feed(client, "/feed/rss/").entries
    assert [(one.type, one.length) for one in entry.enclosures] == [("video/mp4", str(len(SMALL_FILM)))]
    assert [one["medium"] for one in entry.media_content] == ["video", "image"]


def test_rss_encloses_the_portrait_of_someone_without_a_film(client, kari):
    kari.film_uses.all().delete()
    [entry] = read_feed(client, "/feed/rss/").entries
    assert [one.type for one in entry.enclosures] == ["image/jpeg"]


def test_a_json_reader_gets_the_files_too(client, kari):
    [item] = read_json(client, "/feed/json/")["items"]
    film, portrait = item["attachments"]
    assert (film["mime_type"], film["size_in_bytes"], film["duration_in_seconds"]) == (
        "video/mp4",
        len(SMALL_FILM),
        65,
    )
    assert item["image"] == portrait["url"]


@pytest.mark.parametrize("form", FORMS)
def test_reading_a_feed_draws_no_picture(client, series, form):
    make_profile(series)
    body(client, f"/feed/{form}")
    assert not Rendition.objects.exists()


@pytest.mark.parametrize("form", FORMS)
def test_a_film_whose_file_is_lost_is_left_out(client, kari, form):
    file = kari.film_uses.first().film.file
    file.storage.delete(file.name)
    content = body(client, f"/feed/{form}")
    assert problems_of_feed(content, form) == [] and b"video/mp4" not in content


@pytest.mark.parametrize("form", FORMS)
def test_hostile_text_leaves_a_feed_well_formed(client, site, form):
    home = make_home(HOSTILE, summary=HOSTILE)
    series = make_series(home, HOSTILE)
    person = make_profile(
        series, f"X{HOSTILE}", headline=HOSTILE, summary=HOSTILE, author=HOSTILE, topics=(HOSTILE,)
    )
    person.answers.update(wording=HOSTILE, body=f"<p>{HOSTILE}</p><a linktype='page")
    assert problems_of_feed(body(client, f"/feed/{form}"), form) == []


@pytest.mark.parametrize("form", ["", "rss/"])
def test_hostile_text_is_shown_as_it_was_written(client, series, form):
    make_profile(series, "Åse", headline="a ]]> b & c 🛞 č", summary="1 < 2 & <b>3</b>")
    [entry] = read_feed(client, f"/feed/{form}").entries
    assert entry.title == "Åse: a ]]> b & c 🛞 č"
    escaped = entry.summary_detail.type == "text/html"
    assert entry.summary == ("1 &lt; 2 &amp; &lt;b&gt;3&lt;/b&gt;" if escaped else "1 < 2 & <b>3</b>")
    assert "<em>1 &lt; 2 &amp; &lt;b&gt;3&lt;/b&gt;</em>" in entry.content[-1].value


def test_the_newest_thirty_come_first(client, series):
    for day in range(32):
        publish(make_profile(series, f"Person {day:02}"), NOON + timedelta(days=day))
    titles = [entry.title for entry in read_feed(client, "/feed/").entries]
    assert [title[:9] for title in titles] == [f"Person {day:02}" for day in range(31, 1, -1)]


def test_an_entry_keeps_its_id_when_its_address_and_its_host_change(client, kari):
    before = {form: ids(client, form) for form in FORMS}
    ProfilePage.objects.filter(pk=kari.pk).update(slug="kari", url_path=f"{kari.url_path[:-12]}kari/")
    client.defaults["SERVER_NAME"] = "elsewhere.example"
    assert {form: ids(client, form) for form in FORMS} == before
    assert len({*map(tuple, before.values())}) == 1


def test_a_series_feed_has_its_own_people_alone(client, home, kari, series):
    make_profile(make_series(home, "Another"), "Somebody else")
    feed = read_feed(client, f"{series.url}feed/")
    assert [entry.link for entry in feed.entries] == [f"http://testserver{kari.url}"]
    assert feed.feed.title == f"{series.title} – Skogelva"
    assert feed.feed.link == f"http://testserver{series.url}"


def test_a_topic_feed_has_who_talks_about_it(client, kari, series):
    make_profile(series, "Somebody else", topics=("moved here",))
    feed = read_feed(client, "/topics/night-shifts/feed/")
    assert [entry.link for entry in feed.entries] == [f"http://testserver{kari.url}"]
    assert feed.feed.link == "http://testserver/topics/night-shifts/"


@pytest.mark.parametrize("form", FORMS)
def test_a_feed_says_where_it_is_itself(client, addresses, form):
    for address in addresses:
        own = f"http://testserver{address}{form}"
        content = body(client, f"{address}{form}?utm_source=x").decode()
        assert f'"{own}"' in content and "utm_source" not in content


def test_a_feed_says_its_language(client, kari):
    assert read_feed(client, "/feed/rss/").feed.language == "en"
    assert read_json(client, "/feed/json/")["language"] == "en"


def test_an_interview_in_another_language_says_so(client, kari):
    ProfilePage.objects.filter(pk=kari.pk).update(locale=Locale.objects.get(language_code="nb"))
    assert b'<entry xml:lang="nb">' in body(client, "/feed/")
    assert read_json(client, "/feed/json/")["items"][0]["language"] == "nb"


@pytest.mark.parametrize("thing", [None, "series", "kari", "topic"])
def test_a_page_names_the_feeds_that_are_its_own(client, kari, series, thing):
    things = {"series": series, "kari": kari, "topic": Topic.objects.get(slug="night-shifts")}
    bases = {None: "/feed/", "topic": "/topics/night-shifts/feed/"}
    request = RequestFactory().get("/")
    links = feed_links(things.get(thing), request)
    base = bases.get(thing, f"{series.url}feed/")
    assert [link.address for link in links] == [f"http://testserver{base}{form}" for form in FORMS]
    for link in links:
        assert client.get(link.address)["Content-Type"].startswith(link.type)


def test_a_reader_finds_the_feeds_by_a_page_head(home, kari):
    head = render_to_string(
        "sharing/feed_links.html", {"feed_links": feed_links(None, RequestFactory().get("/"))}
    )
    found = feedparser.parse(f"<html><head>{head}</head></html>".encode()).feed.links
    assert [(link.rel, link.type) for link in found] == [
        ("alternate", "application/atom+xml"),
        ("alternate", "application/rss+xml"),
        ("alternate", "application/feed+json"),
    ]


def content_of(client, form: str) -> str:
    """The interview of the first entry."""
    if form == "json/":
        return read_json(client, "/feed/json/")["items"][0]["content_html"]
    return read_feed(client, f"/feed/{form}").entries[0].content[-1].value


def ids(client, form: str) -> list[str]:
    if form == "json/":
        return [item["id"] for item in read_json(client, "/feed/json/")["items"]]
    return [entry.id for entry in read_feed(client, f"/feed/{form}").entries]
