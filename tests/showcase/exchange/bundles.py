"""A small bundle with one of everything, written to a folder, and ways to change it."""

import json
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image as PillowImage

from tests.media.films import SMALL_FILM

DEMO = Path(__file__).resolve().parents[3] / "showcase" / "demo" / "skogelva"
VTT = "WEBVTT\n\n00:00.000 --> 00:02.000\nBlåbær på øya.\n".encode()

BUNDLE = {"format": "showcase-bundle", "version": 1, "title": "Ærfjord", "language": "en"}
TAXONOMY = {
    "sectors": [
        {"slug": "skog", "name": "Skog og gjær", "description": "Trær."},
        {"slug": "helse", "name": "Helse", "description": ""},
    ],
    "places": [
        {
            "code": "9901",
            "name": "Ærfjord",
            "county": "Østlandet",
            "valid_from": "2020-01-01",
            "valid_to": None,
            "description": "Tåke.",
            "map_column": 3,
            "map_row": 1,
        },
    ],
    "workplaces": [
        {
            "slug": "saga",
            "name": "Sågå",
            "place": "9901",
            "sector": "skog",
            "website": "https://example.org/saga",
        },
    ],
    "occupations": [{"slug": "sager", "name": "Sager", "styrk08": "8172", "description": "Sager tømmer."}],
    "topics": [
        {"slug": "bjork", "name": "bjørk", "description": ""},
        {"slug": "sno", "name": "snø", "description": "Hvitt."},
    ],
}
QUESTIONS = {
    "themes": [{"name": "Work"}, {"name": "Ærlig talt"}],
    "questions": [
        {
            "slug": "first-job",
            "text": "What was your first job?",
            "note": "Ask twice.",
            "retired": False,
            "theme": "Ærlig talt",
        },
        {"slug": "old-question", "text": "Do you own a car?", "note": "", "retired": True},
        {"slug": "what-now", "text": "What now?", "note": "", "retired": False},
    ],
    "question_sets": [{"slug": "the-set", "name": "The set", "questions": ["what-now", "first-job"]}],
}
MEDIA = {
    "images": [
        {
            "key": "kari",
            "file": "images/kari.jpg",
            "title": "Kari",
            "description": "Kari smiler",
            "credit": "Nina Foto",
            "licence": "CC BY 4.0",
            "focal_point": {"x": 30, "y": 20, "width": 10, "height": 12},
        },
        {
            "key": "poster",
            "file": "images/poster.png",
            "title": "Plakat",
            "description": "",
            "credit": "",
            "licence": "",
            "focal_point": None,
        },
    ],
    "films": [
        {
            "slug": "hosted",
            "title": "Hosted",
            "address": "https://youtu.be/aqz-KE-bpKQ",
            "file": "",
            "poster": None,
            "duration": None,
            "published_on": None,
            "credit": "",
            "transcript": "",
            "captions": [],
            "captioned_already": True,
            "description_not_needed": "Alt blir sagt.",
            "alternative_waiver": "Filmen er en sang.",
        },
        {
            "slug": "sagen",
            "title": "Sagen",
            "address": "",
            "file": "films/sagen.mp4",
            "poster": "poster",
            "duration": 14,
            "published_on": "2026-03-02",
            "credit": "Filmlaget",
            "transcript": "<p>En <i>sag</i> går.</p>",
            "captions": [
                {"language": "nb", "file": "films/sagen.nb.vtt"},
                {"language": "en", "file": "films/sagen.en.vtt"},
            ],
            "described_file": "films/sagen.described.mp4",
            "signed_address": "https://vimeo.com/1084537",
        },
    ],
}
HOME = {
    "type": "home",
    "slug": "home",
    "title": "Ærfjord",
    "headline": "Folk ved fjorden",
    "summary": "Alle sammen.",
    "lead_image": "poster",
    "lead_image_alt": "En fjord",
    "children": ["serien", "om-oss", "tilgjengelighet"],
    "live": True,
    "first_published_at": "2026-01-10T08:00:00Z",
}
TEXT = {
    "type": "text",
    "slug": "om-oss",
    "title": "Om oss",
    "summary": "",
    "lead_image": None,
    "body": '<h2>Ø &amp; å</h2><p>Skriv til <a href="mailto:post@example.org">oss</a>.</p>',
    "children": ["personvern"],
    "live": True,
    "first_published_at": "2026-01-11T08:00:00Z",
    "last_published_at": "2026-02-11T08:00:00Z",
    "show_in_menus": True,
}
STATEMENT = {
    "type": "accessibility",
    "slug": "tilgjengelighet",
    "title": "Tilgjengelighet",
    "summary": "",
    "lead_image": None,
    "organisation": "Ærfjord kommune",
    "status": "partial",
    "failures": [
        {
            "criterion": "1.4.3",
            "what": "Ærlig talt for lyst.",
            "whom": "Dem som ser dårlig",
            "reason": "burden",
            "mended_by": "2026-08-01",
        },
        {"criterion": "4.1.2", "what": "En knapp.", "whom": "Alle", "reason": "non_compliance"},
    ],
    "method": "third_party",
    "assessor": "Ekspertene",
    "made_on": "2026-01-02",
    "reviewed_on": None,
    "feedback_email": "post@example.org",
    "feedback_telephone": "12 34 56 78",
    "register_address": "https://uustatus.no/1",
    "body": "<p>Mer.</p>",
    "live": True,
    "first_published_at": "2026-01-11T08:00:00Z",
    "show_in_menus": True,
}
SUBTEXT = {
    "type": "text",
    "slug": "personvern",
    "title": "Personvern",
    "summary": "",
    "lead_image": None,
    "body": '<p>Tilbake <a href="page:/">hjem</a>.</p>',
    "live": True,
    "private": True,
    "first_published_at": "2026-01-12T08:00:00Z",
}
SERIES = {
    "type": "series",
    "slug": "serien",
    "title": "Serien",
    "summary": "To stykker.",
    "lead_image": None,
    "region": "Ærfjord",
    "goal": "<p>Å vise <b>hvem</b>.</p>",
    "closing": '<ul><li>Les <a href="page:/serien/kari/">Kari</a></li></ul>',
    "question_set": "the-set",
    "questions_heading": "Tre spørsmål",
    "profiles": ["ola", "kari"],
    "live": True,
    "first_published_at": "2026-01-13T08:00:00Z",
}
KARI = {
    "type": "profile",
    "slug": "kari",
    "name": "Kari Ærås",
    "headline": "Sager seg fram",
    "summary": "Kari sager.",
    "portrait": "kari",
    "portrait_alt": "Kari ved saga",
    "workplace": "saga",
    "job_title": "Sager",
    "place": None,
    "occupations": ["sager"],
    "films": ["sagen", "hosted"],
    "questions_heading": "",
    "answers": [
        {"question": "first-job", "wording": "What was your first job?", "body": "<p>Blåbær.<br/>Mange.</p>"},
        {
            "question": "old-question",
            "wording": "Do you own a car?",
            "body": "<ol><li>Ja</li><li>Nei</li></ol>",
        },
        {
            "question": None,
            "wording": "Why the hat?",
            "body": '<p>Se <a href="page:/serien/ola/">Ola</a>.</p>',
        },
        {
            "question": "what-now",
            "wording": "What now?",
            "body": '<p><a href="https://example.org/?a=1&amp;b=2">x</a></p>',
        },
    ],
    "social_links": [{"network": "instagram", "url": "https://www.instagram.com/kari"}],
    "topics": ["bjork", "sno"],
    "author": "Åse",
    "photographer": "Nina",
    "interviewed_on": "2026-01-05",
    "live": True,
    "first_published_at": "2026-02-01T06:30:15.123456Z",
}
OLA = {
    "type": "profile",
    "slug": "ola",
    "name": "Ola",
    "headline": "",
    "summary": "",
    "portrait": None,
    "portrait_alt": "",
    "workplace": None,
    "job_title": "",
    "place": "9901",
    "occupations": [],
    "films": [],
    "questions_heading": "",
    "answers": [{"question": "what-now", "wording": "What now?", "body": ""}],
    "social_links": [],
    "topics": [],
    "author": "",
    "photographer": "",
    "interviewed_on": None,
    "live": False,
    "first_published_at": None,
}
DOCUMENTS = {
    "bundle.json": BUNDLE,
    "taxonomy.json": TAXONOMY,
    "questions.json": QUESTIONS,
    "media.json": MEDIA,
    "pages/home.json": HOME,
    "pages/om-oss.json": TEXT,
    "pages/tilgjengelighet.json": STATEMENT,
    "pages/om-oss/personvern.json": SUBTEXT,
    "pages/serien/series.json": SERIES,
    "pages/serien/kari.json": KARI,
    "pages/serien/ola.json": OLA,
}
KARI_FILE = "pages/serien/kari.json"


