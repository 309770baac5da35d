"""The form in which a picture is uploaded: whatever cannot be used is refused, and what is private is removed."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.files import File
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from .formats.pictures import authorship, cleaned


class PictureField(WagtailImageField):
    """Wagtail's image field, for pictures as `media.formats.pictures.cleaned` leaves them.

    The uploaded file itself is changed. Wagtail's multiple uploader keeps it, not the cleaned value, where another
    field of the form is wrong. The value has the name of its maker, or "", as `authorship`.
    """

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.error_messages["empty"] = _("This file is empty. Copy it again from the camera or the sender.")
        self.help_text = _(
            "JPEG, PNG, WebP, AVIF, GIF or HEIC; at most %(size)s and %(megapixels)s million pixels. Where and with "
            "which camera it was taken is removed."
        ) % {
            "size": filesizeformat(settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE),
            "megapixels": settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000,
        }

    def to_python(self, data: File | None) -> File | None:
        """Raises `ValidationError`."""
        file = forms.FileField.to_python(self, data)
        if file is None:
            return None
        picture = cleaned(file)
        file.authorship = authorship(file)
        if picture is not file:
            _replace(file, picture)
        return super().to_python(file)


class PictureForm(BaseImageForm):
    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        # Wagtail makes this field in a function of its own, and the form that follows an upload has none.
        if "file" in self.fields:
            field = self.fields["file"]
            self.fields["file"] = PictureField(
                label=field.label, required=field.required, widget=field.widget
            )

    def clean(self) -> dict[str, Any]:
        """A new picture's empty credit becomes the maker that the file names."""
        data = super().clean()
        if "file" in self.changed_data and "file" in data and not data.get("credit", True):
            data["credit"] = data["file"].authorship
        return data


def _replace(file: File, picture: File) -> None:
    """Put another picture in an uploaded file's place, in memory or on disk."""
    file.seek(0)
    file.truncate()
    file.write(picture.read())
    file.seek(0)
    file.name, file.size = picture.name, picture.size
