"""How long a card takes to draw, for each kind and shape: time of one core, and the weight of the file.

    python -m benchmarks.cards

Everything is drawn once to warm up, then timed; the median and the slowest of seven are told, in milliseconds of
processor time. The portrait is a photograph of 40 megapixels, as large as the site takes; the faces on the cards of
series and questions are five of 800 × 1000, as the site's own crops are. At the end: what a photograph costs.
"""

from functools import partial
from io import BytesIO
from statistics import median
from time import process_time

from PIL import Image, ImageFilter

from media.cards import Card, Kind, Picture, Shape, draw

RUNS = 7
TEXT = "Han skulle bare være her ett år, men så kom elva, og en nabo som lærte ham å lafte hus av gammel furu"


def photograph(width: int, height: int, **options) -> bytes:
    """A JPEG as rich in detail as a sharp photograph: some 2 bits for each pixel."""
    tile = Image.merge(
        "RGB", [Image.effect_noise((1000, 1000), 60).filter(ImageFilter.GaussianBlur(1.1))] * 3
    )
    image = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    for left in range(0, width, 1000):
        for top in range(0, height, 1000):
            box = (left, top, min(left + 1000, width), min(top + 1000, height))
            part = tile.crop((0, 0, box[2] - left, box[3] - top))
            image.paste(Image.blend(image.crop(box), part, 0.5), box)
    buffer = BytesIO()
    image.save(buffer, "JPEG", quality=90, **options)
    return buffer.getvalue()


def picture(data: bytes, key: str) -> Picture:
    return Picture(key, partial(BytesIO, data), (0.35, 0.2, 0.65, 0.5))


def timed(card: Card, shape: Shape) -> tuple[list[float], int]:
    data = draw(card, shape)
    times = []
    for _ in range(RUNS):
        started = process_time()
        draw(card, shape)
        times.append((process_time() - started) * 1000)
    return times, len(data)


def logo() -> Picture:
    buffer = BytesIO()
    Image.linear_gradient("L").resize((900, 300)).convert("RGBA").save(buffer, "PNG")
    return picture(buffer.getvalue(), "logo")


def main() -> None:
    large = photograph(5480, 7300)
    face = picture(photograph(800, 1000), "face")
    base = Card(
        Kind.PROFILE,
        TEXT,
        over="Hjula i gang",
        name="Tomasz Wróbel",
        line="Laftelærling, Bue og Sperre Limtre",
        site="Skogelva",
        picture=picture(large, "large"),
        faces=(face,) * 5,
        logo=logo(),
        people=18,
    )
    print(
        f"A photograph of 40 megapixels, {len(large) / 1e6:.1f} MB; median and slowest of {RUNS}, in ms; size in KB\n"
    )
    print(
        "| | "
        + " | ".join(f"{shape.name.lower()} {shape.size[0]} × {shape.size[1]}" for shape in Shape)
        + " |"
    )
    print("|---|" + "---|" * len(Shape))
    for kind in Kind:
        cells = []
        for shape in Shape:
            times, size = timed(Card(**{**vars(base), "kind": kind}), shape)
            cells.append(f"{median(times):.0f}, {max(times):.0f}; {size / 1000:.0f} KB")
        print(f"| {kind.value} | " + " | ".join(cells) + " |")
    print()
    originals = {
        "none": None,
        "960 × 1200, a crop of the site's": picture(photograph(960, 1200), "crop"),
        "12 megapixels": picture(photograph(3000, 4000), "12"),
        "40 megapixels": picture(large, "40"),
        "40 megapixels, progressive": picture(photograph(5480, 7300, progressive=True), "40p"),
    }
    print("| profile for links, portrait | ms |\n|---|---|")
    for name, original in originals.items():
        times, _ = timed(Card(**{**vars(base), "picture": original}), Shape.LINK)
        print(f"| {name} | {median(times):.0f} |")


if __name__ == "__main__":
    main()
