"""Pictures are drawn when content is saved, not when it is read, and every crop keeps the focal point in view."""

from io import BytesIO

import pytest
from django.core.cache import cache
from django.core.files.images import ImageFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image as PillowImage
from PIL import ImageDraw

from media.models import Image, Rendition
from media.renditions import Place
from tests.factories import make_film, make_image, make_profile, picture_bytes

pytestmark = pytest.mark.django_db

RED = (200, 20, 20)


def publish(page) -> None:
    page.save_revision().publish()


def drawn() -> set[int]:
    return set(Rendition.objects.values_list("pk", flat=True))


def test_the_first_visit_to_what_was_published_draws_nothing(
    client, home, series, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        page = make_profile(series, films=(make_film(poster=make_image("A poster")),))
        series.lead_image = make_image("A forest")
        for published in (page, series, home):
            publish(published)
    before = drawn()
    film = page.film_uses.get().film
    for address in (
        *(page.url, series.url, home.url, f"{series.url}films/"),
        *(reverse("profiles:films"), reverse("profiles:film", args=[film.slug])),
    ):
        assert client.get(address).status_code == 200
    assert drawn() == before
    # Three formats of each size, and what the portrait and the poster are on cards.
    assert len(before) == (4 + 2 + 2) * 3 + 2


def test_the_first_visit_to_a_listing_of_twelve_costs_what_the_second_does(
    series, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(12):
            publish(make_profile(series, live=False))
    costs, before = [], drawn()
    for _ in range(2):
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            # On the wheel, and in the list.
            assert Client().get(series.url).content.count(b"<picture>") == 24
        costs.append(len(queries))
    assert costs[0] == costs[1]
    assert drawn() == before


def test_two_who_draw_at_once_show_the_same_files_and_leave_no_others(monkeypatch):
    picture, draw_all = make_image(), Rendition.objects.bulk_create
    filters = Place.PORTRAIT_CARD.filters

    def after_another(*args, **kwargs):
        monkeypatch.undo()
        Image.objects.get(pk=picture.pk).get_renditions(*filters)
        return draw_all(*args, **kwargs)

    monkeypatch.setattr(Rendition.objects, "bulk_create", after_another)
    shown = {rendition.file.name for rendition in picture.get_renditions(*filters).values()}
    assert shown == set(picture.renditions.values_list("file", flat=True))
    stored = default_storage.listdir("images")[1]
    assert {f"images/{name}" for name in stored if picture.filename.split(".")[0] in name} == shown


def test_a_picture_without_a_file_in_storage_does_not_stop_publishing(
    series, django_capture_on_commit_callbacks
):
    page = make_profile(series)
    page.portrait.file.storage.delete(page.portrait.file.name)
    with django_capture_on_commit_callbacks(execute=True):
        publish(page)
    page.refresh_from_db()
    assert page.live


def replace(client: Client, image: Image, **fields) -> None:
    data = {"title": image.title, "description": "", "credit": "", "licence": "", "tags": ""}
    points = dict.fromkeys(("focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height"), "")
    response = client.post(reverse("wagtailimages:edit", args=[image.pk]), data | points | fields)
    assert response.status_code == 302


def test_a_portrait_that_gets_another_file_keeps_its_place_and_is_drawn_again(
    as_manager, client, series, django_capture_on_commit_callbacks
):
    page = make_profile(series)
    with django_capture_on_commit_callbacks(execute=True):
        replace(as_manager, page.portrait, file=SimpleUploadedFile("new.jpg", picture_bytes(700, 900)))
    before = drawn()
    assert b'width="700"' not in client.get(page.url).content
    assert page.portrait.renditions.filter(width=640, height=800).count() == 3
    assert drawn() == before


def test_a_portrait_that_gets_another_focal_point_is_drawn_again(
    as_manager, client, series, django_capture_on_commit_callbacks
):
    page = make_profile(series)
    point = {"focal_point_x": 10, "focal_point_y": 10, "focal_point_width": 5, "focal_point_height": 5}
    with django_capture_on_commit_callbacks(execute=True):
        replace(as_manager, page.portrait, **point)
    before = drawn()
    client.get(page.url)
    assert before
    assert drawn() == before


@pytest.mark.parametrize("where", [(150, 300), (1_050, 1_250), (150, 1_250)])
@pytest.mark.parametrize("size", [(600, 600), (640, 800), (800, 500), (640, 360), (1_200, 630)])
def test_every_crop_keeps_the_focal_point_in_view(size, where):
    buffer = BytesIO()
    picture = PillowImage.new("RGB", (1_200, 1_500), "white")
    box = (where[0] - 60, where[1] - 60, where[0] + 60, where[1] + 60)
    ImageDraw.Draw(picture).rectangle(box, RED)
    picture.save(buffer, "PNG")
    image = Image.objects.create(
        title="Off the middle",
        file=ImageFile(buffer, name="off.png"),
        **{"focal_point_x": where[0], "focal_point_y": where[1]},
        **{"focal_point_width": 120, "focal_point_height": 120},
    )
    with image.get_rendition(Place.filter(size, "jpeg")).file.open() as file, PillowImage.open(file) as crop:
        red = sum(r > 150 and g < 100 for r, g, _blue in crop.convert("RGB").get_flattened_data())
    scale = size[0] / 1_200 if size[0] / size[1] > 0.8 else size[1] / 1_500
    assert red >= 0.9 * (120 * scale) ** 2


@pytest.mark.parametrize("place", Place)
def test_every_place_has_its_crops_in_three_formats(place):
    assert {one.spec.rpartition("-")[2] for one in place.filters} == {"avif", "webp", "jpeg"}
    assert len(place.filters) == 3 * len(place.value)
