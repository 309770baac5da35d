"""A site in several languages, as its readers meet it."""

import html5lib
import pytest
from django.test import Client

from media.reading import LANGUAGES
from profiles.models import ProfilePage
from tests.factories import (
    make_film,
    make_occupation,
    make_profile,
    make_question,
    make_sector,
    make_series,
    make_theme,
    make_workplace,
)
from tests.translations import in_language

pytestmark = pytest.mark.django_db


@pytest.fixture
def question():
    question = make_question("What do you fix?")
    in_language(question, "nb", text="Hva fikser du?")
    return question


@pytest.fixture
def wheels(home):
    return make_series(home, "Wheels")


@pytest.fixture
def kari(wheels, question) -> ProfilePage:
    """Kari in English and Bokmål; her site is in no other language."""
    sector, occupation = make_sector("Energy"), make_occupation("Mechanic")
    in_language(sector, "nb", name="Kraft")
    in_language(occupation, "nb", name="Mekaniker")
    kari = make_profile(
        wheels,
        "Kari Hjul",
        headline="I fix wheels",
        questions=[question],
        workplace=make_workplace(sector=sector),
        occupations=(occupation,),
        films=(make_film("The wheel"),),
        topics=("night shifts",),
    )
    in_language(kari, "nb", headline="Jeg fikser hjul", job_title="Hjulmaker", answers=["Hjul."])
    return kari


@pytest.fixture
def ola(wheels, question) -> ProfilePage:
    """Ola in English alone."""
    return make_profile(wheels, "Ola Nav", headline="I carry on", questions=[question])


def page(path: str, status: int = 200, **headers):
    response = Client().get(path, headers=headers)
    assert response.status_code == status, path
    return html5lib.parse(response.content, treebuilder="lxml", namespaceHTMLElements=False)


def texts(path: str, xpath: str) -> list[str]:
    return ["".join(found.itertext()).strip() for found in page(path).xpath(xpath)]


def switch(path: str) -> dict[str, str]:
    """Where the switcher leads, by language."""
    links = page(path).xpath("//nav[contains(@class, 'languages')]//a")
    return {link.get("hreflang"): link.get("href") for link in links}


def alternates(path: str) -> dict[str, str]:
    links = page(path).xpath("//link[@rel='alternate'][@hreflang]")
    return {link.get("hreflang"): link.get("href").removeprefix("http://testserver") for link in links}


def people(path: str) -> dict[str, str | None]:
    """Who is listed, with the language that their entry says it is in."""
    entries = page(path).xpath("//article[contains(@class, 'entry') or contains(@class, 'person')]")
    return {
        "".join(each.xpath(".//*[contains(@class, '__name')]")[0].itertext()).strip(): each.get("lang")
        for each in entries
    }


def test_a_page_has_the_language_of_its_address(kari):
    assert page("/wheels/kari-hjul/").getroot().get("lang") == "en"
    assert page("/nb/wheels/kari-hjul/").getroot().get("lang") == "nb"
    assert texts("/nb/wheels/kari-hjul/", "//h1") == ["Jeg fikser hjul"]
    assert texts("/wheels/kari-hjul/", "//h1") == ["I fix wheels"]


@pytest.mark.parametrize(
    "path", ["/nn/", "/nn/explore/", "/nn/wheels/kari-hjul/", "/nn/feed/", "/en/", "/en/explore/"]
)
def test_a_language_that_the_site_is_not_published_in_has_no_addresses(kari, path):
    missing = page(path, 404)
    assert missing.getroot().get("lang") == "en"


def test_what_a_browser_asks_for_changes_nothing(kari):
    plain, asked = Client().get("/"), Client().get("/", headers={"accept-language": "nb"})
    assert asked.status_code == 200 and asked.content == plain.content
    assert "Accept-Language" not in asked.get("Vary", "") and not asked.cookies
    assert asked["Content-Language"] == "en"


def test_a_site_in_one_language_has_no_switcher(ola):
    assert switch("/") == {} and alternates("/") == {}


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/wheels/",
        "/wheels/kari-hjul/",
        "/explore/",
        "/explore/?film=1",
        "/questions/what-do-you-fix/",
        "/places/",
        "/wheels/films/",
    ],
)
def test_the_switcher_leads_to_the_same_page(kari, path):
    assert switch(path) == {"nb": f"/nb{path}"}
    assert switch(f"/nb{path}") == {"en": path}


@pytest.mark.parametrize(
    "path",
    ["/", "/wheels/", "/wheels/kari-hjul/", "/explore/", "/questions/what-do-you-fix/", "/wheels/films/"],
)
def test_each_language_names_the_others_and_itself_the_same(kari, path):
    expected = {"en": path, "nb": f"/nb{path}", "x-default": path}
    assert alternates(path) == alternates(f"/nb{path}") == expected


