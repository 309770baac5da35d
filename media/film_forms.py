"""The form in which a film is added and changed."""

from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from . import embeds

WAIVERS = ("captions_waiver", "alternative_waiver", "description_waiver")
# Reasons that let a film through the gates.
REASONS = ("description_not_needed", *WAIVERS)
# What was said of a film and need not be true of another, with what says nothing.
SAID_OF_A_FILM = {"silent": False, "captioned_already": False, "duration": None} | dict.fromkeys(REASONS, "")
NO_FILM = embeds.HostedFilm("", "")


class FilmForm(WagtailAdminModelForm):
    """Remembers which manager let a film off a duty, and when.

    Another film in the place of this one begins anew: what was said of the earlier one is gone unless it is said
    again, and `notices` then has what the editor should be told.
    """

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.notices: list[str] = []

    def clean(self) -> dict:
        cleaned = super().clean()
        for name in REASONS:
            if cleaned.get(name) and len(cleaned[name].split()) < 2:
                self.add_error(name, _("Write the reason in a few words: it is kept with the film."))
        return cleaned

    def save(self, commit: bool = True):
        film, changed = self.instance, set(self.changed_data)
        if changed & set(WAIVERS):
            film.waived_by, film.waived_at = self.for_user, timezone.now()
        if self._is_another_film():
            for name in SAID_OF_A_FILM.keys() - changed:
                setattr(film, name, SAID_OF_A_FILM[name])
            self.notices.append(self._what_to_check())
        return super().save(commit)

    def _is_another_film(self) -> bool:
        """Whether the film that was here has been replaced; another spelling of its address is the same film."""
        film = self.instance
        if not film.pk:
            return False
        found = embeds.find_stored(film.address) or NO_FILM
        is_elsewhere = "address" in self.changed_data and not embeds.is_same(film.kept, found)
        return is_elsewhere or "file" in self.changed_data

    def _what_to_check(self) -> str:
        parts = ", ".join(self._left_of_the_earlier_film())
        notice = _(
            "This is another film, so what was ticked for the earlier one and the reasons that were given no longer "
            "count."
        )
        check = _("Check what is still the earlier film's: %(parts)s.") % {"parts": parts} if parts else ""
        return f"{notice} {check}".rstrip()

    def _left_of_the_earlier_film(self) -> list[str]:
        """What belongs to the earlier film and was not exchanged together with it."""
        film, changed = self.instance, set(self.changed_data)
        captions = self.formsets.get("captions")
        exchanged = captions is not None and captions.has_changed()
        # An editor's text is written anew when a form is saved; its words tell whether it is another.
        words = strip_tags(film.transcript).strip()
        left = {
            _("transcript"): words and words == strip_tags(self.initial.get("transcript") or "").strip(),
            _("captions files"): film.captions.exists() and not exchanged,
            _("version with audio description"): film.described and not _is_exchanged("described", changed),
            _("version in sign language"): film.signed and not _is_exchanged("signed", changed),
            _("poster"): film.poster_id and "poster" not in changed,
        }
        return [name for name, is_left in left.items() if is_left]


def _is_exchanged(version: str, changed: set[str]) -> bool:
    return bool({f"{version}_address", f"{version}_file"} & changed)
