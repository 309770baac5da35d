"""What a page is about, for machines: JSON-LD in schema.org's words.

Each function takes the context that its page was rendered with, asks the database nothing that the page does not
ask, and gives a document with one `@graph`. An interview is an `Article` about a `Person`; `FAQPage` and `QAPage`
are for other things (support pages, and users who answer each other).
"""

from .films import film_document
from .lists import group_document, question_document, series_document
from .people import profile_document
from .site import home_document

__all__ = [
    "film_document",
    "group_document",
    "home_document",
    "profile_document",
    "question_document",
    "series_document",
]
