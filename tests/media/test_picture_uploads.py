"""Pictures through every door of the admin: what comes in clean, and what is refused with words."""

from io import BytesIO
from pathlib import Path

import pytest
from django.contrib.auth import get_user
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image as PillowImage
from wagtail.models import UploadedFile

from media.models import Image
from media.renditions import ROLES, draw
from tests.factories import make_image, picture_bytes

from . import photos
from .photos import PHOTOS
from .refused_pictures import REFUSED

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def uploads(settings, tmp_path: Path) -> Path:
    """Where uploads go during the test."""
    settings.MEDIA_ROOT = tmp_path / "uploads"
    settings.MEDIA_ROOT.mkdir()
    return settings.MEDIA_ROOT


def upload(client, name: str, content: bytes, **data):
    """Upload in the picture chooser."""
    fields = {"title": "A face", "file": SimpleUploadedFile(name, content)} | data
    prefix = "image-chooser-upload"
    return client.post(
        reverse("wagtailimages_chooser:create"), {f"{prefix}-{key}": value for key, value in fields.items()}
    )


def upload_alone(client, name: str, content: bytes, **data):
    """Upload on the page for one picture."""
    fields = {"title": "A face", "file": SimpleUploadedFile(name, content)} | data
    return client.post(reverse("wagtailimages:add"), fields)


def upload_among_many(client, name: str, content: bytes, **data):
    """Upload on the page for many pictures."""
    fields = {"title": "A face", "files[]": SimpleUploadedFile(name, content)} | data
    return client.post(reverse("wagtailimages:add_multiple"), fields)


def upload_in_place(client, name: str, content: bytes):
    """Give a picture that is here a new file."""
    image = make_image(uploaded_by_user=get_user(client))
    fields = {"title": "A face", "file": SimpleUploadedFile(name, content)}
    return client.post(reverse("wagtailimages:edit", args=[image.pk]), fields)


def upload_without_a_title(client, name: str, content: bytes):
    """Upload on the page for many pictures, where the picture waits until it has a title."""
    upload_among_many(client, name, content, title="")
    waiting = UploadedFile.objects.get()
    return client.post(
        reverse("wagtailimages:create_multiple_from_uploaded_image", args=[waiting.pk]),
        {f"uploaded-image-{waiting.pk}-title": "A face"},
    )


DOORS = [upload, upload_alone, upload_among_many, upload_in_place, upload_without_a_title]


@pytest.mark.parametrize("name", PHOTOS)
@pytest.mark.parametrize("door", DOORS)
def test_no_file_tells_where_a_photo_was_taken(as_editor, uploads, door, name):
    door(as_editor, name, PHOTOS[name]())
    image = Image.objects.get(title="A face")
    for role in ROLES:
        draw(image, role)
    assert (image.renditions.count() >= 12, photos.secrets_under(uploads)) == (True, [])


def test_no_file_tells_where_a_photo_was_taken_that_waits_for_its_title(as_editor, uploads):
    upload_among_many(as_editor, "photo.jpg", photos.jpeg(), title="")
    assert (UploadedFile.objects.count(), photos.secrets_under(uploads)) == (1, [])


def test_no_file_tells_where_a_photo_was_taken_that_came_through_the_disk(as_editor, uploads, settings):
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 100
    upload(as_editor, "photo.jpg", photos.jpeg())
    assert (Image.objects.count(), photos.secrets_under(uploads)) == (1, [])


@pytest.mark.parametrize("door", DOORS)
def test_picture_is_measured_as_it_is_stored(as_editor, door):
    door(as_editor, "phone.heic", photos.heic())
    image = Image.objects.get(title="A face")
    with image.file.open() as file:
        content = file.read()
    stored = (*PillowImage.open(BytesIO(content)).size, len(content))
    digest = image.file_hash
    image._set_file_hash()
    assert ((image.width, image.height, image.file_size), digest) == (stored, image.file_hash)


@pytest.mark.parametrize("door", DOORS)
def test_photo_from_an_iphone_becomes_a_jpeg(as_editor, door):
    door(as_editor, "IMG_0001.HEIC", photos.heic())
    assert Image.objects.get(title="A face").file.name.endswith("IMG_0001.jpg")


def test_same_photo_is_recognised_when_it_comes_again(as_editor):
    for _ in range(2):
        upload(as_editor, "photo.jpg", photos.jpeg())
    first, second = Image.objects.values_list("file_hash", flat=True)
    assert first == second


@pytest.mark.parametrize("door", [upload, upload_alone, upload_among_many, upload_in_place])
def test_empty_credit_becomes_the_maker_in_the_file(as_editor, door):
    door(as_editor, "export.webp", photos.webp())
    assert Image.objects.get(title="A face").credit == photos.ARTIST


def test_credit_that_is_given_stays(as_editor):
    upload(as_editor, "photo.jpg", photos.jpeg(), credit="Nina Foto")
    assert Image.objects.get().credit == "Nina Foto"


def test_credit_that_is_taken_away_stays_away(as_editor):
    upload(as_editor, "photo.jpg", photos.jpeg())
    as_editor.post(reverse("wagtailimages:edit", args=[Image.objects.get().pk]), {"title": "A face"})
    assert Image.objects.get().credit == ""


def test_form_after_an_upload_asks_for_no_file(as_editor):
    response = upload_among_many(as_editor, "photo.jpg", photos.jpeg())
    assert 'type="file"' not in response.json()["form"]


def test_form_says_what_is_accepted(as_editor):
    content = as_editor.get(reverse("wagtailimages:add")).content.decode()
    assert "at most 20.0\xa0MB and 40 million pixels" in content


@pytest.mark.parametrize("kind", REFUSED)
def test_picture_that_cannot_be_used_is_refused_with_words(as_editor, uploads, kind):
    name, content, message = REFUSED[kind]
    response = upload(as_editor, name, content)
    assert message in response.json()["htmlFragment"]
    assert not any(uploads.rglob("*"))


def test_picture_over_20_megabytes_is_refused_with_both_sizes(as_editor):
    response = upload(as_editor, "large.jpg", picture_bytes() + b"\0" * 21 * 1024 * 1024)
    assert "takes up 21.0\xa0MB. The most is 20.0\xa0MB" in response.json()["htmlFragment"]


def test_uploader_of_many_says_why_a_picture_is_refused(as_editor):
    response = upload_among_many(as_editor, "IMG_0001.jpg", photos.heic())
    assert "Most Compatible" in response.json()["error_message"]


@pytest.mark.parametrize("name", ["face.jpg", "face.JPG", "face.jpeg"])
def test_photograph_is_accepted(as_editor, name):
    upload(as_editor, name, picture_bytes(600, 750))
    assert Image.objects.get().width == 600


def test_clean_photograph_is_stored_byte_for_byte(as_editor):
    upload(as_editor, "face.jpg", picture_bytes(600, 750))
    with Image.objects.get().file.open() as file:
        assert file.read() == picture_bytes(600, 750)
