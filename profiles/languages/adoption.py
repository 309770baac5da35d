"""Translations that were not made in wagtail-localize, handed to it: a translator goes on in its editor."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

if TYPE_CHECKING:
    from wagtail.models import TranslatableMixin


def adopt(original: TranslatableMixin, translated: TranslatableMixin) -> None:
    """Keep each text of `translated` as the translation of the same text of `original`.

    Texts are the same by their field, and rich text by the place of each paragraph in it. Where one of them has more
    paragraphs than the other they cannot be told apart: then the translation stays a page to edit as any other.
    """
    source, _created = TranslationSource.get_or_create_from_instance(original)
    source.update_from_db()
    theirs = _texts(translated)
    missing = set(getattr(translated, "provenance", {}).get("missing", ()))
    segments: dict[str, list[StringSegment]] = defaultdict(list)
    for segment in (
        StringSegment.objects.filter(source=source).select_related("context", "string").order_by("order")
    ):
        segments[segment.context.path].append(segment)
    alike = True
    for path, ours in segments.items():
        if path in missing:
            continue
        if len(ours) != len(theirs[path]):
            alike = False
            continue
        for segment, text in zip(ours, theirs[path], strict=True):
            StringTranslation.objects.update_or_create(
                translation_of=segment.string,
                locale=translated.locale,
                context=segment.context,
                defaults={
                    "data": text,
                    "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
                    "has_error": False,
                },
            )
    Translation.objects.update_or_create(
        source=source, target_locale=translated.locale, defaults={"enabled": alike}
    )


def _texts(translated: TranslatableMixin) -> dict[str, list[str]]:
    """What a translation says, by the path of each field, in order."""
    texts: dict[str, list[str]] = defaultdict(list)
    for segment in sorted(extract_segments(translated), key=lambda segment: segment.order):
        if isinstance(segment, StringSegmentValue):
            texts[segment.path].append(segment.string.data)
    return texts