def test_somebody_who_is_not_translated_leads_to_the_series_instead(kari, ola):
    assert switch("/wheels/ola-nav/") == {"nb": "/nb/wheels/"}
    assert "(not this page)" in texts("/wheels/ola-nav/", "//nav[contains(@class, 'languages')]")[0]
    assert alternates("/wheels/ola-nav/") == {}


def test_an_address_with_nothing_leads_home_in_the_other_language(kari):
    missing = page("/nb/nobody/", 404)
    assert missing.getroot().get("lang") == "nb"
    assert [link.get("href") for link in missing.xpath("//nav[contains(@class, 'languages')]//a")] == ["/"]


@pytest.mark.parametrize("path", ["/nb/explore/", "/nb/wheels/"])
def test_who_is_not_translated_is_listed_with_their_language(kari, ola, path):
    assert people(path) == {"Kari Hjul": None, "Ola Nav": "en"}
    assert texts(path, "//*[@lang='en']//*[@class='in-language']") == ["På engelsk"]


def test_everyone_is_listed_once(kari, ola):
    assert people("/explore/") == {"Kari Hjul": None, "Ola Nav": None}


def test_a_reader_of_nynorsk_has_bokmal_before_english(kari, ola):
    in_language(kari.series, "nn")
    assert people("/nn/explore/") == {"Kari Hjul": "nb", "Ola Nav": "en"}


def test_the_bare_address_of_a_site_in_another_language_than_the_installation_s_leads_to_its_home(
    kari, first_language
):
    first_language("nn")
    response = Client().get("/")
    assert (response.status_code, response["Location"]) == (302, "/en/")


def test_who_is_not_translated_can_be_left_out(kari, ola, settings):
    settings.SHOWCASE_LIST_UNTRANSLATED = False
    assert people("/nb/explore/") == {"Kari Hjul": None}


def test_who_is_taken_down_in_one_language_is_there_in_the_other(kari):
    kari.get_translations().get().unpublish()
    assert people("/nb/explore/") == {"Kari Hjul": "en"}
    assert page("/nb/wheels/kari-hjul/", 404) is not None


def test_a_private_translation_is_as_none(kari):
    from wagtail.models import PageViewRestriction

    nb = kari.get_translations().get()
    PageViewRestriction.objects.create(page=nb, restriction_type=PageViewRestriction.LOGIN)
    assert people("/nb/explore/") == {"Kari Hjul": "en"}


def test_a_question_has_everyone_s_answers_in_whichever_language(kari, ola):
    path = "/nb/questions/what-do-you-fix/"
    assert texts(path, "//h1") == ["Hva fikser du?"]
    quotes = page(path).xpath("//article[contains(@class, 'quote')]")
    assert sorted(quote.get("lang") or "nb" for quote in quotes) == ["en", "nb"]


def test_a_question_counts_each_person_once(kari, ola):
    assert texts("/questions/what-do-you-fix/", "//p[@class='lede']") == ["2 people have answered."]
    assert texts("/nb/questions/what-do-you-fix/", "//p[@class='lede']") == ["2 personer har svart."]


@pytest.fixture
def themes(wheels) -> None:
    """Two themes in English and Bokmål, the later one first by the alphabet, with a question of each and a third
    that was asked in Bokmål first.
    """
    late, early = make_theme("Afterwards", sort_order=2), make_theme("Zeal", sort_order=1)
    in_language(late, "nb", name="Etterpå", sort_order=None)
    nb_early = in_language(early, "nb", name="Iver", sort_order=None)
    how, why = make_question("How was it?", theme=late), make_question("Why you?", theme=early)
    in_language(how, "nb", text="Hvordan gikk det?")
    when = make_question("Når begynte du?", theme=nb_early, locale=nb_early.locale)
    make_profile(wheels, questions=[how, why, when])
    in_language(wheels, "nb")
    in_language(wheels, "nn")


def test_the_library_s_themes_have_the_reader_s_names_in_the_editor_s_order(themes):
    assert texts("/questions/", "//h2[@class='shelf__theme']") == ["Zeal", "Afterwards"]
    assert texts("/nb/questions/", "//h2[@class='shelf__theme']") == ["Iver", "Etterpå"]


def test_a_reader_of_nynorsk_has_themes_in_bokmal_before_english(themes):
    assert texts("/nn/questions/", "//h2[@class='shelf__theme']") == ["Iver", "Etterpå"]


def test_a_theme_in_several_languages_is_one(themes):
    [zeal, _afterwards] = page("/questions/").xpath("//section[@class='shelf']")
    assert len(zeal.xpath(".//li")) == 2


def test_a_theme_says_that_its_name_is_in_another_language(themes):
    headings = page("/nb/questions/").xpath("//h2[@class='shelf__theme']")
    assert [heading.get("lang") for heading in headings] == [None, None]
    headings = page("/nn/questions/").xpath("//h2[@class='shelf__theme']")
    assert [heading.get("lang") for heading in headings] == ["nb", "nb"]


