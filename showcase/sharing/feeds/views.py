"""The feeds, to readers that ask again and again, mostly for nothing new."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from ..conditional import conditional_response, last_change
from ..xml import xml_text
from .channels import Channel, feed_path, find_channel
from .entries import LONG_AGO, newest_entries
from .formats import FORMATS, ShowcaseFeed, XmlFeed

HTML, XML = "text/html", "application/xml; charset=utf-8"


@require_safe
def feed(request: HttpRequest, kind: str, name: str, slug: str = "") -> HttpResponse:
    """The newest interviews of the site, of a series or of a topic, in one format."""
    channel = find_channel(kind, slug, request)
    if channel is None:
        raise Http404
    address = request.build_absolute_uri(feed_path(kind, slug, name))
    written = write(FORMATS[name], channel, address, request)
    response = conditional_response(
        request, written.writeString("utf-8"), media_type(written, request), last_change(channel.people)
    )
    patch_vary_headers(response, ["Accept"])
    return response


def media_type(written: ShowcaseFeed, request: HttpRequest) -> str:
    """The format's own; for somebody's browser XML, as it would show the source of anything more particular."""
    if isinstance(written, XmlFeed) and request.get_preferred_type([written.media_type, HTML]) == HTML:
        return XML
    return written.content_type


def write(form: type[ShowcaseFeed], channel: Channel, address: str, request: HttpRequest) -> ShowcaseFeed:
    """A feed with its entries; `address` is its own."""
    entries = newest_entries(channel.people, request)
    feed = form(
        title=xml_text(channel.title),
        link=request.build_absolute_uri(channel.path),
        # RSS asks for one.
        description=xml_text(channel.description or channel.title),
        subtitle=xml_text(channel.description) or None,
        language=channel.language,
        author_name=xml_text(channel.site_name),
        feed_url=address,
        updated=max([entry["updateddate"] for entry in entries], default=channel.changed or LONG_AGO),
    )
    for entry in entries:
        feed.add_item(**entry)
    return feed
