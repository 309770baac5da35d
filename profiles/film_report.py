"""The report on films: whether their hosts still answer, and what they lack."""

from collections.abc import Callable

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView

from media import duties
from media.models import Film
from media.posters import Availability

from .models import ProfileFilm


def availability(film: Film) -> str:
    """What the host said when `check_films` last asked, in words; "" for a film that it has not asked about."""
    return str(Availability(film.availability).label) if film.availability else ""


def standing(key: str) -> Callable[[Film], str]:
    """How a film stands with a duty, in a word."""

    def label(film: Film) -> str:
        return next(found.state.label for found in duties.standings(film) if found.duty.key == key)

    return label


def poster(film: Film) -> str:
    return gettext("Yes") if film.poster_id else gettext("Missing")


def people(film: Film) -> str:
    return ", ".join(use.page.title for use in film.profile_uses.all())


# What the list and its spreadsheet say of a film beside its title: the heading and the words.
FACTS: dict[str, tuple[str, Callable[[Film], str]]] = {
    "host": (_("Host"), lambda film: film.host_name),
    "availability": (_("Host answers"), availability),
    "captions": (_("Captions"), standing("captions")),
    "transcript": (_("Transcript"), standing("alternative")),
    "description": (_("Audio description"), standing("description")),
    "poster": (_("Poster"), poster),
    "people": (_("People"), people),
}


class FilmReportView(ReportView):
    """Every film. The same can be taken along as a spreadsheet."""

    model = Film
    page_title = _("Films")
    header_icon = "media"
    index_url_name = "film_report"
    index_results_url_name = "film_report_results"
    any_permission_required = ["add", "change", "delete"]
    default_ordering = "title"
    columns = [
        TitleColumn(
            "title",
            label=_("Film"),
            get_url=lambda film: reverse(Film.snippet_viewset.get_url_name("edit"), args=[film.pk]),
            sort_key="title",
        ),
        *[Column(f"film_{name}", label=label, accessor=words) for name, (label, words) in FACTS.items()],
        DateColumn("checked_at", label=_("Host last asked"), sort_key="checked_at"),
    ]
    list_export = ["title", *FACTS, "checked_at"]
    export_headings = {name: label for name, (label, _words) in FACTS.items()} | {
        "title": _("Film"),
        "checked_at": _("Host last asked"),
    }
    export_filename = "films"

    def get_base_queryset(self) -> QuerySet[Film]:
        uses = ProfileFilm.objects.select_related("page")
        return Film.objects.prefetch_related("captions", Prefetch("profile_uses", queryset=uses))

    def to_row_dict(self, item: Film) -> dict:
        facts = {name: words(item) for name, (_label, words) in FACTS.items()}
        return {"title": item.title, **facts, "checked_at": item.checked_at}


class FilmReportMenuItem(MenuItem):
    """Shown to those who work with films."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("media.change_film")


def menu_item() -> FilmReportMenuItem:
    return FilmReportMenuItem(
        _("Films"), reverse("film_report"), name="films-report", icon_name="media", order=50
    )


urlpatterns = [
    path("reports/films/", FilmReportView.as_view(), name="film_report"),
    path("reports/films/results/", FilmReportView.as_view(results_only=True), name="film_report_results"),
]
