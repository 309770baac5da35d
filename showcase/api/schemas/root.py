"""Where to begin."""

from pydantic import BaseModel, Field

from .common import SITE, Address, Language


class Root(BaseModel):
    """What the API has, as addresses."""

    site: str = Field(description="What the site is called; may be empty.", examples=["Skogelva"])
    language: Language
    address: Address = Field(description="The site itself.", examples=[f"{SITE}/"])
    openapi: Address = Field(
        description="This API as an OpenAPI 3.1 document.", examples=[f"{SITE}/api/v1/openapi.json"]
    )
    series: Address = Field(description="The series.", examples=[f"{SITE}/api/v1/series/"])
    profiles: Address = Field(description="The people.", examples=[f"{SITE}/api/v1/profiles/"])
    questions: Address = Field(description="The questions.", examples=[f"{SITE}/api/v1/questions/"])
    sectors: Address = Field(description="The sectors.", examples=[f"{SITE}/api/v1/sectors/"])
    places: Address = Field(description="The places.", examples=[f"{SITE}/api/v1/places/"])
    occupations: Address = Field(description="The occupations.", examples=[f"{SITE}/api/v1/occupations/"])
    topics: Address = Field(description="The topics.", examples=[f"{SITE}/api/v1/topics/"])
