"""Pictures on their way in: what cannot be used is refused with words, and what nobody agreed to publish is removed.

A phone writes into a picture where and when it was taken, with which camera, and often a small copy of it or a film
of the moment. Nothing of that is kept. Who made it stays: rights information may not be removed (Norway's Copyright
Act §101), so a JPEG keeps the names that its EXIF record gives.
"""

from contextlib import suppress
from io import BytesIO
from pathlib import PurePath

import pillow_heif
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.base import ContentFile
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from PIL import Image, ImageCms, ImageOps, JpegImagePlugin
from PIL.ExifTags import Base

from .picture_parts import (
    PNG_SIGNATURE,
    Parts,
    brands,
    is_bare_avif,
    read_jpeg,
    read_png,
    read_webp,
    with_exif,
)

pillow_heif.register_heif_opener()

# The formats as Pillow calls them, with the endings of their names, the usual one first.
SUFFIXES = {
    "JPEG": (".jpg", ".jpeg"),
    "PNG": (".png",),
    "WEBP": (".webp",),
    "AVIF": (".avif",),
    "GIF": (".gif",),
    "HEIF": (".heic", ".heif"),
}
# HEIC is drawn by few browsers. Of a GIF the first frame stays, and PNG holds it as well.
STORED_AS = {"GIF": "PNG", "HEIF": "JPEG"}
CUTTERS = {"JPEG": read_jpeg, "PNG": read_png, "WEBP": read_webp}
# How a picture is drawn anew: quick enough to wait for, also with 40 million pixels.
ENCODING = {
    "JPEG": {"quality": 92},
    "PNG": {"compress_level": 3},
    "WEBP": {"quality": 90, "method": 2},
    "AVIF": {"quality": 90, "subsampling": "4:4:4", "speed": 9},
}
# Of a lossless WebP, "quality" is the effort.
LOSSLESS_WEBP = {"lossless": True, "exact": True, "quality": 25, "method": 2}
AVIF_BRANDS = {b"avif", b"avis"}
HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"}
RIGHTS = {Base.Artist: 1, Base.Copyright: 2}  # with the number of their parts
MAX_RIGHTS_LENGTH = 1_000
MAX_CREDIT_LENGTH = 255


def cleaned(file: File) -> File:
    """The picture without what does not draw it: upright, one frame, in a format and colours for the screen.

    Returns `file` itself, at its beginning, where nothing had to change. The colour profile stays, except one for
    print. A JPEG, PNG or WebP that only loses records keeps every pixel; cleaning twice changes nothing more.
    Raises `ValidationError` for what is not a picture, is not what its name says, is damaged, or is over the limits
    `WAGTAILIMAGES_MAX_UPLOAD_SIZE` (bytes) and `WAGTAILIMAGES_MAX_IMAGE_PIXELS`, which are checked before decoding.
    """
    _check_size(file.size)
    data = _content(file)
    kind = _format_of(data)
    _check_name(file.name, kind)
    try:
        content = _clean(data, kind)
    except ValidationError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels() from error
    except Exception as error:  # Pillow's decoders raise many kinds of error for broken pictures.
        raise ValidationError(
            _("This picture is damaged: only a part of the file is there. Copy it again from where it came."),
            code="damaged",
        ) from error
    if content == data:
        return file
    _check_size(len(content))
    return ContentFile(content, name=_stored_name(file.name, kind))


def authorship(file: File) -> str:
    """Who made the picture, as its EXIF record says: artist and copyright, at most 255 characters, or ""."""
    data = _content(file)
    try:
        rights = _rights(_tags(_parts(data, _format_of(data)).exif))
    except Exception:  # As above: a picture that cannot be read names nobody.
        return ""
    artist, owner = (_text(rights.get(tag, b"")) for tag in RIGHTS)
    names = [owner] if artist in owner else [artist] if owner in artist else [artist, owner]
    return " / ".join(names)[:MAX_CREDIT_LENGTH]


def _content(file: File) -> bytes:
    file.seek(0)
    data = file.read()
    file.seek(0)
    return data


def _format_of(data: bytes) -> str:
    """What the file is, by its first bytes. Raises `ValidationError` where that is nothing we take."""
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith(PNG_SIGNATURE):
        return "PNG"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "WEBP"
    if data.startswith((b"GIF87a", b"GIF89a")):
        return "GIF"
    claimed = brands(data)
    if claimed & AVIF_BRANDS:
        return "AVIF"
    if claimed & HEIF_BRANDS:
        return "HEIF"
    raise ValidationError(
        _(
            "This file is not a picture in a format that can be shown here: JPEG, PNG, WebP, AVIF, GIF or HEIC. Open "
            "it in the program that made it, save it as JPEG or PNG, and send that. An SVG drawing goes as PNG."
        ),
        code="invalid_image",
    )


def _check_name(name: str, kind: str) -> None:
    if PurePath(name).suffix.lower() in SUFFIXES[kind]:
        return
    if kind == "HEIF":
        message = _(
            "“%(name)s” is a picture in HEIC format, whatever its name says. Give it a name that ends in .heic, and it "
            "becomes a JPEG here; or choose “Most Compatible” in the iPhone's settings under Camera, Formats."
        )
    else:
        message = _("“%(name)s” is a picture in %(format)s format. Give it a name that ends in %(suffix)s.")
    raise ValidationError(
        message,
        code="invalid_image_known_format",
        params={"name": PurePath(name).name, "format": kind, "suffix": SUFFIXES[kind][0]},
    )


