"""The form in which an editor writes a profile."""

from django.utils.functional import cached_property
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page

from . import gates


class ProfilePageForm(WagtailAdminPageForm):
    """Saves a draft with any field empty; before publishing, shows at once all that the gates miss."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        # Left empty, it is made from the name when the page is saved.
        self.fields["slug"].required = False
        if self.instance.series is None:
            # A page that is being added: its gates are those of the site where it will be.
            self.instance.series = self.parent_page

    def is_valid(self) -> bool:
        valid = super().is_valid()
        if not self.is_bound or self.is_deferred_validation:
            return valid
        for problem in self._problems:
            field = problem.field if problem.field in self.fields else None
            if not (field and self.has_error(field)) and problem.message not in self.non_field_errors():
                self.add_error(field, problem.message)
            self._mark_answer(problem)
        return valid and not self.errors

    def defer_required_fields(self) -> None:
        super().defer_required_fields()
        # Even a draft without a name is kept: nothing that was typed may be lost for want of a title.
        self.fields["title"].required = False

    def restore_required_fields(self) -> None:
        super().restore_required_fields()
        self.fields["title"].required = True

    def clean_title(self) -> str:
        return self.cleaned_data["title"] or str(gates.UNNAMED)

    def clean_slug(self) -> str:
        """For a second person of the same name take the next free address, rather than refuse the draft.

        A page that has been published keeps the address that people may have shared: there a clash is an error.
        """
        slug = wanted = self.cleaned_data["slug"]
        number = 1
        while slug and not self.instance.first_published_at and not self._is_free(slug):
            number += 1
            slug = f"{wanted}-{number}"
        return slug

    def _is_free(self, slug: str) -> bool:
        return Page._slug_is_available(slug, self.parent_page, self.instance if self.instance.pk else None)

    def get_field_updates_for_resave(self) -> list[tuple[str, str]]:
        """Also tells the form that is still open in the browser which address the autosaved draft was given."""
        return [*super().get_field_updates_for_resave(), ("slug", self.instance.slug)]

    def _post_clean(self) -> None:
        # The model's own gates cannot see answers that are still in the formset.
        self.instance.gates_are_held_by_form = True
        try:
            super()._post_clean()
        finally:
            del self.instance.gates_are_held_by_form

    @cached_property
    def _problems(self) -> list[gates.Problem]:
        # Found once: rows that are marked are not judged a second time.
        return gates.check(gates.Interview(self.instance, self._answers_as_typed(), self._films_as_typed()))

    def _mark_answer(self, problem: gates.Problem) -> None:
        """Beside what the list at the top says, also where it is: there may be many answers."""
        for form in self.formsets["answers"].forms if problem.answer else ():
            if form.instance is problem.answer and not form.has_error(problem.column):
                form.add_error(problem.column, problem.message)

    def _answers_as_typed(self) -> list:
        self.formsets["answers"].is_valid()
        self._fill_wordings()
        return self._rows_as_typed("answers")

    def _films_as_typed(self) -> list:
        return [use.film for use in self._rows_as_typed("film_uses") if use.film_id]

    def _rows_as_typed(self, name: str) -> list:
        formset = self.formsets[name]
        formset.is_valid()
        # A row with an error of its own is not judged twice; `deleted_forms` is empty when any row has one.
        return [
            form.instance
            for form in formset.forms
            if not form.errors and not (formset.can_delete and formset._should_delete_form(form))
        ]

    def _fill_wordings(self) -> None:
        """Freeze the library's words into each answer that has none of its own."""
        for form in self.formsets["answers"].forms:
            answer = form.instance
            if answer.question_id and not answer.wording:
                answer.wording = answer.question.text

    def save(self, commit: bool = True):
        self._fill_wordings()
        return super().save(commit)
