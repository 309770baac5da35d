"""Everything that must hold before a word of a bundle is written, beyond the shape of its documents."""

from collections.abc import Iterator
from html import unescape
from typing import Any

from django.conf import settings
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Model
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from media.models import CaptionTrack, Film
from profiles import gates
from profiles.models import Answer, SocialLink
from profiles.reserved import UNDER_SERIES, refuse_reserved_slug, under_home

from . import kinds, richtext, values
from .documents import HOME_FILE, Bundle, PageDocument
from .files import check_files
from .problems import Problems, Where
from .translations import Translation, key_of, merged, words_of

Item = dict[str, Any]
# Rich text is counted without its tags; with them it may be so many times as long before it is not even read.
MAX_MARKUP = 8


def check_bundle(bundle: Bundle, problems: Problems, existing_addresses: frozenset[str]) -> None:
    """Report everything that is wrong between and inside the bundle's things.

    `existing_addresses` are the pages that the site already has: links may point at them.
    """
    if bundle.about["language"] not in dict(settings.LANGUAGES):
        known = ", ".join(code for code, _name in settings.LANGUAGES)
        problems.add(
            "bundle.json",
            ("language",),
            _("This showcase is not set up for the language “%(language)s”. It has: %(known)s.")
            % {"language": bundle.about["language"], "known": known},
        )
    keys = _keys(bundle, problems)
    addresses = existing_addresses | {page.address for page in bundle.all_pages()}
    for kind, file, where, item in all_items(bundle):
        _check_references(kind, file, where, item, keys, problems)
        _check_rich_text(kind, file, where, item, addresses, problems)
        _check_columns(kind, file, where, item, problems)
    for at, question_set in bundle.items(kinds.QUESTIONS, "question_sets"):
        _check_retired(bundle, at, question_set, problems)
    for at, film in bundle.items(kinds.MEDIA, "films"):
        _check_film(at, film, problems)
    films = {item["slug"]: _film(item) for _at, item in bundle.items(kinds.MEDIA, "films")}
    for page in bundle.all_pages():
        _check_page(page, films, problems)
    for translation in bundle.translations:
        _check_translation(bundle, translation, films, addresses, problems)
    check_files(bundle, problems)


def _check_translation(
    bundle: Bundle,
    translation: Translation,
    films: dict[str, Film],
    addresses: frozenset[str],
    problems: Problems,
) -> None:
    """A translated page must be what its original must be."""
    for kind, at, words in translation.rows():
        originals = {item[kind.key]: item for _at, item in bundle.items(kind.file, kind.list)}
        if original := originals.get(words[key_of(kind)]):
            item = original | {name: words[name] for name in words_of(kind.name) if words[name]}
            _check_columns(kind.name, translation.file(kind.file), (kind.list, at), item, problems)
    file = translation.file(kinds.MEDIA)
    originals = {item["slug"]: item for _at, item in bundle.items(kinds.MEDIA, "films")}
    for at, words in translation.films():
        if original := originals.get(words["slug"]):
            item = original | {name: words[name] for name in words_of("film")}
            _check_rich_text("film", file, ("films", at), item, addresses, problems)
            _check_columns(
                "film", file, ("films", at), item | {"title": words["title"] or original["title"]}, problems
            )
    for page in bundle.all_pages():
        if page.file not in translation.pages:
            continue
        document = merged(page, translation.pages[page.file], translation.file(page.file))
        _check_rich_text(page.kind, document.file, (), document.data, addresses, problems)
        _check_columns(page.kind, document.file, (), document.data, problems)
        for at, answer in enumerate(document.data.get("answers", ())):
            _check_rich_text("answer", document.file, ("answers", at), answer, addresses, problems)
            _check_columns("answer", document.file, ("answers", at), answer, problems)
        if page.kind == "profile":
            _check_profile(document, films, problems)


def all_items(bundle: Bundle) -> Iterator[tuple[str, str, Where, Item]]:
    """Everything in the bundle that has columns: its kind, its file, its place in the file, the thing."""
    for kind in kinds.LISTS:
        for at, item in bundle.items(kind.file, kind.list):
            yield kind.name, kind.file, (kind.list, at), item
    for page in bundle.all_pages():
        yield page.kind, page.file, (), page.data
        for at, answer in enumerate(page.data.get("answers", ())):
            if answer is not None:
                yield "answer", page.file, ("answers", at), answer


def _keys(bundle: Bundle, problems: Problems) -> dict[str, set[str]]:
    """The keys of each kind that the bundle has; keys that are there twice are reported."""
    keys: dict[str, set[str]] = {}
    for kind in kinds.LISTS:
        found = keys.setdefault(kind.name, set())
        for at, item in bundle.items(kind.file, kind.list):
            key = item[kind.key]
            if key and key in found:
                problems.add(
                    kind.file,
                    (kind.list, at, kind.key),
                    _("“%(key)s” is the key of another one above. Give each its own.") % {"key": key},
                )
            found.add(key)
    return keys


def _check_references(
    kind: str, file: str, where: Where, item: Item, keys: dict[str, set[str]], problems: Problems
) -> None:
    if kind == "answer":
        # The profile that it belongs to has reported it.
        return
    for place, other, key in values.references(item, kind):
        target = kinds.BY_NAME[other]
        if key not in keys[other] and not problems.has(file, (*where, *place)):
            problems.add(
                file,
                (*where, *place),
                _("“%(key)s” is not in %(file)s under “%(list)s”. Add it there, or correct it here.")
                % {"key": key, "file": target.file, "list": target.list},
            )


