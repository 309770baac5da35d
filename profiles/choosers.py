"""Choosers: pick from a list, or create what is missing, without leaving the form."""

from django import forms
from django.db.models import Model
from wagtail.admin import messages
from wagtail.admin.forms.models import formfield_for_dbfield
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetCreateView,
)

from media import film_details
from media.models import Film

from .models import Occupation, Place, Question, Workplace


class CreationForm(forms.ModelForm):
    """What a chooser's “Create” tab asks. Its ids must differ from those of the page's form around it."""

    prefix = "new"


def creation_form(
    model: type[Model],
    fields: list[str],
    **widgets: type[forms.Widget],
) -> type[CreationForm]:
    """A form that creates a `model`, with the admin's own widgets where `widgets` names no other."""
    return forms.modelform_factory(
        model, form=CreationForm, fields=fields, widgets=widgets, formfield_callback=formfield_for_dbfield
    )


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
    creation_form_class = creation_form(Question, ["text", "note"])


class PlaceChooserViewSet(SnippetChooserViewSet):
    model = Place
    icon = "site"
    creation_form_class = creation_form(Place, ["name", "code", "county"])


class WorkplaceChooserViewSet(SnippetChooserViewSet):
    model = Workplace
    icon = "home"
    # Place is a plain list: a chooser inside a chooser's own window cannot be opened.
    creation_form_class = creation_form(Workplace, ["name", "place", "sector", "website"], place=forms.Select)


class OccupationChooserViewSet(SnippetChooserViewSet):
    model = Occupation
    icon = "user"
    creation_form_class = creation_form(Occupation, ["name", "styrk08"])


class CreateFilmView(SnippetCreateView):
    """A film as it is first known; captions, transcript and the rest follow in its own form."""

    def save_form(self, form: CreationForm) -> Film:
        film = super().save_form(form)
        for notice in film_details.read_upload(form, self.request.user):
            messages.warning(self.request, notice)
        return film


class FilmChooserViewSet(SnippetChooserViewSet):
    model = Film
    icon = "media"
    create_view_class = CreateFilmView
    creation_form_class = creation_form(Film, ["title", "address", "file", "published_on", "credit"])
