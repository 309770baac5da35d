from .base import ShowcasePage
from .pages import HomePage, SeriesPage, TextPage
from .profile_rows import ProfileFilm, ProfileOccupation, SocialLink
from .profiles import ProfilePage
from .questions import Answer, Question, QuestionSet, QuestionSetItem, Theme
from .search import SearchEntry, SearchWord
from .statements import AccessibilityPage
from .taxonomy import Occupation, Place, ProfileTopic, Sector, Topic, Workplace
from .withdrawals import Withdrawal
from .words import TranslatedWords

# Pages that a lead picture leads.
LED_PAGES = (HomePage, SeriesPage, TextPage, AccessibilityPage)

__all__ = [
    "LED_PAGES",
    "AccessibilityPage",
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
    "TranslatedWords",
    "Withdrawal",
    "Workplace",
]
