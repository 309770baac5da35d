"""The parts that every document is made of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Site

from media.licences import find_licence
from media.models import Image
from media.renditions import Place, drawn_sizes
from profiles.languages.homes import home_of
from profiles.models import ProfilePage

from ..addresses import Shareable, address_of
from ..models import Branding

Node = dict[str, Any]
VOCABULARY = "https://schema.org"


@dataclass(frozen=True)
class Writer:
    """Writes the parts for one request at one site."""

    request: HttpRequest
    site: Site

    @classmethod
    def of(cls, context: Mapping[str, Any]) -> "Writer | None":
        """The writer for a page's context; None where no site answers, and so nothing has an address."""
        return cls(context["request"], context["site"]) if context.get("site") else None

    def address(self, thing: Shareable) -> str:
        return address_of(thing, self.request)

    def view(self, name: str, *args: str) -> str:
        """The whole address of a page that is not in the tree."""
        return self.request.build_absolute_uri(reverse(name, args=args))

    @property
    def home(self) -> str:
        return self.address(home_of(self.site))

    @property
    def language(self) -> str:
        return get_language() or ""

    def organization(self) -> Node:
        """Who publishes the site."""
        return {
            "@type": "Organization",
            "@id": f"{self.home}#organization",
            "name": Branding.for_request(self.request).site_name,
            "url": self.home,
        }

    def website(self) -> Node:
        """The site, with its search."""
        return {
            "@type": "WebSite",
            "@id": f"{self.home}#website",
            "name": Branding.for_request(self.request).site_name,
            "url": self.home,
            "inLanguage": self.language,
            "publisher": reference(self.organization()),
            "potentialAction": {
                "@type": "SearchAction",
                "target": {
                    "@type": "EntryPoint",
                    "urlTemplate": f"{self.view('profiles:explore')}?q={{search_term_string}}",
                },
                "query-input": "required name=search_term_string",
            },
        }

    def breadcrumbs(self, *steps: tuple[str, str]) -> Node:
        """The way from the front page to this one, as (name, address)."""
        return {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": position, "name": name, "item": address}
                for position, (name, address) in enumerate([(_("Home"), self.home), *steps], start=1)
            ],
        }

    def people(self, people: Iterable[ProfilePage], first: int = 1) -> list[Node]:
        """People as items of a list, the first at this position."""
        return [
            {"@type": "ListItem", "position": position, "name": person.name, "url": self.address(person)}
            for position, person in enumerate(people, start=first)
        ]

    def picture(self, image: Image | None, place: Place, caption: str = "") -> Node | None:
        """The largest JPEG of a place that is drawn, and who made it."""
        drawn = drawn_sizes(image, place)
        if not drawn:
            return None
        url = self.request.build_absolute_uri(drawn[0].url)
        return {
            "@type": "ImageObject",
            "@id": url,
            "url": url,
            "contentUrl": url,
            "width": drawn[0].width,
            "height": drawn[0].height,
            "caption": caption,
            "creditText": image.credit,
            "license": find_licence(image.licence).url if image.licence else "",
        }

    def document(self, *nodes: Node | None) -> Node:
        """The document of these nodes with the site's own; without what is empty."""
        graph = [*nodes, self.website(), self.organization()]
        return {"@context": VOCABULARY, "@graph": [filled(node) for node in graph if node]}


def reference(node: Node) -> Node:
    """A node named by its id: it stands in the same graph."""
    return {"@id": node["@id"]}


def filled(value: Any) -> Any:
    """The same without empty values at any depth: an editor who left something out said nothing about it."""
    if isinstance(value, dict):
        return {key: filled(each) for key, each in value.items() if each not in (None, "", [], {})}
    if isinstance(value, list):
        return [filled(each) for each in value if each not in (None, "", [], {})]
    return value
