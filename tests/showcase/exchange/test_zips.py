"""A ZIP is read without trusting it."""

import stat
import zipfile

import pytest

from showcase.exchange import zips

from .bundles import zipped


def with_member(archive, name, content=b"x", mode=stat.S_IFREG | 0o644):
    info = zipfile.ZipInfo("placeholder")
    info.filename = name
    info.external_attr = mode << 16
    with zipfile.ZipFile(archive, "a") as target:
        target.writestr(info, content)
    return archive


@pytest.fixture
def archive(bundle, tmp_path):
    return zipped(bundle, tmp_path / "bundle.zip")


@pytest.mark.parametrize(
    "name", ["../evil.jpg", "/etc/evil.jpg", "images/../../evil.jpg", "C:/evil.jpg", "images\\evil.jpg"]
)
def test_name_that_leads_out_of_the_archive_is_refused(archive, refusal, name):
    assert "leads out of the bundle" in refusal(with_member(archive, name))[0]


def test_symbolic_link_is_refused(archive, refusal):
    assert (
        "symbolic link"
        in refusal(with_member(archive, "images/l.jpg", b"/etc/hosts", stat.S_IFLNK | 0o777))[0]
    )


def test_file_that_is_there_twice_is_refused(archive, refusal):
    with pytest.warns(UserWarning, match="Duplicate name"):
        with_member(archive, "bundle.json", b"{}")
    assert "twice" in refusal(archive)[0]


def test_archive_that_unpacks_to_too_much_is_refused(archive, refusal, settings):
    settings.SHOWCASE_BUNDLE_MAX_SIZE = 1_000_000
    with zipfile.ZipFile(archive, "a", zipfile.ZIP_DEFLATED) as target:
        target.writestr("images/bomb.jpg", b"\0" * 2_000_000)
    assert "SHOWCASE_BUNDLE_MAX_SIZE" in refusal(archive)[0]


def test_archive_with_too_many_files_is_refused(archive, refusal, monkeypatch):
    monkeypatch.setattr(zips, "MAX_FILES", 5)
    assert "at most 5" in refusal(archive)[0]


def test_document_that_unpacks_to_too_much_is_refused(archive, refusal, monkeypatch):
    monkeypatch.setattr("showcase.exchange.documents.MAX_DOCUMENT_SIZE", 100)
    assert any("larger than" in line for line in refusal(archive))


def test_damaged_archive_is_refused_where_it_is_damaged(archive, refusal):
    with zipfile.ZipFile(archive) as source:
        info = source.getinfo("images/kari.jpg")
    content = bytearray(archive.read_bytes())
    content[info.header_offset + 60 : info.header_offset + 90] = b"\0" * 30
    archive.write_bytes(content)
    assert any(line.startswith("images/kari.jpg: The ZIP is damaged") for line in refusal(archive))


def test_file_that_is_no_archive_is_refused_in_words(tmp_path, refusal):
    (tmp_path / "x.zip").write_bytes(b"PK\x03\x04 no")
    assert "neither a folder nor a ZIP" in refusal(tmp_path / "x.zip")[0]


def test_encrypted_archive_is_refused(archive, refusal):
    content = archive.read_bytes()
    # Bit 0 of the general purpose flag in each central directory record (APPNOTE 4.4.4).
    start = content.index(b"PK\x01\x02")
    archive.write_bytes(content[: start + 8] + b"\x01" + content[start + 9 :])
    assert "encrypted" in refusal(archive)[0]


def test_what_file_managers_leave_behind_is_no_part_of_it(archive, refusal, db):
    from showcase.exchange.importer import import_bundle

    with_member(archive, "__MACOSX/pages/._kari.json")
    with_member(archive, "pages/.DS_Store")
    assert import_bundle(archive, check_only=True).notes == []
