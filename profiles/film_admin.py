"""Films in the admin: their form, their list, and asking a host for a film's poster and title."""

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path, reverse_lazy
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel, ObjectList, Panel
from wagtail.admin.ui.tables import Column
from wagtail.images.widgets import AdminImageChooser
from wagtail.snippets.views.snippets import CreateView, EditView

from media import duties, embeds, film_details
from media.fetching import FetchError
from media.film_forms import FilmForm
from media.models import Film

from .choosers import FilmChooserViewSet
from .languages.names import IN_LANGUAGE
from .models import ProfilePage
from .snippets import NoCopyViewSet

WAIVE = "media.waive_film"


class FilmStatePanel(Panel):
    """How the film stands with each duty, and the rule behind it: as it was saved last."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "wagtailadmin/films/state_panel.html"

        def is_shown(self) -> bool:
            return self.instance.pk is not None

        def get_context_data(self, parent_context=None) -> dict:
            # Not the form's own: after a refused save that has what was typed.
            film = Film.objects.get(pk=self.instance.pk)
            return super().get_context_data(parent_context) | {
                "film": film,
                "standings": duties.standings(film),
            }


class FetchPanel(Panel):
    """A button that asks the film's host for poster and title; js/admin/film.js does the rest."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "wagtailadmin/films/fetch_panel.html"

        def get_context_data(self, parent_context=None) -> dict:
            return super().get_context_data(parent_context) | {"url": reverse_lazy("film_details")}


PANELS = [
    FieldPanel("title"),
    MultiFieldPanel(
        [FieldPanel("address"), FetchPanel(), FieldPanel("file")], heading=_("Where the film is")
    ),
    FieldPanel("poster"),
    FieldRowPanel([FieldPanel("duration"), FieldPanel("published_on")]),
    FieldPanel("credit"),
    FilmStatePanel(heading=_("For everyone: how the film stands")),
    MultiFieldPanel(
        [
            FieldPanel("silent"),
            FieldPanel("captioned_already"),
            InlinePanel(
                "captions",
                label=_("Captions file"),
                panels=[FieldRowPanel([FieldPanel("language"), FieldPanel("file")])],
            ),
        ],
        heading=_("Captions"),
    ),
    FieldPanel("transcript"),
    MultiFieldPanel(
        [
            MultiFieldPanel(
                [FieldPanel(f"title_{code}"), FieldPanel(f"transcript_{code}")], heading=IN_LANGUAGE[code]
            )
            for code, _name in settings.LANGUAGES
            if code != settings.LANGUAGE_CODE
        ],
        heading=_("In other languages"),
        classname="collapsed",
    ),
    MultiFieldPanel(
        [
            FieldPanel("described_address"),
            FieldPanel("described_file"),
            FieldPanel("description_not_needed"),
        ],
        heading=_("Audio description"),
    ),
    MultiFieldPanel([FieldPanel("signed_address"), FieldPanel("signed_file")], heading=_("Sign language")),
    MultiFieldPanel(
        [
            FieldPanel("captions_waiver", permission=WAIVE),
            FieldPanel("alternative_waiver", permission=WAIVE),
            FieldPanel("description_waiver", permission=WAIVE),
        ],
        heading=_("Publish all the same"),
        help_text=_(
            "Only series managers see this. A reason written here lets profiles with this film be published; it is "
            "kept with your name and the date."
        ),
    ),
]


class TellsNoticesMixin:
    """After saving, reads the new file of a film, and tells the editor what was noticed."""

    def form_valid(self, form: ModelForm) -> HttpResponse:
        response = super().form_valid(form)
        for notice in [*form.notices, *film_details.read_upload(form, self.request.user)]:
            messages.warning(self.request, notice)
        return response


class FilmCreateView(TellsNoticesMixin, CreateView):
    pass


class FilmEditView(TellsNoticesMixin, EditView):
    """Also tells when a film that visitors see no longer meets a duty: its profiles stay public all the same."""

    def form_valid(self, form: ModelForm) -> HttpResponse:
        missed_before = _missing_keys(self.object.pk)
        response = super().form_valid(form)
        film = Film.objects.get(pk=self.object.pk)
        missed = [standing for standing in duties.missing(film) if standing.duty.key not in missed_before]
        count = ProfilePage.objects.published().in_film(film).count() if missed else 0
        if count:
            messages.warning(self.request, _now_missed(missed, count))
        return response


def _missing_keys(pk: int) -> set[str]:
    return {standing.duty.key for standing in duties.missing(Film.objects.get(pk=pk))}


def _now_missed(missed: list[duties.Standing], count: int) -> str:
    return ngettext(
        "%(count)s public profile shows this film, which now misses: %(duties)s. Put it right here, or write "
        "under “Publish all the same” why not.",
        "%(count)s public profiles show this film, which now misses: %(duties)s. Put it right here, or write "
        "under “Publish all the same” why not.",
        count,
    ) % {"count": count, "duties": ", ".join(str(standing.duty.name) for standing in missed)}


def missing_duties(film: Film) -> str:
    """The duties that a film does not meet yet, in words for a list."""
    names = [str(standing.duty.name) for standing in duties.missing(film)]
    return ", ".join(names) or gettext("Nothing")


class FilmViewSet(NoCopyViewSet):
    model = Film
    icon = "media"
    chooser_viewset_class = FilmChooserViewSet
    add_view_class = FilmCreateView
    edit_view_class = FilmEditView
    edit_handler = ObjectList(PANELS, base_form_class=FilmForm)
    list_display = [
        "title",
        Column("host_name", label=_("Host")),
        Column("length", label=_("Length")),
        Column("missing", label=_("Still missing"), accessor=missing_duties),
        "published_on",
    ]
    list_filter = ["provider"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Film]:
        return Film.objects.prefetch_related("captions")


@require_POST
def fetch_details(request: HttpRequest) -> JsonResponse:
    """Title, length, maker and poster of the film at the posted address; or a message, with status 422.

    Where there is all but a usable poster, a message says why not. The poster is kept here. Nothing of the film is
    saved: the editor sees it in the form first.
    """
    if not request.user.has_perm("media.add_film"):
        raise PermissionDenied
    try:
        details, poster = film_details.fetch(
            embeds.parse_address(request.POST.get("address", "")), request.user
        )
    except (ValidationError, FetchError) as error:
        message = " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
        return JsonResponse({"message": message}, status=422)
    return JsonResponse(
        {
            "title": details.title,
            "credit": details.author_name,
            "duration": details.duration,
            "message": details.notice,
            "poster": AdminImageChooser().get_value_data_from_instance(poster) if poster else None,
        }
    )


urlpatterns = [path("films/details/", fetch_details, name="film_details")]
