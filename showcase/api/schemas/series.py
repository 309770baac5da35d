"""Series of interviews."""

from datetime import datetime

from pydantic import BaseModel, Field

from .common import SITE, Address, ApiAddress, Language, Page, Picture, RichText, WebAddress
from .questions import QuestionInList


class SeriesInList(BaseModel):
    """A titled run of interviews with people who are asked the same questions."""

    id: int = Field(description="Stays the same for good.", examples=[5])
    slug: str = Field(description="Its key in filters and addresses.", examples=["wheels"])
    title: str = Field(description="What it is called.", examples=["Keeping the wheels turning"])
    region: str = Field(description="Where it is from; may be empty.", examples=["Upper Skogelva"])
    summary: str = Field(
        description="One or two sentences; may be empty.", examples=["Who stops when they stop?"]
    )
    picture: Picture | None = Field(description="The lead picture, in landscape; null where it has none.")
    people_count: int = Field(description="How many published profiles it has.", examples=[10], ge=0)
    language: Language
    first_published_at: datetime | None = Field(
        description="When it was first published (ISO 8601, in UTC).", examples=["2026-03-02T09:00:00Z"]
    )
    last_published_at: datetime | None = Field(
        description="When it was last published (ISO 8601, in UTC).", examples=["2026-03-02T09:00:00Z"]
    )
    address: WebAddress = Field(examples=[f"{SITE}/wheels/"])
    api_address: ApiAddress = Field(examples=[f"{SITE}/api/v1/series/wheels/"])
    profiles: Address = Field(
        description="Where programs read its profiles, in the editor's order.",
        examples=[f"{SITE}/api/v1/profiles/?series=wheels&sort=series"],
    )


class Series(SeriesInList):
    """A series with its goal, and the questions that its people answered."""

    goal: RichText = Field(description="Why it exists.")
    closing: RichText = Field(description="Its closing words, under every profile.")
    questions: list[QuestionInList] = Field(
        description="What its people answered, the most answered first; `answer_count` counts this series alone."
    )


class SeriesPage(Page[SeriesInList]):
    """A part of the series."""
