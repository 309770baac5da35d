"""Things in other languages, for tests: copies of those in the first, with words of their own."""

from typing import TypeVar

from django.db.models import Model
from wagtail.models import Locale, Page

from profiles.models import ProfilePage

Thing = TypeVar("Thing", bound=Model)


def in_language(thing: Thing, language: str, **words) -> Thing:
    """A row in another language, or a page, published with everything above it; with these words for its own."""
    locale = Locale.objects.get_or_create(language_code=language)[0]
    if not isinstance(thing, Page):
        copy = thing.copy_for_translation(locale)
        for name, value in words.items():
            setattr(copy, name, value)
        copy.save()
        return copy
    for above in thing.get_ancestors().filter(depth__gt=1).specific():
        if not above.has_translation(locale):
            in_language(above, language)
    copy = thing.copy_for_translation(locale, copy_parents=True)
    answers = words.pop("answers", [])
    for name, value in words.items():
        setattr(copy, name, value)
    if isinstance(copy, ProfilePage):
        for answer, body in zip(copy.answers.all(), answers, strict=False):
            answer.body = f"<p>{body}</p>"
    copy.save_revision().publish()
    return type(copy).objects.get(pk=copy.pk)
