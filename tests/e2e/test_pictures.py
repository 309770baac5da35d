"""A phone's photograph, from an editor's upload to the page that everyone sees."""

import re
import zlib
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.media import photos

from .test_story import choose_action, modal, open_series

PERSON = "Leila Hosseini"


@pytest.fixture
def photograph(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """As large as a portrait should be, turned by its EXIF record, and full of where and when it was taken.

    Another one for each test: Wagtail asks before it takes the same picture twice.
    """
    picture = photos.drawing(size=(1500, 1200))
    colour = tuple(zlib.crc32(request.node.name.encode()).to_bytes(4)[:3])
    picture.paste(colour, (500, 400, 1000, 800))
    path = tmp_path / "phone.jpg"
    path.write_bytes(photos.encoded(picture, "JPEG", exif=photos.exif(), xmp=photos.XMP))
    return path


def change_portrait(page: Page, path: Path) -> None:
    page.locator("#id_portrait-chooser").get_by_role("button", name="Actions").click()
    page.get_by_role("button", name="Change image").click()
    dialog = modal(page)
    dialog.get_by_role("tab", name="Upload").click()
    dialog.locator("input[type=file]").set_input_files(path)
    dialog.get_by_label("Title").fill("From a phone")
    dialog.locator("button[type=submit]", has_text="Upload").click()
    expect(page.locator("#id_portrait-title")).to_have_text("From a phone")


def test_a_published_portrait_does_not_tell_where_it_was_taken(log_in, follower, photograph):
    manager = log_in("manager")
    open_series(manager)
    manager.get_by_role("link", name=PERSON, exact=True).first.click()
    change_portrait(manager, photograph)
    choose_action(manager, "Publish")
    expect(manager.get_by_text(re.compile(f"{PERSON}.*published"))).to_be_visible()

    follower.goto("/keeping-the-wheels-turning/leila-hosseini/")
    files = follower.locator(".profile-opening picture :is(source, img)").evaluate_all(
        "all => all.flatMap(each => [each.src, ...each.srcset.split(',').map(one => one.trim().split(' ')[0])])"
    )
    secrets = {url: photos.secrets_in(follower.request.get(url).body()) for url in files if url}
    assert secrets == {url: [] for url in secrets} and len(secrets) >= 6


def test_the_uploader_says_why_a_picture_in_use_stays(log_in, photograph):
    manager = log_in("manager")
    open_series(manager)
    manager.get_by_role("link", name=PERSON, exact=True).first.click()
    in_use = manager.locator("#id_portrait").input_value()
    manager.goto("/admin/images/multiple/add/")
    manager.locator("#fileupload").set_input_files(photograph)
    link = manager.locator("#upload-list a.delete")
    # As if somebody had chosen the picture for a page since it was uploaded.
    link.evaluate("(link, key) => { link.href = `/admin/images/multiple/${key}/delete/`; }", in_use)
    link.click()
    expect(manager.locator(".messages")).to_contain_text("cannot be deleted: it is used by Leila Hosseini")
