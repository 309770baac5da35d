"""The main pages look as they did when somebody last looked at them (tests/e2e/looks, half size).

After a change that was meant: `python -m tests.e2e.looks.redraw`, and look at what git says has changed.
"""

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from tools.demo_server import chromium

from .conftest import launched, readers_in
from .looks.comparing import MOST_DIFFERENT, share_that_differs, small
from .looks.views import REFERENCE, VIEWS, WINDOWS, photograph


@pytest.fixture(scope="module")
def readers(playwright, server):
    """In the Chromium with windows, which took the pictures: the one without smooths letters otherwise."""
    with launched(playwright, chromium()) as browser, readers_in(browser, server) as reader:
        yield reader


@pytest.mark.parametrize("name", VIEWS)
def test_a_page_looks_as_it_did(server, readers, tmp_path, name):
    page, scheme, window = VIEWS[name]
    reader = readers(**WINDOWS[window], color_scheme=scheme)
    seen = small(photograph(reader, server.paths[page]))
    share = share_that_differs(seen, stored(name))
    if share > MOST_DIFFERENT:
        seen.save(tmp_path / f"{name}.png")
        pytest.fail(f"{share:.2%} of the pixels differ from {name}.png. As it is now: {tmp_path}/{name}.png")


def test_there_is_a_picture_for_each_view_and_none_without():
    assert {path.stem for path in REFERENCE.glob("*.png")} == set(VIEWS)


def test_the_pictures_are_small_enough_for_a_repository():
    assert sum(path.stat().st_size for path in REFERENCE.glob("*.png")) < 800_000


# What the comparison sees, and what it does not: else the tests above would hold for every page, or for none.


def stored(name: str) -> Image.Image:
    return Image.open(REFERENCE / f"{name}.png").convert("RGB")


@pytest.fixture(params=["series-light-1280", "profile-light-1280", "profile-light-360", "question-dark-1280"])
def picture(request) -> Image.Image:
    return stored(request.param)


def test_letters_smoothed_otherwise_are_the_same(picture):
    """A little softer, and half a pixel of the page further to the right."""
    larger = picture.resize((picture.width * 4, picture.height * 4), Image.Resampling.BICUBIC)
    otherwise = ImageChops.offset(larger, 1, 0).resize(picture.size, Image.Resampling.BOX)
    assert share_that_differs(picture, otherwise.filter(ImageFilter.GaussianBlur(0.6))) <= MOST_DIFFERENT


def test_another_ground_is_seen(picture):
    red, green, blue = picture.split()
    tinted = Image.merge("RGB", (red, green.point(lambda value: value * 0.88), blue))
    assert share_that_differs(picture, tinted) > MOST_DIFFERENT


def test_another_colour_of_the_accents_is_seen():
    picture = stored("series-light-1280")
    red, green, blue = picture.split()
    accents = ImageChops.multiply(
        red.point(lambda value: 255 * (value > 140)), green.point(lambda value: 255 * (value < 70))
    )
    recoloured = Image.composite(Image.new("RGB", picture.size, "#1e3cb4"), picture, accents)
    assert share_that_differs(picture, recoloured) > MOST_DIFFERENT


def test_a_heading_that_moved_by_eight_pixels_is_seen(picture):
    """Four of the stored picture, which is half as large."""
    top, bottom = picture.height // 4, picture.height // 2
    moved = picture.copy()
    moved.paste(picture.crop((0, top, picture.width, bottom)), (0, top + 4))
    assert share_that_differs(picture, moved) > MOST_DIFFERENT


def test_a_small_picture_that_is_lost_is_seen(picture):
    """As large as a face beside an answer: a hundred pixels square of the page."""
    lost = picture.copy()
    x, y = picture.width // 2 - 25, picture.height // 2 - 25
    lost.paste(Image.effect_noise((50, 50), 90).convert("RGB"), (x, y))
    gone = lost.copy()
    ImageDraw.Draw(gone).rectangle((x, y, x + 49, y + 49), fill="#e8e6dc")
    assert share_that_differs(lost, gone) > MOST_DIFFERENT
