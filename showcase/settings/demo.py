"""`make demo`: as visitors would meet the site (no debug pages), on this machine only."""

from .base import SHOWCASE_PAGE_CACHE as IN_PRODUCTION
from .development import *  # noqa: F403 - a settings module extends another by its names

DEBUG = False
WHITENOISE_AUTOREFRESH = False
SHOWCASE_DEMO = True
SHOWCASE_PAGE_CACHE = IN_PRODUCTION
