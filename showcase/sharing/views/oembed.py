"""The oEmbed provider."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe
from wagtail.models import Site

from profiles.absence import status_of

from ..oembed import FORMATS, Asked, RefusedError, as_xml, describe, language_of, thing_at


@require_safe
def oembed(request: HttpRequest) -> HttpResponse:
    """How to embed the page that `?url=` names; any page of the web may ask (oEmbed 1.0 §2)."""
    response = answer(request)
    response["Access-Control-Allow-Origin"] = "*"
    return response


def answer(request: HttpRequest) -> HttpResponse:
    site = Site.find_for_request(request)
    try:
        asked = Asked.parse(request.GET)
        with override(language_of(asked.url)):
            described = describe(thing_at(asked.url, request, site), asked, request, site)
    except RefusedError as refusal:
        return sentence(str(refusal), refusal.status)
    except Http404 as error:
        return sentence(
            _("There is nothing to embed at this address. Look whether the page is still there."),
            status_of(error),
        )
    if asked.format == "json":
        return JsonResponse(described)
    return HttpResponse(as_xml(described), content_type=FORMATS["xml"][0])


def sentence(words: str, status: int) -> HttpResponse:
    return HttpResponse(f"{words}\n", status=status, content_type="text/plain; charset=utf-8")
