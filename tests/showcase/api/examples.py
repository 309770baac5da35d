"""The examples of docs/api.md, read out of it: a curl command and what comes back."""

import json
import re
import shlex
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

DOCUMENT = Path(__file__).resolve().parents[3] / "docs" / "api.md"
_EXAMPLE = re.compile(
    r"```sh\n(?P<command>curl [^\n]+)\n```\n```(?P<kind>json|http)\n(?P<answer>.*?)\n```", re.S
)
ANYTHING = "…"


@dataclass(frozen=True)
class Example:
    """One command, taken apart, and the answer that the document shows."""

    command: str
    answer: str
    kind: str
    method: str = "GET"
    address: str = ""
    headers: dict[str, str] = field(default_factory=dict)


def examples() -> list[Example]:
    return [_read(match) for match in _EXAMPLE.finditer(DOCUMENT.read_text("utf-8"))]


def _read(match: re.Match[str]) -> Example:
    words = shlex.split(match["command"])[1:]
    method, address, headers = "GET", "", {}
    while words:
        word = words.pop(0)
        if word == "-X":
            method = words.pop(0)
        elif word == "-I":
            method = "HEAD"
        elif word == "-H":
            name, value = words.pop(0).split(": ", 1)
            headers[name] = value
        else:
            assert not word.startswith("-"), f"the test does not know {word}"
            address = word
    return Example(match["command"], match["answer"], match["kind"], method, address, headers)


def differences(shown: Any, answered: Any, where: str = "answer") -> list[str]:
    """Where an answer is not what is shown; `…` shows anything, and ends what is not shown to its end."""
    if shown == ANYTHING:
        return []
    if isinstance(shown, dict) and isinstance(answered, dict):
        missing = [f"{where} has no {name}" for name in shown if name not in answered and name != ANYTHING]
        hidden = set(answered) - set(shown) if ANYTHING not in shown else set()
        return [
            *missing,
            *[f"{where}.{name} is not shown" for name in hidden],
            *[
                problem
                for name in shown
                if name in answered
                for problem in differences(shown[name], answered[name], f"{where}.{name}")
            ],
        ]
    if isinstance(shown, list) and isinstance(answered, list):
        shows_all = shown[-1:] != [ANYTHING]
        shown = shown if shows_all else shown[:-1]
        if len(shown) > len(answered) or (shows_all and len(shown) != len(answered)):
            return [f"{where} has {len(answered)} things"]
        return [
            problem
            for number, each in enumerate(shown)
            for problem in differences(each, answered[number], f"{where}[{number}]")
        ]
    if isinstance(shown, str) and isinstance(answered, str) and ANYTHING in shown:
        pattern = ".*".join(map(re.escape, shown.split(ANYTHING)))
        return [] if re.fullmatch(pattern, answered, re.S) else [f"{where} is {answered!r}"]
    return [] if shown == answered else [f"{where} is {json.dumps(answered, ensure_ascii=False)}"]
