"""Which letters are drawn, in which font and in which order."""

from unicodedata import category

import pytest
from PIL import ImageFont

from media.cards import Card, Kind, Shape, draw, fonts, letters
from media.cards.bidi import levels, runs_to_the_left, visual_order
from media.cards.breaking import Room, fit
from media.cards.fonts import HEADLINE, SERIF, grotesque
from media.cards.hyphens import points

ROOM = Room(600, 400, 90, 40)
FACES = (HEADLINE, SERIF, grotesque(600))


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  Én\n linje\t\tog \u00a0 en  ", "Én linje og en"),
        ("a\x00b\x1b\u202ec\u2066d\ufeff", "abcd"),
        ("e\u0301 A\u030a", "é Å"),
        ("漢字 ord", "ord"),
        ("👩\u200d🚒", "👩🚒"),
        ("👍🏽 ❤\ufe0f 🇳🇴", "👍 ❤"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("a\u200cb", "ab"),
        ("\ud800x", "x"),
        ("z" + "\u0335" * 40, "z"),
        ("\u0301", ""),
        ("\n\x00 ", ""),
    ],
)
def test_text_is_cleaned_to_what_can_be_drawn(text, cleaned):
    assert letters.clean(text) == cleaned


@pytest.mark.parametrize("face", FACES, ids=["headline", "serif", "grotesque"])
@pytest.mark.parametrize("alphabet", ["ABCÆØÅabcæøå", "ČčĐđŊŋŠšŦŧŽž", "“”«»–…’?!&%§1234567890", "ŁłőżğıșțąĀ"])
def test_the_letters_of_the_region_are_those_of_the_typeface_itself(face, alphabet):
    assert {fonts.file_for(face, letter) for letter in alphabet} <= set(face.files)


@pytest.mark.parametrize("alphabet", ["ЖжҐґЇїӘә", "ΆάΩω", "אבגםשׁ", "ابتثچپگکی", "ỄễƠơ", "🔥❤🚒😀🐈⭐☕"])
def test_letters_from_further_away_have_a_stand_in(alphabet):
    assert all(fonts.has(cluster) for cluster in letters.clusters(alphabet))


def test_every_font_that_is_named_is_here_and_knows_its_characters():
    named = {file for face in FACES for file in face.files} | set(fonts.STAND_INS)
    assert named == set(fonts.characters()) == {path.stem for path in fonts.FOLDER.glob("*.woff2")}


def test_no_font_draws_a_character_of_its_list_as_unknown():
    """What FreeType draws for an unknown character, often a box, is the same for all of them."""

    def drawn(font: ImageFont.FreeTypeFont, letter: str) -> tuple:
        mask = font.getmask(letter)
        return mask.size, tuple(mask)

    for name, known in fonts.characters().items():
        font = fonts.font(name, 600, 12)
        unknown = drawn(font, "\U000f0000")
        wrong = [
            letter for letter in known if category(letter)[0] in "LNPS" and drawn(font, letter) == unknown
        ]
        assert not wrong, name


def test_fonts_stay_below_600_kb():
    assert sum(path.stat().st_size for path in fonts.FOLDER.glob("*")) < 600_000


def test_each_family_has_its_licence_beside_it():
    families = {
        name.removesuffix("-OFL.txt") for name in (path.name for path in fonts.FOLDER.glob("*-OFL.txt"))
    }
    assert all(any(name.startswith(family) for family in families) for name in fonts.characters())


# Directions


def drawn_order(text: str) -> str:
    """The text as it stands from left to right, letters of leftward runs turned around."""
    runs = letters.runs(text, HEADLINE, runs_to_the_left(text))
    return "".join(run.text[::-1] if run.leftwards else run.text for run in runs)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Kari og Per", "Kari og Per"),
        ("שלום", "םולש"),
        ("Kari שלום Per", "Kari םולש Per"),
        ("Kari אב גד Per", "Kari דג בא Per"),
        ("אב Kari Per גד", "דג Kari Per בא"),
        ("אב 123 גד", "דג 123 בא"),
        ("אב 1,5 % גד", "דג % 1,5 בא"),
        ("Hun sa «שלום».", "Hun sa «םולש»."),
        ("שלום!", "!םולש"),
    ],
)
def test_a_line_stands_in_the_order_of_its_scripts(text, seen):
    assert drawn_order(text) == seen


