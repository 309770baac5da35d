"""What a visitor reads on the public pages, and how the pages answer to everything that may be asked of them."""

from datetime import UTC, date, datetime

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from media.models import Film
from profiles.models import ProfilePage, SeriesPage
from tests.factories import (
    make_film,
    make_image,
    make_occupation,
    make_place,
    make_profile,
    make_question,
    make_sector,
    make_series,
    make_text,
    make_workplace,
)
from tests.sites import SOCIAL_LINKS, make_uploaded_film

pytestmark = pytest.mark.django_db


def read(client: Client, url: str) -> BeautifulSoup:
    response = client.get(url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html5lib")


def main_of(client: Client, url: str) -> BeautifulSoup:
    return read(client, url).main


def text_of(element) -> str:
    return " ".join(element.get_text(" ").split())


def texts(found) -> list[str]:
    return [text_of(element) for element in found]


def facts(main: BeautifulSoup) -> dict[str, list[str]]:
    """The description list as term -> descriptions."""
    groups = main.select("dl > div")
    return {text_of(group.dt): texts(group.find_all("dd")) for group in groups}


def people(part: BeautifulSoup) -> list[str]:
    """The names on the cards, in their order."""
    return texts(part.select(":is(.person__name, .few__name)"))


def section(main: BeautifulSoup, heading: str) -> BeautifulSoup:
    """The part of the page under a heading."""
    return next(h for h in main.find_all(["h1", "h2", "h3"]) if text_of(h) == heading).parent


@pytest.fixture
def kari(client, series) -> BeautifulSoup:
    """The page of a person who has everything, between two others."""
    workplace = make_workplace("Elvekraft", place=make_place("Elvestad"), sector=make_sector("Energy"))
    make_profile(series, "Before")
    page = make_profile(
        series,
        "Kari Nordby",
        headline="Somebody has to",
        job_title="Dam keeper",
        workplace=workplace,
        occupations=(make_occupation("Mechanic"), make_occupation("Electrician")),
        topics=("night shifts", "moved here"),
        social_links=SOCIAL_LINKS,
        author="Anne Spør",
        photographer="Per Lys",
        interviewed_on=date(2025, 6, 3),
    )
    make_profile(series, "After")
    return main_of(client, page.url)


# A profile


def test_a_profile_tells_who_the_person_is_as_a_description_list(kari):
    assert facts(kari) == {
        "Name": ["Kari Nordby"],
        "Job": ["Dam keeper"],
        "Workplace": ["Elvekraft"],
        "Place": ["Elvestad"],
        "Sector": ["Energy"],
        "Occupations": ["Mechanic", "Electrician"],
        "Interviewed": ["3 June 2025"],
    }


def test_a_person_who_works_elsewhere_than_the_workplace_is_shown_there(client, series):
    workplace = make_workplace(place=make_place("Elvestad"))
    page = make_profile(series, workplace=workplace, place=make_place("Granvik"))
    assert facts(main_of(client, page.url))["Place"] == ["Granvik"]


def test_a_fact_that_is_not_known_has_no_term(client, series):
    page = make_profile(series, workplace=make_workplace("Elvekraft"))
    assert set(facts(main_of(client, page.url))) == {"Name", "Job", "Workplace"}


def test_a_workplace_with_a_website_links_to_it(client, series):
    page = make_profile(series, workplace=make_workplace("Elvekraft", website="https://example.org/"))
    assert main_of(client, page.url).select_one("dd a")["href"] == "https://example.org/"


def test_a_profile_is_headed_by_the_persons_own_line(kari):
    assert text_of(kari.h1) == "Somebody has to"


def test_the_portrait_is_described_in_words(client, series):
    page = make_profile(series, portrait_alt="Kari on the dam")
    assert main_of(client, page.url).img["alt"] == "Kari on the dam"


@pytest.fixture
def interview(series) -> ProfilePage:
    """A person whose answers were sorted by hand: the last row of the table comes first."""
    page = make_profile(series, questions=[make_question("First?"), make_question("Second?")])
    page.answers.filter(wording__startswith="Question 2").update(sort_order=-1, wording="Zeroth?")
    return page


def test_answers_stand_in_the_editors_order(client, interview):
    headings = main_of(client, interview.url).select("section[id^=answer-] h3")
    assert [text_of(heading).removesuffix(" Link to this answer") for heading in headings] == [
        "Zeroth?",
        "First?",
        "Second?",
    ]


def test_each_answer_has_an_id_that_stays(client, interview):
    ids = [part["id"] for part in main_of(client, interview.url).select("section[id^=answer-]")]
    assert ids == [
        f"answer-{pk}" for pk in interview.answers.order_by("sort_order").values_list("pk", flat=True)
    ]


def test_each_answer_links_to_itself(client, interview):
    for part in main_of(client, interview.url).select("section[id^=answer-]"):
        assert part.h3.a["href"] == f"#{part['id']}"


def test_the_contents_lead_to_each_answer_in_its_order(client, interview):
    main = main_of(client, interview.url)
    contents = {link["href"]: text_of(link) for link in main.select("nav ol a")}
    assert contents == {
        f"#{part['id']}": text_of(part.h3).removesuffix(" Link to this answer")
        for part in main.select("section[id^=answer-]")
    }


def test_an_answer_keeps_its_paragraphs_lists_and_links(client, series):
    page = make_profile(series)
    body = '<p>One.</p><ul><li>Two</li></ul><p><a href="https://example.org/">Three</a></p>'
    page.answers.update(body=body)
    part = main_of(client, page.url).select_one("section[id^=answer-] .prose")
    assert part.select("p, li, a[href='https://example.org/']")[1].name == "li"


def test_an_answer_links_to_what_others_answered(client, interview):
    part = main_of(client, interview.url).select("section[id^=answer-]")[1]
    assert part.select_one("a[href='/questions/first/']")


def test_an_answer_to_a_question_asked_once_links_to_no_others(client, interview):
    part = main_of(client, interview.url).select("section[id^=answer-]")[0]
    assert not part.select("a[href^='/questions/']")


def test_a_question_is_shown_as_it_was_asked_and_not_as_it_reads_now(client, interview):
    question = interview.answers.get(wording="First?").question
    question.text = "Reworded since?"
    question.save()
    main = main_of(client, interview.url)
    assert "First?" in texts(main.select("nav ol a")) and "Reworded since?" not in texts(
        main.select("nav ol a")
    )


def test_a_series_gives_the_heading_over_the_questions(client, home):
    page = make_profile(make_series(home, questions_heading="Seven questions"))
    assert text_of(main_of(client, page.url).select_one("#questions")) == "Seven questions"


def test_a_persons_own_heading_wins_over_the_series(client, home):
    series = make_series(home, questions_heading="Seven questions")
    page = make_profile(series, questions_heading="Eight questions")
    assert text_of(main_of(client, page.url).select_one("#questions")) == "Eight questions"


@pytest.mark.parametrize(
    ("address", "watch", "name"),
    [
        ("https://youtu.be/aqz-KE-bpKQ?si=x", "https://www.youtube.com/watch?v=aqz-KE-bpKQ", "YouTube"),
        ("https://vimeo.com/1084537", "https://vimeo.com/1084537", "Vimeo"),
    ],
)
def test_a_hosted_film_is_a_plain_link_to_its_host(client, series, address, watch, name):
    page = make_profile(series, films=(make_film("A day", address),))
    link = main_of(client, page.url).select_one("figure a")
    assert (link["href"], text_of(link)) == (watch, f"Watch “A day” at {name}")


def test_a_hosted_film_has_no_frame_before_a_click(client, series):
    page = make_profile(series, films=(make_film(),))
    assert not read(client, page.url).select("iframe, object, embed")


@pytest.fixture
def uploaded(client, series) -> tuple[Film, BeautifulSoup]:
    film = make_uploaded_film("A day", transcript="<p>The river is heard.</p>")
    return film, main_of(client, make_profile(series, films=(film,)).url)


def test_an_uploaded_film_is_a_video_with_controls(uploaded):
    film, main = uploaded
    assert main.video.has_attr("controls") and main.video.source["src"] == film.file.url


def test_an_uploaded_film_has_its_captions(uploaded):
    film, main = uploaded
    track = main.video.track
    assert (track["kind"], track["srclang"], track["src"]) == ("captions", "en", film.captions.get().file.url)


def test_an_uploaded_film_and_its_captions_are_served(client, uploaded):
    _film, main = uploaded
    assert [client.get(tag["src"]).status_code for tag in main.video.select("source, track")] == [200, 200]


def test_what_is_said_in_a_film_can_be_read(uploaded):
    _film, main = uploaded
    assert "The river is heard." in text_of(main.select_one(".film details"))


def test_a_film_tells_its_length_credit_and_date(client, series):
    film = make_film(duration=65, credit="Film Crew", published_on=date(2025, 5, 17))
    caption = main_of(client, make_profile(series, films=(film,)).url).figcaption
    assert text_of(caption) == f"{film.title} Length 1:05 Film: Film Crew 17 May 2025"


def test_films_stand_in_the_editors_order(client, series):
    page = make_profile(series, films=(make_film("B"), make_uploaded_film("A")))
    assert texts(main_of(client, page.url).select("figcaption > .film__title")) == ["B", "A"]


def test_a_profile_lists_its_topics_in_the_order_given(kari):
    links = kari.select("a[href^='/topics/']")
    assert [(text_of(link), link["href"]) for link in links] == [
        ("night shifts", "/topics/night-shifts/"),
        ("moved here", "/topics/moved-here/"),
    ]


def test_a_profile_links_to_the_same_story_on_other_networks(kari):
    links = section(kari, "The same story elsewhere").find_all("a")
    assert [(text_of(link.strong), link["href"]) for link in links] == [
        ("Instagram", SOCIAL_LINKS[0][1]),
        ("LinkedIn", SOCIAL_LINKS[1][1]),
    ]


@pytest.mark.parametrize(
    "words", ["Interviewed by Anne Spør", "Photographed by Per Lys", "Picture: Nina Foto", "3 June 2025"]
)
def test_the_small_print_says_who_made_the_interview_and_when(kari, words):
    assert words in text_of(kari.select_one(".small-print"))


def test_the_small_print_says_under_which_licence_the_portrait_is(client, series):
    page = make_profile(series, portrait=make_image(credit="Nina Foto", licence="CC BY 4.0"))
    small_print = main_of(client, page.url).select_one(".small-print")
    assert "Picture: Nina Foto, CC BY 4.0" in text_of(small_print)


def test_a_profile_ends_with_the_series_closing_words(client, home):
    page = make_profile(make_series(home, closing="<p>Read more from the series.</p>"))
    assert text_of(main_of(client, page.url).aside) == "Read more from the series."


def test_a_profile_links_to_its_series(client, series):
    main = main_of(client, make_profile(series).url)
    assert text_of(main.select_one(f"a[href='{series.url}']")) == series.title


def test_a_profile_leads_to_the_next_person_of_the_series(kari):
    assert "After" in text_of(kari.select_one("a[rel=next]"))


def test_a_profile_leads_to_the_previous_person_of_the_series(kari):
    assert "Before" in text_of(kari.select_one("a[rel=prev]"))


def test_after_the_last_person_comes_the_first(client, series):
    make_profile(series, "First")
    make_profile(series, "Second")
    last = make_profile(series, "Last")
    assert "First" in text_of(main_of(client, last.url).select_one("a[rel=next]"))


def test_the_only_person_of_a_series_has_no_next(client, series):
    assert not main_of(client, make_profile(series).url).select("a[rel=next]")


def test_a_profile_shows_three_related_people_the_closest_first(client, series):
    sector, topics = make_sector(), ("night shifts", "moved here")
    workplace = make_workplace(place=make_place(), sector=sector)
    page = make_profile(series, "Kari", topics=topics, workplace=workplace)
    make_profile(series, "Nobody's neighbour")
    make_profile(series, "One topic", topics=topics[:1])
    make_profile(series, "Two topics", topics=topics)
    make_profile(series, "Same place", workplace=make_workplace(place=workplace.place))
    make_profile(series, "Two topics and the sector", topics=topics, workplace=make_workplace(sector=sector))
    related = section(main_of(client, page.url), "You may also like to meet")
    assert people(related) == ["Two topics and the sector", "Two topics", "One topic"]


# A series


def test_a_series_shows_its_people_in_the_editors_order(client, series):
    make_profile(series, "Anna")
    moved = make_profile(series, "Berit")
    moved.move(series, pos="first-child")
    make_profile(series, "Carl")
    assert people(main_of(client, series.url)) == ["Berit", "Anna", "Carl"]


def test_a_series_says_what_it_is_for(client, home):
    main = main_of(client, make_series(home, goal="<p>To show <b>who</b> is here.</p>").url)
    assert "To show who is here." in text_of(section(main, "Why this series"))


def test_a_series_shows_the_films_of_its_people_once_each(client, series):
    film = make_film("Shared by two")
    make_profile(series, films=(film,))
    make_profile(series, films=(film, make_uploaded_film("Of one")))
    make_profile(series, films=(make_film("Of a draft"),), live=False)
    titles = texts(main_of(client, series.url).select("figcaption > .film__title"))
    assert sorted(titles) == ["Of one", "Shared by two"]


def test_a_series_lists_the_questions_that_its_people_answered(client, home):
    series = make_series(home)
    make_profile(series, questions=[make_question("Asked here?")])
    make_profile(make_series(home), questions=[make_question("Asked elsewhere?")])
    links = main_of(client, series.url).select("a[href^='/questions/']")
    assert texts(links) == ["Asked here?"]


def test_a_series_without_people_says_that_they_are_coming(client, series):
    assert "on their way" in text_of(main_of(client, series.url))


# Questions and topics


def test_the_library_counts_who_answered(client, series):
    question = make_question("What stops?")
    make_profile(series, questions=[question])
    make_profile(series, questions=[question])
    make_profile(series, questions=[question], live=False)
    rows = texts(main_of(client, reverse("profiles:questions")).find_all("li"))
    assert rows == ["What stops? 2 answers"]


@pytest.fixture
def question_page(client, home) -> BeautifulSoup:
    """What Anna and Berit, of two series, answered to one question; Berit was asked it in other words."""
    question = make_question("What stops?")
    make_profile(make_series(home), "Anna", questions=[question])
    page = make_profile(make_series(home), "Berit", questions=[question])
    page.answers.filter(question=question).update(wording="What would stop?")
    return main_of(client, "/questions/what-stops/")


def test_a_question_shows_everyones_answer(question_page):
    answers = {text_of(quote.h2): text_of(quote.select_one(".prose")) for quote in question_page("article")}
    assert "Anna answers number 0." in answers["Anna"] and "Berit answers number 0." in answers["Berit"]


def test_a_question_shows_how_it_was_asked_where_that_differs(question_page):
    asked = {text_of(quote.h2): "Asked as" in text_of(quote) for quote in question_page("article")}
    assert asked == {"Anna": False, "Berit": True}
    assert "Asked as “What would stop?”" in text_of(question_page)


def test_a_question_links_to_the_answer_on_each_persons_page(question_page):
    page = ProfilePage.objects.get(title="Anna")
    link = f"{page.url}#{page.answers.get(question__isnull=False).anchor}"
    assert question_page.select_one(f"a[href='{link}']")


def test_a_topic_shows_everyone_who_talks_about_it(client, home):
    make_profile(make_series(home), "Anna", topics=("night shifts",))
    make_profile(make_series(home), "Berit", topics=("night shifts", "other"))
    make_profile(make_series(home), "Carl", topics=("other",))
    assert sorted(people(main_of(client, "/topics/night-shifts/"))) == ["Anna", "Berit"]


# Home, text, and the pages that help


def test_home_shows_every_series_with_how_many_people_one_meets(client, home):
    make_profile(series := make_series(home, "The wheels"))
    make_profile(series)
    article = main_of(client, home.url).select_one(f"article:has(a[href='{series.url}'])")
    assert text_of(article) == "The wheels Meet all 2 people"


def test_home_shows_the_newest_people_first(client, home):
    series = make_series(home)
    for day, name in ((1, "Older"), (3, "Newest"), (2, "Newer")):
        make_profile(series, name, first_published_at=datetime(2025, 1, day, tzinfo=UTC))
    assert people(main_of(client, home.url)) == ["Newest", "Newer", "Older"]


def test_home_shows_one_question_with_three_answers(client, series):
    question = make_question("What stops?")
    for _ in range(4):
        make_profile(series, questions=[question])
    part = section(main_of(client, "/"), "What stops?")
    assert len(part.find_all("blockquote")) == 3


def test_home_leads_to_what_everyone_answered(client, series):
    make_profile(series, questions=[make_question("What stops?")])
    assert main_of(client, "/").select_one("a[href='/questions/what-stops/']")


def test_a_text_page_shows_its_text(client, home):
    page = make_text(home, "About", summary="In short.")
    assert text_of(main_of(client, page.url)) == "About In short. Some text."


def test_a_text_page_in_the_menu_stands_at_the_foot_of_every_page(client, home):
    page = make_text(home, "About")
    assert read(client, "/questions/").select_one(f"footer a[href='{page.url}']")


def test_a_text_page_is_described_to_search_engines_by_its_summary(client, home):
    page = make_text(home, summary="In short.")
    assert read(client, page.url).select_one("meta[name=description]")["content"] == "In short."


@pytest.fixture
def lost(client, series):
    make_profile(series, "Anna")
    return client.get("/nobody/")


def test_a_page_that_is_not_there_says_so_to_machines_too(lost):
    assert lost.status_code == 404


@pytest.mark.parametrize("address", ["/", "/questions/"])
def test_a_page_that_is_not_there_shows_the_way_on(lost, address):
    main = BeautifulSoup(lost.content, "html5lib").main
    assert main.select_one(f"a[href='{address}']")


def test_a_page_that_is_not_there_introduces_someone(lost):
    assert people(BeautifulSoup(lost.content, "html5lib")) == ["Anna"]


def test_a_page_that_is_not_there_is_not_for_search_engines(lost):
    head = BeautifulSoup(lost.content, "html5lib").head
    assert head.select_one("meta[name=robots]")["content"] == "noindex"


# Addresses that lead nowhere


@pytest.mark.parametrize(
    "path",
    [
        "/%00/",
        "/questions/%00/",
        "/topics/" + "a" * 10_240 + "/",
        "/" + "a/" * 500,
        "/..%2f..%2fetc/passwd",
        "/uploads/..%2f..%2fmanage.py",
        "/uploads/%00",
        "/uploads/",
        "/%2f%2fexample.org/",
        "/%ff%fe/",
        "/questions/%F0%9F%8E%A1/",
        "/%0d%0aSet-Cookie:x=1/",
    ],
)
def test_a_hostile_path_leads_nowhere(home, path):
    response = Client(raise_request_exception=False).get(path)
    assert response.status_code in {301, 400, 404}


# What moves


def rename(page, slug: str, on_commit) -> None:
    """As publishing a new slug in the admin does."""
    with on_commit(execute=True):
        page.slug = slug
        page.save_revision().publish()


def test_the_old_address_of_a_renamed_person_leads_to_the_new(
    client, series, django_capture_on_commit_callbacks
):
    page = make_profile(series, "Kari")
    old = page.url
    rename(page, "kari-nordby", django_capture_on_commit_callbacks)
    response = client.get(old)
    assert (response.status_code, response["Location"]) == (301, f"{series.url}kari-nordby/")


def test_the_old_addresses_of_the_people_of_a_renamed_series_lead_to_the_new(
    client, series, django_capture_on_commit_callbacks
):
    old = make_profile(series, "Kari").url
    rename(series, "new-series", django_capture_on_commit_callbacks)
    assert client.get(old)["Location"] == "/new-series/kari/"


def test_the_old_address_of_a_person_who_moved_leads_to_the_new(
    client, home, series, django_capture_on_commit_callbacks
):
    page, new = make_profile(series, "Kari"), make_series(home, "New series")
    old = page.url
    with django_capture_on_commit_callbacks(execute=True):
        page.move(SeriesPage.objects.get(pk=new.pk), pos="last-child")
    assert client.get(old)["Location"] == "/new-series/kari/"
