"""One recording of a film: the film itself, its version with audio description, or the one in sign language."""

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Self

from django.db.models.fields.files import FieldFile

from . import embeds

MIME_TYPES = {".mp4": "video/mp4", ".webm": "video/webm"}


@dataclass(frozen=True)
class Recording:
    """Where a recording is: at a host (`hosted`) or in a file of this site (`file`), never both."""

    hosted: embeds.HostedFilm | None = None
    file: FieldFile | None = None

    @classmethod
    def find(cls, address: str, file: FieldFile) -> Self | None:
        """The recording at an address that is stored, or in a file; None where there is neither."""
        hosted = embeds.find_stored(address) if address else None
        return cls(hosted, None if hosted else file) if hosted or file else None

    @property
    def host_name(self) -> str:
        """The host as visitors know it, or "" for a file of this site."""
        return embeds.host_name(self.hosted) if self.hosted else ""

    @property
    def host_key(self) -> str:
        """What a visitor's “always start films from this host” is kept under."""
        return ":".join(filter(None, (self.hosted.provider, self.hosted.host))) if self.hosted else ""

    @property
    def player_url(self) -> str:
        return embeds.player_url(self.hosted) if self.hosted else ""

    @property
    def watch_url(self) -> str:
        """Where a plain link goes: the film's page at its host, or the file."""
        return embeds.watch_url(self.hosted) if self.hosted else self.file.url

    @property
    def mime_type(self) -> str:
        return (
            "" if self.hosted else MIME_TYPES.get(PurePosixPath(self.file.name).suffix.lower(), "video/mp4")
        )
