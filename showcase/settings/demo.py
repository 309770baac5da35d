"""`make demo`: as visitors would meet the site (no debug pages), on this machine only."""

from .base import SHOWCASE_PAGE_CACHE as PAGE_CACHE_IN_PRODUCTION
from .base import SHOWCASE_STORED_PAGES as STORED_PAGES_IN_PRODUCTION
from .development import *  # noqa: F403 - a settings module extends another by its names

DEBUG = False
WHITENOISE_AUTOREFRESH = False
SHOWCASE_DEMO = True
SHOWCASE_PAGE_CACHE = PAGE_CACHE_IN_PRODUCTION
SHOWCASE_STORED_PAGES = STORED_PAGES_IN_PRODUCTION
