"""Pictures by one address, for those who cannot choose among formats: consumers, search engines."""

from django.db.models import prefetch_related_objects
from wagtail.images.models import Filter

from media.models import Image, Rendition
from media.renditions import Place


def drawn_jpegs(image: Image | None, place: Place) -> list[Rendition]:
    """The JPEGs of a place that are drawn already, the largest first; none is drawn here.

    One query for an image whose renditions were not asked for with it; they are at hand afterwards.
    """
    if image is None:
        return []
    prefetch_related_objects([image], "renditions")
    filters = [Filter(place.filter(size, "jpeg")) for size in reversed(place.value)]
    drawn = image.find_existing_renditions(*filters)
    return [drawn[each] for each in filters if each in drawn]
