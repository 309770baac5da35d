"""Backups in a bucket, and of uploads that are in one: a real server (moto) in an environment of its own."""

from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest

from showcase.backup import encryption
from tests.s3_server import KEYS, s3_server

from .sites import Machine, on_sqlite

pytestmark = pytest.mark.xdist_group("backups")


@pytest.fixture(scope="module")
def bucket(pytestconfig: pytest.Config) -> Iterator[dict[str, str]]:
    """The environment in which boto3 finds a bucket named "kept"."""
    with s3_server(pytestconfig.cache.mkdir("s3-server")) as server:
        server.make_bucket("kept")
        yield {
            "AWS_ENDPOINT_URL_S3": server.url,
            "AWS_ACCESS_KEY_ID": KEYS["S3_ACCESS_KEY_ID"],
            "AWS_SECRET_ACCESS_KEY": KEYS["S3_SECRET_ACCESS_KEY"],
            "AWS_REGION": KEYS["S3_REGION"],
            "AWS_DEFAULT_REGION": KEYS["S3_REGION"],
        }


@pytest.fixture(scope="module")
def site(bucket, migrated: Path, tmp_path_factory) -> Machine:
    machine = on_sqlite(tmp_path_factory.mktemp("site"), like=migrated)
    machine.environment.update(bucket, SHOWCASE_BACKUP_KEY=encryption.new_key()[0])
    (machine.uploads / "films").mkdir(parents=True)
    # Larger than one part of an upload.
    (machine.uploads / "films" / "a.mp4").write_bytes(b"film" * 2_500_000)
    return machine


def test_a_backup_goes_to_a_bucket_and_comes_back(site: Machine, tmp_path: Path):
    site.manage("backup", "s3://kept/by-hand/one.tar.age")
    other = on_sqlite(tmp_path)
    other.environment.update(site.environment)
    other.manage("restore", "s3://kept/by-hand/one.tar.age")
    assert (other.dump(), other.files()) == (site.dump(), site.files())


def test_scheduled_backups_in_a_bucket_are_removed_too(site: Machine):
    client = boto3.client(
        "s3",
        endpoint_url=site.environment["AWS_ENDPOINT_URL_S3"],
        aws_access_key_id=KEYS["S3_ACCESS_KEY_ID"],
        aws_secret_access_key=KEYS["S3_SECRET_ACCESS_KEY"],
        region_name=KEYS["S3_REGION"],
    )
    for day in (1, 2):
        client.put_object(Bucket="kept", Key=f"by-clock/showcase-2025010{day}T000000Z.tar.age", Body=b"old")
    site.manage(
        "backup", "--scheduled", SHOWCASE_BACKUP_TO="s3://kept/by-clock/", SHOWCASE_BACKUP_KEEP="2 daily"
    )
    keys = [entry["Key"] for entry in client.list_objects_v2(Bucket="kept", Prefix="by-clock/")["Contents"]]
    assert len(keys) == 2 and keys[0] == "by-clock/showcase-20250102T000000Z.tar.age"


def test_a_backup_that_is_not_there_is_said(site: Machine):
    assert "There is no backup" in site.manage("restore", "--check", "s3://kept/none", check=False).stderr


def test_a_storage_that_does_not_answer_is_said(site: Machine):
    done = site.manage(
        "restore",
        "--check",
        "s3://kept/none",
        check=False,
        AWS_ENDPOINT_URL_S3="http://127.0.0.1:9",
        AWS_MAX_ATTEMPTS="1",
    )
    assert "AWS_ENDPOINT_URL_S3" in done.stderr
