"""A profile: one person's interview."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from wagtail.models import Page, Site
from wagtail.search import index
from wagtail.url_routing import RouteResult
from wagtail_localize.fields import SynchronizedField

from .. import gates
from ..absence import WithdrawnError
from ..forms import ProfilePageForm
from ..languages.choice import in_reading_language
from ..panels import profile_content_panels
from ..permissions import ProfilePermissionTester
from ..querysets import ProfileManager, published_profiles, withdrawn_profiles
from ..reserved import UNDER_SERIES, refuse_reserved_slug
from .base import ShowcasePage
from .taxonomy import Topic
from .withdrawals import Withdrawal


class ProfilePage(ShowcasePage):
    """One person's interview page. The page's title is the person's name."""

    headline = models.CharField(
        _("headline"), max_length=160, blank=True, help_text=_("One line in the person's own spirit.")
    )
    portrait = models.ForeignKey(
        "media.Image",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("portrait"),
        help_text=_(
            "Upright, 960 × 1200 pixels or more. Set its focal point on the face: every crop keeps it in view."
        ),
    )
    portrait_alt = models.CharField(
        _("the portrait in words"),
        max_length=250,
        blank=True,
        help_text=_("For people who do not see it: who, doing what, where."),
    )
    job_title = models.CharField(_("job title"), max_length=150, blank=True)
    workplace = models.ForeignKey(
        "profiles.Workplace",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="profiles",
        verbose_name=_("workplace"),
    )
    place = models.ForeignKey(
        "profiles.Place",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="profiles",
        verbose_name=_("place"),
        help_text=_("Where the person works, if that is not where the workplace is."),
    )
    questions_heading = models.CharField(
        _("heading for the questions"),
        max_length=120,
        blank=True,
        help_text=_("Leave empty for the series' own."),
    )
    author = models.CharField(_("interviewed by"), max_length=150, blank=True)
    photographer = models.CharField(_("photographed by"), max_length=150, blank=True)
    interviewed_on = models.DateField(_("date of the interview"), null=True, blank=True)
    topics = ClusterTaggableManager(
        through="profiles.ProfileTopic",
        blank=True,
        verbose_name=_("topics"),
        help_text=_("What the person talks about: two to five, so that readers find the next person."),
    )
    # The parent, kept as a column so that lists, facets and counts need no look at the tree. save() keeps it true.
    series = models.ForeignKey(
        "profiles.SeriesPage",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="profiles",
    )
    # A profile's lead picture is its portrait.
    lead_image_alt = None

    objects = ProfileManager()

    # For the admin's own search, and for the site's where Wagtail is set up with a search engine.
    search_fields = [
        *ShowcasePage.search_fields,
        index.SearchField("headline", boost=2),
        index.SearchField("job_title", boost=2),
        index.RelatedFields(
            "workplace",
            [
                index.SearchField("name", boost=2),
                index.RelatedFields("place", [index.SearchField("name")]),
                index.RelatedFields("sector", [index.SearchField("name")]),
            ],
        ),
        index.RelatedFields("place", [index.SearchField("name")]),
        index.RelatedFields(
            "occupation_rows", [index.RelatedFields("occupation", [index.SearchField("name")])]
        ),
        index.RelatedFields("topics", [index.SearchField("name")]),
        index.RelatedFields("answers", [index.SearchField("wording"), index.SearchField("body")]),
        index.RelatedFields("film_uses", [index.RelatedFields("film", [index.SearchField("transcript")])]),
    ]

    override_translatable_fields = [
        *ShowcasePage.override_translatable_fields,
        *(SynchronizedField(name, overridable=False) for name in ("title", "author", "photographer")),
    ]

    parent_page_types = ["profiles.SeriesPage"]
    subpage_types: list[str] = []
    base_form_class = ProfilePageForm
    permission_tester_class = ProfilePermissionTester
    content_panels = profile_content_panels()
    preview_modes = [*ShowcasePage.preview_modes, ("card", _("In a list"))]

    class Meta:
        verbose_name = _("profile")
        verbose_name_plural = _("profiles")

    @property
    def name(self) -> str:
        return self.title

    @property
    def is_unnamed(self) -> bool:
        """Whether nobody has written the person's name yet."""
        return gates.is_unnamed(self.title)

    @property
    def lead_image(self):
        return self.portrait

    @property
    def is_public(self) -> bool:
        return super().is_public and self.series is not None and self.series.is_public

    @property
    def place_of_work(self):
        """The person's own place, or the workplace's; None where neither is known."""
        return self.place or (self.workplace.place if self.workplace else None)

    @cached_property
    def sector_name(self) -> str:
        """What the workplace's sector is called in the reader's language; no query after `with_sector_name()`."""
        sector = self.workplace.sector if self.workplace else None
        if sector is None:
            return ""
        return getattr(self, "sector_here", None) or in_reading_language([sector])[0].name

    @cached_property
    def heading_for_questions(self) -> str:
        return self.questions_heading or (self.series.questions_heading if self.series else "")

    @cached_property
    def topic_list(self) -> list[Topic]:
        """The topics in the order in which they were given."""
        return [item.tag for item in self.topic_items.select_related("tag")]

    def clean(self) -> None:
        """Run the gates: a draft may be incomplete, a published profile may not (see `ProfilePageForm`)."""
        super().clean()
        refuse_reserved_slug(self.slug, UNDER_SERIES)
        if getattr(self, "gates_are_held_by_form", False):
            return
        errors: dict[str, list[str]] = {}
        for problem in gates.check(gates.Interview.of(self)):
            errors.setdefault(problem.field or NON_FIELD_ERRORS, []).append(problem.message)
        if errors:
            raise ValidationError(errors)

    def save(self, *args, **kwargs) -> None:
        from ..search import entries

        if self.path:
            self.series_id = self.series_id_in_tree()
        super().save(*args, **kwargs)
        # Here and not on a signal: those come before the answers and topics are saved.
        if kwargs.get("update_fields") is None:
            entries.write(ProfilePage.objects.filter(pk=self.pk))

    def with_content_json(self, content: dict) -> "ProfilePage":
        """The page as a revision has it, in the series where it is now, without what has been deleted since."""
        from ..usage import mend_gaps

        page = super().with_content_json(mend_gaps(content))
        page.series_id = self.series_id
        return page

    def series_id_in_tree(self) -> int | None:
        """The key of the series that is this page's parent; one query."""
        parent_path = self._get_parent_path_from_path(self.path)
        return (
            Page.objects.filter(path=parent_path, content_type__model="seriespage")
            .values_list("pk", flat=True)
            .first()
        )

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        from ..onward import Onward, answers_with_others, people_to_meet

        context = super().get_context(request, *args, **kwargs)
        site = context["site"]
        people = published_profiles(site) if site else ProfilePage.objects.none()
        onward = people_to_meet(people, self, site) if site else Onward()
        answers = answers_with_others(people, self)
        others = [other.page for answer in answers for other in answer.others]
        shown = [one for one in (*others, onward.following, onward.previous, *onward.related) if one]
        uses = self.film_uses.select_related("film__poster").prefetch_related("film__captions")
        films = [use.film for use in uses]
        pictures = [one.portrait for one in (self, *shown)] + [film.poster for film in films]
        prefetch_related_objects([picture for picture in pictures if picture], "renditions")
        return context | {
            # The pages of films, places and the like have only those whom anyone may meet: not someone in a preview.
            "listed": onward.previous is not None or people.filter(pk=self.pk).exists(),
            "series": self.series,
            "answers": answers,
            "films": films,
            "occupations": in_reading_language(
                [row.occupation for row in self.occupation_rows.select_related("occupation")]
            ),
            "topics": self.topic_list,
            "social_links": self.social_links.all(),
            "previous": onward.previous,
            "next": onward.following,
            "related": onward.related,
            "portraits_of_others": [one.portrait for one in shown],
        }

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """As any page; the address of somebody who asked not to be shown any more says so."""
        gone = withdrawn_profiles(Site.find_for_request(request)).filter(pk=self.pk)
        if not self.live and not path_components and gone.exists():
            # Not raised here: to Wagtail every Http404 of a route is one that found nothing.
            return RouteResult(self, kwargs={"withdrawn": True})
        return super().route(request, path_components)

    def serve(self, request: HttpRequest, *args, withdrawn: bool = False, **kwargs) -> HttpResponse:
        if withdrawn:
            raise WithdrawnError
        return super().serve(request, *args, **kwargs)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """As any page. The sizes of a portrait that were deleted with a withdrawal do not come back for an editor."""
        if Withdrawal.of(self):
            self.portrait = None
        return super().serve_preview(request, mode_name)

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        if mode_name == "card":
            return "profiles/preview_card.html"
        return super().get_preview_template(request, mode_name)
