"""Whatever is not a whole backup of this showcase is refused, with a sentence that says what to do."""

import gzip
import io
import tarfile
from pathlib import Path
from random import Random

import pyrage
import pytest
from django.db.migrations.loader import MigrationLoader
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from showcase.backup import encryption, restoring
from showcase.backup.places import FilePlace
from showcase.backup.problems import BackupError
from showcase.backup.tar import BLOCK

from .archives import archive, members, read

FUZZ = hypothesis_settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def whole(tmp_path: Path) -> bytes:
    return archive(members(tmp_path))


@pytest.fixture
def key() -> encryption.Key:
    key = encryption.read_key(encryption.new_key()[0])
    assert key
    return key


@pytest.fixture
def encrypted(whole: bytes, key: encryption.Key) -> bytes:
    return pyrage.encrypt(whole, [key.recipient])


@pytest.fixture(scope="module", autouse=True)
def imported_migrations(django_db_blocker) -> None:
    """Those of other packages look at the database when they are imported for the first time, and may here."""
    with django_db_blocker.unblock():
        MigrationLoader(None)


def refusal(data: bytes, folder: Path, key: encryption.Key | None = None) -> str:
    with pytest.raises(BackupError) as caught:
        read(data, folder, key)
    return str(caught.value)


def test_a_whole_backup_is_read(whole: bytes, tmp_path: Path):
    assert [entry.path for entry in read(whole, tmp_path).manifest.files][1] == "uploads/images/ø.txt"


def test_an_encrypted_backup_is_read_with_its_key(encrypted: bytes, key: encryption.Key, tmp_path: Path):
    assert read(encrypted, tmp_path, key).is_encrypted


def test_every_cut_is_seen(whole: bytes, tmp_path: Path):
    cuts = [*range(0, len(whole), BLOCK), *Random(8).sample(range(len(whole)), 40)]
    assert {refusal(whole[:cut], tmp_path)[:22] for cut in cuts} <= {
        "This backup is damaged",
        "This is no backup of a",
    }


def test_every_cut_of_an_encrypted_backup_is_seen(encrypted: bytes, key: encryption.Key, tmp_path: Path):
    for cut in Random(8).sample(range(len(encrypted)), 40):
        refusal(encrypted[:cut], tmp_path, key)


