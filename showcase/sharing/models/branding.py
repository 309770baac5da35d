"""What a site is called and looks like, who publishes it, and where its visitors may share it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import register_setting
from wagtail.models import Page, PreviewableMixin, Site

from media.cards.colours import DEFAULT_ACCENT
from media.channels import BY_KEY as CHANNELS
from media.reading import foreign, said
from profiles.languages.homes import homes_of
from profiles.navigation import navigation
from profiles.querysets import ShowcaseQuerySet, published_profiles

from .. import brand_pictures
from ..accent import Correction, Shade, correction, shades
from ..branding_panels import PANELS
from ..footer_words import with_addresses
from ..networks import BY_KEY, NETWORKS, Network
from .fields import BrandFields

# The pages that every page's footer leads to, by the names of their fields.
FOOTER_PAGES = ("accessibility_page", "privacy_page")


@dataclass(frozen=True)
class Account:
    """An account of the site on a social network."""

    network: str
    url: str


@dataclass(frozen=True)
class Partner:
    """A partner as the footer shows one: the logo in place of the name, where it could be drawn."""

    name: str
    url: str
    logo: brand_pictures.Drawn | None


@register_setting(icon="globe")
class Branding(PreviewableMixin, BrandFields):
    """One site's name, look and words. A site that has none yet looks like the showcase itself.

    Everything that every page shows of it comes in one query: `of()`.
    """

    # What the last `save()` did to the accent; None for nothing.
    corrected: Correction | None = None

    select_related = ["logo", "icon", *(f"{name}__locale" for name in FOOTER_PAGES)]
    edit_handler = PANELS

    class Meta:
        verbose_name = _("branding")
        verbose_name_plural = _("branding")

    def __str__(self) -> str:
        return str(_("Branding"))

    @classmethod
    def of(cls, site: Site | None) -> Branding:
        """The branding of a site; one that is not saved, and looks like the showcase, where it has none. One query.

        Wagtail's own `for_site()` makes a row where there is none: a page that is read must not write.
        """
        pages = ShowcaseQuerySet(Page).published()
        public = {f"{name}_public": Exists(pages.filter(pk=OuterRef(name))) for name in FOOTER_PAGES}
        found = cls.base_queryset().annotate(**public).filter(site=site).first()
        if found and site:
            found.site = site
        return found or cls(site=site)

    @classmethod
    def for_request(cls, request: HttpRequest) -> Branding:
        """As `of()`, for the site that a request is for: asked for once, and in a preview the one that is shown."""
        name = cls.get_cache_attr_name()
        if not hasattr(request, name):
            setattr(request, name, cls.of(Site.find_for_request(request)))
        return getattr(request, name)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save it so that it can be read and shown as it is: the accent, the links, the pictures."""
        self.corrected = correction(self.accent)
        if self.corrected:
            self.accent = self.corrected.made
        for name in ("footer_words", *(f"footer_words_{code}" for code, _name in settings.LANGUAGES)):
            setattr(self, name, with_addresses(getattr(self, name), self.site))
        self.drawn = brand_pictures.draw(self)
        super().save(*args, **kwargs)

    @property
    def site_name(self) -> str:
        """The site's name as its visitors read it."""
        return self.name or (self.site.site_name if self.site_id else "") or _now("Showcase")

    @property
    def accent_digits(self) -> str:
        """The six digits of an accent of the site's own; "" for the one that the style sheets have."""
        return "" if self.accent.lower() == DEFAULT_ACCENT else self.accent.lower().removeprefix("#")

    @property
    def shades(self) -> list[Shade]:
        return shades(self.accent)

    @property
    def logo_drawn(self) -> brand_pictures.Drawn | None:
        return self.drawn.get("logo")

    @property
    def mark(self) -> brand_pictures.Drawn | None:
        """The icon as it stands beside the name; None for the wheel."""
        return self.drawn.get("icon-192")

    @property
    def account_list(self) -> list[Account]:
        values = (block.value for block in self.accounts)
        known = (value for value in values if value["network"] in CHANNELS)
        return [Account(CHANNELS[value["network"]].name, value["url"]) for value in known]

    @property
    def partner_list(self) -> list[Partner]:
        """The partners with their logos as they were drawn: the blocks themselves would ask for each picture."""
        values = (block["value"] for block in self.partners.raw_data)
        return [
            Partner(value["name"], value["url"], self.drawn.get(f"partner-{value['logo']}"))
            for value in values
        ]

    @property
    def has_contact(self) -> bool:
        return bool(self.organisation or self.email or self.telephone or self.postal_address)

    @property
    def telephone_digits(self) -> str:
        """The number as a link takes it (RFC 3966)."""
        return "".join(sign for sign in self.telephone if sign in "+0123456789")

    @property
    def tagline_here(self) -> str:
        """The tagline in the reader's language, or else as it is."""
        return said(self, "tagline")[0]

    @property
    def footer_words_here(self) -> str:
        """The words in the footer in the reader's language, or else as they are."""
        return said(self, "footer_words")[0]

    @cached_property
    def footer_pages(self) -> list[Page]:
        """The accessibility and privacy statements that visitors may see, in the reader's language if they are there.

        Each has `foreign`, its language where that is another. One query where the site has several languages.
        """
        pages = [getattr(self, name) for name in FOOTER_PAGES if self._is_public(name)]
        if pages and len(homes_of(self.site)) > 1:
            here = ShowcaseQuerySet(Page).in_site(self.site).published().select_related("locale")
            found = here.filter(translation_key__in=[page.translation_key for page in pages])
            translated = {page.translation_key: page for page in found}
            pages = [translated.get(page.translation_key, page) for page in pages]
        for page in pages:
            page.foreign = foreign(page.locale.language_code)
        return pages

    def _is_public(self, name: str) -> bool:
        """As `of()` found it; asked anew of a branding that is only being typed."""
        key, known = getattr(self, f"{name}_id"), self.__dict__.get(f"{name}_public")
        if key is None or known is not None:
            return bool(known)
        return ShowcaseQuerySet(Page).published().filter(pk=key).exists()

    @property
    def networks(self) -> list[Network]:
        """Where visitors may share, in the editor's order; all where none is chosen."""
        chosen = dict.fromkeys(block.value for block in self.share_networks)
        return [BY_KEY[key] for key in chosen if key in BY_KEY] or list(NETWORKS)

    def clean(self) -> None:
        super().clean()
        times = Counter(block.value for block in self.share_networks)
        twice = [BY_KEY[key].name for key, number in times.items() if number > 1 and key in BY_KEY]
        if twice:
            told = _now("Each network can stand here once. Remove what is there twice: %(names)s.")
            raise ValidationError({"share_networks": told % {"names": ", ".join(twice)}})

    def get_full_url(self) -> str:
        return self.site.root_url

    full_url = property(get_full_url)

    def serve_preview(self, request: HttpRequest, mode_name: str):
        # A host that is not allowed here is answered by the default site; the preview is of this one.
        request._wagtail_site = self.site
        return super().serve_preview(request, mode_name)

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "sharing/branding_preview.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict:
        """The branding as saving would leave it, on a specimen of everything that wears it."""
        corrected = correction(self.accent)
        if corrected:
            self.accent = corrected.made
        self.drawn = brand_pictures.draw(self)
        return super().get_preview_context(request, mode_name) | {
            **navigation(request),
            "branding": self,
            "corrected": corrected,
            "person": published_profiles(self.site).for_cards().first(),
        }
