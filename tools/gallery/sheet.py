"""The sheet that shows all pictures of a gallery, small, each with a link to the whole."""

from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path

STYLE = """
body { margin: 2rem; font: 16px/1.4 system-ui, sans-serif; color: #15211d; background: #e8e6dc; }
h2 { margin-block: 2.5rem 0.5rem; font-size: 1.25rem; }
ul { display: flex; flex-wrap: wrap; gap: 1rem; padding: 0; list-style: none; align-items: start; }
img { display: block; inline-size: 15rem; block-size: 20rem; object-fit: cover; object-position: top; }
nav { columns: 15rem; }
"""


@dataclass(frozen=True)
class Picture:
    """One picture of a view, and what its window was."""

    view: str
    window: str
    file: str


def write_sheet(folder: Path, pictures: list[Picture]) -> Path:
    """Write index.html beside the pictures. Returns its path."""
    groups = [(view, list(group)) for view, group in groupby(pictures, key=lambda picture: picture.view)]
    contents = "".join(f'<a href="#{_id(view)}">{escape(view)}</a><br>' for view, _group in groups)
    sections = "".join(_section(view, group) for view, group in groups)
    path = folder / "index.html"
    path.write_text(
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Gallery</title><style>{STYLE}</style>'
        f"<h1>{len(pictures)} pictures</h1><nav>{contents}</nav>{sections}"
    )
    return path


def _section(view: str, pictures: list[Picture]) -> str:
    items = "".join(
        f'<li><a href="{picture.file}"><img src="{picture.file}" alt="" loading="lazy">{escape(picture.window)}</a>'
        for picture in pictures
    )
    return f'<h2 id="{_id(view)}">{escape(view)}</h2><ul>{items}</ul>'


def _id(view: str) -> str:
    return escape(view.replace(" ", "-"))
