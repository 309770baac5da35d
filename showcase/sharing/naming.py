"""What things are called where they are shown away from their own page."""

from django.utils.translation import gettext as _

from profiles.models import Answer, ProfilePage, SeriesPage


def title_of(thing: ProfilePage | Answer | SeriesPage) -> str:
    """A profile's as “name: headline”, an answer's as “name: question”, a series' own. An answer's needs `page`."""
    if isinstance(thing, Answer):
        return _("%(name)s: %(words)s") % {"name": thing.page.name, "words": thing.wording}
    if isinstance(thing, ProfilePage) and thing.headline:
        return _("%(name)s: %(words)s") % {"name": thing.name, "words": thing.headline}
    return thing.title
