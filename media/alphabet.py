"""Names in the order of the Norwegian alphabet, on every database: æ, ø and å after z, and “aa” as å.

The order is CLDR's for Norwegian (https://www.unicode.org/cldr/, locale `no`), which PostgreSQL has from ICU. SQLite is
taught it by `norwegian_key`. Whatever language a page is in, its names are those of a Norwegian region.
"""

import unicodedata

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Func, TextField

COLLATION, FUNCTION = "no-x-icu", "norwegian_key"
# The last letters of the alphabet stand after z in ASCII, in its order; other spellings of them come right after them.
LAST = str.maketrans({"æ": "{", "ø": "|", "å": "}"})
SPELLINGS = {
    "aa": "å",
    "ä": "æ",
    "ǽ": "æ",
    "ö": "ø",
    "ő": "ø",
    "œ": "ø",
    "ǿ": "ø",
    "ǻ": "å",
    "ü": "y",
    "ű": "y",
}
# Letters of neighbours that no accent makes of one of ours.
FOREIGN = str.maketrans({"đ": "d", "ð": "d", "þ": "th", "ŋ": "n", "ŧ": "t", "ł": "l", "ı": "i"})
# Before and after whatever stands in a name.
BEFORE, AFTER = "\x01", "\x7f"


class Alphabetical(Func):
    """A text to sort by, or to tell what comes after it: `order_by(Alphabetical("name"))`.

    Its value is the text itself on PostgreSQL and the text's key on SQLite: each compares with its like alone.
    """

    arity = 1
    output_field = TextField()

    def as_postgresql(self, compiler, connection, **extra):
        template = f"(%(expressions)s) COLLATE {connection.ops.quote_name(COLLATION)}"
        return self.as_sql(compiler, connection, template=template, **extra)

    def as_sqlite(self, compiler, connection, **extra):
        return self.as_sql(compiler, connection, function=FUNCTION, **extra)


def norwegian_key(text: str) -> str:
    """What to sort a text by: its letters in the order of the alphabet; among equals its spelling, then its case."""
    plain = spelled = unicodedata.normalize("NFC", text).casefold()
    for spelling, letter in SPELLINGS.items():
        plain = plain.replace(spelling, letter)
        spelled = spelled.replace(spelling, letter + AFTER)
    letters = unicodedata.normalize("NFD", plain.translate(LAST).translate(FOREIGN))
    bare = "".join(each for each in letters if not unicodedata.combining(each))
    return BEFORE.join((bare, spelled, text.swapcase()))


def teach_sqlite(connection: BaseDatabaseWrapper, **_kwargs) -> None:
    """Give a new connection to SQLite its function; receives `connection_created`."""
    if connection.vendor == "sqlite":
        connection.connection.create_function(FUNCTION, 1, _key_or_null, deterministic=True)


def _key_or_null(text: str | None) -> str | None:
    return None if text is None else norwegian_key(text)
