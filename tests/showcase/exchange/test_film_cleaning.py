"""Films that come in with a bundle lose where they were made, as those that an editor uploads."""

import pytest

from media.models import Film
from showcase.exchange.importer import import_bundle
from showcase.exchange.report import UNCHANGED
from tests.media.films import PLACE, film_bytes

from .bundles import write_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def filmed(bundle):
    """A bundle whose film says where it was made."""
    write_file(bundle, "films/sagen.mp4", film_bytes("place in loci"))
    return bundle


def test_film_in_a_bundle_does_not_tell_where_it_was_made(filmed):
    import_bundle(filmed)
    with Film.objects.get(slug="sagen").file.open() as file:
        assert PLACE.encode()[:8] not in file.read()


def test_film_that_lost_its_place_is_unchanged_the_second_time(filmed):
    import_bundle(filmed)
    report = import_bundle(filmed)
    assert (report.counts["film", UNCHANGED], report.kept) == (2, [])
