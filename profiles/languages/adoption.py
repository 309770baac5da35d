"""Translations that were not made in wagtail-localize, handed to it: a translator goes on in its editor."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.strings import validate_translation_links

if TYPE_CHECKING:
    from wagtail.models import Locale, TranslatableMixin


def adopt(original: TranslatableMixin, translated: TranslatableMixin) -> None:
    """Keep each text of `translated` as the translation of the same text of `original`.

    Texts are the same by their field, and rich text by the place of each paragraph in it. Where one of them has more
    paragraphs than the other, or other links, they cannot be told apart: then the translation stays a page to edit as
    any other.
    """
    source, _changed = TranslationSource.update_or_create_from_instance(original)
    texts = _at_their_places(
        (segment.path, segment.string.data)
        for segment in sorted(extract_segments(translated), key=lambda segment: segment.order)
        if isinstance(segment, StringSegmentValue)
    )
    segments = (
        StringSegment.objects.filter(source=source).select_related("context", "string").order_by("order")
    )
    ours = _at_their_places((segment.context.path, segment) for segment in segments)
    missing = set(getattr(translated, "provenance", {}).get("missing", ()))
    alike, words = True, {}
    for place, same in ours.items():
        if same[0].context.path in missing:
            continue
        if len(same) != len(texts[place]):
            alike = False
            continue
        for segment, text in zip(same, texts[place], strict=True):
            if _has_the_links_of(segment.string.data, text):
                words[segment.string_id, segment.context_id] = text
            else:
                alike = False
    _keep(words, translated.locale)
    Translation.objects.update_or_create(
        source=source, target_locale=translated.locale, defaults={"enabled": alike}
    )


def _has_the_links_of(original: str, text: str) -> bool:
    """Whether a translation has no link that the original has not: wagtail-localize could not put that into a page."""
    try:
        validate_translation_links(original, text)
    except ValueError:
        return False
    return True


def _keep(words: dict[tuple[int, int], str], locale: Locale) -> None:
    """Write translations by the keys of text and context: two queries, and one for each that has changed."""
    contexts = {context for _text, context in words}
    known = StringTranslation.objects.filter(locale=locale, context__in=contexts)
    here = {(each.translation_of_id, each.context_id): each for each in known}
    manual = StringTranslation.TRANSLATION_TYPE_MANUAL
    for key in words.keys() & here.keys():
        if here[key].data != words[key]:
            here[key].data, here[key].translation_type, here[key].has_error = words[key], manual, False
            here[key].save()
    StringTranslation.objects.bulk_create(
        StringTranslation(
            translation_of_id=key[0], context_id=key[1], locale=locale, data=text, translation_type=manual
        )
        for key, text in words.items()
        if key not in here
    )


def _at_their_places(found: Iterable[tuple[str, Any]]) -> dict[tuple, list[Any]]:
    """What stands at each path, by the path with the number of a row or block in place of its id.

    The blocks of a translation that was not made here have ids of their own.
    """
    ids: dict[str, list[str]] = defaultdict(list)
    places: dict[tuple, list[Any]] = defaultdict(list)
    for path, thing in found:
        field, _dot, rest = path.partition(".")
        each, _dot, name = rest.partition(".")
        if each and each not in ids[field]:
            ids[field].append(each)
        places[field, ids[field].index(each) if each else None, name].append(thing)
    return places
