"""Fixtures for the tests of bundles: each with an empty uploads folder of its own."""

from pathlib import Path

import pytest
from wagtail.models import Page

from showcase.exchange.importer import import_bundle
from showcase.exchange.problems import BundleError

from .bundles import write_bundle


@pytest.fixture(autouse=True)
def uploads(settings, tmp_path: Path) -> Path:
    """Where uploads go during the test."""
    settings.MEDIA_ROOT = tmp_path / "uploads"
    settings.MEDIA_ROOT.mkdir()
    return settings.MEDIA_ROOT


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """The folder of the small bundle."""
    return write_bundle(tmp_path / "bundle")


@pytest.fixture
def refusal(db):
    """Import a bundle that must be refused; returns its problems as they are printed."""

    def refused(path: Path, **options: bool) -> list[str]:
        with pytest.raises(BundleError) as error:
            import_bundle(path, **options)
        return [str(problem) for problem in error.value.problems]

    return refused


@pytest.fixture
def page_of(db):
    """The page at an address under the home page, as it is in the database."""

    def found(address: str) -> Page:
        return Page.objects.get(url_path__endswith=f"/home/{address}/" if address else "/home/").specific

    return found
