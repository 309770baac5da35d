"""On paper: a profile is two good pages of A4, a comparison of two people is one."""

import re

import pytest

from tools.demo_pages import KRISTOFFER, MARTE, PAGES

# A page of a PDF, not its tree of pages (ISO 32000-1 §7.7.3).
SHEET = re.compile(rb"/Type\s*/Page\b(?!s)")


@pytest.mark.parametrize(
    ("address", "sheets"),
    [(MARTE, 2), (KRISTOFFER, 2), (PAGES["side by side"], 1)],
    ids=["long", "short", "two"],
)
def test_it_takes_so_many_sheets(visitor, address, sheets):
    visitor.goto(address, wait_until="networkidle")
    assert len(SHEET.findall(visitor.pdf(format="A4", prefer_css_page_size=True))) == sheets


@pytest.mark.parametrize("address", [MARTE, PAGES["side by side"]])
def test_what_paper_cannot_do_is_left_out(visitor, address):
    visitor.goto(address)
    visitor.emulate_media(media="print")
    shown = visitor.locator("nav, video, iframe, button, .ring").filter(visible=True)
    assert shown.all_inner_texts() == []


def test_the_address_of_the_page_stands_on_paper(visitor, server):
    visitor.goto(MARTE)
    visitor.emulate_media(media="print")
    assert visitor.get_by_text(f"{server.url}{MARTE}", exact=True).filter(visible=True).count() == 1
