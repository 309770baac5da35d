"""`manage.py clean_uploads`: what nothing refers to goes, when asked for, and nothing else does."""

import os
import time
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from wagtail.models import UploadedFile

from media.models import Film, Image
from tests.factories import make_film, make_image, picture_bytes

pytestmark = pytest.mark.django_db
TWO_DAYS = 48 * 3600


@pytest.fixture
def uploads(settings, tmp_path) -> Path:
    """An upload folder of the test's own."""
    settings.MEDIA_ROOT = tmp_path / "uploads"
    return settings.MEDIA_ROOT


@pytest.fixture
def orphan(uploads) -> Path:
    """A file of two days and 2,048 bytes that nothing refers to."""
    return make_file(uploads / "films" / "2024" / "orphan.mp4")


def make_file(path: Path, *, age: float = TWO_DAYS) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(bytes(2048))
    make_old(path, age)
    return path


def make_old(path: Path, age: float = TWO_DAYS) -> None:
    os.utime(path, (time.time() - age,) * 2)


def make_all_old(uploads: Path) -> None:
    for path in uploads.rglob("*"):
        make_old(path)


def clean(*arguments: str) -> str:
    output = StringIO()
    call_command("clean_uploads", *arguments, stdout=output)
    return output.getvalue().replace("\xa0", " ")


def test_a_file_that_nothing_refers_to_is_reported_with_its_size(orphan):
    assert "Nothing refers to: films/2024/orphan.mp4 (2.0 KB)" in clean()


def test_the_report_ends_with_the_total(orphan):
    make_file(orphan.parent / "another.mp4")
    assert "Nothing refers to 2 files, 4.0 KB." in clean()


def test_nothing_is_deleted_unless_asked_for(orphan):
    clean()
    assert orphan.exists()


def test_the_report_says_how_to_delete(orphan):
    assert "Run it again with --delete" in clean()


def test_a_file_that_nothing_refers_to_is_deleted_when_asked_for(orphan):
    assert "1 file deleted, 2.0 KB." in clean("--delete")
    assert not orphan.exists()


def test_folders_that_are_empty_then_go_too(orphan, uploads):
    clean("--delete")
    assert list(uploads.iterdir()) == []


def test_a_folder_that_still_holds_a_file_stays(orphan):
    kept = make_file(orphan.parent.parent / "kept.mp4", age=0)
    clean("--delete")
    assert kept.exists()


def test_a_picture_and_its_renditions_stay(uploads):
    image = make_image()
    rendition = image.get_rendition("fill-32x40|format-webp")
    make_all_old(uploads)
    clean("--delete")
    assert Path(image.file.path).exists()
    assert Path(rendition.file.path).exists()


def test_a_rendition_whose_row_is_gone_is_deleted(uploads):
    rendition = make_image().get_rendition("fill-32x40|format-webp")
    type(rendition).objects.all().delete()
    make_file(Path(rendition.file.path))
    clean("--delete")
    assert not Path(rendition.file.path).exists()


def test_a_young_file_is_left_alone(uploads):
    young = make_file(uploads / "films" / "young.mp4", age=3600)
    assert "1 younger file that nothing refers to was left alone." in clean("--delete")
    assert young.exists()


def test_the_age_can_be_given(uploads):
    young = make_file(uploads / "films" / "young.mp4", age=3 * 3600)
    clean("--delete", "--older-than", "2")
    assert not young.exists()


@pytest.mark.parametrize("age", ["-1", "soon", "nan", "inf"])
def test_an_age_that_is_none_is_refused(uploads, age):
    with pytest.raises(CommandError, match="older-than"):
        clean("--older-than", age)


@pytest.mark.parametrize(
    "spelling", ["./films/film.mp4", "films//film.mp4", "films/2024/../film.mp4", "Films/FILM.mp4"]
)
def test_a_file_that_a_row_names_by_another_spelling_stays(uploads, spelling):
    file = make_file(uploads / "films" / "film.mp4")
    film = make_film()
    Film.objects.filter(pk=film.pk).update(file=spelling)
    clean("--delete")
    assert file.exists()


def test_a_name_in_the_other_unicode_form_is_the_same_name(uploads):
    file = make_file(uploads / "films" / "a\N{COMBINING RING ABOVE}pen.mp4")
    film = make_film()
    Film.objects.filter(pk=film.pk).update(file="films/\N{LATIN SMALL LETTER A WITH RING ABOVE}pen.mp4")
    clean("--delete")
    assert file.exists()


def test_hidden_files_are_not_touched(uploads):
    hidden = make_file(uploads / ".well-known" / "file")
    clean("--delete")
    assert hidden.exists()


def test_what_a_link_leads_to_is_not_touched(uploads, tmp_path):
    outside = make_file(tmp_path / "outside" / "file")
    uploads.mkdir()
    (uploads / "linked").symlink_to(outside.parent)
    (uploads / "link").symlink_to(outside)
    clean("--delete")
    assert outside.exists()
    assert (uploads / "link").is_symlink()


def test_a_row_whose_file_is_missing_is_reported(uploads):
    film = make_film()
    Film.objects.filter(pk=film.pk).update(file="films/gone.mp4")
    assert f"Missing: films/gone.mp4, the file of film {film.pk}" in clean()


def test_a_row_whose_file_leads_out_of_the_uploads_is_reported(uploads, tmp_path):
    outside = make_file(tmp_path / "secret.txt")
    film = make_film()
    Film.objects.filter(pk=film.pk).update(file="../secret.txt")
    assert "Missing: ../secret.txt" in clean("--delete")
    assert outside.exists()


def test_a_row_with_its_file_is_not_reported(uploads):
    film = make_film()
    film.file.save("film.mp4", ContentFile(b"film"))
    assert "Missing" not in clean()


def test_a_site_without_uploads_has_nothing_to_clean(uploads):
    assert clean() == "Nothing refers to 0 files, 0 bytes.\n"


def leave_an_upload(uploads: Path, *, age: float = TWO_DAYS) -> Path:
    """A picture that was sent to the uploader of many, and whose form was never finished."""
    upload = UploadedFile.objects.create(
        for_content_type=ContentType.objects.get_for_model(Image),
        file=ContentFile(picture_bytes(), name="left.jpg"),
    )
    make_old(Path(upload.file.path), age)
    return Path(upload.file.path)


def test_a_picture_whose_upload_was_never_finished_is_reported(uploads):
    path = leave_an_upload(uploads)
    assert f"Nothing refers to: {path.relative_to(uploads)}" in clean()


def test_a_picture_whose_upload_was_never_finished_is_deleted(uploads):
    path = leave_an_upload(uploads)
    clean("--delete")
    assert not path.exists()


def test_the_row_of_an_upload_that_was_never_finished_goes_with_its_file(uploads):
    leave_an_upload(uploads)
    clean("--delete")
    assert not UploadedFile.objects.exists()


def test_an_upload_under_way_is_left_alone(uploads):
    path = leave_an_upload(uploads, age=3600)
    clean("--delete")
    assert path.exists()
    assert UploadedFile.objects.exists()


def test_a_report_leaves_the_row_of_an_unfinished_upload(uploads):
    leave_an_upload(uploads)
    clean()
    assert UploadedFile.objects.exists()
