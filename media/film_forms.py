"""The form in which a film is added and changed."""

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

WAIVERS = ("captions_waiver", "alternative_waiver", "description_waiver")


class FilmForm(WagtailAdminModelForm):
    """Remembers which manager let a film off a duty, and when.

    Another film in the place of this one is let off nothing: `notices` then has what the editor should be told.
    """

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.notices: list[str] = []

    def clean(self) -> dict:
        cleaned = super().clean()
        for name in WAIVERS:
            if cleaned.get(name) and len(cleaned[name].split()) < 2:
                self.add_error(name, _("Write the reason in a few words: it is kept with the film."))
        return cleaned

    def save(self, commit: bool = True):
        film = self.instance
        changed = set(self.changed_data)
        if changed & set(WAIVERS):
            film.waived_by, film.waived_at = self.for_user, timezone.now()
        elif film.pk and changed & {"address", "file"} and any(getattr(film, name) for name in WAIVERS):
            for name in WAIVERS:
                setattr(film, name, "")
            self.notices.append(
                _(
                    "This is another film, so the reasons for publishing the earlier one all the same are gone."
                )
            )
        return super().save(commit)
