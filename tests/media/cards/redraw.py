"""Draw the reference pictures anew, after a change of how cards look. Look at them before committing:

python -m tests.media.cards.redraw
"""

from pathlib import Path

from PIL import Image

from media.cards import Card, Shape, painted

REFERENCE = Path(__file__).parent / "reference"


def small(card: Card, shape: Shape) -> Image.Image:
    """The card at half its size, in a palette of its own: as its reference picture is stored."""
    return painted(card, shape).reduce(2).quantize(256, dither=Image.Dither.NONE)


def main() -> None:
    from .samples import SAMPLES

    REFERENCE.mkdir(exist_ok=True)
    for path in REFERENCE.glob("*.png"):
        path.unlink()
    for name, (card, shape) in SAMPLES.items():
        small(card, shape).save(REFERENCE / f"{name}.png", optimize=True)
    size = sum(path.stat().st_size for path in REFERENCE.glob("*.png"))
    print(f"{len(SAMPLES)} pictures, {size:,} bytes")


if __name__ == "__main__":
    main()
