"""The site that a bundle is imported into: its language and its home page."""

from dataclasses import dataclass
from typing import Self

from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from profiles.models import HomePage

from ..documents import HOME_FILE, Bundle, PageDocument
from ..problems import Problems

WELCOME_TITLE = "Welcome to your new Wagtail site!"


@dataclass
class Target:
    """The site, its root page where it has one, and its home page where the root page is one."""

    site: Site | None
    root: Page | None
    home: HomePage | None

    @classmethod
    def find(cls, site: Site | None = None) -> Self:
        """The target that is this site, or else the default one."""
        site = site or Site.objects.filter(is_default_site=True).select_related("root_page").first()
        root = site.root_page.specific if site and site.root_page_id else None
        return cls(site, root, root if isinstance(root, HomePage) else None)

    def addresses(self) -> dict[str, int]:
        """The ids of the site's pages by their addresses under the home page ("" is the home page)."""
        if self.home is None:
            return {}
        start = len(self.home.url_path)
        pages = Page.objects.descendant_of(self.home, inclusive=True).order_by("path")
        return {path[start:].strip("/"): pk for pk, path in pages.values_list("pk", "url_path")}

    def check(self, bundle: Bundle, problems: Problems) -> None:
        """Report why the bundle cannot come into this site."""
        if self.home is None and bundle.home is None:
            problems.add(
                "",
                (),
                _("The site has no home page yet and the bundle brings none: import a whole showcase first."),
            )
        elif self.home is None and self.root is not None and not is_welcome_page(self.root):
            problems.add(
                HOME_FILE,
                (),
                _(
                    "The default site shows the page “%(page)s”, which is not a showcase's home page. "
                    "Nothing of it will "
                    "be replaced: choose a home page for the site under Settings, Sites, or import into an "
                    "empty site."
                )
                % {"page": self.root.title},
            )
        elif self.home is None and bundle.home is not None:
            self._check_free(bundle.home, problems)
        elif self.home is not None and self.home.locale.language_code != bundle.about["language"]:
            problems.add(
                "bundle.json",
                ("language",),
                _("The site's home page is in “%(here)s”, the bundle in “%(there)s”: they must be the same.")
                % {"here": self.home.locale.language_code, "there": bundle.about["language"]},
            )
        existing = self.addresses()
        for page in bundle.all_pages():
            if page.kind != "home" and page.address in existing:
                self._check_type(page, existing[page.address], problems)

    def _check_free(self, page: PageDocument, problems: Problems) -> None:
        others = Page.objects.filter(depth=2, slug=page.data["slug"])
        if self.root is not None:
            others = others.exclude(pk=self.root.pk)
        if others.exists():
            problems.add(
                HOME_FILE,
                ("slug",),
                _(
                    "Another page at the top of the tree has the slug “%(slug)s”. Choose another here, or "
                    "rename that one."
                )
                % {"slug": page.data["slug"]},
            )

    @staticmethod
    def _check_type(page: PageDocument, pk: int, problems: Problems) -> None:
        from ..kinds import BY_NAME

        existing = Page.objects.get(pk=pk)
        if existing.specific_class is not BY_NAME[page.kind].model:
            problems.add(
                page.file,
                ("type",),
                _(
                    "The site has another type of page at this address: “%(title)s” (%(type)s). Rename one "
                    "of the two."
                )
                % {"title": existing.title, "type": existing.page_type_display_name},
            )


def is_welcome_page(page: Page) -> bool:
    """Whether this is the page that Wagtail's own migration makes, as it made it: nobody's content."""
    return type(page) is Page and page.title == WELCOME_TITLE and page.depth == 2 and page.is_leaf()
