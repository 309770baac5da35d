"""In which order the letters of a line stand, where some scripts run to the left.

The Unicode Bidirectional Algorithm (UAX #9) for text without explicit directions, which cards have not: rules P2,
P3, W1 to W7, N1 and N2, I1 and I2, L2. Within a run of one direction, Raqm does the rest.
"""

from itertools import groupby
from unicodedata import bidirectional

STRONG = {"L": "L", "R": "R", "AL": "R"}


def runs_to_the_left(text: str) -> bool:
    """Whether the first letter that has a direction runs to the left (P2, P3)."""
    return next((STRONG[kind] for c in text if (kind := bidirectional(c)) in STRONG), "L") == "R"


def levels(text: str, leftwards: bool) -> list[int]:
    """The embedding level of each character: even runs to the right, odd to the left."""
    base = 1 if leftwards else 0
    kinds = _neutral(_weak([bidirectional(c) or "L" for c in text], base), base)
    step = {("L", 0): 0, ("R", 0): 1, ("N", 0): 2, ("R", 1): 0, ("L", 1): 1, ("N", 1): 1}
    return [base + step[kind, base] for kind in kinds]


def _weak(kinds: list[str], base: int) -> list[str]:
    """Numbers and what belongs to them (W1 to W7): letters L and R, numbers EN and AN, and ON for everything else."""
    edge = "R" if base else "L"
    found: list[str] = []
    strong = edge
    for at, kind in enumerate(kinds):
        if kind == "NSM":
            kind = found[-1] if found else edge
        elif kind in ("ES", "CS") and 0 < at < len(kinds) - 1:
            before, after = found[-1], kinds[at + 1]
            after = "AN" if after == "EN" and strong == "AL" else after
            if before == after == "EN" or (kind == "CS" and before == after == "AN"):
                kind = before
        elif kind == "EN" and strong == "AL":
            kind = "AN"
        if kind in STRONG:
            strong = kind
        found.append(kind)
    for is_terminator, group in groupby(range(len(found)), key=lambda at: found[at] == "ET"):
        places = list(group)
        beside = {found[at] for at in (places[0] - 1, places[-1] + 1) if 0 <= at < len(found)}
        if is_terminator and "EN" in beside:
            for at in places:
                found[at] = "EN"
    strong = edge
    for at, kind in enumerate(found):
        if kind in STRONG:
            strong = found[at] = STRONG[kind]
        elif kind == "EN" and strong == "L":
            found[at] = "L"
        elif kind not in ("EN", "AN"):
            found[at] = "ON"
    return found


def _neutral(kinds: list[str], base: int) -> list[str]:
    """Spaces and signs take the direction of both neighbours, or else the line's (N1, N2); numbers become N."""
    edge = "R" if base else "L"
    sides = ["R" if kind in ("EN", "AN") else kind for kind in kinds]
    found: list[str] = []
    at = 0
    for kind, group in groupby(sides):
        length = len(list(group))
        if kind == "ON":
            before = sides[at - 1] if at else edge
            after = sides[at + length] if at + length < len(sides) else edge
            kind = before if before == after else edge
        found += [kind] * length
        at += length
    return ["N" if kinds[at] in ("EN", "AN") else kind for at, kind in enumerate(found)]


def visual_order(levels_of_runs: list[int]) -> list[int]:
    """The indexes of runs from left to right (L2)."""
    order = list(range(len(levels_of_runs)))
    for level in range(max(levels_of_runs, default=0), 0, -1):
        at = 0
        while at < len(order):
            end = at
            while end < len(order) and levels_of_runs[order[end]] >= level:
                end += 1
            order[at:end] = reversed(order[at:end])
            at = end + 1
    return order
