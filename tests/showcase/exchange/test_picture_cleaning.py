"""Pictures that come in with a bundle are cleaned as those that an editor uploads."""

import pytest
from django.core.files.base import ContentFile
from wagtail.utils.file import hash_filelike

from media.formats.pictures import cleaned
from media.models import Image
from media.renditions import ROLES, draw
from showcase.exchange.exporter import export_bundle
from showcase.exchange.importer import import_bundle
from showcase.exchange.report import KEPT, UNCHANGED
from tests.media import photos
from tests.media.photos import PHOTOS
from tests.media.refused_pictures import REFUSED

from .bundles import DEMO, change, picture, write_file

pytestmark = pytest.mark.django_db


def put_in(bundle, name: str, content: bytes) -> None:
    """Give Kari's picture in the bundle another file."""
    write_file(bundle, f"images/{name}", content)
    change(bundle, "media.json", lambda document: document["images"][0].update(file=f"images/{name}"))


@pytest.mark.parametrize("name", PHOTOS)
def test_no_file_tells_where_a_photo_in_a_bundle_was_taken(bundle, uploads, name):
    put_in(bundle, name, PHOTOS[name]())
    import_bundle(bundle)
    for role in ROLES:
        draw(Image.objects.get(slug="kari"), role)
    assert photos.secrets_under(uploads) == []


@pytest.mark.parametrize("name", PHOTOS)
def test_photo_that_was_cleaned_is_unchanged_the_second_time(bundle, name):
    put_in(bundle, name, PHOTOS[name]())
    import_bundle(bundle)
    report = import_bundle(bundle)
    assert (report.counts["image", UNCHANGED], report.kept) == (2, [])


def test_photo_that_is_another_one_is_not_unchanged(bundle):
    put_in(bundle, "photo.jpg", photos.jpeg())
    import_bundle(bundle)
    put_in(bundle, "photo.jpg", photos.jpeg(quality=40))
    assert import_bundle(bundle).counts["image", KEPT] == 1


def test_update_replaces_a_picture_by_a_photo(bundle, uploads):
    import_bundle(bundle)
    put_in(bundle, "phone.heic", photos.heic())
    import_bundle(bundle, update=True)
    assert (Image.objects.get(slug="kari").height, photos.secrets_under(uploads)) == (400, [])


@pytest.mark.parametrize("name", PHOTOS)
def test_photo_is_measured_as_it_is_stored(bundle, name):
    put_in(bundle, name, PHOTOS[name]())
    import_bundle(bundle)
    image = Image.objects.get(slug="kari")
    with image.file.open() as file:
        stored = (file.size, hash_filelike(file))
    assert ((image.file_size, image.file_hash), (image.width, image.height)) == (stored, (300, 400))


def test_photo_from_an_iphone_is_exported_as_a_jpeg(bundle, tmp_path):
    put_in(bundle, "phone.heic", photos.heic())
    import_bundle(bundle)
    export_bundle(tmp_path / "export")
    assert (tmp_path / "export/images/kari.jpg").is_file()


def test_clean_picture_is_stored_byte_for_byte(bundle):
    import_bundle(bundle)
    with Image.objects.get(slug="kari").file.open() as file:
        assert file.read() == picture()


@pytest.mark.parametrize("path", sorted((DEMO / "images").iterdir()), ids=lambda path: path.name)
def test_picture_of_the_demo_has_nothing_to_remove(path):
    file = ContentFile(path.read_bytes(), name=path.name)
    assert cleaned(file) is file


@pytest.mark.parametrize("kind", REFUSED)
def test_picture_that_an_editor_cannot_upload_is_refused_in_a_bundle(bundle, refusal, kind):
    name, content, _message = REFUSED[kind]
    put_in(bundle, name, content)
    assert refusal(bundle)[0].startswith(f"media.json: images[0].file: images/{name}: ")
