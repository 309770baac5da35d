"""The pages around the people: home, series, text."""

from django.core.paginator import Paginator
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.url_routing import RouteResult
from wagtail_localize.fields import SynchronizedField

from ..permissions import ManagedBranchPermissionTester
from ..querysets import SeriesManager, answers_of, films_of, published_profiles, with_people
from ..reserved import UNDER_ANY, refuse_reserved_slug, under_home
from ..ring import ring
from .base import OwnField, ShowcasePage
from .profiles import ProfilePage
from .questions import Question

TEXT_FEATURES = ["h2", "h3", "bold", "italic", "link", "ol", "ul"]
HOME_RING = 8
HOME_FACES = 12
HOME_ANSWERS = 3
# A series shows its newest films at once; the rest are on its page of films.
SERIES_FILMS = 4
FILMS_PER_PAGE = 24
# Everyone of a series stands on one page, as long as that is a page.
PEOPLE_PER_PAGE = 96
MOST_PLANNED = 1000


class HomePage(ShowcasePage):
    """The front page of a region's site: its people at once, its series, one question with several answers."""

    headline = models.CharField(_("headline"), max_length=120, blank=True)

    # Of all home pages only one can be called “home”: each keeps its own slug, which is in no address.
    override_translatable_fields = [OwnField("slug")]

    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["profiles.SeriesPage", "profiles.TextPage", "profiles.AccessibilityPage"]
    content_panels = [*ShowcasePage.content_panels, FieldPanel("headline"), *ShowcasePage.summary_panels]
    permission_tester_class = ManagedBranchPermissionTester

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def route(self, request: HttpRequest, path_components: list[str]):
        """Find a profile by its whole path, with its facts, in one query; everything else as Wagtail does.

        Wagtail walks down the tree with two queries a step, which was half of what a profile cost.
        """
        if len(path_components) == 2:
            path = f"{self.url_path}{'/'.join(path_components)}/"
            if profile := ProfilePage.objects.with_facts().with_sector_name().filter(url_path=path).first():
                return profile.route(request, [])
        return super().route(request, path_components)

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        from .. import groups
        from ..place_map import place_map

        context = super().get_context(request, *args, **kwargs)
        people = published_profiles(context["site"]) if context["site"] else ProfilePage.objects.none()
        question = Question.objects.answered_by(people).first()
        newest = list(people.newest_first().for_cards()[: HOME_RING + HOME_FACES])
        places = groups.with_people(groups.FACET["place"], people)
        return context | {
            "ring": ring(newest[:HOME_RING]),
            # Those who are not on the wheel come first; it takes twenty people until nobody is shown twice.
            "people": [*newest[HOME_RING:], *newest[:HOME_RING]][:HOME_FACES],
            "portraits": [person.portrait for person in newest],
            "map": place_map(places),
            "places": places,
            "series_list": SeriesPage.objects.published()
            .child_of(self)
            .with_people_count(people)
            .filter(people_count__gt=0)
            .for_cards(),
            "question": question,
            "answers": answers_of(people).to(question).with_people().striking_first()[:HOME_ANSWERS]
            if question
            else [],
        }