def test_numbers_after_arabic_letters_keep_their_direction():
    assert levels("في 25", leftwards=True)[-2:] == [2, 2]


def test_runs_of_the_highest_level_are_turned_first():
    assert visual_order([1, 2, 1]) == [2, 1, 0]


def test_without_raqm_leftward_letters_are_turned_here(monkeypatch):
    monkeypatch.setattr(fonts, "SHAPES_LETTERS", False)
    run = letters.Run("(אב", "noto-sans-hebrew", leftwards=True)
    assert run.drawn == {"text": "בא)"}


def test_without_raqm_cards_are_drawn(monkeypatch):
    fonts.font.cache_clear()
    monkeypatch.setattr(fonts, "SHAPES_LETTERS", False)
    monkeypatch.setattr(fonts, "ENGINE", ImageFont.Layout.BASIC)
    try:
        assert draw(Card(Kind.ANSWER, "Elva مرحبا 25 שלום 🔥", name="Kari"), Shape.LINK)
    finally:
        fonts.font.cache_clear()


# Lines


def lines(text: str, room: Room = ROOM) -> list[str]:
    return [line.text for line in fit(text, HEADLINE, room).lines]


def test_lines_are_of_like_length():
    assert lines("Den som ikke våger, vinner ikke noe", Room(900, 200, 80, 40)) == [
        "Den som ikke våger,",
        "vinner ikke noe",
    ]


def test_a_word_is_not_broken_where_a_smaller_size_holds_it():
    assert lines("Arbeidsmarkedstjenesten") == ["Arbeidsmarkedstjenesten"]


def test_a_compound_that_cannot_fit_is_broken_between_its_words():
    assert lines("Kraftverksvedlikeholdstekniker", Room(500, 400, 90, 60)) == [
        "Kraftverks-",
        "vedlikeholds-",
        "tekniker",
    ]


def test_an_unknown_word_is_broken_between_syllables():
    assert lines("Balanovikaretamosulindapero", Room(500, 400, 90, 60))[0].rstrip("-")[-1] in "aeiou"


def test_what_no_syllable_helps_is_broken_anywhere():
    assert "".join(lines("x" * 60)).replace("-", "") == "x" * 60


def test_a_soft_hyphen_is_where_a_word_is_broken():
    assert lines("Xxxxxxxxxx\u00adxxxxxxxxxx", Room(500, 400, 90, 60)) == [
        "Xxxxxxxxxx-",
        "xxxxxxxxxx",
    ]


def test_a_soft_hyphen_is_not_drawn_within_a_line():
    assert lines("Do\u00adugnad") == ["Dougnad"]


def test_a_line_may_end_after_a_hyphen_that_is_there():
    assert lines("Gjermundsen-Bergeskogen", Room(500, 400, 90, 60)) == ["Gjermundsen-", "Bergeskogen"]


def test_a_dash_begins_no_line():
    assert not any(
        line.startswith("–") for line in lines("Først elva – så saga – så huset – så kona – så resten")
    )


def test_what_is_too_much_is_cut_at_a_word():
    assert lines("Elva renner stille forbi " * 9, Room(300, 60, 40, 36))[-1].endswith("\u00a0…")


def test_a_text_of_nothing_known_is_no_text():
    assert fit("漢字", HEADLINE, Room(600, 400, 90, 40)) is None


def test_the_largest_size_that_fits_is_taken():
    assert fit("Elva", HEADLINE, Room(600, 400, 90, 40)).size == 90


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("arbeidsmarkedstjenesten", "arbeids-markeds-tjenesten"),
        ("helsefagarbeider", "helse-fag-arbeider"),
        ("skogsmaskinfører", "skogs-maskin-fører"),
        ("elva", "elva"),
    ],
)
def test_the_words_in_a_compound_are_known(word, parts):
    """At hyphens of the expected parts that leave four letters on either side."""
    at, expected = 0, []
    for part in parts.split("-")[:-1]:
        at += len(part)
        expected.append(at)
    found = {place for place, _ in points(word)}
    assert set(expected) <= found
