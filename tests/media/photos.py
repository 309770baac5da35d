"""Photographs as phones and cameras make them: with everything that says where, when and with what they were taken.

Every picture is red on its left half and blue on its right, before it is turned as its EXIF record says.
"""

import struct
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageCms, PngImagePlugin
from PIL.ExifTags import GPS, IFD, Base
from PIL.TiffImagePlugin import IFDRational

FILES = Path(__file__).parent / "files"
SIZE = (400, 300)
ARTIST = "Kari Nord"
TURNED = 6  # to be turned a quarter to the right: the left half comes to the top

LATITUDE = (60, 11, IFDRational(3267, 100))
LONGITUDE = (11, 32, IFDRational(4001, 100))
# Each way in which the place, the camera or the moment is written into the files below.
SECRETS = {
    "latitude, big-endian": struct.pack(">6I", 60, 1, 11, 1, 3267, 100),
    "latitude, little-endian": struct.pack("<6I", 60, 1, 11, 1, 3267, 100),
    "longitude, big-endian": struct.pack(">6I", 11, 1, 32, 1, 4001, 100),
    "longitude, little-endian": struct.pack("<6I", 11, 1, 32, 1, 4001, 100),
    "latitude in XMP": b"60,11.5445N",
    "latitude in a text": b"60.192408",
    "latitude in UTF-16": "60.192408".encode("utf-16-le"),
    "latitude in a film": b"+60.1924+011.5444/",
    "latitude in hexadecimal": struct.pack(">6I", 60, 1, 11, 1, 3267, 100).hex().encode(),
    "city in IPTC": b"Innerst i Skogelva",
    "serial number of the camera": b"BODY-4711-0001",
    "serial number of the lens": b"LENS-0815-0002",
    "maker's note": b"MAKERNOTE-owner-and-faces",
    "moment": b"2026:02:03 04:05:06",
}
XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    b'<rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="60,11.5445N"/>'
    b"</rdf:RDF></x:xmpmeta>"
)
# IPTC-IIM 2:90, the city, in a Photoshop resource 0x0404.
CITY = SECRETS["city in IPTC"]
IPTC = b"\x1c\x02\x5a" + struct.pack(">H", len(CITY)) + CITY
PHOTOSHOP = (
    b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(IPTC)) + IPTC + b"\0" * (len(IPTC) % 2)
)
MOTION = b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom\x00\x00\x00\x22moov\x00\x00\x00\x1audta" + (
    b"\xa9xyz" + SECRETS["latitude in a film"]
)


def exif(orientation: int = TURNED, *, thumbnail: bytes = b"", artist: str = ARTIST) -> bytes:
    """An EXIF record with its identifier, as a camera writes it."""
    record = Image.Exif()
    record[Base.Orientation] = orientation
    record[Base.Make], record[Base.Model] = "Phonemaker", "Phone 12"
    record[Base.DateTime] = SECRETS["moment"].decode()
    record[Base.XPComment] = SECRETS["latitude in UTF-16"]
    if artist:
        record[Base.Artist] = artist.encode()
    details = record.get_ifd(IFD.Exif)
    details[Base.BodySerialNumber] = SECRETS["serial number of the camera"].decode()
    details[Base.LensSerialNumber] = SECRETS["serial number of the lens"].decode()
    details[Base.MakerNote] = SECRETS["maker's note"]
    place = record.get_ifd(IFD.GPSInfo)
    place[GPS.GPSLatitudeRef], place[GPS.GPSLatitude] = "N", LATITUDE
    place[GPS.GPSLongitudeRef], place[GPS.GPSLongitude] = "E", LONGITUDE
    data = record.tobytes()
    return _with_thumbnail(data, thumbnail) if thumbnail else data


def _with_thumbnail(record: bytes, thumbnail: bytes) -> bytes:
    """The EXIF record with a small picture in a second directory (TIFF 6.0 §2)."""
    tiff = bytearray(record[6:])
    after_first = 10 + 12 * struct.unpack_from(">H", tiff, 8)[0]
    struct.pack_into(">I", tiff, after_first, len(tiff))
    tiff += struct.pack(">H", 2)
    tiff += struct.pack(">HHII", Base.JpegIFOffset, 4, 1, len(tiff) + 2 * 12 + 4)
    tiff += struct.pack(">HHII", Base.JpegIFByteCount, 4, 1, len(thumbnail))
    return record[:6] + bytes(tiff) + b"\0" * 4 + thumbnail


