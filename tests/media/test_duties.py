"""How a film stands with its accessibility duties: met, not needed, let off by a manager, or missing."""

from datetime import date

import pytest
from django.core.files.base import ContentFile

from media import duties
from media.duties import State
from media.models import CaptionTrack, Film
from tests.media.films import SMALL_FILM

HOSTED = {"address": "https://youtu.be/aqz-KE-bpKQ"}
UPLOADED = {"file": "films/a.mp4"}
DESCRIBED = {"described_address": "https://vimeo.com/1084537"}
# Whether the film is hosted or uploaded makes no difference where it is not said.
CASES = {
    ("captions", "none, at a host"): (HOSTED, State.MISSING),
    ("captions", "none, in a file"): (UPLOADED, State.MISSING),
    ("captions", "come with the film"): (HOSTED | {"captioned_already": True}, State.MET),
    ("captions", "a silent film"): (UPLOADED | {"silent": True}, State.NOT_NEEDED),
    ("captions", "let off"): (HOSTED | {"captions_waiver": "A song."}, State.WAIVED),
    ("captions", "met, and let off before"): (
        HOSTED | {"captioned_already": True, "captions_waiver": "A song."},
        State.MET,
    ),
    ("alternative", "none"): (HOSTED, State.MISSING),
    ("alternative", "an empty editor"): (HOSTED | {"transcript": "<p> </p>"}, State.MISSING),
    ("alternative", "a transcript"): (HOSTED | {"transcript": "<p>Hello.</p>"}, State.MET),
    ("alternative", "a described version"): (HOSTED | DESCRIBED, State.MET),
    ("alternative", "let off"): (HOSTED | {"alternative_waiver": "A song."}, State.WAIVED),
    ("alternative", "a silent film"): (UPLOADED | {"silent": True}, State.MISSING),
    ("description", "none"): (HOSTED, State.MISSING),
    ("description", "a described version"): (HOSTED | DESCRIBED, State.MET),
    ("description", "a described file"): (HOSTED | {"described_file": "films/b.mp4"}, State.MET),
    ("description", "a reason why none is needed"): (
        HOSTED | {"description_not_needed": "All is said."},
        State.NOT_NEEDED,
    ),
    ("description", "the last day before the rule"): (
        HOSTED | {"published_on": date(2024, 1, 31)},
        State.NOT_NEEDED,
    ),
    ("description", "the first day of the rule"): (
        HOSTED | {"published_on": date(2024, 2, 1)},
        State.MISSING,
    ),
    ("description", "a silent film"): (UPLOADED | {"silent": True}, State.NOT_NEEDED),
    ("description", "let off"): (HOSTED | {"description_waiver": "A cartoon."}, State.WAIVED),
    ("sign_language", "none"): (HOSTED, State.OPTIONAL),
    ("sign_language", "a version"): (HOSTED | {"signed_address": "https://vimeo.com/1084537"}, State.MET),
}


def standing(film: Film, key: str) -> duties.Standing:
    return next(found for found in duties.standings(film) if found.duty.key == key)


@pytest.mark.parametrize(("case", "expected"), CASES.items(), ids=[" ".join(case) for case in CASES])
def test_a_film_stands_with_a_duty_as_it_is(case, expected):
    fields, state = expected
    assert standing(Film(title="A film", **fields), case[0]).state is state


@pytest.mark.django_db
def test_a_captions_file_meets_the_duty_and_its_language_is_named():
    film = Film(title="A film")
    film.file.save("film.mp4", ContentFile(SMALL_FILM), save=False)
    film.save()
    CaptionTrack.objects.create(film=film, language="nb", file="captions/a.vtt")
    assert standing(film, "captions").message == "Captions in Norwegian Bokmål."


def test_the_missing_duties_are_those_that_hold_publishing_back():
    assert [found.duty.key for found in duties.missing(Film(**HOSTED))] == [
        "captions",
        "alternative",
        "description",
    ]


def test_a_film_that_was_let_off_says_why():
    film = Film(**HOSTED, captions_waiver="There is no speech.")
    assert standing(film, "captions").message == "There is no speech."
