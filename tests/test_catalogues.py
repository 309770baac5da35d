"""What people read is there in every language: the catalogues in locale/ are whole, sound and up to date."""

import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.utils import formats
from django.utils.translation import gettext as translated
from django.utils.translation import override

from .services import missing

LOCALE = settings.BASE_DIR / "locale"
LANGUAGES = [code for code, _name in settings.LANGUAGES if code != "en"]
# Placeholders of Python's two kinds, and HTML's tags and entities.
KEPT = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}|</?\w[^>]*>|&\w+;")
SOURCES = ("media", "profiles", "showcase", "templates", "locale")


def catalogue(language: str) -> polib.POFile:
    return polib.pofile(str(LOCALE / language / "LC_MESSAGES" / "django.po"))


def translations(entry: polib.POEntry) -> list[str]:
    return [*entry.msgstr_plural.values()] if entry.msgid_plural else [entry.msgstr]


def texts(path: Path) -> set[tuple[str | None, str, str]]:
    return {(entry.msgctxt, entry.msgid, entry.msgid_plural) for entry in polib.pofile(str(path))}


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_is_translated(language):
    missing_words = [entry.msgid for entry in catalogue(language) if not all(translations(entry))]
    assert missing_words == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_guessed_or_left_over(language):
    assert [entry.msgid for entry in catalogue(language) if entry.fuzzy or entry.obsolete] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_and_tags_are_kept(language):
    changed = {}
    for entry in catalogue(language):
        # A singular may do without the number.
        originals = [set(KEPT.findall(text)) for text in (entry.msgid, entry.msgid_plural or entry.msgid)]
        for text in translations(entry):
            if set(KEPT.findall(text)) not in originals:
                changed[entry.msgid] = text
    assert changed == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_space_at_the_ends_is_kept(language):
    def ends(text: str) -> tuple[str, str]:
        return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]

    changed = [e.msgid for e in catalogue(language) if {ends(t) for t in translations(e)} != {ends(e.msgid)}]
    assert changed == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_compiled_is_what_is_written(language):
    compiled = polib.mofile(str(LOCALE / language / "LC_MESSAGES" / "django.mo"))
    said, written = (
        {(entry.msgctxt, entry.msgid): translations(entry) for entry in entries}
        for entries in (compiled, catalogue(language))
    )
    assert said == written


def test_the_catalogues_have_the_texts_of_code_and_templates(tmp_path):
    """After a change of texts: `make messages`, and translate what is new."""
    if shutil.which("xgettext") is None:
        missing("gettext", "Install Debian's package “gettext”.")
    for name in SOURCES:
        shutil.copytree(settings.BASE_DIR / name, tmp_path / name)
    shutil.copy(settings.BASE_DIR / "manage.py", tmp_path)
    command = [sys.executable, "manage.py", "makemessages", "--no-obsolete", "--verbosity", "0"]
    arguments = [argument for language in LANGUAGES for argument in ("--locale", language)]
    subprocess.run([*command, *arguments], cwd=tmp_path, check=True, capture_output=True)
    for language in LANGUAGES:
        path = Path("locale", language, "LC_MESSAGES", "django.po")
        assert texts(tmp_path / path) == texts(settings.BASE_DIR / path)


@pytest.mark.parametrize("language", LANGUAGES)
def test_english_stays_english(language):
    """Also where the other languages have words and English, which is what the code is written in, has none."""
    with override(language):
        words = translated("Meet someone by chance")
    with override("en"):
        assert translated("Meet someone by chance") == "Meet someone by chance" != words


def test_nynorsk_falls_back_on_bokmal_for_what_is_wagtails():
    with override("nb"):
        bokmal = translated("Save draft")
    with override("nn"):
        assert translated("Save draft") == bokmal != "Save draft"


@pytest.mark.parametrize(
    ("language", "written"), [("en", "3 June 2025"), ("nb", "3. juni 2025"), ("nn", "3. juni 2025")]
)
def test_dates_are_written_as_the_language_writes_them(language, written):
    with override(language):
        assert formats.date_format(date(2025, 6, 3)) == written
