"""Parameters that several operations have."""

from typing import Annotated, Literal

from ninja import Path, Query
from pydantic import BaseModel, Field

from profiles.choices import MOST_VALUES
from profiles.search.text import MOST_LETTERS

from ..resources import Paging
from ..schemas.common import Slug

SeriesSlug = Annotated[
    Slug, Path(description="The slug of a series.", examples=["keeping-the-wheels-turning"])
]
ProfileSlug = Annotated[Slug, Path(description="The slug of a profile in it.", examples=["marte-nyhus"])]
QuestionSlug = Annotated[Slug, Path(description="The slug of a question.", examples=["wheel-stops"])]


def _facet(what: str, example: str) -> Field:
    return Field(
        [],
        max_length=MOST_VALUES,
        description=f"Only people of {what}, by its slug. Given several times: of any of them. "
        "One that there is not has nobody.",
        examples=[[example]],
    )


class Filters(BaseModel):
    """Who is asked for: as on the site's own page for exploring."""

    q: str = Field(
        "",
        max_length=MOST_LETTERS,
        description="Words, all of which a person must match: in their name, job, facts, answers or films. Forms of "
        "a word match each other. Where nobody matches, a spelling near to it is searched instead.",
        examples=["night"],
    )
    series: list[Slug] = _facet("this series", "keeping-the-wheels-turning")
    sector: list[Slug] = _facet("this sector", "health")
    place: list[Slug] = _facet("this place", "elvestad")
    topic: list[Slug] = _facet("this topic", "night-shifts")
    occupation: list[Slug] = _facet("this occupation", "nurse")
    film: Literal["1"] | None = Field(None, description="“1”: only people with a film.", examples=["1"])
    sort: Literal["newest", "name", "series", "best"] | None = Field(
        None,
        description="The order: the newest first, by name, as in the series, or the best match first (with words "
        "alone). The best match is usual where there are words, else the newest first.",
        examples=["name"],
    )


class FiltersAndPaging(Filters, Paging):
    """Who is asked for, and which part of them."""


ProfilesQuery = Annotated[FiltersAndPaging, Query()]
