"""The field that a film file is kept in."""

from django import forms
from django.core.files import File
from django.db import models
from django.db.models.fields.files import FieldFile
from django.forms.widgets import FileInput, Widget

from .film_files import without_location
from .validators import validate_film_file


class FilmFormField(forms.FileField):
    """Takes a film in MP4 or WebM; a file that stays as it is, is not read again."""

    default_validators = [validate_film_file]

    def widget_attrs(self, widget: Widget) -> dict[str, str]:
        attrs = super().widget_attrs(widget)
        if isinstance(widget, FileInput):
            attrs["accept"] = ".mp4,.webm"
        return attrs


class FilmFieldFile(FieldFile):
    """Stores a film without its place: by whichever door it came in, a form, an import or code."""

    def save(self, name: str, content: File, save: bool = True) -> None:
        super().save(name, without_location(content), save)

    save.alters_data = True


class FilmFileField(models.FileField):
    """A film file, judged by `validate_film_file` when it comes in."""

    attr_class = FilmFieldFile
    default_validators = [validate_film_file]

    def run_validators(self, value: FieldFile) -> None:
        # What is stored was judged then; a rule that came later must not stop an editor who mends the title.
        if not (isinstance(value, FieldFile) and value and value._committed):
            super().run_validators(value)

    def formfield(self, **kwargs) -> forms.Field:
        return super().formfield(**{"form_class": FilmFormField, **kwargs})
