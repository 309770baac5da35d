"""The success criteria that Norwegian law asks public bodies' sites to meet: data only.

WCAG 2.1 levels A and AA, less 1.2.3 and 1.2.4 (Regulation on universal design of ICT, § 4). 1.2.5 is asked of public
bodies only, of films first published on or after 1 February 2024. https://www.w3.org/TR/WCAG21/
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Criterion:
    """A success criterion: its number, its name, and whether it belongs to level A or AA."""

    number: str
    name: Promise
    level: str

    @property
    def principle(self) -> str:
        return self.number[0]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"


PRINCIPLES = {
    "1": _("Perceivable"),
    "2": _("Operable"),
    "3": _("Understandable"),
    "4": _("Robust"),
}

CRITERIA = (
    Criterion("1.1.1", _("Non-text Content"), "A"),
    Criterion("1.2.1", _("Audio-only and Video-only (Prerecorded)"), "A"),
    Criterion("1.2.2", _("Captions (Prerecorded)"), "A"),
    Criterion("1.2.5", _("Audio Description (Prerecorded)"), "AA"),
    Criterion("1.3.1", _("Info and Relationships"), "A"),
    Criterion("1.3.2", _("Meaningful Sequence"), "A"),
    Criterion("1.3.3", _("Sensory Characteristics"), "A"),
    Criterion("1.3.4", _("Orientation"), "AA"),
    Criterion("1.3.5", _("Identify Input Purpose"), "AA"),
    Criterion("1.4.1", _("Use of Color"), "A"),
    Criterion("1.4.2", _("Audio Control"), "A"),
    Criterion("1.4.3", _("Contrast (Minimum)"), "AA"),
    Criterion("1.4.4", _("Resize text"), "AA"),
    Criterion("1.4.5", _("Images of Text"), "AA"),
    Criterion("1.4.10", _("Reflow"), "AA"),
    Criterion("1.4.11", _("Non-text Contrast"), "AA"),
    Criterion("1.4.12", _("Text Spacing"), "AA"),
    Criterion("1.4.13", _("Content on Hover or Focus"), "AA"),
    Criterion("2.1.1", _("Keyboard"), "A"),
    Criterion("2.1.2", _("No Keyboard Trap"), "A"),
    Criterion("2.1.4", _("Character Key Shortcuts"), "A"),
    Criterion("2.2.1", _("Timing Adjustable"), "A"),
    Criterion("2.2.2", _("Pause, Stop, Hide"), "A"),
    Criterion("2.3.1", _("Three Flashes or Below Threshold"), "A"),
    Criterion("2.4.1", _("Bypass Blocks"), "A"),
    Criterion("2.4.2", _("Page Titled"), "A"),
    Criterion("2.4.3", _("Focus Order"), "A"),
    Criterion("2.4.4", _("Link Purpose (In Context)"), "A"),
    Criterion("2.4.5", _("Multiple Ways"), "AA"),
    Criterion("2.4.6", _("Headings and Labels"), "AA"),
    Criterion("2.4.7", _("Focus Visible"), "AA"),
    Criterion("2.5.1", _("Pointer Gestures"), "A"),
    Criterion("2.5.2", _("Pointer Cancellation"), "A"),
    Criterion("2.5.3", _("Label in Name"), "A"),
    Criterion("2.5.4", _("Motion Actuation"), "A"),
    Criterion("3.1.1", _("Language of Page"), "A"),
    Criterion("3.1.2", _("Language of Parts"), "AA"),
    Criterion("3.2.1", _("On Focus"), "A"),
    Criterion("3.2.2", _("On Input"), "A"),
    Criterion("3.2.3", _("Consistent Navigation"), "AA"),
    Criterion("3.2.4", _("Consistent Identification"), "AA"),
    Criterion("3.3.1", _("Error Identification"), "A"),
    Criterion("3.3.2", _("Labels or Instructions"), "A"),
    Criterion("3.3.3", _("Error Suggestion"), "AA"),
    Criterion("3.3.4", _("Error Prevention (Legal, Financial, Data)"), "AA"),
    Criterion("4.1.1", _("Parsing"), "A"),
    Criterion("4.1.2", _("Name, Role, Value"), "A"),
    Criterion("4.1.3", _("Status Messages"), "AA"),
)
BY_NUMBER = {criterion.number: criterion for criterion in CRITERIA}


def choices() -> list[tuple[str, str]]:
    """For a form: each criterion's number, and its number and name."""
    return [(criterion.number, str(criterion)) for criterion in CRITERIA]
