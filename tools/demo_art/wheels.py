"""The wheel, in as many forms as there are trades: every portrait and every scene turns on one."""

# Points stay in rows, as an outline is drawn.
# fmt: off

from itertools import pairwise

from .canvas import Canvas, Point, polar
from .palette import Colour, mix


def spin(count: int, phase: float = 0.0) -> list[float]:
    """Angles that share a turn evenly, from the phase on, in degrees."""
    return [phase + i * 360 / count for i in range(count)]


def spoke(c: Canvas, at: Point, r0: float, r1: float, degrees: float, w0: float, w1: float,
        fill: Colour) -> None:
    """A spoke from one radius to another; its width goes from w0 to w1."""
    with c.at(*at, turn=degrees):
        c.polygon([(r0, -w0 / 2), (r1, -w1 / 2), (r1, w1 / 2), (r0, w0 / 2)], fill)


def sun(c: Canvas, at: Point, r0: float, r1: float, count: int, fill: Colour, share: float = 0.5,
        phase: float = 0) -> None:
    """Rays: every other wedge of a wheel."""
    for a in spin(count, phase):
        c.wedge(*at, r0, r1, a, a + 360 / count * share, fill)


def cart(c: Canvas, at: Point, r: float, count: int, fill: Colour, iron: Colour, phase: float = 0) -> None:
    """A wooden cart wheel: turned spokes, felloes with their joints, an iron tyre, a hub."""
    c.ring(*at, r, r * 0.03, iron)
    c.ring(*at, r * 0.92, r * 0.12, fill)
    for a in spin(count, phase):
        spoke(c, at, r * 0.2, r * 0.88, a, r * 0.07, r * 0.05, fill)
        spoke(c, at, r * 0.86, r * 0.98, a + 180 / count, r * 0.012, r * 0.012, iron)
    c.disc(*at, r * 0.22, fill)
    c.ring(*at, r * 0.16, r * 0.02, iron)
    c.disc(*at, r * 0.07, iron)


def gear(c: Canvas, at: Point, r: float, teeth: int, fill: Colour, hole: Colour, phase: float = 0) -> None:
    """A toothed wheel with round windows."""
    step = 360 / teeth
    for a in spin(teeth, phase):
        outline = [polar(*at, r * 0.86, a - step * 0.34), polar(*at, r, a - step * 0.2), polar(*at, r,
            a + step * 0.2), polar(*at, r * 0.86, a + step * 0.34), at]
        c.polygon(outline, fill)
    c.disc(*at, r * 0.88, fill)
    for a in spin(6, phase):
        c.disc(*polar(*at, r * 0.56, a), r * 0.15, hole)
    c.ring(*at, r * 0.79, r * 0.018, hole)
    c.disc(*at, r * 0.17, hole)


def saw(c: Canvas, at: Point, r: float, teeth: int, fill: Colour, mark: Colour, phase: float = 0) -> None:
    """A circular saw blade, its teeth leaning into the turn."""
    step = 360 / teeth
    outline: list[Point] = []
    for a in spin(teeth, phase):
        outline += [polar(*at, r, a), polar(*at, r * 0.985, a + step * 0.12), polar(*at, r * 0.89,
            a + step * 0.2)]
        outline += [polar(*at, r * 0.885, a + step * 0.42), polar(*at, r * 0.92, a + step * 0.7)]
    c.polygon(outline, fill)
    for a in spin(6, phase):
        c.polygon([polar(*at, r * 0.7, a), polar(*at, r * 0.46, a + 16), polar(*at, r * 0.445, a + 14)], mark)
    c.ring(*at, r * 0.27, r * 0.012, mark)
    c.disc(*at, r * 0.06, mark)


