"""Sectors, places, occupations and topics: what people have in common."""

from datetime import date

from pydantic import BaseModel, Field

from .common import SITE, Address, Language, Page, WebAddress


class Group(BaseModel):
    """What people have in common, and how many of them there are."""

    slug: str = Field(description="Its key in filters and addresses.", examples=["energy"])
    name: str = Field(description="What it is called.", examples=["Energy"])
    description: str = Field(description="A few words about it; may be empty.", examples=["Power and heat."])
    people_count: int = Field(description="How many published profiles it has; never 0.", examples=[3], ge=1)
    address: WebAddress = Field(examples=[f"{SITE}/sectors/energy/"])
    profiles: Address = Field(
        description="Where programs read its profiles.", examples=[f"{SITE}/api/v1/profiles/?sector=energy"]
    )


class Sector(Group):
    """A branch of working life. The people in it are those whose workplace is."""

    language: Language


class Place(Group):
    """A municipality with its official code. Names of places have no language."""

    code: str = Field(description="Its official code (Statistics Norway's, four digits).", examples=["3401"])
    county: str = Field(description="The county; may be empty.", examples=["Innlandet"])
    valid_from: date | None = Field(description="From when the code is valid.", examples=["2020-01-01"])
    valid_to: date | None = Field(
        description="Until when the code was valid; null where it is.", examples=[None]
    )


class Occupation(Group):
    """A kind of job."""

    styrk08: str = Field(
        description="Its code in STYRK-08, Norway's ISCO-08; may be empty.", examples=["2223"]
    )
    language: Language


class Topic(Group):
    """What people talk about. Topics have no language."""


class SectorPage(Page[Sector]):
    """A part of the sectors."""


class PlacePage(Page[Place]):
    """A part of the places."""


class OccupationPage(Page[Occupation]):
    """A part of the occupations."""


class TopicPage(Page[Topic]):
    """A part of the topics."""