def drawing(mode: str = "RGB", size: tuple[int, int] = SIZE) -> Image.Image:
    picture = Image.new("RGB", size, "blue")
    picture.paste("red", (0, 0, size[0] // 2, size[1]))
    return picture.convert(mode)


def encoded(picture: Image.Image, image_format: str, **options) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, image_format, **options)
    return buffer.getvalue()


def profile() -> bytes:
    """A colour profile other than sRGB: its red and its green are exchanged."""
    data = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = data.replace(b"rXYZ", b"????").replace(b"gXYZ", b"rXYZ").replace(b"????", b"gXYZ")
    # Without the moment at which it was made (ICC.1:2022 §7.2.8): it is the same in every run.
    return data[:24] + b"\0" * 12 + data[36:]


def print_profile() -> bytes:
    """A profile for print (ICC.1:2001-04) in which cyan ink is red, black is black, and the others are white."""
    red, white, black = bytes([128, 198, 178]), bytes([255, 128, 128]), bytes([0, 128, 128])
    ramp = bytes(range(256))
    table = struct.pack(">4sI4B9i", b"mft1", 0, 4, 3, 2, 0, *(65536 if at % 4 == 0 else 0 for at in range(9)))
    table += ramp * 4 + (white + black) * 4 + (red + black) * 4 + ramp * 3
    header = struct.pack(
        ">4x4xI4s4s4s12x4s28x3i48x", 0x02400000, b"prtr", b"CMYK", b"Lab ", b"acsp", 63190, 65536, 54061
    )
    tags = struct.pack(">I4sII", 1, b"A2B0", 144, len(table))
    return struct.pack(">I", len(header + tags + table)) + header[4:] + tags + table


def jpeg(**options) -> bytes:
    """A phone's photograph with its thumbnail, a comment, and the film of a motion photo behind it."""
    small = encoded(drawing(size=(40, 30)), "JPEG", exif=exif())
    segment = b"\xff\xed" + struct.pack(">H", len(PHOTOSHOP) + 2) + PHOTOSHOP
    options = {
        "quality": 85,
        "exif": exif(thumbnail=small),
        "xmp": XMP,
        "extra": segment,
        "comment": SECRETS["latitude in a text"],
        "icc_profile": profile(),
    } | options
    return encoded(drawing(), "JPEG", **options) + MOTION


def mpo(orientation: int = TURNED) -> bytes:
    """Two photographs in one file, as many phones write them under the name “.jpg”."""
    others = [drawing("L").convert("RGB")]
    return encoded(drawing(), "MPO", save_all=True, append_images=others, exif=exif(orientation))


def png(**options) -> bytes:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Comment", SECRETS["latitude in a text"].decode())
    texts.add_text("Location", SECRETS["latitude in a text"].decode(), zip=True)
    texts.add_itxt("XML:com.adobe.xmp", XMP.decode())
    texts.add_text("Raw profile type exif", SECRETS["latitude in hexadecimal"].decode())
    return (
        encoded(
            drawing(),
            "PNG",
            **{"exif": exif(), "pnginfo": texts, "icc_profile": profile(), "dpi": (72, 72)} | options,
        )
        + MOTION
    )


def webp(**options) -> bytes:
    return (
        encoded(drawing(), "WEBP", **{"exif": exif(), "xmp": XMP, "icc_profile": profile()} | options)
        + MOTION
    )


def avif(**options) -> bytes:
    return encoded(drawing(), "AVIF", **{"exif": exif(), "xmp": XMP, "icc_profile": profile()} | options)


def heic() -> bytes:
    return (FILES / "phone.heic").read_bytes()


PHOTOS = {
    "photo.jpg": jpeg,
    "two-in-one.jpg": mpo,
    "screenshot.png": png,
    "export.webp": webp,
    "export.avif": avif,
    "phone.heic": heic,
}

# Nothing has to be turned in these: they are not drawn anew, but cut.
UPRIGHT_PHOTOS = {
    "upright.jpg": lambda: jpeg(exif=exif(1, thumbnail=encoded(drawing(size=(40, 30)), "JPEG", exif=exif()))),
    "upright-two-in-one.jpg": lambda: mpo(1),
    "upright.png": lambda: png(exif=exif(1)),
    "upright.webp": lambda: webp(exif=exif(1)),
    "upright.avif": lambda: avif(exif=exif(1)),
}


def secrets_in(data: bytes) -> list[str]:
    """The names of the secrets that are still there."""
    return [name for name, secret in SECRETS.items() if secret in data]


def secrets_under(folder: Path) -> list[str]:
    return [
        f"{path.name}: {name}"
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        for name in secrets_in(path.read_bytes())
    ]
