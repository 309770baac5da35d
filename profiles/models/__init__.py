from .base import ShowcasePage
from .pages import HomePage, SeriesPage, TextPage
from .profiles import ProfileFilm, ProfileOccupation, ProfilePage, SocialLink
from .questions import Answer, Question, QuestionSet, QuestionSetItem
from .taxonomy import Occupation, Place, ProfileTopic, Sector, Topic, Workplace

__all__ = [
    "Answer",
    "HomePage",
    "Occupation",
    "Place",
    "ProfileFilm",
    "ProfileOccupation",
    "ProfilePage",
    "ProfileTopic",
    "Question",
    "QuestionSet",
    "QuestionSetItem",
    "Sector",
    "SeriesPage",
    "ShowcasePage",
    "SocialLink",
    "TextPage",
    "Topic",
    "Workplace",
]
