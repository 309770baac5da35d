"""The forms in which a film is added and changed."""

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from . import film_details
from .posters import PosterError

WAIVERS = ("captions_waiver", "alternative_waiver", "description_waiver")


class ReadsFilmFileMixin:
    """For a form with a film's `file`: takes length, silence and poster from it, where nobody has given them.

    `notices` has what the editor should be told after saving.
    """

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.notices: list[str] = []

    def save(self, commit: bool = True):
        film = super().save(commit)
        if commit and "file" in self.changed_data and film.file:
            try:
                film_details.read_file(film)
            except PosterError as error:
                self.notices.append(str(error))
            film.save()
        return film


class FilmForm(ReadsFilmFileMixin, WagtailAdminModelForm):
    """Remembers which manager let a film off a duty, and when."""

    def clean(self) -> dict:
        cleaned = super().clean()
        for name in WAIVERS:
            if cleaned.get(name) and len(cleaned[name].split()) < 2:
                self.add_error(name, _("Write the reason in a few words: it is kept with the film."))
        return cleaned

    def save(self, commit: bool = True):
        if any(name in self.changed_data for name in WAIVERS):
            self.instance.waived_by, self.instance.waived_at = self.for_user, timezone.now()
        return super().save(commit)
