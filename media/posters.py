"""A film's poster and details: from its host, which is asked once, or from its file, which ffmpeg reads."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from django.core.exceptions import SuspiciousOperation
from django.core.files import File
from django.core.files.base import ContentFile
from django.db.models import TextChoices
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from PIL import Image as PillowImage

from . import embeds, fetching
from .embeds import HostedFilm
from .fetching import HTTPS, Answer, Deadline, FetchError, StatusError
from .formats.pictures import SUFFIXES
from .forms import PictureField
from .providers import BY_KEY

# For all that is asked of the host. Cleaning and keeping the poster comes after it, and the editor is promised an
# answer within six seconds.
FETCH_SECONDS = 4.5
DETAILS_LIMIT = 64 * 1024
PICTURE_LIMIT = 10 * 1024 * 1024
# Half as wide again as a poster's largest size: cleaning a larger one would keep the editor waiting too long.
MAX_PIXELS = 1920 * 1080
GONE = {404, 410}
PRIVATE = {401, 403}
MAX_TEXT_LENGTH = 255
# Longer than any film: what a broken or lying source says.
MAX_SECONDS = 24 * 60 * 60
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
# Half characters, and marks that turn the direction of the text around them.
DISGUISES = re.compile(r"[\ud800-\udfff\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")

FFMPEG_SECONDS = 20
# A film of 3840 x 2160 pixels takes less than 400 MB of addresses, and 130 MB of memory.
FFMPEG_MEMORY = 1024 * 1024 * 1024
# Only what may be uploaded is read (`film_files.PLAYED`): no list of other files, no rare decoder, one thread.
READ_WARILY = (
    *("-v", "quiet", "-threads", "1"),
    *("-protocol_whitelist", "file"),
    *("-format_whitelist", "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm"),
    *("-codec_whitelist", "h264,vp8,vp9,aac,mp3,opus,vorbis,flac"),
)
# The most typical of the pictures at each half second, which a fade from black is not; square pixels, 1920 at most.
TYPICAL_PICTURE = ",".join(
    [
        "select='isnan(prev_selected_t)+gte(t-prev_selected_t,0.5)'",
        "scale=w='iw*sar':h='ih'",
        "scale=w='min(1920,iw)':h='min(1920,ih)':force_original_aspect_ratio=decrease",
        "thumbnail=10",
    ]
)


class PosterError(Exception):
    """Nothing could be read from a film's file. Its text tells an editor why, and what to do."""


class FfmpegMissingError(PosterError):
    """ffmpeg is not on this server."""


class Availability(TextChoices):
    """How a host answers for a film."""

    ANSWERS = "answers", pgettext_lazy("a host", "answers")
    GONE = "gone", gettext_lazy("deleted")
    PRIVATE = "private", gettext_lazy("private")
    SILENT = "silent", gettext_lazy("no answer")


@dataclass(frozen=True)
class Details:
    """What a host tells of a film: plain text of at most 255 characters, whole seconds, a picture that can be kept.

    `notice` tells an editor why there is no picture although the host named one, and what to do.
    """

    title: str = ""
    author_name: str = ""
    duration: int | None = None
    picture: File | None = None
    notice: str = ""


@dataclass(frozen=True)
class Probe:
    """What a film's file tells: its length in whole seconds, and whether it has a sound track."""

    duration: int | None = None
    has_sound: bool | None = None


def fetch_details(film: HostedFilm, *, seconds: float = FETCH_SECONDS) -> Details:
    """Ask a film's host for its title and poster (oEmbed 1.0), within so many seconds in all.

    Raises `FetchError`, but not for a poster that cannot be used: the rest is good without it.
    """
    name, url = embeds.host_name(film), embeds.oembed_url(film)
    get = _getter(film, seconds)
    try:
        answer = get(url, limit=DETAILS_LIMIT)
    except StatusError as error:
        if error.status not in GONE | PRIVATE:
            raise
        raise FetchError(
            _("%(name)s has no such film for everyone: it is private, deleted or not meant for other sites.")
            % {"name": name},
            _("Open its address in a private browser window to see what a visitor sees."),
        ) from error
    try:
        details, thumbnail = _read(answer)
    except (ValueError, RecursionError, SuspiciousOperation) as error:
        raise FetchError(_("The answer of %(name)s cannot be read.") % {"name": name}) from error
    try:
        return Details(**details, picture=_fetch_picture(film, get, thumbnail) if thumbnail else None)
    except FetchError as error:
        return Details(**details, notice=str(error))


def answers(film: HostedFilm, *, seconds: float = FETCH_SECONDS) -> Availability:
    """Ask a film's host whether the film is still there for everyone."""
    try:
        _getter(film, seconds)(embeds.oembed_url(film), limit=DETAILS_LIMIT)
    except StatusError as error:
        if error.status in GONE:
            return Availability.GONE
        return Availability.PRIVATE if error.status in PRIVATE else Availability.SILENT
    except FetchError:
        return Availability.SILENT
    return Availability.ANSWERS


def probe(path: Path) -> Probe:
    """Read a film file's length and whether it has sound. Raises `PosterError`."""
    return _probe(path, Deadline(FFMPEG_SECONDS))


def from_file(path: Path) -> bytes:
    """Take one picture of a film file, from about a tenth of its length, as a JPEG. Raises `PosterError`."""
    deadline = Deadline(FFMPEG_SECONDS)
    tenth = (_probe(path, deadline).duration or 0) // 10
    # A file may say that it is longer than its pictures last.
    for start in dict.fromkeys([tenth, 0]):
        if picture := _take_picture(path, start, deadline):
            return picture
    raise PosterError(_("This film has no pictures that can be shown. Upload a poster."))


