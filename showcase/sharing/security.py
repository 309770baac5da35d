"""Whom to tell that the site can be attacked (RFC 9116): what researchers and their tools look for."""

from datetime import UTC, datetime, time, timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.models import Site

from profiles.languages.homes import homes_of

from .models import Branding

# RFC 9116 §2.5.5 recommends less than a year. The same all day, so that a cache may keep the file.
LASTS = timedelta(days=180)


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """The file of the site; 404 where nobody is named, because one without a contact is not valid (§2.5.3)."""
    site = Site.find_for_request(request)
    contacts = contacts_of(site) if site else []
    if not contacts:
        raise Http404
    fields = [("Contact", contact) for contact in contacts]
    fields.append(("Expires", expires().isoformat().replace("+00:00", "Z")))
    fields.append(("Preferred-Languages", ", ".join(homes_of(site))))
    fields.append(("Canonical", request.build_absolute_uri(request.path)))
    if settings.SHOWCASE_SECURITY_POLICY:
        fields.append(("Policy", settings.SHOWCASE_SECURITY_POLICY))
    text = "".join(f"{name}: {value}\n" for name, value in fields)
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def contacts_of(site: Site) -> list[str]:
    """Addresses as URIs: those of the settings, for every site, or else the e-mail address in the site's branding."""
    named = settings.SHOWCASE_SECURITY_CONTACTS or [Branding.of(site).email]
    return [as_uri(contact) for contact in named if contact]


def as_uri(contact: str) -> str:
    """§2.5.3 wants a URI; people write an e-mail address as it is."""
    return f"mailto:{contact}" if "@" in contact and ":" not in contact else contact


def expires() -> datetime:
    return datetime.combine(timezone.now().astimezone(UTC).date() + LASTS, time(), UTC)
