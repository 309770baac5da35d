"""The field that a captions file is kept in: WebVTT, also where the upload was SubRip."""

from pathlib import PurePosixPath

from django import forms
from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.validators import FileExtensionValidator
from django.db import models
from django.db.models.fields.files import FieldFile
from django.forms.widgets import FileInput, Widget
from django.utils.translation import gettext_lazy

from .captions import MAX_SIZE, decode
from .subrip import srt_to_webvtt
from .webvtt import check_webvtt

MIME_TYPE = "text/vtt"


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


class CaptionsFileField(models.FileField):
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

    def run_validators(self, value: FieldFile) -> None:
        # What is stored was judged then; a rule that came later must not stop an editor who mends the language.
        if not (isinstance(value, FieldFile) and value and value._committed):
            super().run_validators(value)

    def formfield(self, **kwargs) -> forms.Field:
        return super().formfield(**{"form_class": CaptionsFormField, **kwargs})
