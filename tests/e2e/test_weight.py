"""What a first view of a profile costs over the wire: the design's budgets, counted as production's server sends it."""

from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Request

# In bytes of the bodies as they come, compressed. Pictures and films have budgets of their own.
BUDGET = 60_000
BUDGETS = {"stylesheet": 20_000, "script": 15_000}
BUDGET_REQUESTS = 12
COUNTED = {"document", "stylesheet", "script", "font"}
PROFILES = {
    "a film at YouTube": "/keeping-the-wheels-turning/marte-nyhus/",
    "an uploaded film": "/keeping-the-wheels-turning/kristoffer-lien/",
    "no film": "/keeping-the-wheels-turning/sunniva-dahlen/",
}


@dataclass(frozen=True)
class File:
    """One answer as it came over the wire: bytes of its body, and how they were encoded."""

    url: str
    kind: str
    size: int
    encoding: str | None


@pytest.fixture(scope="module")
def first_views(browser: Browser, production: str) -> dict[str, list[File]]:
    """For each profile, whatever a new visitor's browser gets until the page is quiet, but for pictures and films."""
    return {name: first_view(browser, f"{production}{path}") for name, path in PROFILES.items()}


def first_view(browser: Browser, url: str) -> list[File]:
    requests: list[Request] = []
    page = browser.new_page()
    page.on("requestfinished", lambda request: requests.append(request))
    page.goto(url, wait_until="networkidle")
    files = [
        File(
            request.url,
            request.resource_type,
            request.sizes()["responseBodySize"],
            request.response().header_value("content-encoding"),
        )
        for request in requests
        if request.resource_type not in {"image", "media"}
    ]
    page.close()
    return files


def weights(files: list[File]) -> dict[str, int]:
    """What each kind of file weighs in all, and what each file does, by its path."""
    found: Counter[str] = Counter()
    for file in files:
        found[file.kind] += file.size
        found[urlsplit(file.url).path] += file.size
    return dict(found)


@pytest.mark.parametrize("name", PROFILES)
def test_a_profile_is_light(first_views, name):
    found = weights(first_views[name])
    assert sum(found[kind] for kind in COUNTED) <= BUDGET, found


@pytest.mark.parametrize("kind", BUDGETS)
@pytest.mark.parametrize("name", PROFILES)
def test_each_kind_of_file_keeps_its_share(first_views, name, kind):
    found = weights(first_views[name])
    assert 0 < found[kind] <= BUDGETS[kind], found


@pytest.mark.parametrize("name", PROFILES)
def test_a_profile_asks_for_little(first_views, name):
    asked = [urlsplit(file.url).path for file in first_views[name]]
    assert len(asked) <= BUDGET_REQUESTS, asked


@pytest.mark.parametrize("name", PROFILES)
def test_a_profile_asks_nobody_else(first_views, production, name):
    hosts = {urlsplit(file.url).netloc for file in first_views[name]}
    assert hosts == {urlsplit(production).netloc}


@pytest.mark.parametrize("name", PROFILES)
def test_whatever_is_text_comes_compressed(first_views, name):
    texts = [file for file in first_views[name] if file.kind in COUNTED - {"font"}]
    assert [file.url for file in texts if file.encoding not in {"br", "gzip"}] == []


@pytest.mark.parametrize("name", PROFILES)
def test_the_count_sees_the_page_its_styles_scripts_and_fonts(first_views, name):
    """Else the budgets above would hold for a page that did not load."""
    assert all(weights(first_views[name]).get(kind, 0) > 1_000 for kind in COUNTED)
