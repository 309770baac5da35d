"""The code that puts a card of the site into somebody else's page."""

import pytest
from bs4 import BeautifulSoup

from profiles.models import Answer, ProfilePage, SeriesPage
from showcase.sharing.embedding import Size, embed_code, embed_size
from tests.factories import make_profile, make_question, make_series

pytestmark = pytest.mark.django_db


@pytest.fixture
def kari(home):
    series = make_series(home, "Keeping the wheels turning")
    return make_profile(
        series,
        "Kari Nordby",
        headline="The one who hears the dam",
        questions=[make_question("What do you hear at night?")],
    )


def frame(code: str) -> BeautifulSoup:
    return BeautifulSoup(code, "html5lib").iframe


def test_the_code_frames_the_card_under_its_name(rf, site, kari):
    found = frame(embed_code(kari, rf.get("/")))
    assert found["src"] == f"http://testserver{kari.url}embed/"
    assert found["title"] == "Kari Nordby: The one who hears the dam"


def test_the_code_of_an_answer_frames_the_answer(rf, site, kari):
    answer = kari.answers.first()
    found = frame(embed_code(answer, rf.get("/")))
    assert found["src"] == f"http://testserver{kari.url}answers/{answer.pk}/embed/"
    assert found["title"] == "Kari Nordby: What do you hear at night?"


def test_the_code_of_a_series_frames_the_series(rf, site, kari):
    assert frame(embed_code(kari.series, rf.get("/")))["src"] == f"http://testserver{kari.series.url}embed/"


def test_the_frame_has_a_size_loads_late_and_fits_a_narrow_column(rf, site, kari):
    found = frame(embed_code(kari, rf.get("/")))
    assert (found["width"], found["height"], found["loading"]) == ("640", "380", "lazy")
    assert found["style"] == "border:0;max-width:100%"


def test_the_code_brings_the_script_that_fits_the_height(rf, site, kari):
    script = BeautifulSoup(embed_code(kari, rf.get("/")), "html5lib").script
    assert script["src"] == "http://testserver/embed.js" and script.has_attr("async")


def test_the_script_has_an_address_that_stays(client):
    response = client.get("/embed.js")
    assert response["Content-Type"] == "text/javascript; charset=utf-8"
    assert "showcase:embed:height" in response.content.decode()


def test_the_script_is_where_the_code_says_under_hashed_static_addresses(
    rf, client, site, kari, settings, tmp_path
):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}
    }
    script = BeautifulSoup(embed_code(kari, rf.get("/")), "html5lib").script
    assert script["src"] == "http://testserver/embed.js"
    assert client.get("/embed.js").status_code == 200


def test_the_script_is_kept_for_an_hour_and_asked_for_again_by_its_tag(client):
    first = client.get("/embed.js")
    assert first["Cache-Control"] == "public, max-age=3600"
    assert client.get("/embed.js", headers={"If-None-Match": first["ETag"]}).status_code == 304


def test_the_script_depends_on_nobody(client):
    response = client.get("/embed.js")
    assert not response.cookies and "Cookie" not in response.get("Vary", "")


def test_the_code_without_resizing_has_no_script(rf, site, kari):
    assert "<script" not in embed_code(kari, rf.get("/"), Size(300, 200), resizes=False)


def test_what_people_write_stays_text_in_the_code(rf, site, kari):
    kari.headline = '"><script>alert(1)</script>'
    code = embed_code(kari, rf.get("/"))
    assert code.count("<script") == 1 and frame(code)["title"] == f"Kari Nordby: {kari.headline}"


@pytest.mark.parametrize(
    ("limits", "size"),
    [
        ((None, None), Size(640, 380)),
        ((2_000, None), Size(640, 380)),
        ((500, None), Size(500, 380)),
        ((320, None), Size(320, 560)),
        ((320, 400), Size(320, 400)),
        ((1, 1), Size(1, 1)),
    ],
)
def test_a_frame_keeps_its_limits(limits, size):
    assert embed_size(ProfilePage(), *limits) == size


@pytest.mark.parametrize("model", [ProfilePage, Answer, SeriesPage])
def test_a_card_has_a_size_in_every_kind(model):
    assert embed_size(model()).height >= 300
