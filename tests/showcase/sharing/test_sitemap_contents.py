"""What the sitemap tells of an address beside its date: pictures, films, and the languages that it is there in."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from lxml import etree
from wagtail.models import Locale, Page, Site

from media.models import Film, Rendition
from media.renditions import draw
from profiles.models import HomePage, ProfilePage, SeriesPage
from tests.factories import make_film, make_image, make_profile, make_series
from tests.sites import make_full_site, make_uploaded_film

from .readers import NAMESPACES, body, problems_of_sitemap, sitemap, whole_sitemap

pytestmark = pytest.mark.django_db

HOST = "http://testserver"
HOSTILE = "A ]]> & <b>film</b> 🛞\x0b"


def test_a_profile_has_its_portrait_as_a_jpeg(client, series):
    person = make_profile(series)
    draw(person.portrait, "portrait")
    rendition = Rendition.objects.get(image=person.portrait, filter_spec="fill-960x1200|format-jpeg")
    assert pictures(client, person.url) == [f"{HOST}{rendition.url}"]


def test_a_portrait_follows_its_focal_point(client, series):
    person = make_profile(series)
    draw(person.portrait, "portrait")
    portrait = person.portrait
    portrait.focal_point_x, portrait.focal_point_y = 10, 10
    portrait.focal_point_width = portrait.focal_point_height = 5
    portrait.save()
    assert pictures(client, person.url) == []
    draw(portrait, "portrait")
    [address] = pictures(client, person.url)
    assert Rendition.objects.get(file=address.removeprefix(f"{HOST}/uploads/")).focal_point_key != ""


def test_a_series_has_its_lead_picture(client, home):
    series = make_series(home, lead_image=make_image("A lead"))
    draw(series.lead_image, "lead")
    assert len(pictures(client, series.url)) == 1


def test_the_sitemap_draws_no_picture(client):
    make_full_site()
    whole_sitemap(client)
    assert not Rendition.objects.exists()


@pytest.fixture
def poster():
    poster = make_image("A poster")
    draw(poster, "poster")
    return poster


def test_a_film_at_a_host_is_told_with_its_player(client, series, poster):
    film = make_film("The dam", poster=poster, duration=65, published_on=date(2025, 5, 17))
    make_profile(series, films=(film,))
    assert video(client, film) == {
        "thumbnail_loc": f"{HOST}{poster.renditions.get(filter_spec='fill-1280x720|format-jpeg').url}",
        "title": "The dam",
        "description": "What is said.",
        "player_loc": "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ",
        "duration": "65",
        "publication_date": "2025-05-17",
    }


def test_an_uploaded_film_is_told_with_its_file(client, series, poster):
    film = make_uploaded_film(poster=poster)
    make_profile(series, films=(film,))
    told = video(client, film)
    assert told["content_loc"] == f"{HOST}{film.file.url}" and "player_loc" not in told


@pytest.mark.parametrize("missing", [{"poster": None}, {"transcript": ""}, {"transcript": "<p> </p>"}])
def test_a_film_that_lacks_something_is_an_address_without_a_film(client, series, poster, missing):
    film = make_film(poster=poster)
    make_profile(series, films=(film,))
    # Its duties have been waived since.
    Film.objects.filter(pk=film.pk).update(**missing)
    assert video(client, film) == {}


def test_hostile_words_of_a_film_leave_the_sitemap_well_formed(client, series, poster):
    transcript = f"<p>{HOSTILE}</p>" * 200
    film = make_film(HOSTILE, poster=poster, transcript=transcript, duration=99_999)
    make_profile(series, films=(film,))
    assert problems_of_sitemap(body(client, "/sitemap-films.xml")) == []
    told = video(client, film)
    assert told["title"] == HOSTILE.rstrip("\x0b") and "duration" not in told
    assert told["description"].startswith("A ]]> & film 🛞 A ]]>")


@pytest.fixture
def translated(home, site, series, settings) -> tuple[ProfilePage, ProfilePage]:
    """Kari in English, and her translation in the site's tree in Bokmål."""
    kari = make_profile(series, "Kari")
    nb = Locale.objects.get_or_create(language_code="nb")[0]
    root = Page.objects.get(depth=1)
    nb_home = root.add_child(
        instance=HomePage(title="Hjem", slug="hjem", locale=nb, translation_key=home.translation_key)
    )
    nb_series = nb_home.add_child(
        instance=SeriesPage(title="Serie", locale=nb, translation_key=series.translation_key)
    )
    nb_kari = make_profile(nb_series, "Kari på norsk", locale=nb, translation_key=kari.translation_key)
    Site.objects.filter(pk=site.pk).update(hostname="testserver")
    Site.clear_site_root_paths_cache()
    return kari, nb_kari


def test_a_translated_page_names_its_languages_the_same_from_each(translated):
    kari, nb_kari = (f"{HOST}{page.url}" for page in translated)
    entries = whole_sitemap(Client(SERVER_NAME="testserver"))
    assert languages(entries[kari]) == languages(entries[nb_kari])
    assert languages(entries[kari]) == {"en": kari, "nb": nb_kari, "x-default": kari}
    assert nb_kari.startswith(f"{HOST}/nb/")


def test_home_and_series_name_their_languages_too(translated):
    entries = whole_sitemap(Client(SERVER_NAME="testserver"))
    assert languages(entries[f"{HOST}/"])["nb"] == f"{HOST}/nb/"
    assert languages(entries[f"{HOST}/nb/explore/"])["en"] == f"{HOST}/explore/"


def test_the_protocol_is_kept_where_there_are_languages(translated):
    client = Client(SERVER_NAME="testserver")
    for part in sitemap(client, "/sitemap.xml"):
        assert problems_of_sitemap(body(client, part)) == []


def test_a_translation_that_nobody_may_see_is_not_named(translated):
    _kari, nb_kari = translated
    nb_kari.unpublish()
    entries = whole_sitemap(Client(SERVER_NAME="testserver"))
    assert [languages(entry) for address, entry in entries.items() if "kari" in address] == [{}]


def pictures(client: Client, path: str) -> list[str]:
    entry = whole_sitemap(client)[f"{HOST}{path}"]
    return [found.text for found in entry.findall("image:image/image:loc", NAMESPACES)]


def video(client: Client, film: Film) -> dict[str, str]:
    entry = sitemap(client, "/sitemap-films.xml")[f"{HOST}{reverse('profiles:film', args=[film.slug])}"]
    return {etree.QName(one).localname: one.text for one in entry.findall("video:video/*", NAMESPACES)}


def languages(entry: etree._Element) -> dict[str, str]:
    return {link.get("hreflang"): link.get("href") for link in entry.findall("xhtml:link", NAMESPACES)}
