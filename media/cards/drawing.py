"""Drawing what a layout says, pixel by pixel, and nothing else."""

from io import BytesIO

from PIL import Image, ImageDraw

from . import letters, pictures, wheel
from .colours import Colour
from .items import Corner, Layout, Logo, Panel, Photo, Wheel, Words

MOST_BYTES = 300_000
QUALITIES = (90, 84, 76, 66, 54, 40, 25)


def paint(layout: Layout) -> Image.Image:
    """The card as a picture. Raises pictures.UnreadableError."""
    image = Image.new("RGB", layout.size, layout.ground)
    for item in layout.items:
        PAINTERS[type(item)](image, item)
    return image


def encode(image: Image.Image) -> bytes:
    """A JPEG of less than 300 KB: at the best quality that allows it. Red letters stay sharp: no colour is halved."""
    for quality in QUALITIES:
        buffer = BytesIO()
        image.save(buffer, "JPEG", quality=quality, subsampling=0 if quality > 60 else 2)
        if buffer.tell() < MOST_BYTES:
            break
    return buffer.getvalue()


def _panel(image: Image.Image, item: Panel) -> None:
    size = _size(item.box)
    image.paste(item.colour, item.box, _mask(size, item.corner, item.radius))


def _photo(image: Image.Image, item: Photo) -> None:
    size = _size(item.box)
    photograph = pictures.photograph(item.picture, size, close=item.close)
    image.paste(photograph, item.box, _mask(size, item.corner, item.radius))


def _wheel(image: Image.Image, item: Wheel) -> None:
    left, top, right, bottom = item.within or (0, 0, *image.size)
    seen = image.crop((left, top, right, bottom))
    at = item.box[0] - left, item.box[1] - top
    size = item.box[2] - item.box[0]
    if item.disc:
        _disc(seen, (at[0], at[1], at[0] + size, at[1] + size), item.disc)
    for mask, colour in zip(
        wheel.masks(item.people, size, item.towards), (item.free, item.ink, item.one), strict=True
    ):
        seen.paste(colour, at, mask)
    if item.play:
        _play(seen, (at[0], at[1], at[0] + size, at[1] + size), item.play)
    image.paste(seen, (left, top), _mask(seen.size, item.corner, item.radius))


def _words(image: Image.Image, item: Words) -> None:
    draw = ImageDraw.Draw(image)
    fitted = item.fitted
    for line in fitted.lines:
        pen, baseline = item.box[0] + line.x, item.box[1] + line.baseline
        if item.underline and (ink := letters.ink(line.text, fitted.face, fitted.size, fitted.leftwards)):
            below = round(fitted.size * 0.26)
            thick = max(2, round(fitted.size * 0.11))
            draw.rectangle(
                (pen + ink[0], baseline + below, pen + ink[2] - 1, baseline + below + thick - 1),
                fill=item.underline,
            )
        for run in letters.runs(line.text, fitted.face, fitted.leftwards):
            font = run.font(fitted.face, fitted.size)
            draw.text((pen, baseline), **run.drawn, font=font, fill=item.colour, anchor="ls")
            pen += round(font.getlength(**run.drawn))


def _logo(image: Image.Image, item: Logo) -> None:
    logo = pictures.logo(item.picture, _size(item.box))
    ground = item.night if pictures.is_light(logo) else item.ground
    image.paste(ground, item.tab, _mask(_size(item.tab), item.corner, item.radius))
    logo = pictures.laid_on(logo, ground)
    image.paste(
        logo,
        (
            item.box[2] - logo.width if item.at_end else item.box[0],
            (item.box[1] + item.box[3] - logo.height) // 2,
        ),
        logo,
    )


def _disc(image: Image.Image, box: letters.Box, colour: Colour) -> None:
    """A circle a little larger than the wheel on it."""
    finer, size = 4, box[2] - box[0]
    more = round(size * 0.04)
    mask = Image.new("L", ((size + 2 * more) * finer,) * 2)
    ImageDraw.Draw(mask).ellipse((0, 0, mask.width - 1, mask.height - 1), fill=255)
    image.paste(colour, (box[0] - more, box[1] - more), mask.reduce(finer))


def _play(image: Image.Image, box: letters.Box, colour: Colour) -> None:
    """The triangle in the middle of the wheel, as the site's player has it."""
    finer, size = 4, box[2] - box[0]
    mask = Image.new("L", (size * finer, size * finer))
    unit = size * finer / 100
    corners = [(50 * unit + x * unit, 50 * unit + y * unit) for x, y in ((-13, -20), (23, 0), (-13, 20))]
    ImageDraw.Draw(mask).polygon(corners, fill=255)
    image.paste(colour, box[:2], mask.reduce(finer))


def _mask(size: tuple[int, int], corner: Corner | None, radius: int) -> Image.Image:
    """All of a box but what is outside the quarter of a wheel in its corner."""
    mask = Image.new("L", size, 255)
    if corner:
        right, low = corner.value
        radius = min(radius, *size)
        quarter = Image.new("L", (radius * 4, radius * 4))
        x, y = (0 if right else radius * 4), (0 if low else radius * 4)
        ImageDraw.Draw(quarter).ellipse(
            (x - radius * 4, y - radius * 4, x + radius * 4 - 1, y + radius * 4 - 1), fill=255
        )
        mask.paste(quarter.reduce(4), (right * (size[0] - radius), low * (size[1] - radius)))
    return mask


def _size(box: letters.Box) -> tuple[int, int]:
    return box[2] - box[0], box[3] - box[1]


PAINTERS = {Panel: _panel, Photo: _photo, Wheel: _wheel, Words: _words, Logo: _logo}
