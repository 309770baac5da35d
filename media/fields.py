"""The fields that films and captions are kept in. What comes in is judged by what is in it."""

from pathlib import PurePosixPath

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.validators import FileExtensionValidator
from django.db import models
from django.db.models.fields.files import FieldFile
from django.forms.widgets import FileInput, Widget
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .formats.captions import MAX_SIZE, decode
from .formats.film_files import check_film, without_location
from .formats.subrip import srt_to_webvtt
from .formats.webvtt import check_webvtt

MIME_TYPE = "text/vtt"


def validate_film_file(file: File) -> None:
    """Accept a film that browsers play and that is not too large; refuse the rest with words."""
    limit = settings.SHOWCASE_FILM_MAX_UPLOAD_SIZE
    if file.size > limit:
        raise ValidationError(
            _(
                "This film is %(size)s. The most that can be uploaded is %(limit)s: make it smaller, or put it on "
                "YouTube or Vimeo and paste its address."
            ),
            code="film_size",
            params={"size": filesizeformat(file.size), "limit": filesizeformat(limit)},
        )
    check_film(file)


def validate_captions(file: File) -> None:
    """Accept WebVTT; refuse the rest with every fault in words. The file is left at its beginning."""
    check_webvtt(decode(_content(file)))


def _content(file: File) -> bytes:
    """The content, or one byte more than `decode` accepts. The file is left at its beginning."""
    file.seek(0)
    try:
        return file.read(MAX_SIZE + 1)
    finally:
        file.seek(0)


class JudgedOnceMixin:
    """For a file field: what is stored was judged when it came in.

    A rule that came later must not stop an editor who mends the title.
    """

    def run_validators(self, value: FieldFile) -> None:
        if not (isinstance(value, FieldFile) and value and value._committed):
            super().run_validators(value)


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


class FilmFileField(JudgedOnceMixin, models.FileField):
    """A film file, judged by `validate_film_file` when it comes in."""

    attr_class = FilmFieldFile
    default_validators = [validate_film_file]

    def formfield(self, **kwargs) -> forms.Field:
        return super().formfield(**{"form_class": FilmFormField, **kwargs})


class CaptionsFormField(forms.FileField):
    """Takes captions as WebVTT or SubRip, and gives WebVTT; a file that stays as it is, is not read again."""

    default_error_messages = {
        "captions_format": gettext_lazy(
            "“%(name)s” is not a captions file that can be used here. Export the captions as WebVTT (.vtt) or SubRip "
            "(.srt): film editors do it under “Export captions” or “Export subtitles”, YouTube Studio under "
            "“Subtitles”."
        ),
    }

    def to_python(self, data: File | None) -> File | None:
        file = super().to_python(data)
        if file is None:
            return None
        name = PurePosixPath(file.name)
        match name.suffix.lower():
            case ".vtt":
                validate_captions(file)
                return file
            case ".srt":
                text = srt_to_webvtt(decode(_content(file), srt=True))
                return SimpleUploadedFile(f"{name.stem}.vtt", text.encode(), MIME_TYPE)
        raise ValidationError(
            self.error_messages["captions_format"], code="captions_format", params={"name": file.name}
        )

    def widget_attrs(self, widget: Widget) -> dict[str, str]:
        attrs = super().widget_attrs(widget)
        if isinstance(widget, FileInput):
            attrs["accept"] = ".vtt,.srt"
        return attrs


class CaptionsFileField(JudgedOnceMixin, models.FileField):
    """A captions file in WebVTT, judged by `validate_captions` when it comes in."""

    default_validators = [
        FileExtensionValidator(
            ["vtt"],
            message=gettext_lazy(
                "Captions are kept as WebVTT, in a file whose name ends in “.vtt”. Export them so from your film "
                "editor; a SubRip file (.srt) is converted when you upload it in the admin."
            ),
        ),
        validate_captions,
    ]

    def formfield(self, **kwargs) -> forms.Field:
        return super().formfield(**{"form_class": CaptionsFormField, **kwargs})
