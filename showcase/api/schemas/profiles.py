"""People: short in lists, and whole."""

from datetime import date, datetime

from pydantic import BaseModel, Field

from .common import SITE, Address, ApiAddress, Language, Page, Picture, Reference, WebAddress
from .films import Film
from .questions import AnswerInProfile


class Workplace(BaseModel):
    """An employer."""

    slug: str = Field(description="Its key.", examples=["elvekraft"])
    name: str = Field(description="What it is called.", examples=["Elvekraft"])
    website: Address | None = Field(description="Its own website; null where none is known.", examples=[None])


class SocialLink(BaseModel):
    """The person, or a film of them, on a social network."""

    network: str = Field(description="The network's key.", examples=["instagram"])
    name: str = Field(description="The network's name.", examples=["Instagram"])
    address: Address = Field(description="A plain link.", examples=["https://www.instagram.com/p/wheel/"])


class ProfileInList(BaseModel):
    """A person, as on a card."""

    id: int = Field(description="Stays the same for good.", examples=[7])
    slug: str = Field(description="Its key within its series.", examples=["kari-nordby"])
    name: str = Field(description="The person's name.", examples=["Kari Nordby"])
    headline: str = Field(
        description="One line in the person's own spirit.",
        examples=["The dam does not care that it is Sunday"],
    )
    summary: str = Field(description="One or two sentences.", examples=["Kari mends the dam above Elvestad."])
    job_title: str = Field(description="As the person calls it; may be empty.", examples=["Dam mechanic"])
    series: Reference = Field(description="The series that it belongs to.")
    workplace: Workplace | None = Field(description="Where the person works; null where it is not said.")
    place: Reference | None = Field(
        description="The municipality where the person works; null where it is not known."
    )
    sector: Reference | None = Field(description="The workplace's branch; null where it is not known.")
    occupations: list[Reference] = Field(description="The kinds of job.")
    topics: list[Reference] = Field(description="What the person talks about.")
    portrait: Picture | None = Field(description="The portrait, upright; null where there is none.")
    language: Language
    first_published_at: datetime | None = Field(
        description="When it was first published (ISO 8601, in UTC).", examples=["2026-03-02T09:00:00Z"]
    )
    last_published_at: datetime | None = Field(
        description="When it was last published (ISO 8601, in UTC).", examples=["2026-03-02T09:00:00Z"]
    )
    address: WebAddress = Field(examples=[f"{SITE}/wheels/kari-nordby/"])
    api_address: ApiAddress = Field(examples=[f"{SITE}/api/v1/profiles/wheels/kari-nordby/"])


class Profile(ProfileInList):
    """A person with the whole interview."""

    interviewed_by: str = Field(description="Who asked; may be empty.", examples=["Anne Spør"])
    photographed_by: str = Field(description="Who took the portrait; may be empty.", examples=["Per Lys"])
    interviewed_on: date | None = Field(
        description="When they spoke; null where it is not said.", examples=["2025-06-03"]
    )
    answers: list[AnswerInProfile] = Field(description="The interview, in its order.")
    films: list[Film] = Field(description="Films with the person, in their order.")
    social_links: list[SocialLink] = Field(description="The person on social networks.")


class ProfilePage(Page[ProfileInList]):
    """A part of the people found."""

    searched_instead: str | None = Field(
        description="The spelling that was searched, where nobody matched `q` as it was given; else null.",
        examples=[None],
    )
