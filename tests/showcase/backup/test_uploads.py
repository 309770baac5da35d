"""How the uploads of a backup take the place of those that are there, in a folder and in a storage without paths."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from media.stored_files import stored_names
from showcase.backup.uploads import Uploads, incoming

OLD = {"films/a.mp4": b"old film", "b.txt": b"old text"}
NEW = {"films/a.mp4": b"new film", "images/c.jpg": b"new picture"}


@pytest.fixture(params=["FileSystemStorage", "InMemoryStorage"])
def storage(request, settings, tmp_path):
    settings.MEDIA_ROOT, settings.VAR_DIR = tmp_path / "uploads", tmp_path
    backend = {"BACKEND": f"django.core.files.storage.{request.param}"}
    settings.STORAGES = settings.STORAGES | {"default": backend}
    for name, data in OLD.items():
        default_storage.save(name, ContentFile(data))
    return default_storage


@pytest.fixture
def uploads(storage) -> Uploads:
    uploads = incoming()
    for name, data in NEW.items():
        with uploads.add(name) as file:
            file.write(data)
    return uploads


def everything() -> dict[str, bytes]:
    found = {}
    for name in stored_names():
        with default_storage.open(name) as file:
            found[name] = file.read()
    return found


def test_uploads_that_are_to_come_are_not_seen(uploads: Uploads):
    assert everything() == OLD


def test_new_uploads_take_the_place_of_the_old_ones(uploads: Uploads):
    uploads.replace()
    assert everything() == NEW


def test_the_old_ones_come_back(uploads: Uploads):
    uploads.replace()
    uploads.undo()
    assert everything() == OLD


def test_the_old_ones_come_back_from_halfway(uploads: Uploads, monkeypatch):
    monkeypatch.setattr(default_storage, "save", fail)
    monkeypatch.setattr("showcase.backup.uploads.FolderUploads._move", fail_at_the_third(), raising=True)
    with pytest.raises(OSError, match="full"):
        uploads.replace()
    monkeypatch.undo()
    uploads.undo()
    assert everything() == OLD


def fail(*arguments: object, **options: object) -> None:
    raise OSError(28, "full")


def fail_at_the_third():
    from showcase.backup.uploads import FolderUploads

    move, moved = FolderUploads._move, []

    def moving(self, before, after):
        if len(moved) == 2:
            fail()
        moved.append(before)
        move(self, before, after)

    return moving


def test_nothing_is_left_over(uploads: Uploads, tmp_path):
    uploads.replace()
    uploads.settle()
    uploads.close()
    assert not list(tmp_path.rglob(".re*"))


def test_what_could_not_be_put_back_is_kept(uploads: Uploads):
    uploads.replace()
    uploads.close()
    assert (uploads.aside / "b.txt").read_bytes() == b"old text"
