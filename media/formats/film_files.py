"""Film files on their way in: judged by what is in them, and freed of what they tell beside the film.

No package serves: pymp4 reads whole boxes into memory, mutagen and hachoir are GPL, and none of them blanks in place.
"""

import shutil
import tempfile
from pathlib import PurePosixPath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from . import isobmff, webm
from .film_contents import SOUND, VIDEO, Blank, Contents, UnreadableFilmError

# What the browsers of the last years all play, by the codec names of each container.
PLAYED = {
    "MP4": {VIDEO: {"avc1", "avc3"}, SOUND: {"mp4a", "Opus", "fLaC", ".mp3"}},
    "WebM": {VIDEO: {"V_VP8", "V_VP9"}, SOUND: {"A_OPUS", "A_VORBIS"}},
}
SUFFIXES = {"MP4": ".mp4", "WebM": ".webm"}
HEVC = "HEVC (H.265)"
CODEC_NAMES = {
    **dict.fromkeys(["hvc1", "hev1"], HEVC),
    **dict.fromkeys(["dvh1", "dvhe", "dva1", "dvav"], "Dolby Vision"),
    **dict.fromkeys(["apch", "apcn", "apcs", "apco", "ap4h", "ap4x"], "Apple ProRes"),
    **dict.fromkeys(["aprn", "aprh"], "Apple ProRes RAW"),
    **dict.fromkeys(["av01", "V_AV1"], "AV1"),
    **dict.fromkeys(["AVdn", "AVdh"], "Avid DNxHD"),
    **dict.fromkeys(["vvc1", "vvi1"], "VVC (H.266)"),
    **dict.fromkeys(["jpeg", "mjpa", "mjpb"], "Motion JPEG"),
    **dict.fromkeys(["twos", "sowt", "lpcm", "ipcm", "fpcm", "in24"], "PCM"),
    **dict.fromkeys(["ac-3", "ec-3"], "Dolby Digital"),
    **dict.fromkeys(["encv", "enca"], gettext_lazy("a copy-protected format")),
    "alac": "Apple Lossless",
    "mp4v": "MPEG-4 Part 2",
    "s263": "H.263",
    "vp08": "VP8",
    "vp09": "VP9",
}
PHOTO = gettext_lazy("This is a photo (%(brand)s), not a film. Add it under “Images”.")
SOUND_ONLY = gettext_lazy("This file has sound only. Export the film with its pictures as MP4 (H.264).")
QUICKTIME = gettext_lazy(
    "This is a QuickTime film (.mov), which not every browser plays. Export it as MP4 (H.264), then try again; "
    "a new name alone does not change what it is."
)
REFUSED_BRANDS = {
    **dict.fromkeys(["heic", "heix", "heim", "heis", "mif1"], ("HEIC", PHOTO)),
    **dict.fromkeys(["hevc", "hevx", "hevm", "hevs", "msf1"], ("HEIC", PHOTO)),
    **dict.fromkeys(["avif", "avis"], ("AVIF", PHOTO)),
    **dict.fromkeys(["crx"], ("Canon RAW", PHOTO)),
    **dict.fromkeys(["M4A", "M4B", "M4P"], ("", SOUND_ONLY)),
    **dict.fromkeys(["qt"], ("", QUICKTIME)),
}
# The first boxes of a QuickTime film that is older than the `ftyp` box.
QUICKTIME_BOXES = {b"moov", b"mdat", b"wide", b"skip", b"free", b"pnot"}


def check_film(file: File) -> None:
    """Accept MP4 with H.264 and WebM with VP8 or VP9, under a name that says so; refuse the rest with words.

    Raises `ValidationError`. The file is left at its beginning.
    """
    try:
        container = _container(file)
        contents = _read_contents(file, container)
    except UnreadableFilmError as error:
        raise ValidationError(
            _(
                "This film is damaged: only a part of the file is there. Copy it again from the camera or the sender, "
                "or export it anew as MP4 (H.264)."
            ),
            code="film_damaged",
        ) from error
    finally:
        file.seek(0)
    _check_tracks(container, contents)
    _check_name(container, file.name or "")


def without_location(file: File) -> File:
    """The film without its place, its maker's notes and every track that is neither picture nor sound.

    They are overwritten where they stand, with zeros in boxes that players skip, so that nothing else moves. An upload
    is changed in place; of any other file a temporary copy is. A film that has nothing to lose is returned as it is,
    and so is a file that `check_film` refuses as no film. The file is left at its beginning.
    """
    try:
        contents = _read_contents(file, _container(file))
        blanks = [blank for blank in contents.blanks if not _is_blank(file, blank)]
    except (UnreadableFilmError, ValidationError):
        blanks = []
    finally:
        file.seek(0)
    if blanks and not isinstance(file, UploadedFile):
        file = _temporary_copy(file)
    for blank in blanks:
        _write(file, blank)
    if blanks:
        # This also empties the buffer: a storage may move a large upload by its path.
        file.seek(0)
    return file


