"""The one shape of every error."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class ParameterProblem(BaseModel):
    """What is wrong with one parameter."""

    model_config = ConfigDict(serialize_by_alias=True)

    place: Literal["query", "path"] = Field(
        alias="in", description="Where the parameter stands.", examples=["query"]
    )
    name: str = Field(description="The parameter.", examples=["limit"])
    message: str = Field(description="What to do, in a sentence.", examples=["Give 100 or less."])


class ProblemDocument(BaseModel):
    """A problem document (RFC 9457): what is wrong, and what to do."""

    type: str = Field(
        "about:blank",
        description="The kind of problem. Always “about:blank”: the status says all.",
        examples=["about:blank"],
    )
    title: str = Field(description="The status in words.", examples=["Unprocessable Entity"])
    status: int = Field(description="The HTTP status.", examples=[422], ge=400, le=599)
    detail: str = Field(
        description="What is wrong and what to do, in a sentence.",
        examples=["Some parameters cannot be read: “errors” says which, and what each must be."],
    )
    errors: list[ParameterProblem] = Field(
        description="What is wrong with which parameter; empty for other problems."
    )
