"""Words: who matches them, where, and what may have been meant. The engines beside this are the databases' own."""

from .corrections import correction
from .engines import best, matching
from .passages import Passage, passages
from .suggestions import Suggestions, suggestions
from .text import clean

__all__ = ["Passage", "Suggestions", "best", "clean", "correction", "matching", "passages", "suggestions"]
