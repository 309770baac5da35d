"""Uploads and cards in a bucket, on a real server that speaks S3."""

import uuid

import boto3
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.test import Client
from django_tasks_db.models import DBTaskResult

from media.models import Image
from media.tasks import delete_upload
from showcase.delivery.failures import StorageAwayError
from showcase.settings.environment import Environment, SettingError
from showcase.settings.storage import storages as from_environment
from tests import factories
from tests.s3_server import s3_server
from tests.showcase.tasks.working import make_due, work
from tests.sites import make_uploaded_film

CONTENT = bytes(range(256)) * 1024
KEYS = {"S3_ACCESS_KEY_ID": "key", "S3_SECRET_ACCESS_KEY": "hush"}


@pytest.fixture(scope="module")
def server(pytestconfig) -> str:
    with s3_server(pytestconfig.cache.mkdir("s3-server")) as started:
        yield started.url


@pytest.fixture
def bucket(server, settings, tmp_path):
    """The site keeps its uploads and cards in a new bucket; boto3's own view of it."""
    name = f"bucket-{uuid.uuid4().hex}"
    keys = {"aws_access_key_id": "key", "aws_secret_access_key": "hush", "region_name": "us-east-1"}
    found = boto3.resource("s3", endpoint_url=server, **keys).create_bucket(Bucket=name)
    env = Environment({"S3_BUCKET": name, "S3_ENDPOINT": server, "S3_REGION": "us-east-1"} | KEYS)
    settings.STORAGES = settings.STORAGES | from_environment(env, tmp_path)
    # Anything that is looked for in folders is not there.
    settings.MEDIA_ROOT = tmp_path / "nothing"
    return found


def gone() -> Environment:
    """Nothing listens on port 1."""
    return Environment({"S3_BUCKET": "b", "S3_ENDPOINT": "http://127.0.0.1:1"} | KEYS)


@pytest.fixture
def film(bucket) -> str:
    return default_storage.save("films/film.mp4", ContentFile(CONTENT))


def get(path: str = "films/film.mp4", method: str = "get", **headers: str):
    return getattr(Client(), method)(f"/uploads/{path}", headers=headers)


def test_uploads_have_the_sites_own_addresses(film):
    assert default_storage.url(film) == "/uploads/films/film.mp4"


def test_an_address_for_everyone_may_be_another(server, tmp_path, settings):
    env = Environment({"S3_BUCKET": "b", "S3_PUBLIC_URL": "https://files.example/"} | KEYS)
    settings.STORAGES = settings.STORAGES | from_environment(env, tmp_path)
    assert default_storage.url("a b.jpg") == "https://files.example/a%20b.jpg"


def test_uploads_and_cards_are_apart_and_nobody_elses_to_read(film, bucket):
    storages["cards"].save("card.jpg", ContentFile(b"a face"))
    assert sorted(one.key for one in bucket.objects.all()) == ["cards/card.jpg", "uploads/films/film.mp4"]
    grantees = {grant["Grantee"].get("URI") for one in bucket.objects.all() for grant in one.Acl().grants}
    assert grantees == {None}


@pytest.mark.django_db
def test_a_card_is_no_upload(bucket, home):
    storages["cards"].save("card.jpg", ContentFile(b"a face"))
    assert {get(path).status_code for path in ("card.jpg", "cards/card.jpg", "../cards/card.jpg")} == {404}


def test_two_uploads_of_one_name_are_two_files(film, bucket):
    assert default_storage.save("films/film.mp4", ContentFile(b"another")) != film


def test_a_film_is_sent_whole(film):
    response = get()
    assert (response.status_code, response["Content-Type"]) == (200, "video/mp4")
    assert response.getvalue() == CONTENT


def test_an_upload_runs_nothing(film):
    assert "sandbox" in get()["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [("bytes=0-99", 0, 99), ("bytes=262000-", 262_000, 262_143), ("bytes=-10", 262_134, 262_143)],
)
def test_a_range_is_answered_with_its_bytes(film, asked, first, last):
    response = get(range=asked)
    assert (response.status_code, response["Content-Range"]) == (206, f"bytes {first}-{last}/262144")
    assert response.getvalue() == CONTENT[first : last + 1]


def test_a_range_behind_the_end_is_refused(film):
    assert get(range="bytes=999999-").status_code == 416


