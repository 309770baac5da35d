"""Checks of uploaded film files: by what is in them, not only by what they are called."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from .film_files import check_film


def validate_film_file(file) -> None:
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
