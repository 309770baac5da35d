"""Film files for the tests: a small one made by hand, and real ones made by ffmpeg once for each test process."""

import struct
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.services import ffmpeg, missing

PLACE = "+60.1902+012.0035/"
H264 = ("-c:v", "libx264", "-pix_fmt", "yuv420p", "-c:a", "aac")
VP9 = ("-c:v", "libvpx-vp9", "-deadline", "realtime", "-c:a", "libopus")
WITH_PLACE = ("-metadata", f"location={PLACE}")
# What ffmpeg is asked for: the ending of the file's name, then its arguments.
RECIPES = {
    "h264": (".mp4", *H264),
    "h264 faststart": (".mp4", *H264, "-movflags", "+faststart"),
    "h264 in fragments": (".mp4", *H264, "-movflags", "frag_keyframe+empty_moov"),
    "h264 without sound": (".mp4", *H264, "-an"),
    "vp8": (".webm", "-c:v", "libvpx", "-deadline", "realtime", "-c:a", "libvorbis"),
    "vp9": (".webm", *VP9),
    "vp9 as a stream": (".webm", *VP9, "-live", "1"),
    "hevc": (".mp4", "-c:v", "libx265", "-x265-params", "log-level=error", "-c:a", "aac"),
    "av1": (".mp4", "-c:v", "libaom-av1", "-cpu-used", "8", "-c:a", "aac"),
    "av1 webm": (".webm", "-c:v", "libaom-av1", "-cpu-used", "8", "-c:a", "libopus"),
    "mpeg-4": (".mp4", "-c:v", "mpeg4", "-c:a", "aac"),
    "ac-3": (".mp4", *H264, "-c:a", "ac3"),
    "sound": (".mp4", "-vn", "-c:a", "aac"),
    "m4a": (".m4a", "-vn", "-c:a", "aac"),
    "mkv": (".mkv", *H264),
    "mov": (".mov", *H264),
    "prores": (".mov", "-c:v", "prores_ks"),
    "place in loci": (".mp4", *H264, *WITH_PLACE),
    "place in ©xyz": (".mov", *H264, *WITH_PLACE),
    "place in keys": (
        *(".mp4", *H264, "-movflags", "use_metadata_tags"),
        *("-metadata", f"com.apple.quicktime.location.ISO6709={PLACE}"),
    ),
    "place in a track": (
        *(".mp4", "-i", "{captions}", "-map", "0", "-map", "1", "-map", "2"),
        *(*H264, "-c:s", "mov_text"),
    ),
    "place in webm": (".webm", *VP9, *WITH_PLACE),
}


def upload(content: bytes, name: str = "film.mp4") -> SimpleUploadedFile:
    """A film as a form receives it."""
    return SimpleUploadedFile(name, content)


def box(name: bytes, *contents: bytes) -> bytes:
    """A box of an MP4 file (ISO/IEC 14496-12 §4.2)."""
    content = b"".join(contents)
    return struct.pack(">I", len(content) + 8) + name + content


# The least that counts as a film, for tests that need a file and do not play it. It tells nothing beside the film.
SMALL_FILM = box(b"ftyp", b"isom\0\0\0\0isom") + box(
    b"moov",
    box(
        b"trak",
        box(
            b"mdia",
            box(b"hdlr", bytes(8), b"vide", bytes(13)),
            box(b"minf", box(b"stbl", box(b"stsd", struct.pack(">II", 0, 1), box(b"avc1", bytes(78))))),
        ),
    ),
)


@cache
def film_bytes(recipe: str) -> bytes:
    """One second of ffmpeg's test picture and a tone. Skips the test that asks where ffmpeg is not here."""
    if ffmpeg() is None:
        missing("ffmpeg", "Install Debian's package “ffmpeg”.")
    suffix, *arguments = RECIPES[recipe]
    with tempfile.TemporaryDirectory() as folder:
        captions, result = Path(folder, "captions.srt"), Path(folder, f"film{suffix}")
        captions.write_text(f"1\n00:00:00,000 --> 00:00:01,000\nGPS {PLACE}\n")
        subprocess.run(
            [
                *(ffmpeg(), "-nostdin", "-v", "error"),
                *("-f", "lavfi", "-i", "testsrc=s=64x48:r=10:d=1", "-f", "lavfi", "-i", "sine=d=1"),
                *(argument.format(captions=captions) for argument in arguments),
                str(result),
            ],
            check=True,
        )
        return result.read_bytes()


def played(content: bytes) -> bytes:
    """The digest of each picture and piece of sound, as a player that reads the whole file decodes them."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(content)
        file.flush()
        return subprocess.run(
            [
                *(ffmpeg(), "-nostdin", "-v", "error", "-xerror", "-i", file.name),
                *("-map", "0:v", "-map", "0:a?", "-f", "framemd5", "-"),
            ],
            check=True,
            capture_output=True,
        ).stdout