def test_a_range_of_a_film_that_has_changed_is_answered_with_the_whole(film):
    assert get(**{"range": "bytes=0-9", "if-range": '"another"'}).getvalue() == CONTENT


def test_what_the_browser_has_is_not_sent_again(film):
    assert get(**{"if-none-match": get()["ETag"]}).status_code == 304


def test_head_tells_the_size_without_the_film(film):
    response = get(method="head")
    assert (response["Content-Length"], response.content) == ("262144", b"")


@pytest.mark.django_db
def test_nothing_else_is_there(film, home):
    paths = ["films/none.mp4", ".hidden", "films//film.mp4", "films/", "../uploads/films/film.mp4"]
    assert {path: get(path).status_code for path in paths} == dict.fromkeys(paths, 404)


def test_a_bucket_that_is_gone_is_no_error_of_the_site(bucket, settings, tmp_path):
    settings.STORAGES = settings.STORAGES | from_environment(gone(), tmp_path)
    assert get().status_code == 503


@pytest.mark.django_db
def test_a_page_is_published_with_its_pictures_and_its_card(bucket, home):
    page = factories.make_profile(factories.make_series(home), portrait=factories.make_image())
    body = Client().get(page.url).content.decode()
    keys = {one.key for one in bucket.objects.all()}
    assert {key.split("/")[1] for key in keys if key.startswith("uploads/")} >= {"images", "original_images"}
    assert 'src="/uploads/images/' in body
    picture = Image.objects.get(pk=page.portrait_id)
    assert get(picture.get_rendition("fill-640x800|format-webp").file.name).status_code == 200


@pytest.mark.django_db
def test_a_picture_that_is_deleted_is_gone_from_the_bucket(bucket, django_capture_on_commit_callbacks):
    picture = factories.make_image()
    with django_capture_on_commit_callbacks(execute=True):
        picture.delete()
    assert list(bucket.objects.all()) == []


@pytest.mark.django_db
def test_the_queue_is_not_told_the_keys(bucket, settings, django_capture_on_commit_callbacks):
    picture = factories.make_image()
    settings.TASKS = {"default": settings.TASKS["queue"], "queue": settings.TASKS["queue"]}
    with django_capture_on_commit_callbacks(execute=True):
        picture.delete()
    waiting = [str(row.args_kwargs) for row in DBTaskResult.objects.all()]
    assert ["hush" in task for task in waiting if picture.file.name in task] == [False]


@pytest.mark.django_db
def test_a_film_that_is_deleted_while_the_bucket_is_gone_is_deleted_later(
    bucket, settings, tmp_path, django_capture_on_commit_callbacks
):
    film, here = make_uploaded_film(), settings.STORAGES
    settings.STORAGES = here | from_environment(gone(), tmp_path)
    with django_capture_on_commit_callbacks(execute=True):
        film.delete()
    settings.STORAGES = here
    make_due()
    work()
    assert list(bucket.objects.all()) == []


@pytest.mark.django_db
def test_a_file_that_belongs_to_another_film_by_now_stays(bucket):
    film = make_uploaded_film()
    delete_upload.call(film.file.name)
    assert default_storage.exists(film.file.name)


def test_a_bucket_that_is_gone_is_asked_once_and_then_left_in_peace(bucket, settings, tmp_path):
    settings.STORAGES = settings.STORAGES | from_environment(gone(), tmp_path)
    with pytest.raises(StorageAwayError, match="does not answer"):
        default_storage.exists("films/film.mp4")
    with pytest.raises(StorageAwayError, match="just not answered"):
        default_storage.save("films/film.mp4", ContentFile(CONTENT))


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        ({"S3_REGION": "eu-north-1"}, "S3_BUCKET is not set, and S3_REGION is"),
        ({"S3_BUCKET": "b", "S3_ACCESS_KEY_ID": "key"}, "S3_SECRET_ACCESS_KEY is not set"),
        ({"S3_BUCKET": "b", "S3_ENDPOINT": "minio:9000"} | KEYS, "S3_ENDPOINT is “minio:9000”"),
    ],
)
def test_half_a_description_of_a_bucket_is_refused(variables, sentence, tmp_path):
    with pytest.raises(SettingError, match=sentence):
        from_environment(Environment(variables), tmp_path)