class SeriesPage(ShowcasePage):
    """A titled run of interviews with a goal and a question set; the parent of its profiles, in the editor's order."""

    region = models.CharField(
        _("region"), max_length=150, blank=True, help_text=_("Where the series is from, as readers call it.")
    )
    goal = RichTextField(
        _("goal"),
        features=TEXT_FEATURES,
        blank=True,
        max_length=10_000,
        help_text=_("Why this series exists."),
    )
    closing = RichTextField(
        _("closing words"),
        features=TEXT_FEATURES,
        blank=True,
        max_length=10_000,
        help_text=_(
            "Shown under every profile of the series: what the series is, and an invitation to read more."
        ),
    )
    question_set = models.ForeignKey(
        "profiles.QuestionSet",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="series",
        verbose_name=_("question set"),
        help_text=_("A new profile opens with these questions laid out."),
    )
    questions_heading = models.CharField(
        _("heading for the questions"),
        max_length=120,
        blank=True,
        help_text=_(
            "Shown above the questions of every profile that has none of its own, for example “Seven questions”."
        ),
    )

    planned_people = models.PositiveSmallIntegerField(
        _("people in the end"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_PLANNED)],
        help_text=_(
            "How many people the series will have when it is complete. While it runs, readers see how far it has "
            "come. Leave empty for a series that goes on and on."
        ),
    )

    objects = SeriesManager()

    override_translatable_fields = [
        *ShowcasePage.override_translatable_fields,
        SynchronizedField("question_set", overridable=False),
    ]

    parent_page_types = ["profiles.HomePage"]
    subpage_types = ["profiles.ProfilePage"]
    admin_default_ordering = "ord"
    content_panels = [
        *ShowcasePage.content_panels,
        *ShowcasePage.summary_panels,
        FieldPanel("region"),
        FieldPanel("planned_people"),
        FieldPanel("goal"),
        MultiFieldPanel(
            [FieldPanel("question_set"), FieldPanel("questions_heading")], heading=_("What everyone is asked")
        ),
        FieldPanel("closing"),
    ]

    class Meta:
        verbose_name = _("series")
        verbose_name_plural = pgettext_lazy("several", "series")

    def clean(self) -> None:
        super().clean()
        refuse_reserved_slug(self.slug, under_home())

    def route(self, request: HttpRequest, path_components: list[str]):
        """A series has one address besides its own and its people's: its films."""
        if path_components == ["films"] and self.live:
            return RouteResult(self, kwargs={"view": "films"})
        return super().route(request, path_components)

    def get_template(self, request: HttpRequest, *args, view: str = "", **kwargs) -> str:
        return (
            "profiles/series_films.html"
            if view == "films"
            else super().get_template(request, *args, **kwargs)
        )

    def get_context(self, request: HttpRequest, *args, view: str = "", **kwargs) -> dict:
        context = super().get_context(request, *args, **kwargs)
        site = context["site"]
        people = published_profiles(site).in_series(self) if site else ProfilePage.objects.none()
        films = films_of(people).newest_first()
        if view == "films":
            page = Paginator(with_people(films.for_cards(), people), FILMS_PER_PAGE)
            return context | {
                "page_obj": page.get_page(request.GET.get("page")),
                "editions": [edition.below("films/") for edition in context["editions"]],
            }
        part = Paginator(people.for_cards(), PEOPLE_PER_PAGE).get_page(request.GET.get("page"))
        part.object_list = list(part.object_list)
        return context | {
            "page_obj": part,
            "ring": ring(part.object_list, self.planned_people) if part.number == 1 else None,
            # One more than is shown tells whether there are others.
            "films": films.for_players()[: SERIES_FILMS + 1],
            "films_shown": SERIES_FILMS,
            "questions": Question.objects.answered_by(people),
        }


class TextPage(ShowcasePage):
    """A page of plain text: about the site, accessibility, privacy."""

    body = RichTextField(_("text"), features=TEXT_FEATURES, blank=True, max_length=60_000)

    parent_page_types = ["profiles.HomePage", "profiles.TextPage"]
    subpage_types = ["profiles.TextPage"]
    content_panels = [*ShowcasePage.content_panels, *ShowcasePage.summary_panels, FieldPanel("body")]
    permission_tester_class = ManagedBranchPermissionTester

    class Meta:
        verbose_name = _("text page")
        verbose_name_plural = _("text pages")

    def clean(self) -> None:
        super().clean()
        # A page that is being added knows its parent before it has a place in the tree.
        parent = self.get_parent() if self.path else getattr(self, "_cached_parent_obj", None)
        at_top = parent is None or parent.specific_class is HomePage
        refuse_reserved_slug(self.slug, under_home() if at_top else UNDER_ANY)
