"""Every card looks as it did when somebody last looked at it (tests/media/cards/reference, half size).

After a change that was meant: `python -m tests.media.cards.redraw`, and look at what git says has changed.
"""

from pathlib import Path

import pytest
from PIL import Image, ImageChops

from media.cards import fonts
from tests.services import missing

from .redraw import REFERENCE, small
from .samples import SAMPLES

DIFFERENT = 32
"""A pixel is another one if a channel differs by more, of 255: what is less, the palette of the stored picture does."""

MOST_DIFFERENT = 0.0002
"""The share of pixels that may be another: some ten letters' edges, but no letter that moved."""


@pytest.fixture(autouse=True)
def shaped():
    if not fonts.SHAPES_LETTERS:
        missing("libfribidi", "Install Debian's package libfribidi0.")


@pytest.mark.parametrize("name", SAMPLES)
def test_a_card_looks_as_it_did(name, tmp_path):
    drawn = small(*SAMPLES[name]).convert("RGB")
    stored = Image.open(REFERENCE / f"{name}.png").convert("RGB")

    share, difference = compare(drawn, stored)

    if share > MOST_DIFFERENT:
        path = written(tmp_path, name, stored, drawn, difference)
        pytest.fail(f"{share:.2%} of the pixels differ. Before, after and the difference: {path}")


def test_there_is_a_reference_picture_for_each_sample_and_none_without():
    assert {path.stem for path in REFERENCE.glob("*.png")} == set(SAMPLES)


def compare(one: Image.Image, other: Image.Image) -> tuple[float, Image.Image]:
    """The share of pixels that are others, and a picture of them in white."""
    if one.size != other.size:
        return 1.0, Image.new("L", one.size, 255)
    bands = ImageChops.difference(one, other).split()
    strongest = ImageChops.lighter(ImageChops.lighter(*bands[:2]), bands[2])
    different = strongest.point(lambda value: 255 if value > DIFFERENT else 0)
    return different.histogram()[255] / (one.width * one.height), different


def written(folder: Path, name: str, *images: Image.Image) -> Path:
    sheet = Image.new("RGB", (sum(image.width for image in images), max(image.height for image in images)))
    at = 0
    for image in images:
        sheet.paste(image.convert("RGB"), (at, 0))
        at += image.width
    path = folder / f"{name}.png"
    sheet.save(path)
    return path
