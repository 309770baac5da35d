"""How well two colours can be told apart (WCAG 2.2, definition of contrast ratio)."""

# WCAG 2.2 SC 1.4.3: text of ordinary size.
READABLE = 4.5


def contrast(colour: str, ground: str) -> float | None:
    """The contrast ratio of two colours like "#b8182f", from 1 to 21; None where one of them is no colour."""
    try:
        light, dark = sorted((_luminance(colour), _luminance(ground)), reverse=True)
    except ValueError:
        return None
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    """WCAG 2.2, definition of relative luminance. Raises `ValueError`."""
    if len(colour) != 7 or not colour.startswith("#"):
        raise ValueError(colour)
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