def tyre(c: Canvas, at: Point, r: float, rubber: Colour, rim: Colour, hub: Colour, phase: float = 0) -> None:
    """A lorry's tyre with deep treads, and its rim with bolts."""
    for a in spin(40, phase):
        with c.at(*at, turn=a):
            c.polygon([(r * 0.9, -r * 0.05), (r * 1.04, -r * 0.02), (r * 1.04, r * 0.05),
                (r * 0.9, r * 0.03)], rubber)
    c.disc(*at, r * 0.98, rubber)
    c.disc(*at, r * 0.68, rim)
    c.ring(*at, r * 0.58, r * 0.02, rubber)
    for a in spin(10, phase):
        c.disc(*polar(*at, r * 0.46, a), r * 0.045, rubber)
    c.disc(*at, r * 0.3, hub)


def seats(c: Canvas, at: Point, r: float, count: int, fill: Colour, rim: Colour, phase: float = 0) -> None:
    """A wheel of people seen from above: a round of heads and shoulders about a rim."""
    c.ring(*at, r, r * 0.025, rim)
    for a in spin(count, phase):
        spoke(c, at, 0, r, a, r * 0.012, r * 0.012, rim)
        with c.at(*polar(*at, r * 1.02, a), turn=a):
            c.ellipse(0, 0, r * 0.085, r * 0.15, fill)
            c.disc(-r * 0.02, 0, r * 0.07, rim)


def turbine(c: Canvas, at: Point, r: float, count: int, blades: tuple[Colour, Colour], rim: Colour,
        phase: float = 0) -> None:
    """A runner of a water turbine: curved blades between a rim and a hub."""
    for i, a in enumerate(spin(count, phase)):
        with c.at(*at, turn=a):
            c.shape([(r * 0.2, 0), (r * 0.2, 0), (r * 0.45, -r * 0.2), (r * 0.78, -r * 0.2),
                (r * 1.0, -r * 0.02), (r * 1.0, -r * 0.02), (r * 0.98, r * 0.16), (r * 0.98, r * 0.16),
                (r * 0.72, -r * 0.03), (r * 0.45, -r * 0.04)], blades[i % 2])
    c.ring(*at, r, r * 0.06, rim)
    c.disc(*at, r * 0.22, rim)
    c.disc(*at, r * 0.08, blades[0])


def pages(c: Canvas, at: Point, r: float, count: int, tones: tuple[Colour, ...]) -> None:
    """An open book turned right round: leaves that fan out and bend at their ends."""
    for i, a in enumerate(spin(count, -90)):
        with c.at(*at, turn=a):
            leaf = [(0, 0), (0, 0), (r * 0.5, -r * 0.05), (r, -r * 0.2), (r, -r * 0.2), (r * 0.98, r * 0.03)]
            c.shape([*leaf, (r * 0.98, r * 0.03), (r * 0.5, r * 0.07)], tones[i % len(tones)])


def keys(c: Canvas, at: Point, r: float, count: int, fill: Colour, ground: Colour, phase: float = 0) -> None:
    """A caretaker's wheel: keys on a ring, bits outwards."""
    for i, a in enumerate(spin(count, phase)):
        with c.at(*at, turn=a):
            c.polygon([(r * 0.5, -r * 0.022), (r, -r * 0.022), (r, r * 0.022), (r * 0.5, r * 0.022)], fill)
            for x in (0.8, 0.88, 0.955)[i % 2 :]:
                c.polygon([(r * x, 0), (r * (x + 0.045), 0), (r * (x + 0.045), r * 0.1), (r * x, r * 0.1)],
                    fill)
            c.disc(r * 0.5, 0, r * 0.085, fill)
            c.disc(r * 0.5, 0, r * 0.04, ground)
    c.ring(*at, r * 0.46, r * 0.025, fill)


def pinwheel(c: Canvas, at: Point, r: float, tones: tuple[Colour, ...], phase: float = 0) -> None:
    """A paper windmill of eight folded sails."""
    for i, a in enumerate(spin(8, phase)):
        with c.at(*at, turn=a):
            tone = tones[i % len(tones)]
            c.shape([(0, 0), (0, 0), (r * 0.35, -r * 0.16), (r * 0.8, -r * 0.12), (r, r * 0.08),
                (r, r * 0.08), (r * 0.45, r * 0.09)], tone)
            c.shape([(0, 0), (0, 0), (r * 0.45, r * 0.09), (r, r * 0.08), (r, r * 0.08), (r * 0.5, r * 0.2)],
                mix(tone, "#ffffff", 0.45))
    c.disc(*at, r * 0.05, tones[0])