def _check_rich_text(
    kind: str, file: str, where: Where, item: Item, addresses: frozenset[str], problems: Problems
) -> None:
    for name in kinds.BY_NAME[kind].columns:
        if (kind, name) not in kinds.RICH_TEXT:
            continue
        limit = values.max_text_length(kind, name)
        too_long = _("This text is longer than %(limit)s characters. Shorten it.") % {"limit": limit}
        if len(item[name]) > MAX_MARKUP * limit:
            problems.add(file, (*where, name), too_long)
            # Not worth reading: no later check need look at it.
            item[name] = ""
        if len(unescape(strip_tags(item[name]))) > limit:
            problems.add(file, (*where, name), too_long)
        for message in richtext.problems_of(item[name], values.allowed_tags(kind, name)):
            problems.add(file, (*where, name), message)
        for address in richtext.page_links(item[name]):
            if address not in addresses:
                problems.add(
                    file,
                    (*where, name),
                    _(
                        "The link to “%(link)s” leads to no page of the bundle or the site. Correct or "
                        "remove it."
                    )
                    % {"link": richtext.page_address(address)},
                )


def instance_of(kind: str, item: Item) -> Model:
    """The thing as an unsaved row of its model, without its relations: for the model's own rules."""
    entry = kinds.BY_NAME[kind]
    instance = entry.model()
    for name, column in entry.columns.items():
        value = item[name]
        if (kind, name) in kinds.RICH_TEXT:
            value = richtext.canonical(value, values.allowed_tags(kind, name))
        else:
            try:
                value = values.to_column(kind, name, value, {})
            except ValueError:
                # Not a date; the schema has said so.
                value = None
        setattr(instance, column, value)
    return instance


def _check_columns(kind: str, file: str, where: Where, item: Item, problems: Problems) -> None:
    entry = kinds.BY_NAME[kind]
    instance = instance_of(kind, item)
    checked = set(entry.columns.values())
    exclude = [field.name for field in instance._meta.fields if field.name not in checked]
    try:
        instance.clean_fields(exclude=exclude)
    except ValidationError as error:
        _report(error, file, where, {column: name for name, column in entry.columns.items()}, problems)


def _report(
    error: ValidationError, file: str, where: Where, names: dict[str, str], problems: Problems
) -> None:
    """A model's own refusal, at the property that it is about; not where something has been said already."""
    for column, messages in error.message_dict.items():
        place = where if column == NON_FIELD_ERRORS else (*where, names.get(column, column))
        if not problems.has(file, place):
            for message in messages:
                problems.add(file, place, message)


def _check_retired(bundle: Bundle, at: int, question_set: Item, problems: Problems) -> None:
    retired = {item["slug"] for _at, item in bundle.items(kinds.QUESTIONS, "questions") if item["retired"]}
    for place, slug in enumerate(question_set["questions"]):
        if slug in retired:
            problems.add(
                kinds.QUESTIONS,
                ("question_sets", at, "questions", place),
                _("“%(question)s” is retired. Take it out of the set, or bring it back.")
                % {"question": slug},
            )


def _check_film(at: int, film: Item, problems: Problems) -> None:
    where: Where = ("films", at)
    try:
        _film(film).clean()
    except ValidationError as error:
        _report(error, kinds.MEDIA, where, {}, problems)
    languages = [track["language"] for track in film["captions"] if track is not None]
    for place, track in enumerate(film["captions"]):
        if track is None:
            continue
        try:
            CaptionTrack(language=track["language"]).clean_fields(
                exclude=["id", "sort_order", "film", "file"]
            )
        except ValidationError as error:
            _report(error, kinds.MEDIA, (*where, "captions", place), {}, problems)
        if track["language"] in languages[:place]:
            problems.add(
                kinds.MEDIA,
                (*where, "captions", place, "language"),
                _("The film has captions in this language above. One file for each language."),
            )


def _film(item: Item) -> Film:
    """The film as an unsaved row with its files and caption tracks: for the rules that look at these."""
    film = instance_of("film", item)
    for name in kinds.FILM_FILES:
        setattr(film, name, item[name])
    film.captions = [
        CaptionTrack(language=track["language"]) for track in item["captions"] if track is not None
    ]
    return film


def _check_page(page: PageDocument, films: dict[str, Film], problems: Problems) -> None:
    if page.file == HOME_FILE:
        return
    try:
        refuse_reserved_slug(page.data["slug"], UNDER_SERIES if page.kind == "profile" else under_home())
    except ValidationError as error:
        _report(error, page.file, (), {}, problems)
    if page.kind == "profile":
        _check_profile(page, films, problems)


def _check_profile(page: PageDocument, films: dict[str, Film], problems: Problems) -> None:
    data = page.data
    for at, link in enumerate(data["social_links"]):
        if link is None or not link["url"]:
            continue
        social = SocialLink(network=link["network"], url=link["url"])
        try:
            social.clean_fields(exclude=["id", "sort_order", "page"])
            social.clean()
        except ValidationError as error:
            _report(error, page.file, ("social_links", at), {}, problems)
    if not data["live"]:
        return
    profile = instance_of("profile", data)
    # Any key will do: that the things exist has been checked by name.
    profile.portrait_id = 0 if data["portrait"] else None
    profile.workplace_id = 0 if data["workplace"] else None
    answers = [
        Answer(wording=item["wording"], body=item["body"], pull_quote=item["pull_quote"])
        for item in data["answers"]
        if item is not None
    ]
    shown = [films[slug] for slug in data["films"] if slug in films]
    names = {"title": "name", "film_uses": "films"}
    for problem in gates.check(gates.Interview(profile, answers, shown)):
        where: Where = (names.get(problem.field, problem.field),) if problem.field else ("answers",)
        if not problems.has(page.file, where) or problem.field is None:
            problems.add(
                page.file,
                where,
                _('%(problem)s (Or make the page a draft: "live": false.)') % {"problem": problem.message},
            )
