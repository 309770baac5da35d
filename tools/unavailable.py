"""The pages that a site shows only when it is broken or closed, for a browser that looks at a demo which is neither."""

from functools import partial

from django.template import Engine
from playwright.sync_api import Page, Route

from .demo_server import ROOT

TEMPLATES = {
    "broken": ("500.html", {}),
    "closed for a while": ("503.html", {}),
    "without its database": ("away.html", {"what": "database", "sent": True}),
    "without room": ("away.html", {"what": "room", "sent": True}),
}
UNAVAILABLE = {name: f"/{name.replace(' ', '-')}/" for name in TEMPLATES}
"""The paths at which `let_see_unavailable` shows them."""


def let_see_unavailable(page: Page) -> None:
    for name, path in UNAVAILABLE.items():
        page.route(f"**{path}", partial(_answer, *TEMPLATES[name]))


def _answer(template: str, context: dict, route: Route) -> None:
    page = Engine(dirs=[ROOT / "templates"]).render_to_string(template, context)
    route.fulfill(content_type="text/html", body=page)
