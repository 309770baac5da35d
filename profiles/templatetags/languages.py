"""Which language a text is in, where it is not the page's."""

from django import template
from django.db.models import Model
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def lang_of(thing: Model, field: str) -> SafeString | str:
    """The attribute `lang` for a field of a translation that is still in the original's words; "" for any other."""
    language = thing.still_original.get(field)
    return format_html(' lang="{}"', language) if language else ""
