"""Pictures in the sitemap: the JPEG that is drawn already, for many pictures with one query."""

from django.db.models import Prefetch
from django.http import HttpRequest

from media.models import Image, Rendition
from media.renditions import Place, drawn


def jpegs(field: str, place: Place) -> Prefetch:
    """Prefetch of the renditions that `picture_address()` looks at, and no other of the dozen that a picture has."""
    specs = [place.filter(size, "jpeg") for size in place.value]
    return Prefetch(f"{field}__renditions", Rendition.objects.filter(filter_spec__in=specs))


def picture_address(image: Image | None, place: Place, request: HttpRequest) -> str:
    """The whole address of the largest JPEG of a picture; "" where there is no picture, or none is drawn yet."""
    rendition = drawn(image, place)
    return request.build_absolute_uri(rendition.url) if rendition else ""
