"""No text ever leaves its box, whatever it is."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import settings as bounded
from hypothesis import strategies as st
from PIL import ImageChops, ImageDraw

from media.cards import Card, Kind, Shape, layout, letters
from media.cards.drawing import paint
from media.cards.items import Logo, Photo, Words

from .drawn import logo, portrait
from .samples import LONG, SAMPLES, SIXTY

FREE_IN_STORY = 250
PORTRAIT, LOGO = portrait(), logo()
FACES = tuple(portrait(number) for number in range(5))

# Any characters; words as they are; and one word that never ends.
SCRIPTS = "abcæøåÅŠŋđWMijglq@ ,.–-“”…ΆβφЙщґשלוםعربيةỆŲ🔥🚒e\u0301\u0323\u00ad\n\t"
TEXT = st.one_of(
    st.text(max_size=170),
    st.text(alphabet=SCRIPTS, max_size=170),
    st.lists(st.text(alphabet="abdefgjklmnorstvåæø-", min_size=1, max_size=30), max_size=24).map(" ".join),
    st.characters().map(lambda character: character * 160),
    st.sampled_from(
        [LONG, SIXTY, "Å" * 160, "Ẫ̃ç" * 50, "W " * 80, "f", "𝔘" * 9, "\u202e" * 9, "ʬ" * 160, "g" * 5000]
    ),
)
CARDS = st.builds(
    Card,
    kind=st.sampled_from(Kind),
    text=TEXT,
    over=TEXT,
    name=TEXT,
    line=TEXT,
    site=TEXT,
    picture=st.sampled_from([None, PORTRAIT]),
    faces=st.integers(0, 5).map(lambda count: FACES[:count]),
    logo=st.sampled_from([None, LOGO]),
    people=st.integers(-1, 99),
)
SHAPES = st.sampled_from(Shape)
FULL = Card(Kind.PROFILE, LONG, LONG, LONG, LONG, LONG, PORTRAIT, FACES, LOGO, people=18)


def ink_of(words: Words) -> list[tuple[int, int, int, int]]:
    """The pixels that each line covers, on the card."""
    fitted, found = words.fitted, []
    for line in fitted.lines:
        ink = letters.ink(line.text, fitted.face, fitted.size, fitted.leftwards)
        if ink:
            x, y = words.box[0] + line.x, words.box[1] + line.baseline
            found.append((x + ink[0], y + ink[1], x + ink[2], y + ink[3]))
    return found


def within(inner, outer) -> bool:
    return all((inner[0] >= outer[0], inner[1] >= outer[1], inner[2] <= outer[2], inner[3] <= outer[3]))


def apart(one, other) -> bool:
    return one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


@bounded(max_examples=80, deadline=None)
@given(card=CARDS, shape=SHAPES)
@example(card=FULL, shape=Shape.LINK)
@example(card=replace(FULL, kind=Kind.FILM), shape=Shape.SQUARE)
def test_every_line_is_in_its_box_and_every_box_on_the_card(card, shape):
    width, height = shape.size
    top = FREE_IN_STORY if shape is Shape.STORY else 0
    for words in layout(card, shape).words:
        assert within(words.box, (0, top, width, height - top))
        assert all(within(ink, words.box) for ink in ink_of(words))


@bounded(max_examples=80, deadline=None)
@given(card=CARDS, shape=SHAPES)
@example(card=FULL, shape=Shape.STORY)
def test_no_words_stand_on_other_words_or_on_a_logo(card, shape):
    placed = layout(card, shape)
    boxes = [words.box for words in placed.words] + [
        item.tab for item in placed.items if isinstance(item, Logo)
    ]
    assert all(apart(one, other) for at, one in enumerate(boxes) for other in boxes[at + 1 :])


@bounded(max_examples=50, deadline=None)
@given(card=CARDS, shape=SHAPES)
def test_no_words_stand_on_a_picture(card, shape):
    if card.kind is Kind.FILM and shape is Shape.LINK:
        return  # Its words are on a panel on the still.
    placed = layout(card, shape)
    pictures = [item.box for item in placed.items if isinstance(item, Photo)]
    assert all(apart(words.box, box) for words in placed.words for box in pictures)


@bounded(max_examples=20, deadline=None)
@given(card=CARDS, shape=SHAPES)
@example(card=FULL, shape=Shape.LINK)
@example(card=replace(FULL, kind=Kind.SERIES), shape=Shape.SQUARE)
def test_no_pixel_outside_the_boxes_is_changed_by_words(card, shape):
    placed = layout(replace(card, picture=None, faces=(), logo=None), shape)
    with_words = paint(placed)
    without = paint(
        replace(placed, items=tuple(item for item in placed.items if not isinstance(item, Words)))
    )

    difference = ImageChops.difference(with_words, without)
    draw = ImageDraw.Draw(difference)
    for words in placed.words:
        left, top, right, bottom = words.box
        draw.rectangle((left, top, right - 1, bottom - 1), fill=0)

    assert difference.getbbox() is None


@pytest.mark.parametrize("name", SAMPLES)
def test_words_are_drawn_where_the_layout_says(name):
    """The pixels of each box change: a box is not empty because its words are elsewhere."""
    card, shape = SAMPLES[name]
    placed = layout(replace(card, picture=None, faces=(), logo=None), shape)
    without = paint(
        replace(placed, items=tuple(item for item in placed.items if not isinstance(item, Words)))
    )
    difference = ImageChops.difference(paint(placed), without)
    assert all(difference.crop(words.box).getbbox() for words in placed.words)


@pytest.mark.parametrize("shape", Shape, ids=lambda shape: shape.name)
@pytest.mark.parametrize("kind", Kind, ids=lambda kind: kind.value)
@pytest.mark.parametrize("with_pictures", [True, False])
def test_160_characters_are_shown_whole_beside_long_names_and_jobs(kind, shape, with_pictures):
    card = Card(
        kind,
        LONG,
        over="Hjula i gang: mennesker som holder Skogelva i gang",
        name="Astri Marie Gjermundsen-Bergeskogen",
        line="Konservator og fagansvarlig for håndverk, Skogelvmuseet",
        site="Skogelva",
        people=18,
    )
    if with_pictures:
        card = replace(card, picture=PORTRAIT, faces=FACES, logo=LOGO)
    lines = [line.text for words in layout(card, shape).words for line in words.fitted.lines]
    assert LONG.split()[-1] in " ".join(lines).split()
