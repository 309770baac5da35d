"""The question library, and what people answered."""

from pydantic import BaseModel, Field

from .common import SITE, ApiAddress, Language, Page, Reference, RichText, WebAddress


class QuestionReference(BaseModel):
    """A question of the library."""

    id: int = Field(description="Stays the same for good.", examples=[4])
    slug: str = Field(description="Its key in addresses.", examples=["wheel-stops"])
    text: str = Field(
        description="The question as it stands in the library.",
        examples=["What stops if you do not turn up?"],
    )
    address: WebAddress = Field(examples=[f"{SITE}/questions/wheel-stops/"])
    api_address: ApiAddress = Field(examples=[f"{SITE}/api/v1/questions/wheel-stops/"])


class QuestionInList(QuestionReference):
    """A question, and how many people answered it."""

    theme: str = Field(
        description="What group of questions it belongs to; may be empty.", examples=["The working day"]
    )
    answer_count: int = Field(description="How many published answers it has; never 0.", examples=[9], ge=1)
    language: Language


class Answer(BaseModel):
    """One question as it was put to one person, and what they said."""

    id: int = Field(description="Stays the same for good.", examples=[12])
    wording: str = Field(
        description="The question as it was asked. Rewording the library never changes it.",
        examples=["What stops if you do not turn up?"],
    )
    body: RichText = Field(description="What the person said.")
    address: WebAddress = Field(examples=[f"{SITE}/wheels/kari-nordby/#answer-12"])


class AnswerInProfile(Answer):
    """An answer, with the question of the library that it answers."""

    question: QuestionReference | None = Field(description="Null for a question that was asked this once.")


class Person(BaseModel):
    """Who said something."""

    name: str = Field(description="The person's name.", examples=["Kari Nordby"])
    job_title: str = Field(description="As the person calls it; may be empty.", examples=["Dam mechanic"])
    series: Reference = Field(description="The series that the profile belongs to.")
    address: WebAddress = Field(examples=[f"{SITE}/wheels/kari-nordby/"])
    api_address: ApiAddress = Field(examples=[f"{SITE}/api/v1/profiles/wheels/kari-nordby/"])


class AnswerOfPerson(Answer):
    """An answer, with who gave it."""

    person: Person = Field(description="Who gave it.")
    language: Language


class AnswerPage(Page[AnswerOfPerson]):
    """A part of the answers to one question."""


class Question(QuestionInList):
    """A question with everyone's answers, those of the newest profile first."""

    answers: AnswerPage = Field(description="What everyone answered, in pages.")


class QuestionPage(Page[QuestionInList]):
    """A part of the questions."""