def picture(image_format: str = "JPEG", size: tuple[int, int] = (60, 75), color: str = "#2f5d50") -> bytes:
    """A real picture file."""
    buffer = BytesIO()
    PillowImage.new("RGB", size, color).save(buffer, image_format)
    return buffer.getvalue()


def write_bundle(folder: Path) -> Path:
    """The small bundle, in canonical form, in a new folder."""
    for name, document in DOCUMENTS.items():
        write_document(folder, name, document)
    files = {
        "images/kari.jpg": picture(),
        "images/poster.png": picture("PNG", (160, 90), "#aa3344"),
        "films/sagen.mp4": SMALL_FILM,
        "films/sagen.described.mp4": SMALL_FILM,
        "films/sagen.nb.vtt": VTT,
        "films/sagen.en.vtt": VTT + b"\n",
    }
    for name, content in files.items():
        write_file(folder, name, content)
    return folder


def write_document(folder: Path, name: str, document: Any) -> None:
    text = json.dumps(document, indent=2, ensure_ascii=False) + "\n"
    write_file(folder, name, text.encode())


def write_file(folder: Path, name: str, content: bytes) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content)


def change(folder: Path, name: str, edit: Callable[[dict[str, Any]], Any]) -> None:
    """Edit one document of a bundle in place."""
    document = json.loads((folder / name).read_text("utf-8"))
    edit(document)
    write_document(folder, name, document)


def zipped(folder: Path, target: Path, top: str = "") -> Path:
    with zipfile.ZipFile(target, "w") as archive:
        for path in folder.rglob("*"):
            if path.is_file():
                archive.write(path, top + path.relative_to(folder).as_posix())
    return target


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