def _container(file: File) -> str:
    """ "MP4" or "WebM". Raises `ValidationError` with words for any other."""
    file.seek(0)
    head = file.read(12)
    if head[4:8] == b"ftyp":
        brand, message = REFUSED_BRANDS.get(isobmff.brand_of(head), ("", ""))
        if message:
            raise ValidationError(message, code="film_format", params={"brand": brand})
        return "MP4"
    if head[4:8] in QUICKTIME_BOXES:
        raise ValidationError(QUICKTIME, code="film_format")
    if head.startswith(webm.MAGIC):
        if webm.doc_type(file, file.size) == "webm":
            return "WebM"
        raise ValidationError(
            _(
                "This is a Matroska film (.mkv), which not every browser plays. Export it as MP4 (H.264), then try "
                "again; a new name alone does not change what it is."
            ),
            code="film_format",
        )
    raise ValidationError(
        _(
            "This file is not a film in MP4 or WebM format, whatever its name says. "
            "Export it as MP4 (H.264), then try again."
        ),
        code="film_format",
    )


def _read_contents(file: File, container: str) -> Contents:
    reader = isobmff if container == "MP4" else webm
    return reader.read_contents(file, file.size)


def _check_tracks(container: str, contents: Contents) -> None:
    """Ask for a track of pictures; it and the sound must be what browsers play. Players show the first of each."""
    first = {track.kind: track for track in reversed(contents.tracks)}
    if VIDEO not in first:
        raise ValidationError(SOUND_ONLY, code="film_without_pictures")
    for kind, played in PLAYED[container].items():
        # A track that does not say its codec is one that nothing plays.
        for codec in (first[kind].codecs or ("",)) if kind in first else ():
            if codec not in played:
                _refuse_codec(kind, _name_of(codec))
    if contents.sealed:
        raise ValidationError(
            _(
                "This film carries notes of the camera, which may tell where it was filmed, and they cannot be taken "
                "out here. Export it as MP4 (H.264) from a film editor, then try again."
            ),
            code="film_sealed",
        )


def _name_of(codec: str) -> str:
    shown = codec[:20] if codec.isascii() and codec.isprintable() else ""
    return CODEC_NAMES.get(codec) or shown.strip() or _("an unknown format")


def _refuse_codec(kind: str, name: str) -> None:
    if kind == SOUND:
        message = _(
            "The sound of this film is in %(codec)s, which not every browser plays. Export it as MP4 (H.264, with AAC "
            "sound), then try again."
        )
    elif name == HEVC:
        message = _(
            "This film is in %(codec)s, which not every browser plays. Export it as MP4 (H.264), then try again. On "
            "an iPhone: Settings, Camera, Formats, Most Compatible makes the next film one that can be used."
        )
    else:
        message = _(
            "This film is in %(codec)s, which not every browser plays. Export it as MP4 (H.264), then try again."
        )
    raise ValidationError(message, code="film_codec", params={"codec": name})


def _check_name(container: str, name: str) -> None:
    if PurePosixPath(name).suffix.lower() != SUFFIXES[container]:
        raise ValidationError(
            _("This is a film in %(container)s format. Let its name end in “%(suffix)s”, then try again."),
            code="film_name",
            params={"container": container, "suffix": SUFFIXES[container]},
        )


def _is_blank(file: File, blank: Blank) -> bool:
    file.seek(blank.start)
    if file.read(len(blank.head)) != blank.head:
        return False
    left = blank.end - blank.start - len(blank.head)
    while left > 0:
        chunk = file.read(min(left, File.DEFAULT_CHUNK_SIZE))
        if not chunk or chunk.count(0) != len(chunk):
            return False
        left -= len(chunk)
    return True


def _write(file: File, blank: Blank) -> None:
    file.seek(blank.start)
    file.write(blank.head)
    left = blank.end - blank.start - len(blank.head)
    while left > 0:
        left -= file.write(bytes(min(left, File.DEFAULT_CHUNK_SIZE)))


def _temporary_copy(file: File) -> File:
    """The same content in a file that is gone when it is closed, or nobody refers to it any more."""
    copy = tempfile.TemporaryFile(dir=settings.FILE_UPLOAD_TEMP_DIR)
    shutil.copyfileobj(file, copy, File.DEFAULT_CHUNK_SIZE)
    return File(copy, name=file.name)
