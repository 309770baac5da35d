"""Other languages in a bundle: what is wrong with them, and what an import makes of them."""

import json
import shutil
from pathlib import Path

import pytest
from wagtail.models import Locale
from wagtail_localize.models import Translation

from media.models import Film
from profiles.languages.provenance import missing_of
from profiles.models import HomePage, ProfilePage, Sector, SeriesPage
from showcase.exchange.importer import import_bundle
from showcase.exchange.problems import BundleError

from .bundles import DEMO

PERSON = "translations/nb/pages/keeping-the-wheels-turning/amina-warsame.json"


def change(folder: Path, document: str, **properties) -> None:
    file = folder / document
    file.write_text(json.dumps(json.loads(file.read_text("utf-8")) | properties, ensure_ascii=False), "utf-8")


@pytest.fixture
def demo(tmp_path) -> Path:
    """A copy of the demo to break, with one person: to import them all takes a while."""
    kept = {"series.json", Path(PERSON).name}
    others = [path.name for path in DEMO.glob("pages/*/*.json") if path.name not in kept]
    copy = shutil.copytree(DEMO, tmp_path / "demo", ignore=shutil.ignore_patterns(*others))
    for series in copy.glob("pages/*/series.json"):
        people = [path.stem for path in series.parent.glob("*.json") if path != series]
        change(copy, series.relative_to(copy).as_posix(), profiles=people)
    # Texts that link to the others.
    for text, name in (("closing", "*/series.json"), ("body", "about.json")):
        for path in [*copy.glob(f"pages/{name}"), *copy.glob(f"translations/*/pages/{name}")]:
            change(copy, path.relative_to(copy).as_posix(), **{text: "<p>No more.</p>"})
    return copy


def problems_of(folder: Path) -> list[str]:
    with pytest.raises(BundleError) as error:
        import_bundle(folder)
    return [str(problem) for problem in error.value.problems]


def in_bokmal(model, **which):
    return model.objects.get(locale__language_code="nb", **which)


@pytest.fixture(scope="module")
def imported(standing):
    import_bundle(DEMO)


def test_pages_and_lists_are_there_in_every_language(imported):
    assert in_bokmal(ProfilePage, slug="amina-warsame").job_title != "Emergency nurse"
    assert in_bokmal(SeriesPage, slug="here-by-choice").title == "Her fordi vi vil"
    assert in_bokmal(HomePage).live
    assert in_bokmal(Sector, slug="health").name != "Health and care"
    assert Film.objects.exclude(title_nb="").exists()


def test_answers_are_translations_of_each_other(imported):
    amina = in_bokmal(ProfilePage, slug="amina-warsame")
    original = ProfilePage.objects.get(locale__language_code="en", slug="amina-warsame")
    assert [a.translation_key for a in amina.answers.all()] == [
        a.translation_key for a in original.answers.all()
    ]
    assert [a.question_id for a in amina.answers.all()] == [a.question_id for a in original.answers.all()]


def test_a_translator_goes_on_text_by_text(imported):
    for translation in Translation.objects.filter(target_locale=Locale.objects.get(language_code="nb")):
        assert translation.enabled, translation
        assert missing_of(translation.source, translation.target_locale) == {}, translation


def test_a_text_that_is_left_out_is_not_translated_yet(db, demo):
    answers = json.loads((demo / PERSON).read_text("utf-8"))["answers"]
    del answers[1]["body"]
    change(demo, PERSON, summary="", answers=answers)
    import_bundle(demo)
    amina = in_bokmal(ProfilePage, slug="amina-warsame")
    original = ProfilePage.objects.get(locale__language_code="en", slug="amina-warsame")
    body = f"answers.{amina.answers.all()[1].translation_key}.body"
    assert amina.provenance["missing"] == {"summary": "all", body: "all"}
    assert (amina.summary, amina.answers.all()[1].body) == (original.summary, original.answers.all()[1].body)


def test_an_update_changes_translations_and_an_import_keeps_them(db, demo):
    import_bundle(demo)
    change(demo, PERSON, headline="En annen overskrift")
    import_bundle(demo)
    assert in_bokmal(ProfilePage, slug="amina-warsame").headline != "En annen overskrift"
    import_bundle(demo, update=True)
    assert in_bokmal(ProfilePage, slug="amina-warsame").headline == "En annen overskrift"


@pytest.mark.parametrize(
    ("properties", "message"),
    [
        ({"headline": "A" * 161}, "headline"),
        ({"name": "Amina"}, "not known here"),
        ({"answers": [{"body": "<script>x</script>"}]}, "answers[0].body"),
        ({"answers": [{"body": "<p>A</p>"}] * 9}, "9 here, and 8 in the original"),
        ({"translated_by": "nobody"}, "translated_by"),
        ({"translated_from": "Norwegian"}, "translated_from"),
    ],
)
def test_what_is_wrong_in_a_translation_is_said_with_its_place(db, demo, properties, message):
    change(demo, PERSON, **properties)
    found = problems_of(demo)
    assert all(problem.startswith(PERSON) for problem in found) and any(
        message in problem for problem in found
    )


def test_a_translation_of_nothing_is_refused(db, demo):
    (demo / PERSON).rename(demo / PERSON.replace("amina", "anina"))
    change(demo, "translations/nb/taxonomy.json", sectors=[{"slug": "space", "name": "Romfart"}])
    found = problems_of(demo)
    assert any("no page of this name" in problem for problem in found)
    assert any("“space”" in problem for problem in found)


def test_a_page_below_one_that_is_not_translated_is_refused(db, demo):
    (demo / "translations/nb/pages/keeping-the-wheels-turning/series.json").unlink()
    assert any("translate that first" in problem for problem in problems_of(demo))


def test_a_language_that_the_showcase_has_not_is_refused(db, demo):
    (demo / "translations/nb").rename(demo / "translations/de")
    assert any("“de”" in problem for problem in problems_of(demo))
    (demo / "translations/de").rename(demo / "translations/en")
    assert any("“en”" in problem for problem in problems_of(demo))
