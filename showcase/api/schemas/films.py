"""Films: where they are, and how they can be followed without seeing or hearing them."""

from datetime import date

from pydantic import BaseModel, Field

from .common import SITE, Address, Picture, RichText, WebAddress


class Recording(BaseModel):
    """Where a recording is: at a host, or in a file of this site."""

    host: str | None = Field(
        description="Who sends it, in words; null for a file of this site.", examples=["Vimeo"]
    )
    player: Address | None = Field(
        description="The host's player, to put in a frame once a visitor asks for it; null for a file.",
        examples=["https://player.vimeo.com/video/76979871?dnt=1"],
    )
    watch: Address = Field(
        description="Its page at the host, or the file.", examples=["https://vimeo.com/76979871"]
    )
    type: str | None = Field(description="The media type of the file; null at a host.", examples=[None])


class Captions(BaseModel):
    """Captions in one language (WebVTT)."""

    language: str = Field(description="The language, as a BCP 47 tag.", examples=["en"])
    address: Address = Field(
        description="Where the file is.", examples=[f"{SITE}/uploads/captions/dam.en.vtt"]
    )


class Film(BaseModel):
    """A film with what makes it accessible."""

    id: int = Field(description="Stays the same for good.", examples=[3])
    slug: str = Field(description="Its key in addresses.", examples=["the-dam-in-june"])
    title: str = Field(description="What it is called.", examples=["The dam in June"])
    seconds: int | None = Field(
        description="Its length in seconds; null where it is not known.", examples=[65], ge=0
    )
    published_on: date | None = Field(
        description="When it was first shown; null where it is not known.", examples=["2025-05-17"]
    )
    credit: str = Field(description="Who made it; may be empty.", examples=["Film Crew"])
    recording: Recording = Field(description="The film itself.")
    described: Recording | None = Field(
        description="With audio description; null where there is no such version."
    )
    signed: Recording | None = Field(description="In sign language; null where there is no such version.")
    captions: list[Captions] = Field(description="Caption files here. A host may have captions of its own.")
    transcript: RichText = Field(description="Everything that is said; may be empty.")
    poster: Picture | None = Field(
        description="The picture shown before it starts; null where there is none."
    )
    address: WebAddress = Field(examples=[f"{SITE}/films/the-dam-in-june/"])
