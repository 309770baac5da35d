"""What the gallery shows: which address, on which site, for a reader with which wishes."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ..demo_pages import CARDS, KRISTOFFER, MARTE, PAGES, SERIES, STYLE_GUIDE
from ..demo_states import LONELY, LONG, NOBODY_YET, WITHOUT_PORTRAIT
from ..unavailable import UNAVAILABLE

WIDTHS = (360, 768, 1280, 1600)
SCHEMES = ("light", "dark")


@dataclass(frozen=True)
class View:
    """An address of one of the gallery's sites, the windows it is shown in, and Playwright's options for its reader."""

    name: str
    path: str
    site: str = "demo"
    widths: tuple[int, ...] = WIDTHS
    schemes: tuple[str, ...] = SCHEMES
    options: dict[str, str] = field(default_factory=dict)
    text: int = 100
    """The size of the text, in per cent."""
    printed: bool = False


# The demo as it is; the demo with the states of tools/demo_states.py; a site of 300 invented people.
STATES = {
    "profile without a portrait": WITHOUT_PORTRAIT,
    "profile with long words": LONG,
    "series with long words": SERIES,
    "series of one person": LONELY,
    "series of nobody": NOBODY_YET,
}
LARGE = {
    "300 people: home": "/",
    "300 people: series": "{series}",
    "300 people: explore": "/explore/",
    "300 people: questions": "/questions/",
}
WISHES = {
    "home": "/",
    "series": SERIES,
    "profile": MARTE,
    "explore": PAGES["explore"],
    "question": PAGES["question, choosing people"],
    "film": PAGES["uploaded film"],
}
PRINTED = {
    "profile": MARTE,
    "another profile": KRISTOFFER,
    "side by side": PAGES["side by side"],
    "text": "/about/",
}


def views() -> Iterator[View]:
    for name, path in (PAGES | CARDS).items():
        yield View(name, path)
    for name, path in UNAVAILABLE.items():
        yield View(name, path)
    yield View("style guide", STYLE_GUIDE)
    yield View("another region: home", "/", site="another region")
    yield View("another region: accessibility statement", "/accessibility/", site="another region")
    for name, path in STATES.items():
        yield View(name, path, site="states")
    for name, path in LARGE.items():
        yield View(name, path, site="large")
    for name, path in WISHES.items():
        yield View(f"{name}, forced colours", path, widths=(360, 1280), options={"forced_colors": "active"})
        yield View(f"{name}, text of 200 %", path, widths=(360, 1280), schemes=("light",), text=200)
    for name, path in PRINTED.items():
        yield View(f"{name}, printed", path, widths=(673,), schemes=("light",), printed=True)
