"""What robots are asked to leave alone (RFC 9309), and where the sitemap is.

Everyone's page, and every list of people, may be read. Left out are the admin; the address that leads to somebody by
chance, which is never the same page twice; and the combinations of choices. Those are more than any robot gets through,
each costs a search, and none has a person that the sitemap does not name. They say `noindex` themselves, but a robot
has to read each to see that. The parts of the full lists (`?page=2`) are not combinations, and may be followed.

Who fetches a page because somebody shared it is another matter: a choice of people can be shared too, and is to look
right in a chat. Most of those fetchers keep to the rules of robots.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe
from wagtail.models import Site

# Fetchers of link previews, by their product tokens.
PREVIEWERS = (
    "facebookexternalhit",
    "LinkedInBot",
    "Twitterbot",
    "WhatsApp",
    "TelegramBot",
    "Slackbot-LinkExpanding",
    "Discordbot",
    "Mastodon",
    "Bluesky",
)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    if Site.find_for_request(request) is None:
        raise Http404
    context = {
        "previewers": PREVIEWERS,
        "admin": reverse("wagtailadmin_home"),
        "meet": reverse("profiles:meet"),
        "explore": reverse("profiles:explore"),
        "suggestions": reverse("profiles:suggestions"),
        "questions": reverse("profiles:questions"),
        "sitemap": request.build_absolute_uri(reverse("machine:sitemap")),
    }
    return render(request, "sharing/robots.txt", context, content_type="text/plain; charset=utf-8")
