"""Draws the demo's pictures and films, so that the demo shows nothing borrowed.

One idea carries them all: the wheel. A series is a wheel of people who keep it turning, so every person
stands before the wheel of their own trade, and every landscape and workshop turns on one.

It writes, into `showcase/demo/`, of the first site (`skogelva/`):

- `images/<slug>.jpg`: eighteen portraits, 1200 x 1500, the face about (600, 560), each under 130 KB;
- `images/poster-<film>.jpg`: five posters, 1280 x 720, and `images/lead-<series>.jpg`: two lead pictures,
  1600 x 1000, each under 150 KB;
- `films/<slug>.mp4`: three films, 1280 x 720, 24 frames a second, 12 seconds, each under 700 KB;

and of the second, by the sea (`skumvaer/`), in colours of its own: four portraits. `brands/` has the second site's
mark and the logos of both sites' partners.

The same code draws the same pictures: all that looks random is seeded. It needs Python 3.11, Pillow, and
an `ffmpeg` with libx264 on the path.

    python tools/draw_demo_art.py                      # everything, in about a minute on two cores
    python tools/draw_demo_art.py --only marte-nyhus   # what has this in its key
    python tools/draw_demo_art.py --out /tmp/art       # somewhere else
"""

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from demo_art import coast, stills
from demo_art.brands import PICTURES
from demo_art.canvas import Canvas
from demo_art.films import FILMS, SIZE, Film, render
from demo_art.people import PEOPLE
from demo_art.person import Person
from demo_art.portraits import draw_portrait
from PIL import Image

DEMO = Path(__file__).resolve().parent.parent / "showcase" / "demo"
FIRST, SECOND, BRANDS = "skogelva", "skumvaer", "brands"
KB = 1000
PORTRAIT_LIMIT = 122 * KB
COAST_LIMIT = 100 * KB
SCENE_LIMIT = 140 * KB
FILM_LIMIT = 700 * KB

Job = tuple[str, Callable[[Path], Path]]
"""A key, and what writes its file under the demo's folder and returns the file's path."""


def write_jpeg(picture: Image.Image, target: Path, limit: int) -> None:
    """Write at the best quality that stays within the limit, in bytes, without EXIF.

    Raises ValueError if none does.
    """
    for quality in range(90, 55, -2):
        buffer = io.BytesIO()
        picture.save(buffer, "JPEG", quality=quality, optimize=True, progressive=True)
        if buffer.tell() <= limit:
            target.write_bytes(buffer.getvalue())
            return
    message = f"{target.name} does not fit in {limit} bytes: draw it with less grain"
    raise ValueError(message)


def portrait(people: Sequence[Person], index: int, site: str, limit: int, out: Path) -> Path:
    """Draw and write one portrait of a site."""
    person = people[index]
    target = out / site / "images" / f"{person.slug}.jpg"
    write_jpeg(draw_portrait(person), target, limit)
    return target


def still(key: str, scene: Callable[[Canvas], None], size: tuple[int, int], out: Path) -> Path:
    """Draw and write one poster or lead picture."""
    canvas = Canvas(*size, "#ffffff")
    scene(canvas)
    target = out / FIRST / "images" / f"{key}.jpg"
    write_jpeg(canvas.finish(), target, SCENE_LIMIT)
    return target


def poster(film: Film, out: Path) -> Path:
    """Write the frame that stands for a film."""
    return still(f"poster-{film.slug}", partial(film.scene, s=film.poster_at), SIZE, out)


def brand(name: str, out: Path) -> Path:
    """Draw and write one mark or logo."""
    target = out / BRANDS / f"{name}.png"
    PICTURES[name]().quantize(64, Image.Quantize.FASTOCTREE).save(target, "PNG", optimize=True)
    return target


def film(reel: Film, out: Path) -> Path:
    """Draw and write one film. Raises ValueError if it comes out too large."""
    target = out / FIRST / "films" / f"{reel.slug}.mp4"
    render(reel, target)
    if target.stat().st_size > FILM_LIMIT:
        message = f"{target.name} is larger than {FILM_LIMIT} bytes: raise crf in demo_art/films.py"
        raise ValueError(message)
    return target


def jobs() -> list[Job]:
    """Everything there is to draw, the slowest first."""
    lead = (1600, 1000)
    return [
        *((reel.slug, partial(film, reel)) for reel in FILMS),
        *(
            (person.slug, partial(portrait, people, i, site, limit))
            for people, site, limit in ((PEOPLE, FIRST, PORTRAIT_LIMIT), (coast.PEOPLE, SECOND, COAST_LIMIT))
            for i, person in enumerate(people)
        ),
        *((name, partial(brand, name)) for name in PICTURES),
        *((f"poster-{reel.slug}", partial(poster, reel)) for reel in FILMS),
        *(
            (key, partial(still, key, scene, size))
            for key, scene, size in (
                ("poster-a-course-before-lunch", stills.course, SIZE),
                ("poster-a-day-at-the-dam", stills.dam, SIZE),
                ("lead-keeping-the-wheels-turning", stills.wheels_turning, lead),
                ("lead-here-by-choice", stills.by_choice, lead),
            )
        ),
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw what was asked for, and say what was written."""
    parser = argparse.ArgumentParser(description="Draw the demo's pictures and films.")
    parser.add_argument("--only", metavar="KEY", default="", help="draw only what has this in its key")
    parser.add_argument(
        "--out", type=Path, default=DEMO, help="the folder to write into (default: %(default)s)"
    )
    options = parser.parse_args(arguments)
    chosen = [(key, job) for key, job in jobs() if options.only in key]
    if not chosen:
        parser.error(
            f"nothing has {options.only!r} in its key; the keys are: {', '.join(key for key, _ in jobs())}"
        )
    for folder in (f"{FIRST}/images", f"{FIRST}/films", f"{SECOND}/images", BRANDS):
        (options.out / folder).mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor(min(2, os.cpu_count() or 1)) as pool:
        for written in [pool.submit(job, options.out) for _, job in chosen]:
            path = written.result()
            print(f"{path.stat().st_size / KB:6.0f} KB  {path.relative_to(options.out)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
