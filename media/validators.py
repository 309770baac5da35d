"""Checks of uploaded film files: by what is in them, never by what they are called."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _


def validate_film_file(file) -> None:
    """Accept MP4 (ISO 14496-12 `ftyp` box) and WebM (Matroska's EBML header); refuse the rest with words."""
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
    file.seek(0)
    head = file.read(64)
    file.seek(0)
    if head[4:8] == b"ftyp" or (head[:4] == b"\x1aE\xdf\xa3" and b"webm" in head):
        return
    raise ValidationError(
        _(
            "This file is not a film in MP4 or WebM format, whatever its name says. "
            "Export it as MP4 (H.264), then try again."
        ),
        code="film_format",
    )


def validate_webvtt(file) -> None:
    """Accept UTF-8 text that begins as WebVTT does (W3C WebVTT §4.1)."""
    file.seek(0)
    content = file.read()
    file.seek(0)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = ""
    if text == "WEBVTT" or text.startswith(("WEBVTT\n", "WEBVTT\r", "WEBVTT ", "WEBVTT\t")):
        return
    raise ValidationError(
        _(
            "This file is not captions in WebVTT format: its first line must be WEBVTT. Most film editors and YouTube "
            "export it as “.vtt”."
        ),
        code="webvtt",
    )
