"""What the readers of film files hand over, whatever the container: the tracks, and what is to be blanked."""

from dataclasses import dataclass

VIDEO, SOUND, OTHER = "video", "sound", "other"


class UnreadableFilmError(ValueError):
    """The file ends too early, or its parts do not fit into each other."""


@dataclass(frozen=True, slots=True)
class Track:
    """A track: its kind, and the container's names of the codecs that its samples are in."""

    kind: str
    codecs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Blank:
    """The bytes from `start` to `end` that shall be `head`, and zeros after it."""

    start: int
    head: bytes
    end: int


@dataclass(frozen=True, slots=True)
class Contents:
    """A film file, read without its pictures and sound.

    `sealed` is true where the samples of a track that is neither picture nor sound cannot be found to be blanked.
    """

    tracks: tuple[Track, ...]
    blanks: tuple[Blank, ...]
    sealed: bool = False
