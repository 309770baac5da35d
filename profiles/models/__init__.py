from .base import ShowcasePage
from .pages import HomePage, SeriesPage, TextPage
from .profile_rows import ProfileFilm, ProfileOccupation, SocialLink
from .profiles import ProfilePage
from .questions import Answer, Question, QuestionSet, QuestionSetItem, Theme
from .search import SearchEntry, SearchWord
from .taxonomy import Occupation, Place, ProfileTopic, Sector, Topic, Workplace
from .withdrawals import Withdrawal

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
    "SearchEntry",
    "SearchWord",
    "Sector",
    "SeriesPage",
    "ShowcasePage",
    "SocialLink",
    "TextPage",
    "Theme",
    "Topic",
    "Withdrawal",
    "Workplace",
]
