"""A site whose pages have much to tell to machines, and reading what they tell."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import extruct
from django.test import Client

from media.models import Film, Image
from media.renditions import Place as PicturePlace
from profiles.models import Occupation, Place, ProfilePage
from tests.sites import make_full_site

ORIGIN = "http://testserver"
PUBLISHED, CHANGED = datetime(2025, 6, 3, 8, tzinfo=UTC), datetime(2025, 7, 1, 12, 30, tzinfo=UTC)


def draw_jpegs(image: Image, place: PicturePlace) -> None:
    image.get_renditions(*[place.filter(size, "jpeg") for size in place.value])


def make_told_site() -> dict[str, str]:
    """A site where everything is filled in that machines are told, its pictures drawn."""
    addresses = make_full_site()
    for person in ProfilePage.objects.select_related("portrait"):
        draw_jpegs(person.portrait, PicturePlace.PORTRAIT_LEAD)
    for film in Film.objects.filter(poster__isnull=False):
        draw_jpegs(film.poster, PicturePlace.POSTER)
    ProfilePage.objects.update(first_published_at=PUBLISHED, last_published_at=CHANGED)
    Film.objects.filter(title="An uploaded film").update(published_on=date(2025, 1, 31))
    Occupation.objects.filter(name="Mechanic").update(styrk08="7233")
    Place.objects.filter(name="Granvik").update(county="Skoglandet")
    return addresses


def read(client: Client, url: str) -> dict:
    """The only document of a page, as extruct finds it."""
    response = client.get(url)
    assert response.status_code == 200
    found = extruct.extract(response.content.decode(), base_url=f"{ORIGIN}{url}", syntaxes=["json-ld"])
    (document,) = found["json-ld"]
    return document


def nodes(value, of_type: str = "") -> Iterator[dict]:
    """Every node of a document at any depth; those of one type."""
    if isinstance(value, list):
        for each in value:
            yield from nodes(each, of_type)
    elif isinstance(value, dict):
        if not of_type or value.get("@type") == of_type:
            yield value
        for each in value.values():
            yield from nodes(each, of_type)


def one(document: dict, of_type: str) -> dict:
    """The only node of a type that stands in the graph itself."""
    (node,) = [node for node in document["@graph"] if node["@type"] == of_type]
    return node


def types(document: dict) -> set[str]:
    return {node["@type"] for node in nodes(document) if "@type" in node}
