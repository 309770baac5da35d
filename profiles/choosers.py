"""Choosers: pick from a list, or create what is missing, without leaving the form."""

from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet

from media.models import Film

from .models import Occupation, Place, Question, Workplace


class InUseQuestionsMixin:
    """Offers only questions that may still be asked."""

    def get_object_list(self):
        return super().get_object_list().in_use()


class ChooseQuestionView(InUseQuestionsMixin, ChooseView):
    pass


class ChooseQuestionResultsView(InUseQuestionsMixin, ChooseResultsView):
    pass


class QuestionChooserViewSet(SnippetChooserViewSet):
    model = Question
    icon = "help"
    choose_view_class = ChooseQuestionView
    choose_results_view_class = ChooseQuestionResultsView
    form_fields = ["text", "note"]


class PlaceChooserViewSet(SnippetChooserViewSet):
    model = Place
    icon = "site"
    form_fields = ["name", "code", "county"]


class WorkplaceCreationForm(WagtailAdminModelForm):
    class Meta(WagtailAdminModelForm.Meta):
        model = Workplace
        fields = ["name", "place", "sector", "website"]


class WorkplaceChooserViewSet(SnippetChooserViewSet):
    model = Workplace
    icon = "home"
    creation_form_class = WorkplaceCreationForm


class OccupationChooserViewSet(SnippetChooserViewSet):
    model = Occupation
    icon = "user"
    form_fields = ["name", "styrk08"]


class FilmChooserViewSet(SnippetChooserViewSet):
    model = Film
    icon = "media"
    form_fields = ["title", "address", "file", "credit"]
