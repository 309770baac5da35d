"""Files that are not pictures, not what their names say, damaged, or too large once they are decoded."""

import zipfile
import zlib
from io import BytesIO

from PIL import Image as PillowImage

from tests.factories import picture_bytes

from . import photos
from .photos import drawing, encoded


def zip_bytes() -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("face.jpg", picture_bytes())
    return buffer.getvalue()


def claiming(width: int, height: int, image_format: str) -> bytes:
    """A small file whose header claims this size: a decompression bomb before it is decoded."""
    if image_format == "PNG":
        content = bytearray(encoded(drawing("L", (16, 16)), "PNG"))
        content[16:24] = width.to_bytes(4) + height.to_bytes(4)
        content[29:33] = zlib.crc32(content[12:29]).to_bytes(4)
    elif image_format == "GIF":
        content = bytearray(encoded(drawing("P", (16, 16)), "GIF"))
        content[6:10] = width.to_bytes(2, "little") + height.to_bytes(2, "little")
    elif image_format == "WEBP":
        content = bytearray(encoded(drawing("RGB", (16, 16)), "WEBP", lossless=True))
        content[21:25] = (width - 1 | height - 1 << 14).to_bytes(4, "little")
    else:
        content = bytearray(encoded(drawing("RGB", (16, 16)), "JPEG"))
        at = content.index(b"\xff\xc0")
        content[at + 5 : at + 9] = height.to_bytes(2) + width.to_bytes(2)
    return bytes(content)


NOISE = encoded(PillowImage.effect_noise((600, 750), 80).convert("RGB"), "JPEG")
NO_PICTURE = "not a picture in a format"
# Name, content, and a part of what the editor is told.
REFUSED = {
    "20,000 pixels square": ("huge.png", claiming(20_000, 20_000, "PNG"), "The most is 40 million"),
    "20,000 pixels square, GIF": ("huge.gif", claiming(20_000, 20_000, "GIF"), "The most is 40 million"),
    "20,000 pixels square, JPEG": ("huge.jpg", claiming(20_000, 20_000, "JPEG"), "The most is 40 million"),
    "16,000 pixels square, WebP": ("huge.webp", claiming(16_000, 16_000, "WEBP"), "The most is 40 million"),
    "7,000 pixels square, WebP": ("huge.webp", claiming(7_000, 7_000, "WEBP"), "The most is 40 million"),
    "truncated JPEG": ("cut.jpg", NOISE[:5_000], "only a part of the file"),
    "truncated photo": ("cut.jpg", photos.jpeg()[:3_500], "only a part of the file"),
    "truncated PNG": ("cut.png", picture_bytes(image_format="PNG")[:-20], "only a part of the file"),
    "truncated WebP": ("cut.webp", picture_bytes(image_format="WEBP")[:-20], "only a part of the file"),
    "truncated AVIF": ("cut.avif", picture_bytes(image_format="AVIF")[:-20], "only a part of the file"),
    "truncated GIF": (
        "cut.gif",
        encoded(PillowImage.effect_noise((90, 90), 80), "GIF")[:-900],
        "only a part",
    ),
    "truncated HEIC": ("cut.heic", photos.heic()[:-900], "only a part of the file"),
    "nothing": ("nothing.jpg", b"", "This file is empty"),
    "web page": ("page.jpg", b"<html><script>alert(1)</script></html>", NO_PICTURE),
    "drawing": (
        "drawing.svg",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        NO_PICTURE,
    ),
    "drawing named as a picture": ("drawing.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>", NO_PICTURE),
    "PDF": ("paper.jpg", encoded(drawing(), "PDF"), NO_PICTURE),
    "ZIP": ("archive.jpg", zip_bytes(), NO_PICTURE),
    "TIFF": ("scan.jpg", encoded(drawing(), "TIFF"), NO_PICTURE),
    "TIFF by its own name": ("scan.tiff", encoded(drawing(), "TIFF"), NO_PICTURE),
    "BMP": ("screen.png", encoded(drawing(), "BMP"), NO_PICTURE),
    "Photoshop": ("layers.jpg", b"8BPS\x00\x01" + b"\0" * 6 + b"\x00\x03" + b"\0" * 200, NO_PICTURE),
    "film": ("film.heic", photos.MOTION, NO_PICTURE),
    "GIF named PNG": ("cartoon.png", picture_bytes(image_format="GIF"), "ends in .gif"),
    "JPEG named PNG": ("face.png", picture_bytes(), "ends in .jpg"),
    "AVIF named HEIC": ("face.heic", picture_bytes(image_format="AVIF"), "ends in .avif"),
    "HEIC named JPEG": ("IMG_0001.jpg", photos.heic(), "Most Compatible"),
    "JPEG without an ending": ("face", picture_bytes(), "ends in .jpg"),
    "JPEG with an ending of its own": ("face.jfif", picture_bytes(), "ends in .jpg"),
}
