"""What several answers are made of: addresses, rich text, pictures, pages of a list."""

from typing import Annotated, Generic, TypeVar

from pydantic import BaseModel, Field

Item = TypeVar("Item")

Address = Annotated[str, Field(json_schema_extra={"format": "uri"})]
Slug = Annotated[str, Field(pattern=r"^[-a-zA-Z0-9_]{1,150}$")]
WebAddress = Annotated[
    Address, Field(description="Where people read this: the canonical address of its page.")
]
ApiAddress = Annotated[Address, Field(description="Where programs read this in full.")]
Language = Annotated[
    str,
    Field(
        description="The language of the texts, as a BCP 47 tag.",
        examples=["en"],
        min_length=2,
        max_length=100,
    ),
]
SITE = "https://showcase.example"


class RichText(BaseModel):
    """A text with paragraphs, lists, links and emphasis, twice."""

    html: str = Field(
        description="As HTML: p, b, i, a, ul, ol, li, h2, h3 and br. Links have whole addresses.",
        examples=["<p>Nothing, for about four hours.</p>"],
    )
    text: str = Field(
        description="As plain text, paragraphs apart by an empty line.",
        examples=["Nothing, for about four hours."],
    )


class PictureSize(BaseModel):
    """One file of a picture, cropped around what matters in it."""

    address: Address = Field(
        description="Where the file is.", examples=[f"{SITE}/uploads/images/kari.2e16d0ba.fill-320x400.webp"]
    )
    width: int = Field(description="In pixels.", examples=[320], ge=1)
    height: int = Field(description="In pixels.", examples=[400], ge=1)
    type: str = Field(description="The media type.", examples=["image/webp"])


class Picture(BaseModel):
    """A picture with its maker and terms, which go wherever the picture goes."""

    alt: str = Field(
        description="What the picture shows, for people who do not see it; empty where it only decorates.",
        examples=["Kari Nordby at the dam"],
    )
    credit: str = Field(description="Who made it; empty where nobody is named.", examples=["Nina Foto"])
    licence: str = Field(
        description="Under which terms it may be used; empty means all rights reserved.",
        examples=["CC BY 4.0"],
    )
    licence_address: Address | None = Field(
        description="Where the licence can be read; null where it is not a known one.",
        examples=["https://creativecommons.org/licenses/by/4.0/"],
    )
    sizes: list[PictureSize] = Field(
        description="The files that are drawn already, smallest first. Empty for a picture that was added just now."
    )


class Reference(BaseModel):
    """Something named: a series, a topic, a sector and the like."""

    slug: str = Field(description="Its key in filters and addresses.", examples=["energy"])
    name: str = Field(description="What it is called.", examples=["Energy"])
    address: WebAddress = Field(examples=[f"{SITE}/sectors/energy/"])


class Page(BaseModel, Generic[Item]):
    """A part of a list."""

    count: int = Field(description="How many the whole list has.", examples=[17], ge=0)
    next: Address | None = Field(
        description="Where the list goes on; null on its last page. Follow it as it is.",
        examples=[f"{SITE}/api/v1/profiles/?limit=24&cursor=WyJhZnRlciJd.c2lnbmF0dXJl"],
    )
    previous: Address | None = Field(description="The page before; null on the first one.", examples=[None])
    results: list[Item] = Field(description="The things of this page, in order.")
