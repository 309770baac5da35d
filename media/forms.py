"""The form in which a picture is uploaded: whatever cannot be used is refused with words, before it is stored."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image as PillowImage
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm


class PictureField(WagtailImageField):
    """Wagtail's image field, which also reads the whole picture: a truncated file fails here, not at its first crop."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.error_messages["damaged"] = _(
            "This picture is damaged: only a part of the file is there. Copy it again from the camera or the sender."
        )
        self.error_messages["file_too_many_pixels"] = _(
            "This picture has too many pixels. The most is %(megapixels)s million in all, for example 6,000 by 4,000: "
            "make it smaller and try again."
        ) % {"megapixels": (self.max_image_pixels or PillowImage.MAX_IMAGE_PIXELS) // 1_000_000}

    def check_image_pixel_size(self, f) -> None:
        try:
            # Reads the header only, so that a decompression bomb is refused before it is decoded.
            super().check_image_pixel_size(f)
            self._read_whole(f)
        except (OSError, SyntaxError, ValueError) as error:
            raise ValidationError(self.error_messages["damaged"], code="damaged") from error

    @staticmethod
    def _read_whole(f) -> None:
        f.seek(0)
        with PillowImage.open(f) as picture:
            picture.load()
        f.seek(0)


class PictureForm(BaseImageForm):
    # With Wagtail's own widget, which fills in the title from the name of the file.
    file = PictureField(label=_("File"), widget=BaseImageForm.Meta.widgets["file"])
