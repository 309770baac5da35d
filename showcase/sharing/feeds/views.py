"""The feeds, to readers that ask again and again, mostly for nothing new."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ..conditional import conditional_response, last_change
from ..xml import xml_text
from .channels import Channel, feed_path, find_channel
from .entries import LONG_AGO, newest_entries
from .formats import FORMATS, ShowcaseFeed


@require_safe
def feed(request: HttpRequest, kind: str, name: str, slug: str = "") -> HttpResponse:
    """The newest interviews of the site, of a series or of a topic, in one format."""
    channel = find_channel(kind, slug, request)
    if channel is None:
        raise Http404
    address = request.build_absolute_uri(feed_path(kind, slug, name))
    written = write(FORMATS[name], channel, address, request)
    return conditional_response(
        request, written.writeString("utf-8"), written.content_type, last_change(channel.people)
    )


def write(form: type[ShowcaseFeed], channel: Channel, address: str, request: HttpRequest) -> ShowcaseFeed:
    """A feed with its entries; `address` is its own."""
    entries = newest_entries(channel.people, request)
    feed = form(
        title=xml_text(channel.title),
        link=request.build_absolute_uri(channel.path),
        # RSS asks for one.
        description=xml_text(channel.description or channel.title),
        language=channel.language,
        author_name=xml_text(channel.site_name),
        feed_url=address,
        updated=max([entry["updateddate"] for entry in entries], default=channel.changed or LONG_AGO),
    )
    for entry in entries:
        feed.add_item(**entry)
    return feed