def _check_size(size: int) -> None:
    limit = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
    if size > limit:
        raise ValidationError(
            _("This picture takes up %(size)s. The most is %(limit)s: save it smaller, and try again."),
            code="file_too_large",
            params={"size": filesizeformat(size), "limit": filesizeformat(limit)},
        )


def _check_pixels(size: tuple[int, int]) -> None:
    if size[0] * size[1] > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
        raise _too_many_pixels()


def _too_many_pixels() -> ValidationError:
    return ValidationError(
        _(
            "This picture has too many pixels. The most is %(megapixels)s million in all, its width times its height: "
            "make it smaller and try again."
        ),
        code="file_too_many_pixels",
        params={"megapixels": settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000},
    )


def _stored_name(name: str, kind: str) -> str:
    path = PurePath(name)
    return path.with_suffix(SUFFIXES[STORED_AS[kind]][0]).name if kind in STORED_AS else path.name


def _parts(data: bytes, kind: str) -> Parts:
    if kind in CUTTERS:
        return CUTTERS[kind](data)
    with Image.open(BytesIO(data), formats=[kind]) as picture:
        return Parts(data, picture.info.get("exif", b""), kind == "AVIF" and is_bare_avif(data))


def _clean(data: bytes, kind: str) -> bytes:
    parts = _parts(data, kind)
    tags = _tags(parts.exif)
    # Only the header is read here; the size is known before a pixel is decoded.
    with Image.open(BytesIO(parts.drawing), formats=[kind]) as picture:
        _check_pixels(picture.size)
        picture.load()
        orientation = tags.get(Base.Orientation) if tags.get(Base.Orientation) in range(1, 9) else 1
        if parts.bare and orientation == 1 and picture.mode != "CMYK":
            content = parts.drawing
        else:
            content = _drawn_anew(picture, kind, orientation, parts.lossless)
    rights = _rights(tags)
    return with_exif(content, _exif_of(rights)) if rights and STORED_AS.get(kind, kind) == "JPEG" else content


def _drawn_anew(picture: Image.Image, kind: str, orientation: int, lossless: bool) -> bytes:
    """The first frame, upright, with its colour profile and nothing else."""
    stored_as = STORED_AS.get(kind, kind)
    options = dict(ENCODING[stored_as])
    profile = picture.info.get("icc_profile")
    # Pillow turns a picture by what it finds here, and the EXIF record is cut out already.
    picture.getexif()[Base.Orientation] = orientation
    upright = ImageOps.exif_transpose(picture)
    if picture.mode == "CMYK":
        upright, profile = _as_srgb(upright, profile), None
    elif kind == "JPEG":
        options = _own_encoding(picture, turned=orientation > 4)
    if stored_as == "JPEG":
        upright = _opaque(upright)
    elif lossless:
        options = LOSSLESS_WEBP
    buffer = BytesIO()
    upright.save(buffer, stored_as, icc_profile=profile, **options)
    content = buffer.getvalue()
    return CUTTERS[stored_as](content).drawing if stored_as in CUTTERS else content


def _own_encoding(picture: JpegImagePlugin.JpegImageFile, *, turned: bool) -> dict[str, object]:
    """What the picture was made with: then hardly anything is lost. The tables are turned with it."""
    tables = picture.quantization
    if turned:
        tables = {key: [table[at % 8 * 8 + at // 8] for at in range(64)] for key, table in tables.items()}
    # Subsamplings other than 4:2:0 may lie on their side after the turn: there the colours are kept whole.
    halved = JpegImagePlugin.get_sampling(picture) == 2
    return {
        "qtables": tables,
        "subsampling": 2 if halved else 0,
        "progressive": "progressive" in picture.info,
    }


def _as_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """A picture for print in the colours of the screen, by its profile if it has one that can be read."""
    if profile:
        with suppress(ImageCms.PyCMSError):
            return ImageCms.profileToProfile(
                picture, BytesIO(profile), ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
    return picture.convert("RGB")


def _opaque(picture: Image.Image) -> Image.Image:
    """The picture as JPEG can hold it; what was transparent is white."""
    if picture.has_transparency_data:
        seen = picture.convert("RGBA")
        picture = Image.new("RGB", seen.size, "white")
        picture.paste(seen, mask=seen)
    return picture if picture.mode in {"L", "RGB"} else picture.convert("RGB")


def _tags(exif: bytes) -> dict[int, object]:
    """Orientation, artist and copyright, as far as the EXIF record can be read."""
    record, tags = Image.Exif(), {}
    for tag in (Base.Orientation, *RIGHTS):
        with suppress(Exception):
            record.load(exif)
            tags[tag] = record[tag]
    return tags


def _rights(tags: dict[int, object]) -> dict[int, bytes]:
    """Artist and copyright as they stand in the file: EXIF says ASCII, and cameras write UTF-8.

    What follows their end goes, should the record give their length wrongly: an artist has one part, a copyright
    may have two, of photographer and editor.
    """
    rights = {}
    for tag, parts in RIGHTS.items():
        if isinstance(text := tags.get(tag), str):
            raw = b"\0".join(text.encode("latin-1").split(b"\0")[:parts])
            rights[tag] = raw[:MAX_RIGHTS_LENGTH].strip(b" \0")
    return {tag: raw for tag, raw in rights.items() if raw}


def _exif_of(rights: dict[int, bytes]) -> bytes:
    record = Image.Exif()
    for tag, text in rights.items():
        record[tag] = text
    return record.tobytes()


def _text(raw: bytes) -> str:
    try:
        text = raw.decode()
    except UnicodeDecodeError:
        text = raw.decode("latin-1")
    return " ".join(text.replace("\0", " ").split())
