"""The demo's sites: each a bundle, a branding, and a host of its own on this machine."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.images import ImageFile
from django.db import transaction
from wagtail.models import Locale, Page, Site

from media.models import Film, Image
from showcase.exchange.importer import import_bundle
from showcase.sharing.models import Branding

HERE = Path(__file__).resolve().parent
BRANDS = HERE / "brands"
MADE_HERE = {"credit": "Drawn for this demo", "licence": "CC0-1.0"}
WRITTEN_IN = "en"
PAGES = ("accessibility_page", "privacy_page")


@dataclass(frozen=True)
class DemoSite:
    """A site of the demo: its bundle, its host, and the file that describes its branding (None for none)."""

    bundle: Path
    host: str
    brand: Path | None = None

    def load(self, port: int, *, first: bool) -> None:
        """Import the bundle, as the default site's if `first`. Raises `BundleError`; then nothing is written."""
        site = Site.objects.get(is_default_site=True) if first else Site(hostname=self.host, port=port)
        # In one go: cards are drawn when all is written, and so once, as the branding wants them.
        with transaction.atomic():
            import_bundle(self.bundle, site=site)
            begin_in_first_language(site)
            if self.brand:
                brand(site, self.brand)


# The first is the default site.
SITES = (
    DemoSite(HERE / "skogelva", "127.0.0.1", BRANDS / "skogelva.json"),
    DemoSite(HERE / "skumvaer", "localhost", BRANDS / "skumvaer.json"),
)


def begin_in_first_language(site: Site) -> None:
    """Have addresses without a prefix lead to the pages in the installation's first language, if the site has any."""
    home = site.root_page.get_translation_or_none(Locale.get_default())
    if home is None:
        return
    site.root_page = home
    site.save()
    for film in Film.objects.all():
        words = {name: getattr(film, name) for name in vars(film)}
        for name, value in in_first_language(words, ("title", "transcript")).items():
            setattr(film, name, value)
        film.save()


def in_first_language(data: dict[str, Any], names: Iterable[str]) -> dict[str, Any]:
    """The same data, with each English text in the column of English, and the first language's in its place."""
    found, first = dict(data), settings.LANGUAGE_CODE
    for name in names:
        if first != WRITTEN_IN and (words := data.get(f"{name}_{first}")):
            found |= {name: words, f"{name}_{WRITTEN_IN}": data[name], f"{name}_{first}": ""}
    return found


def brand(site: Site, path: Path) -> None:
    """Give a site the branding that a file describes: its fields, pictures by their files, pages by their slugs."""
    data = in_first_language(json.loads(path.read_text()), ("tagline", "footer_words"))
    for name in PAGES:
        if name in data:
            data[name] = Page.objects.child_of(site.root_page).get(slug=data[name])
    if "icon" in data:
        data["icon"] = _picture(path, data["icon"], f"The mark of {site.site_name}")
    data["accounts"] = [("account", account) for account in data["accounts"]]
    data["partners"] = [
        ("partner", partner | {"logo": _picture(path, partner["logo"], f"The logo of {partner['name']}")})
        for partner in data["partners"]
    ]
    branding = Branding(site=site, **data)
    branding.full_clean()
    branding.save()


def _picture(path: Path, name: str, title: str) -> Image:
    with (path.parent / f"{name}.png").open("rb") as file:
        return Image.objects.create(
            title=title, description=title, file=ImageFile(file, name=f"{name}.png"), **MADE_HERE
        )
