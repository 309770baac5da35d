"""What a page's head says to those who show a link to it, and the controls that share it.

A page cannot hand these its data: pages know nothing of sharing. The tags look up the branding and, for what shows
several people, the card that was drawn last; everything else the page has at hand.
"""

from base64 import b64encode

from django import template
from django.template import RequestContext
from django.utils.translation import gettext as _
from wagtail.models import Site

from media.cards import Shape, draw
from profiles.models import Answer, ProfilePage, Question, SeriesPage

from ..addresses import address_of
from ..alternates import alternates
from ..cards import card_address, card_of
from ..embedding import Embeddable, embed_code
from ..feeds import feed_links
from ..icons import APP_ICONS, TOUCH_ICON, icon_address
from ..metadata import Head, head_of
from ..naming import title_of
from ..oembed import oembed_links
from ..posts import mail_address, ways, words_of
from ..things import Shareable

register = template.Library()


@register.inclusion_tag("sharing/head.html", takes_context=True)
def share_head(
    context: RequestContext,
    thing: Shareable | None = None,
    title: str = "",
    description: str = "",
    part: int = 0,
    state: str = "",
    original: str = "",
) -> dict:
    """The metadata of a page; none where no site answers to the request's host.

    `part` is the number of the part of a list that is shown, if the page is of a list; `state` the canonical path of a
    list with a visitor's choices; `original` the path that counts for search engines, if it is another than the one
    that is shared.
    """
    request = context["request"]
    if Site.find_for_request(request) is None:
        return {"head": None}
    address = ""
    if state:
        address = request.build_absolute_uri(state)
    elif part or thing is None:
        address = request.build_absolute_uri(f"{request.path}?page={part}" if part > 1 else request.path)
    head = head_of(thing, request, context["branding"], title, description, address)
    return {
        "head": head,
        "alternates": alternates(context.get("editions", ()), request),
        "canonical": request.build_absolute_uri(original) if original else head.address,
        "branding": context["branding"],
        "feed_links": feed_links(thing, request),
        "oembed_links": oembed_links(thing, request) if isinstance(thing, Embeddable) and thing.pk else [],
    }


@register.inclusion_tag("sharing/icons.html", takes_context=True)
def site_icons(context: RequestContext) -> dict:
    """The icons of the site that the request is for."""
    branding = context["branding"]
    return {
        "icon": icon_address(branding, APP_ICONS[0]) if branding.icon else "",
        "touch_icon": icon_address(branding, TOUCH_ICON),
    }


@register.inclusion_tag("sharing/controls.html", takes_context=True)
def share_controls(context: RequestContext, thing: Shareable) -> dict:
    """The ways to share a thing."""
    request, branding = context["request"], context["branding"]
    address = address_of(thing, request)
    title = title_of(thing) if isinstance(thing, Embeddable) else str(thing)
    return {
        "heading": _HEADINGS[type(thing)](),
        "address": address,
        "title": title,
        "words": words_of(thing),
        "card": card_address(thing, request, branding),
        "mail": mail_address(thing, address, title),
        "ways": ways(branding.networks, thing, address),
        "embed_code": embed_code(thing, request) if isinstance(thing, Embeddable) else "",
    }


@register.inclusion_tag("sharing/follow.html", takes_context=True)
def follow(context: RequestContext, thing: SeriesPage | None = None) -> dict:
    """The feeds of a thing, or of the site, as links for people; what only programs read stays in the head."""
    named = {feed.name: feed for feed in feed_links(thing, context["request"])}
    return {"feeds": [named[name] for name in _FOLLOWED if name in named]}


_FOLLOWED = ("RSS", "Atom")
_HEADINGS = {
    Answer: lambda: _("Share this answer"),
    ProfilePage: lambda: _("Share this interview"),
    Question: lambda: _("Share this question"),
    SeriesPage: lambda: _("Share this series"),
}


@register.simple_tag(takes_context=True)
def draft_head(context: RequestContext, page: Shareable) -> Head:
    """The metadata of a draft: what its page will say of itself."""
    return head_of(page, context["request"], context["branding"])


@register.simple_tag(takes_context=True)
def draft_card(context: RequestContext, page: Shareable) -> str:
    """The card of a draft as a `data:` address (RFC 2397): it is drawn for the editor alone, and stored nowhere."""
    card = card_of(page, Site.find_for_request(context["request"]), context["branding"])
    return f"data:image/jpeg;base64,{b64encode(draw(card, Shape.LINK)).decode()}"


@register.simple_tag
def draft_words(page: Shareable) -> str:
    """What a post about a draft may say."""
    return words_of(page)
