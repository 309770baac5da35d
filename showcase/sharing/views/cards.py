"""The card that stands for a thing."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe
from wagtail.models import Site

from media.cards import Shape

from ..card_store import ensure
from ..cards import card_path, shapes_of
from ..models import Branding, CardFile
from ..things import absence_of, find


def card_now(kind: str, key: int, shape: str, site: Site | None) -> CardFile:
    """A thing's card in the active language, drawn if nobody has drawn it yet.

    Raises `Http404`, or `WithdrawnError`, for what a visitor of the site may not see and for a shape that there is not.
    """
    wanted = {one.name.lower(): one for one in shapes_of(kind)}.get(shape)
    if wanted is None or site is None:
        raise Http404
    thing = find(kind, key, site)
    if thing is None:
        raise absence_of(kind, key, site)
    return ensure(thing, site, Branding.of(site), wanted)


@require_safe
def card(request: HttpRequest, kind: str, key: int, shape: str, digest: str = "") -> HttpResponseBase:
    """A thing's card as it is now, drawn if nobody has drawn it yet. An outdated address leads to the card of today.

    What a visitor may not see has none: asked anew each time, so that a portrait is gone with its page.
    """
    stored = card_now(kind, key, shape, Site.find_for_request(request))
    if stored.digest != digest:
        return HttpResponseRedirect(card_path(kind, key, Shape[shape.upper()], stored.digest))
    response = get_conditional_response(request, etag := quote_etag(digest))
    if response is None:
        name = f"{kind}-{key}-{shape}.jpg"
        response = FileResponse(stored.file.open(), filename=name, content_type="image/jpeg")
    response["ETag"] = etag
    response["Cache-Control"] = "no-cache"
    return response
