"""The small bundle, and an empty uploads folder for each test: as for the tests of bundles."""

from tests.showcase.exchange.conftest import bundle, page_of, uploads

__all__ = ["bundle", "page_of", "uploads"]