def test_every_flipped_bit_is_seen(whole: bytes, tmp_path: Path):
    for place in Random(8).sample(range(len(whole) * 8), 300):
        data = bytearray(whole)
        data[place // 8] ^= 1 << place % 8
        refusal(bytes(data), tmp_path)


def test_every_flipped_bit_of_an_encrypted_backup_is_seen(
    encrypted: bytes, key: encryption.Key, tmp_path: Path
):
    for place in Random(8).sample(range(len(encrypted) * 8), 60):
        data = bytearray(encrypted)
        data[place // 8] ^= 1 << place % 8
        refusal(bytes(data), tmp_path, key)


def test_what_follows_a_backup_is_seen(whole: bytes, tmp_path: Path):
    assert "damaged" in refusal(whole + b"\0", tmp_path)


@FUZZ
@given(data=st.binary(max_size=4000))
def test_any_bytes_are_refused(tmp_path: Path, data: bytes):
    refusal(data, tmp_path)


@FUZZ
@given(data=st.binary(max_size=3000), place=st.integers(0, 12_000))
def test_any_bytes_inside_of_a_backup_are_refused(tmp_path: Path, data: bytes, place: int):
    whole = archive(members(tmp_path))
    changed = whole[:place] + data + whole[place + len(data) :]
    if changed != whole:
        refusal(changed, tmp_path)


@FUZZ
@given(data=st.binary(max_size=3000))
def test_any_bytes_after_the_mark_of_age_are_refused(tmp_path: Path, data: bytes):
    key = encryption.read_key(encryption.new_key()[0])
    refusal(encryption.MAGIC + data, tmp_path, key)


@FUZZ
@given(data=st.binary(max_size=3000), first=st.booleans())
def test_any_bytes_in_its_documents_are_refused(tmp_path: Path, data: bytes, first: bool):
    files = members(tmp_path)
    place = 0 if first else -1
    files[place] = (files[place][0], data)
    refusal(archive(files), tmp_path)


def test_the_tar_of_another_project_is_refused(tmp_path: Path):
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w") as other:
        other.addfile(tarfile.TarInfo("README"))
    assert "no backup of a showcase" in refusal(target.getvalue(), tmp_path)


def test_a_compressed_backup_is_refused(whole: bytes, tmp_path: Path):
    assert "no backup of a showcase" in refusal(gzip.compress(whole), tmp_path)


@pytest.mark.parametrize(
    "name",
    ["../a.txt", "a/../../b.txt", "/etc/passwd", "a//b", ".hidden", "a/.b", "..", "", "a\\..\\b", "a/"],
)
def test_a_name_that_leads_out_of_the_uploads_is_refused(tmp_path: Path, name: str):
    assert "leads out" in refusal(archive(members(tmp_path, uploads={name: b"x"})), tmp_path)


@pytest.mark.parametrize(
    "kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.DIRTYPE, tarfile.FIFOTYPE, tarfile.XHDTYPE]
)
def test_what_is_no_file_is_refused(whole: bytes, tmp_path: Path, kind: bytes):
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w", format=tarfile.GNU_FORMAT) as other:
        for name, data in members(tmp_path):
            info = tarfile.TarInfo(name)
            info.size = len(data)
            other.addfile(info, io.BytesIO(data))
            link = tarfile.TarInfo("uploads/link")
            link.type, link.linkname = kind, "/etc/passwd"
            if name == "backup.json":
                other.addfile(link)
    assert "damaged" in refusal(target.getvalue(), tmp_path)


def test_a_file_that_is_there_twice_is_refused(tmp_path: Path):
    files = members(tmp_path)
    assert "damaged" in refusal(archive([*files[:2], *files[1:]]), tmp_path)


def test_a_file_that_its_manifest_does_not_know_is_refused(tmp_path: Path):
    files = members(tmp_path)
    files.insert(1, ("uploads/planted.txt", b"x"))
    assert "damaged" in refusal(archive(files), tmp_path)


def test_a_file_that_is_not_as_its_manifest_says_is_refused(tmp_path: Path):
    files = members(tmp_path)
    files[1] = (files[1][0], files[1][1][:-1] + b"X")
    assert "damaged" in refusal(archive(files), tmp_path)


def test_a_newer_format_is_refused(tmp_path: Path):
    assert "newer showcase" in refusal(archive(members(tmp_path, version=2)), tmp_path)


def test_a_database_that_is_ahead_of_the_code_is_refused(tmp_path: Path):
    migrations = ["profiles.0001_initial", "profiles.9999_later"]
    assert "profiles.9999_later" in refusal(archive(members(tmp_path, migrations=migrations)), tmp_path)


def test_a_backup_from_another_database_points_to_the_bundle(tmp_path: Path):
    assert "export_bundle" in refusal(archive(members(tmp_path, engine="postgresql")), tmp_path)


def test_another_key_is_named_as_the_reason(encrypted: bytes, tmp_path: Path):
    other = encryption.read_key(encryption.new_key()[0])
    assert "another key" in refusal(encrypted, tmp_path, other)


def test_a_public_key_does_not_open_a_backup(encrypted: bytes, tmp_path: Path):
    public = encryption.read_key(encryption.new_key()[1])
    assert "--key-file" in refusal(encrypted, tmp_path, public)


def test_a_backup_that_should_be_encrypted_and_is_not_is_refused(
    whole: bytes, key: encryption.Key, tmp_path: Path
):
    assert "not encrypted" in refusal(whole, tmp_path, key)


def test_a_key_that_is_none_is_refused():
    with pytest.raises(BackupError, match="--new-key"):
        encryption.read_key("correct horse battery staple")


def test_a_refused_backup_leaves_the_uploads_alone(whole: bytes, tmp_path: Path, settings, db):
    settings.MEDIA_ROOT, settings.VAR_DIR = tmp_path / "uploads", tmp_path
    settings.MEDIA_ROOT.mkdir()
    (settings.MEDIA_ROOT / "here.txt").write_text("still here")
    (tmp_path / "bad.tar").write_bytes(whole[:-1500])
    with pytest.raises(BackupError):
        restoring.restore(FilePlace(tmp_path / "bad.tar"), None, lambda line: None, replace=True)
    assert [path.name for path in settings.MEDIA_ROOT.iterdir()] == ["here.txt"]
