"""The wheel: one spoke for each person, each with stretched arms that make the rim. Drawn as on the site's pages."""

from math import cos, degrees, pi, sin

from PIL import Image, ImageDraw

FEWEST_SPOKES, MOST_SPOKES = 8, 48
# On a square of 100 units.
HUB, RIM, MIDDLE = 14, 42, 5


def masks(people: int, size: int, towards: int) -> tuple[Image.Image, Image.Image, Image.Image]:
    """What to fill on a square of `size` pixels: places that nobody has taken, all people, and the one of them.

    The one is the taken place that is nearest to `towards`, in degrees from the top, to the right. Without people it is
    the mark of the site, with eight.
    """
    taken = min(people, MOST_SPOKES) if people > 0 else FEWEST_SPOKES
    spokes = max(taken, FEWEST_SPOKES)
    one = min(range(taken), key=lambda at: abs((360 * at / spokes - towards + 180) % 360 - 180))
    groups = (range(taken, spokes), [at for at in range(taken) if at != one], [one])
    return tuple(_mask(group, spokes, size, hub=number == 1) for number, group in enumerate(groups))


def _mask(figures, spokes: int, size: int, *, hub: bool) -> Image.Image:
    finer = 4 if size < 300 else 2
    large = size * finer
    mask = Image.new("L", (large, large))
    draw = ImageDraw.Draw(mask)
    unit = large / 100
    stroke = max(1.6, 6.5 - spokes * 0.13 + (0.6 if spokes == FEWEST_SPOKES else 0)) * unit

    def point(angle: float, radius: float) -> tuple[float, float]:
        return large / 2 + radius * unit * cos(angle), large / 2 + radius * unit * sin(angle)

    def dot(centre: tuple[float, float], radius: float) -> None:
        x, y = centre
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)

    for figure in figures:
        middle = 2 * pi * figure / spokes - pi / 2
        reach = pi / spokes - min(0.11, pi / spokes * 0.3)
        body = point(middle, HUB), point(middle, RIM)
        draw.line(body, fill=255, width=round(stroke))
        edge = large / 2 - RIM * unit - stroke / 2
        draw.arc(
            (edge, edge, large - edge, large - edge),
            degrees(middle - reach),
            degrees(middle + reach),
            fill=255,
            width=round(stroke),
        )
        for end in (body[0], point(middle - reach, RIM), point(middle + reach, RIM)):
            dot(end, stroke / 2)
    if hub:
        dot((large / 2, large / 2), MIDDLE * unit)
    return mask.reduce(finer)