def _getter(film: HostedFilm, seconds: float) -> Callable[..., Answer]:
    return partial(
        fetching.get,
        name=embeds.host_name(film),
        hosts=embeds.oembed_hosts(film),
        schemes=HTTPS | {urlsplit(embeds.oembed_url(film)).scheme},
        deadline=Deadline(seconds),
    )


def _read(answer: Answer) -> tuple[dict, str]:
    """The details in an oEmbed answer (oEmbed 1.0 §2.3.4), and the thumbnail's address or "". Raises `ValueError`."""
    fields = json.loads(answer.content, parse_constant=_refuse_constant)
    if not isinstance(fields, dict):
        raise ValueError("not an object")
    texts = [fields.get(key) or "" for key in ("title", "author_name", "thumbnail_url")]
    if not all(isinstance(text, str) for text in texts):
        raise ValueError("not a text")
    title, author_name, thumbnail = texts
    details = {
        "title": _plain(title),
        "author_name": _plain(author_name),
        "duration": _whole_seconds(fields.get("duration")),
    }
    return details, thumbnail and urljoin(answer.url, thumbnail)


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")  # RFC 8259 §6


def _plain(text: str) -> str:
    text = strip_tags(DISGUISES.sub("", CONTROLS.sub(" ", text)))
    return " ".join(text.split())[:MAX_TEXT_LENGTH].rstrip()


def _whole_seconds(value: object) -> int | None:
    """A film's length, rounded to at least one second; None for what cannot be one."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if not 0 < value <= MAX_SECONDS:
        return None
    return max(1, round(value))


def _fetch_picture(film: HostedFilm, get: Callable[..., Answer], thumbnail: str) -> File:
    larger = BY_KEY[film.provider].larger_thumbnail
    if larger and larger[0].search(thumbnail):
        with suppress(FetchError):
            address = larger[0].sub(larger[1], thumbnail)
            return _usable_picture(film, get(address, limit=PICTURE_LIMIT).content)
    return _usable_picture(film, get(thumbnail, limit=PICTURE_LIMIT).content)


def _usable_picture(film: HostedFilm, content: bytes) -> File:
    """The picture, named by what it is: neither its address nor its Content-Type is believed."""
    try:
        with PillowImage.open(BytesIO(content), formats=tuple(SUFFIXES)) as picture:
            if picture.width * picture.height > MAX_PIXELS:
                raise ValueError("too many pixels")
            # What else opens among these formats is a JPEG with more pictures behind it.
            suffix = SUFFIXES.get(picture.format, SUFFIXES["JPEG"])[0]
        return PictureField().clean(ContentFile(content, name=f"{film.provider}-{film.id}{suffix}"))
    except Exception as error:  # Pillow's decoders raise many kinds of error for broken pictures.
        raise FetchError(
            _("The poster that %(name)s sent is damaged, too large, or not a picture.")
            % {"name": embeds.host_name(film)}
        ) from error


def _probe(path: Path, deadline: Deadline) -> Probe:
    wanted = ("-show_entries", "format=duration:stream=codec_type", "-of", "json")
    found = json.loads(_run("ffprobe", [*READ_WARILY, *wanted, f"file:{path}"], deadline))
    kinds = [stream.get("codec_type") for stream in found.get("streams", [])]
    try:
        duration = _whole_seconds(float(found["format"]["duration"]))
    except (KeyError, ValueError):
        duration = None
    return Probe(duration, "audio" in kinds if kinds else None)


def _take_picture(path: Path, start: int, deadline: Deadline) -> bytes:
    """A JPEG from the five seconds after `start`, or nothing where the film has no pictures there."""
    arguments = [
        *("-nostdin", *READ_WARILY),
        *("-ss", str(start), "-t", "5", "-i", f"file:{path}"),
        # "V" leaves out cover art, which is a picture track as well.
        *("-map", "0:V:0", "-filter_threads", "1", "-vf", TYPICAL_PICTURE, "-frames:v", "1"),
        *("-threads:v", "1", "-c:v", "mjpeg", "-q:v", "3", "-f", "image2pipe", "pipe:1"),
    ]
    return _run("ffmpeg", arguments, deadline)


def _run(tool: str, arguments: list[str], deadline: Deadline) -> bytes:
    """What a tool of ffmpeg's writes. It reads files of strangers: it gets little memory and time, and no secrets."""
    program = shutil.which(tool)
    if program is None:
        raise FfmpegMissingError(
            _(
                "ffmpeg is not installed on this server, so no picture can be taken from the film. Upload a poster, "
                "or ask the operator to install ffmpeg."
            )
        )
    # util-linux's prlimit limits from the first instruction on, and runs no Python in the child of a threaded server.
    prlimit = shutil.which("prlimit")
    limits = [prlimit, f"--as={FFMPEG_MEMORY}", "--fsize=0", "--core=0", "--"] if prlimit else []
    try:
        return subprocess.run(  # noqa: S603 - a list of our own arguments, no shell
            [*limits, program, *arguments],
            env={},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=deadline.left(),
            check=True,
        ).stdout
    except (TimeoutError, subprocess.TimeoutExpired) as error:
        raise PosterError(
            _("Taking a picture from this film took longer than %(seconds)d seconds. Upload a poster.")
            % {"seconds": deadline.seconds}
        ) from error
    except (OSError, subprocess.CalledProcessError) as error:
        raise PosterError(
            _(
                "This film cannot be read, so no picture was taken from it. Upload a poster, or the film again."
            )
        ) from error
