#!/usr/bin/env python
"""Make templates/icons.html, the sprite of the site's icons, from the package lucide-static (static/icons/README.md).

    npm pack lucide-static && tar xzf lucide-static-*.tgz    # in an empty folder
    .venv/bin/python tools/copy_icons.py FOLDER/package

A page has the sprite in its HTML: no request, and the icons take the colour of the words that they stand with.
"""

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ICONS = ("copy", "link", "mail", "menu", "search", "share-2", "shuffle", "x")
HEAD = "{# The icons, by Lucide (static/icons/lucide-LICENSE.txt). Made by tools/copy_icons.py for the tag “icon”. #}"


def main(package: Path) -> None:
    """Write the sprite and the licence. Raises KeyError where an icon is not in the package."""
    drawings = json.loads((package / "icon-nodes.json").read_text("utf-8"))
    symbols = [symbol(name, drawings[name]) for name in ICONS]
    sprite = '<svg class="symbols" width="0" height="0" aria-hidden="true" focusable="false">\n<defs>\n'
    target = ROOT / "templates" / "icons.html"
    target.write_text(f"{HEAD}\n{sprite}{''.join(symbols)}</defs>\n</svg>\n", "utf-8")
    licence = ROOT / "showcase" / "static" / "icons" / "lucide-LICENSE.txt"
    licence.write_bytes((package / "LICENSE").read_bytes())


def symbol(name: str, parts: list[tuple[str, dict[str, str]]]) -> str:
    """One icon as a `<symbol>`, with the drawing alone: how lines look is said once, in the style sheet."""
    drawing = ""
    for tag, values in parts:
        attributes = "".join(f' {key}="{value}"' for key, value in values.items())
        drawing += f"<{tag}{attributes}/>"
    return f'<symbol id="icon-{name}" viewBox="0 0 24 24">{drawing}</symbol>\n'


if __name__ == "__main__":
    main(Path(sys.argv[1]))
