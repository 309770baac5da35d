"""Pages: first all of them as empty drafts, so that links can point at any, then what each says."""

from django.core.exceptions import ValidationError
from wagtail.models import Locale, Page, PageViewRestriction, ReferenceIndex, Site
from wagtail.signal_handlers import disable_reference_index_auto_update

from profiles.models import (
    Answer,
    HomePage,
    ProfileFilm,
    ProfileOccupation,
    ProfilePage,
    ProfileTopic,
    SocialLink,
)

from .. import kinds, values
from ..documents import PageDocument
from ..dump import Item, Names, dump, version_to_dump
from ..problems import BundleError, Problem
from ..report import CREATED, KEPT, UNCHANGED, UPDATED
from .answers import matched_answers
from .rows import RowImporter
from .target import Target


class PageImporter:
    """Makes, compares and updates pages; lists and media have been imported by `rows` before."""

    def __init__(self, rows: RowImporter, target: Target) -> None:
        self._rows = rows
        self._target = target
        # The ids of the site's pages by their addresses.
        self.ids = target.addresses()
        self._new: set[str] = set()

    def import_pages(self) -> None:
        documents = list(self._rows.bundle.all_pages())
        for document in documents:
            if document.address not in self.ids:
                self._make_empty(document)
        for document in documents:
            self._fill(document)
        if self._rows.update:
            for document in documents:
                self._put_in_order(document)
        if self._rows.bundle.home and "" in self._new:
            self._show_home(self._rows.bundle.home)

    def _make_empty(self, document: PageDocument) -> None:
        entry = kinds.BY_NAME[document.kind]
        slug = document.data["slug"]
        page = entry.model(title=slug, slug=slug, live=False, locale=self._rows.locale)
        if document.kind == "home":
            # Wagtail's welcome page may hold the slug; it goes when the site has its new home page.
            Page.objects.filter(pk=self._target.root.pk if self._target.root else None).update(
                slug=f"{slug}-replaced"
            )
            parent = Page.objects.get(depth=1)
        else:
            parent = Page.objects.get(pk=self.ids[document.address.rpartition("/")[0]])
        parent.add_child(instance=page)
        self.ids[document.address] = page.pk
        self._new.add(document.address)

    def _fill(self, document: PageDocument) -> None:
        page = Page.objects.get(pk=self.ids[document.address]).specific
        if document.address in self._new:
            outcome = CREATED
        elif self.is_equal(page, document):
            outcome = UNCHANGED
        elif self._rows.update and not page.alias_of_id:
            outcome = UPDATED
        else:
            outcome = KEPT
        if outcome in {CREATED, UPDATED}:
            self.write(page, document, self._rows.locale)
        self._rows.report.add(document.kind, outcome, f"/{document.address}")

    def is_equal(self, page: Page, document: PageDocument) -> bool:
        names = Names(self._rows.locale, self._target.home)
        here, there = (
            dump(document.kind, version_to_dump(page), names),
            values.normal(document.kind, document.data),
        )
        for name in {"children", "profiles"} & set(here):
            here[name] = [slug for slug in here[name] if slug in there[name]]
        # What a bundle does not say stays as it is; and no import opens a page to the public.
        there["private"] = there["private"] or here["private"]
        if there["first_published_at"] is None:
            here |= {"first_published_at": None, "last_published_at": there["last_published_at"]}
        return here == there

    def write(self, page: Page, document: PageDocument, locale: Locale) -> None:
        """Make the page, which is in the tree already, what its document says; its answers are in this language."""
        try:
            # A page and its rows are saved several times: one look at where it refers to is enough.
            with disable_reference_index_auto_update():
                self._write(page, document, locale)
        except ValidationError as error:
            # Another part of the site refuses what every check here let pass; say where.
            raise BundleError([Problem(document.file, (), message) for message in error.messages]) from error
        ReferenceIndex.create_or_update_for_object(page)

    def _write(self, page: Page, document: PageDocument, locale: Locale) -> None:
        data = document.data
        last_published_at = page.last_published_at
        # Bundles know no schedule: what is live in one is published now.
        page.go_live_at = None
        if page.live and not data["live"]:
            page.unpublish()
        self._rows.set_columns(kinds.BY_NAME[document.kind], page, data, self.ids)
        page.last_published_at = page.last_published_at or page.first_published_at or last_published_at
        published_at = page.last_published_at
        if isinstance(page, ProfilePage):
            self._write_rows(page, data, locale)
        if data["private"]:
            self._restrict(page)
        # The rows of the page get their ids before the revision is made: it must know them.
        page.save()
        revision = page.save_revision(log_action=True, clean=data["live"])
        if data["live"]:
            revision.publish()
            if published_at:
                Page.objects.filter(pk=page.pk).update(last_published_at=published_at)

    def _write_rows(self, page: ProfilePage, data: Item, locale: Locale) -> None:
        rows = self._rows.rows

        def write_answer(answer: Answer, item: Item) -> None:
            answer.locale = locale
            self._rows.set_columns(kinds.ANSWER, answer, item, self.ids)

        page.answers = matched_answers(page, data["answers"], write_answer)
        page.film_uses = [
            ProfileFilm(film=rows["film"][slug], sort_order=order) for order, slug in enumerate(data["films"])
        ]
        page.occupation_rows = [
            ProfileOccupation(occupation=rows["occupation"][slug], sort_order=order)
            for order, slug in enumerate(data["occupations"])
        ]
        page.social_links = [
            SocialLink(network=link["network"], url=link["url"], sort_order=order)
            for order, link in enumerate(data["social_links"])
        ]
        page.topic_items = [ProfileTopic(tag=rows["topic"][slug]) for slug in sorted(data["topics"])]

    @staticmethod
    def _restrict(page: Page) -> None:
        """Only for people who have logged in; a page that is private already stays as private as it is."""
        if not PageViewRestriction.objects.filter(page_id=page.pk).exists():
            PageViewRestriction.objects.create(page_id=page.pk, restriction_type=PageViewRestriction.LOGIN)

    def _put_in_order(self, document: PageDocument) -> None:
        """Put the children that the bundle lists first and in its order; others follow in theirs."""
        wanted = [self.ids[child.address] for child in document.children]
        parent = Page.objects.get(pk=self.ids[document.address])
        here = list(parent.get_children().order_by("path").values_list("pk", flat=True))
        goal = [*wanted, *(pk for pk in here if pk not in wanted)]
        if here == goal:
            return
        for pk in goal:
            Page.objects.get(pk=pk).move(Page.objects.get(pk=parent.pk), pos="last-child")

    def _show_home(self, document: PageDocument) -> None:
        """The new home page becomes the site's; Wagtail's welcome page, which it replaces, goes."""
        home = HomePage.objects.get(pk=self.ids[""])
        site = self._target.site or Site(hostname="localhost", port=80, is_default_site=True)
        site.root_page, site.site_name = home, document.data["title"]
        site.save()
        if self._target.root is not None:
            Page.objects.get(pk=self._target.root.pk).delete()
