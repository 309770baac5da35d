"""What a translation was made from, by whom, and what of it is not translated yet.

Pages keep it in their column `provenance`, so that a draft has its own and readers are told of what they see:

    {"from": "nb", "by": "person", "missing": {"headline": "all", "answers.<translation key>.body": "part"}}

`by` is one of `PERSON`, `MACHINE` and `REVIEWED` (see `origin.py`); `missing` has the fields of which all or a part of
the text is still the original's. A page that was written as it is has none of this.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, TranslationLog, TranslationSource

from media.signals import written_in_bulk

from ..wording import says
from .origin import ALL, MACHINE, PART, PERSON

if TYPE_CHECKING:
    from django.db.models import Model, QuerySet
    from wagtail.models import Locale, Revision


def note_provenance(sender, instance: TranslationLog, created: bool, **kwargs) -> None:
    """After a translator's words were put into a page or a row: write down where it stands."""
    if not created:
        return
    thing = instance.source.get_translated_instance(instance.locale)
    missing = missing_of(instance.source, instance.locale)
    if isinstance(thing, Page):
        words = _words_of(instance.source, instance.locale)
        by = (
            MACHINE
            if words.filter(translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE).exists()
            else PERSON
        )
        provenance = {"from": instance.source.locale.language_code, "by": by, "missing": missing}
        _note_on_page(thing.specific, provenance, instance.revision)
    else:
        # What only editors read does not keep readers waiting.
        seen = missing.keys() - {"note"}
        type(thing).objects.filter(pk=thing.pk).update(is_translated=not seen)
        written_in_bulk.send(type(thing))


def tell_translators(sender, instance: Page, **kwargs) -> None:
    """After a page is published that others are translated from: have its texts, as they are now, waiting for them.

    Nothing changes for readers of the translations, and no translated word is lost: texts that are new or changed have
    none yet, those that are gone keep theirs in case they come back.
    """
    source = TranslationSource.objects.get_for_instance_or_none(instance)
    if source is not None and source.locale_id == instance.locale_id:
        source.update_from_db()


def missing_of(source: TranslationSource, locale: Locale) -> dict[str, str]:
    """By the path of a field, as wagtail-localize has it, whether all or a part of it has no translation; one query."""
    translated = _words_of(source, locale).filter(
        translation_of=OuterRef("string"), context=OuterRef("context"), has_error=False
    )
    found: dict[str, list[bool]] = defaultdict(list)
    segments = StringSegment.objects.filter(source=source).annotate(done=Exists(translated))
    for path, done in segments.values_list("context__path", "done"):
        found[path].append(done)
    return {path: PART if any(done) else ALL for path, done in found.items() if not all(done)}


def _words_of(source: TranslationSource, locale: Locale) -> QuerySet[StringTranslation]:
    """Every translation into a language of what the source says now."""
    return StringTranslation.objects.filter(
        locale=locale, translation_of__in=StringSegment.objects.filter(source=source).values("string")
    ).filter(context__object=source.object)


def _note_on_page(page: Page, provenance: dict, revision: Revision | None) -> None:
    """On the page as it is stored, and in the draft that was made of it, which may be published any moment."""
    quotes = _quotes_to_leave_out(page, provenance["missing"])
    type(page).objects.filter(pk=page.pk).update(provenance=provenance)
    if page.live:
        written_in_bulk.send(type(page))
    if quotes:
        page.answers.model.objects.filter(pk__in=quotes).update(pull_quote="")
    if revision is not None:
        revision.content["provenance"] = provenance
        for answer in revision.content.get("answers", ()):
            if answer["pk"] in quotes:
                answer["pull_quote"] = ""
        revision.save(update_fields=["content"])


def _quotes_to_leave_out(page: Page, missing: dict[str, str]) -> set[int]:
    """Answers whose words to set large are not translated, or do not stand in the text that is."""
    answers: list[Model] = list(page.answers.all()) if hasattr(page, "answers") else []
    return {
        answer.pk
        for answer in answers
        if answer.pull_quote
        and (
            f"answers.{answer.translation_key}.pull_quote" in missing
            or not says(answer.body, answer.pull_quote)
        )
    }