def crispbread(c: Canvas, at: Point, r: float, fill: Colour, mark: Colour, hole: Colour) -> None:
    """A round of crispbread: docked in rings, with the hole it hung from the ceiling by."""
    c.disc(*at, r, fill)
    for ring in range(4, 19):
        radius = r * ring / 19.5
        count = ring * 5
        for a in spin(count, ring * 7):
            c.disc(*polar(*at, radius, a), r * 0.0095, mark)
    c.disc(*at, r * 0.13, hole)


def arches(c: Canvas, at: Point, r: float, tones: tuple[Colour, ...], layers: int = 9) -> None:
    """Glued laminated timber bent right round: bands of wood about a centre."""
    for i in range(layers):
        c.disc(*at, r * (1 - i / (layers + 3)), tones[i % len(tones)])


def rosette(c: Canvas, at: Point, r: float, fill: Colour, second: Colour, ground: Colour) -> None:
    """The six-petalled rose that carvers drew with a compass, inside a notched rim."""
    c.disc(*at, r, fill)
    c.disc(*at, r * 0.9, ground)
    for a in spin(36):
        with c.at(*at, turn=a):
            c.polygon([(r * 0.91, -r * 0.05), (r * 0.99, 0), (r * 0.91, r * 0.05)], ground)
    for a in spin(12):
        tone = fill if round(a / 30) % 2 == 0 else second
        reach = 0.86 if tone == fill else 0.8
        with c.at(*at, turn=a):
            c.shape([(0, 0), (0, 0), (r * reach / 2, -r * 0.115), (r * reach, 0), (r * reach, 0),
                (r * reach / 2, r * 0.115)], tone)


def tree_rings(c: Canvas, at: Point, r: float, bark: Colour, tones: tuple[Colour, ...],
        count: int = 11) -> None:
    """A felled trunk seen on its end: years as rings, not quite round and not quite even."""
    for i in range(count):
        share = 1 - i / count
        radius = r * share * (1 if i % 3 else 1.03)
        wobble = [polar(at[0] + r * 0.06 * (1 - share), at[1], radius * (1 + 0.025 * ((k * 5 + i) % 4)),
            k * 30) for k in range(12)]
        c.shape(wobble, bark if i == 0 else tones[i % len(tones)])


def bicycle(c: Canvas, at: Point, r: float, count: int, fill: Colour, rim: Colour) -> None:
    """A laced wheel: thin spokes that leave the hub aslant and cross."""
    for a in spin(count):
        for side in (-26, 26):
            start, end = polar(*at, r * 0.12, a + side * 3), polar(*at, r, a)
            c.stroke([start, end], r * 0.007, fill)
    c.ring(*at, r, r * 0.07, rim)
    c.disc(*at, r * 0.13, rim)


def blocks(c: Canvas, at: Point, radii: tuple[float, ...], count: int, tones: tuple[Colour, ...],
        gap: float = 1.4) -> None:
    """Rings of blocks, as in an early computer game; the colours run as a spiral."""
    for row, (inner, outer) in enumerate(pairwise(radii)):
        for i, a in enumerate(spin(count)):
            tone = tones[(i + row * 2) % len(tones)]
            c.wedge(*at, inner + 5, outer - 5, a + gap, a + 360 / count - gap, tone)


def coil(c: Canvas, at: Point, r: float, turns: int, fill: Colour, width: float) -> None:
    """A drum of cable: turns laid close, one end leading out."""
    for i in range(turns):
        c.ring(*at, r - i * width * 1.9, width, fill)


def dial(c: Canvas, at: Point, r: float, fill: Colour, strong: Colour) -> None:
    """The day as a wheel of twenty-four hours, the night's drawn short."""
    for i, a in enumerate(spin(24, -90)):
        night = i < 7 or i > 19
        spoke(c, at, r * (0.86 if night else 0.62), r, a, 16 if night else 22, 16 if night else 34,
            strong if night else fill)
