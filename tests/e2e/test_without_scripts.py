"""Every page without JavaScript: all there, and nothing on it that does nothing."""

import pytest
from playwright.sync_api import Page, expect

from tools.demo_pages import CARDS, PAGES, STATUS

# A button outside of a form, or a field that is never sent, waits for a script that does not come.
IDLE = ":is(button, input, select, textarea):not(form *):not([form])"


@pytest.fixture(scope="module")
def reader(readers) -> Page:
    return readers(java_script_enabled=False)


@pytest.mark.parametrize("name", PAGES | CARDS)
def test_a_page_is_there_without_scripts(server, reader, name):
    answer = reader.goto(server.paths[name])
    assert answer.status == STATUS.get(name, 200)
    expect(reader.get_by_role("heading", level=1)).to_be_visible()
    assert [
        box.evaluate("box => box.outerHTML") for box in reader.locator(IDLE).all() if box.is_visible()
    ] == []
    expect(reader.locator("iframe")).to_have_count(0)


@pytest.mark.parametrize("name", PAGES)
def test_the_menu_leads_on_without_scripts(server, reader, name):
    reader.goto(server.paths[name])
    reader.get_by_role("navigation", name="Main menu").get_by_role("link", name="Questions").click()
    expect(reader).to_have_url(f"{server.url}/questions/")


def test_a_hosted_film_is_a_link_without_scripts(server, reader):
    reader.goto(server.paths["film at YouTube"])
    expect(reader.locator('main a[href^="https://www.youtube.com/watch"]').first).to_be_visible()


def test_an_uploaded_film_has_the_browsers_own_controls_without_scripts(server, reader):
    reader.goto(server.paths["uploaded film"])
    expect(reader.locator("video[controls]")).to_be_visible()