def test_a_question_in_another_language_says_so_in_the_library(themes):
    path = "//a[@class='questions__text']"
    said = {question.text: question.get("lang") for question in page("/nb/questions/").xpath(path)}
    assert said == {"Hvordan gikk det?": None, "Når begynte du?": None, "Why you?": "en"}


@pytest.mark.parametrize(
    ("path", "xpath"),
    [
        ("questions/what-do-you-fix/", "//h1"),
        (
            "questions/what-do-you-fix/?compare=wheels/kari-hjul&compare=wheels/ola-nav",
            "//h2[@class='compare__question']/a",
        ),
        ("", "//h2[@id='question']/a"),
    ],
)
def test_a_question_in_another_language_says_so_where_it_is_a_heading(kari, ola, path, xpath):
    in_language(kari.get_parent().specific, "nn")
    assert [found.get("lang") for found in page(f"/nb/{path}").xpath(xpath)] == [None]
    assert [found.get("lang") for found in page(f"/nn/{path}").xpath(xpath)] == ["nb"]


@pytest.mark.parametrize(
    ("path", "xpath"),
    [
        ("/nb/explore/?q=answers", "//article[@lang='en']//p[@class='entry__onward']"),
        (
            "/nb/questions/what-do-you-fix/",
            "//article[@lang='en']//a[@class='quote__permalink']/span",
        ),
    ],
)
def test_what_the_site_adds_to_words_in_another_language_is_in_the_reader_s(kari, ola, path, xpath):
    assert [found.get("lang") for found in page(path).xpath(xpath)] == ["nb"]


def test_facets_and_facts_have_the_reader_s_names(kari, ola):
    assert "Kraft" in texts("/nb/explore/", "//form")[0] + texts("/nb/explore/", "//main")[0]
    facts = " ".join(texts("/nb/wheels/kari-hjul/", "//dl"))
    assert "Kraft" in facts and "Mekaniker" in facts and "Energy" not in facts
    assert texts("/nb/sectors/energy/", "//h1") == ["Kraft"]
    assert texts("/sectors/energy/", "//h1") == ["Energy"]


def test_a_facet_finds_people_in_whichever_language(kari, ola):
    assert people("/nb/explore/?sector=energy") == {"Kari Hjul": None}
    assert people("/nb/explore/?series=wheels") == {"Kari Hjul": None, "Ola Nav": "en"}


@pytest.mark.parametrize("word", ["hjulmaker", "Kraft", "Energy", "Mekaniker"])
def test_the_search_finds_what_stands_on_the_page_and_what_lists_are_called_elsewhere(kari, ola, word):
    assert "Kari Hjul" in people(f"/nb/explore/?q={word}")


def test_the_next_in_the_series_is_whoever_is_next_in_whichever_language(kari, ola):
    [following] = page("/nb/wheels/kari-hjul/").xpath("//a[@rel='next']")
    assert following.get("href") == "/wheels/ola-nav/" and following.get("hreflang") == "en"


def test_people_stand_in_the_editor_s_order_in_every_language(kari, wheels):
    first = make_profile(wheels, "Anne Aksel")
    first.move(wheels, pos="first-child")
    in_language(ProfilePage.objects.get(pk=first.pk), "nb", headline="Sist oversatt, først i serien")
    assert list(people("/nb/wheels/")) == ["Anne Aksel", "Kari Hjul"]


@pytest.mark.parametrize(
    "path",
    [
        "/nb/",
        "/nb/explore/",
        "/nb/wheels/",
        "/nb/wheels/kari-hjul/",
        "/nb/questions/",
        "/nb/films/",
        "/nb/places/",
    ],
)
def test_links_stay_in_the_language_but_for_who_is_in_another(kari, ola, path):
    links = page(path).xpath("//a[starts-with(@href, '/')]")
    elsewhere = {
        link.get("href")
        for link in links
        if not link.get("href").startswith("/nb/") and not link.get("hreflang")
    }
    assert elsewhere == set()


def test_a_link_in_a_text_leads_to_the_page_in_the_reader_s_language(kari, ola):
    nb = kari.get_translations().get()
    text = f'<p>Les om <a linktype="page" id="{kari.pk}">Kari</a> og <a linktype="page" id="{ola.pk}">Ola</a>.</p>'
    nb.answers.update(body=text)
    links = page("/nb/wheels/kari-hjul/").xpath("//div[contains(@class, 'answer__body')]//a")
    assert {link.get("href") for link in links} == {"/nb/wheels/kari-hjul/", "/wheels/ola-nav/"}


def test_compared_people_share_a_question_across_languages(kari, ola):
    path = "/nb/questions/what-do-you-fix/?compare=wheels/kari-hjul&compare=wheels/ola-nav"
    assert texts(path, "//h2[@class='compare__question']") == ["Hva fikser du?"]
    assert [cell.get("lang") for cell in page(path).xpath("//div[@class='compare__answer']")] == [None, "en"]


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_no_page_may_take_the_address_of_a_language(home, language):
    from django.core.exceptions import ValidationError

    with pytest.raises(ValidationError):
        make_series(home, "A language", slug=language)
