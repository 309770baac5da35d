"""What is exported and imported again is what it was, to the byte."""

import json
import zipfile

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from wagtail.models import Locale, Page, PageViewRestriction, Site

from media.models import Film, Image
from profiles.models import Answer, ProfilePage, Question, QuestionSet
from profiles.models.taxonomy import Occupation, Place, Sector, Topic, Workplace
from showcase.exchange.exporter import export_bundle
from showcase.exchange.importer import import_bundle

from .bundles import DEMO, KARI_FILE, files_of, picture, zipped


def empty_the_site() -> None:
    """As after `migrate`: no content, and a default site without a home page."""
    Site.objects.all().delete()
    for page in Page.objects.filter(depth=2):
        page.delete()
    for model in (QuestionSet, Question, Film, Image, Topic, Occupation, Workplace, Sector, Place):
        model.objects.all().delete()


def test_small_bundle_is_exported_as_it_was_written(db, bundle, tmp_path):
    import_bundle(bundle)
    export_bundle(tmp_path / "out")
    assert files_of(tmp_path / "out") == files_of(bundle)


def test_export_of_an_imported_export_is_the_same_to_the_byte(db, bundle, tmp_path):
    import_bundle(bundle)
    export_bundle(tmp_path / "first")
    empty_the_site()
    import_bundle(tmp_path / "first")
    export_bundle(tmp_path / "second")
    assert files_of(tmp_path / "second") == files_of(tmp_path / "first")


def test_demo_is_its_own_export_to_the_byte_and_makes_the_round_trip(db, tmp_path):
    """In one test, because it takes a minute to import it."""
    about = json.loads((DEMO / "bundle.json").read_text())
    told = {key: about[key] for key in ("title", "licence", "source")}
    import_bundle(DEMO)
    export_bundle(tmp_path / "first", about=told)
    assert files_of(tmp_path / "first") == files_of(DEMO)
    empty_the_site()
    import_bundle(tmp_path / "first")
    export_bundle(tmp_path / "second", about=told)
    assert files_of(tmp_path / "second") == files_of(tmp_path / "first")


def test_zip_of_the_same_content_has_the_same_bytes(db, bundle, tmp_path):
    import_bundle(bundle)
    export_bundle(tmp_path / "one.zip")
    export_bundle(tmp_path / "two.zip")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_zip_says_nothing_about_when_it_was_written(db, bundle, tmp_path):
    import_bundle(bundle)
    export_bundle(tmp_path / "one.zip")
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_zip_of_a_folder_in_a_folder_is_imported(db, bundle, tmp_path, page_of):
    import_bundle(zipped(bundle, tmp_path / "bundle.zip", top="bundle/"))
    assert page_of("serien/kari").title == "Kari Ærås"


def test_link_to_a_page_is_kept_as_the_id_of_that_page(db, bundle, page_of):
    import_bundle(bundle)
    answer = Answer.objects.get(wording="Why the hat?")
    assert answer.body == f'<p>Se <a linktype="page" id="{page_of("serien/ola").pk}">Ola</a>.</p>'


def test_link_to_a_page_that_is_gone_leaves_its_words(db, bundle, tmp_path, page_of):
    import_bundle(bundle)
    page_of("serien/ola").delete()
    export_bundle(tmp_path / "out")
    document = json.loads((tmp_path / "out" / KARI_FILE).read_text("utf-8"))
    assert document["answers"][2]["body"] == "<p>Se Ola.</p>"


def test_what_the_editor_adds_to_rich_text_is_left_out(db, bundle, tmp_path):
    import_bundle(bundle)
    Answer.objects.filter(wording="What now?", page__slug="kari").update(
        body='<p data-block-key="a1b2c">Et <b>ord</b><br/>til</p><p data-block-key="d3e4f"></p>'
    )
    export_bundle(tmp_path / "out")
    document = json.loads((tmp_path / "out" / KARI_FILE).read_text("utf-8"))
    assert document["answers"][3]["body"] == "<p>Et <b>ord</b><br/>til</p><p></p>"


def test_draft_changes_of_a_live_page_are_not_exported(db, bundle, tmp_path, page_of):
    import_bundle(bundle)
    page = page_of("serien/kari")
    page.headline = "Ikke ennå"
    page.save_revision()
    export_bundle(tmp_path / "out")
    assert files_of(tmp_path / "out") == files_of(bundle)


def test_draft_is_exported_with_its_latest_changes(db, bundle, tmp_path, page_of):
    import_bundle(bundle)
    page = page_of("serien/ola")
    page.headline = "Nytt utkast"
    page.save_revision(clean=False)
    export_bundle(tmp_path / "out")
    document = json.loads((tmp_path / "out" / "pages/serien/ola.json").read_text("utf-8"))
    assert document["headline"] == "Nytt utkast"


def test_draft_that_names_a_deleted_thing_is_exported_without_it(db, bundle, tmp_path, page_of):
    import_bundle(bundle)
    page = page_of("serien/ola")
    page.workplace = Workplace.objects.create(name="Borte")
    page.save_revision(clean=False)
    Workplace.objects.get(name="Borte").delete()
    export_bundle(tmp_path / "out")
    document = json.loads((tmp_path / "out" / "pages/serien/ola.json").read_text("utf-8"))
    assert document["workplace"] is None


def test_question_that_was_retired_later_leaves_the_exported_set(db, bundle, tmp_path):
    import_bundle(bundle)
    Question.objects.filter(slug="first-job").update(retired=True)
    export_bundle(tmp_path / "out")
    document = json.loads((tmp_path / "out/questions.json").read_text("utf-8"))
    assert document["question_sets"][0]["questions"] == ["what-now"]


def test_private_page_stays_private(db, bundle, page_of):
    import_bundle(bundle)
    assert page_of("om-oss/personvern").get_view_restrictions().exists()


def test_series_of_a_private_site_stays_private_elsewhere(db, bundle, tmp_path, page_of):
    import_bundle(bundle)
    PageViewRestriction.objects.create(page=page_of(""), restriction_type="login")
    export_bundle(tmp_path / "out", series="serien")
    pages = {
        path.relative_to(tmp_path / "out/pages").as_posix(): json.loads(path.read_text("utf-8")).get(
            "private"
        )
        for path in (tmp_path / "out/pages").rglob("*.json")
    }
    assert [name for name, private in pages.items() if private] == ["serien/series.json"]


@pytest.mark.parametrize("slug", ["home", "series"])
def test_page_named_like_a_file_of_the_format_makes_the_round_trip(db, bundle, tmp_path, page_of, slug):
    import_bundle(bundle)
    for address in ("om-oss", "serien/ola"):
        page = page_of(address)
        page.slug = slug
        page.save()
    export_bundle(tmp_path / "first")
    empty_the_site()
    import_bundle(tmp_path / "first")
    export_bundle(tmp_path / "second")
    assert files_of(tmp_path / "second") == files_of(tmp_path / "first")


def test_series_alone_takes_what_it_uses(db, bundle, tmp_path):
    import_bundle(bundle)
    export_bundle(tmp_path / "out", series="serien")
    document = json.loads((tmp_path / "out/taxonomy.json").read_text("utf-8"))
    assert [sector["slug"] for sector in document["sectors"]] == ["skog"]


def test_series_alone_can_be_imported_into_another_site(db, bundle, tmp_path, page_of):
    import_bundle(bundle)
    export_bundle(tmp_path / "out", series="serien")
    page_of("serien").delete()
    import_bundle(tmp_path / "out")
    assert ProfilePage.objects.get(slug="kari").live


def test_export_does_not_overwrite_a_folder_with_something_in_it(db, bundle, capsys):
    import_bundle(bundle)
    with pytest.raises(SystemExit):
        call_command("export_bundle", str(bundle))
    assert "will not be overwritten" in capsys.readouterr().err


def test_export_that_fails_leaves_nothing_behind(db, bundle, tmp_path, uploads):
    import_bundle(bundle)
    (uploads / "films" / "sagen.mp4").unlink()
    with pytest.raises(SystemExit):
        call_command("export_bundle", str(tmp_path / "out"))
    assert not any(path.name.startswith((".export", "out")) for path in tmp_path.iterdir())


def test_export_of_a_host_that_is_not_here_names_the_hosts_that_are(db, bundle, tmp_path, capsys):
    import_bundle(bundle)
    with pytest.raises(SystemExit):
        call_command("export_bundle", str(tmp_path / "out"), site="nowhere.example")
    assert "localhost" in capsys.readouterr().err


def test_title_terms_and_source_are_written_when_they_are_given(db, bundle, tmp_path):
    import_bundle(bundle)
    call_command("export_bundle", str(tmp_path / "out"), title="Det", licence="CC0-1.0", source="Her")
    document = json.loads((tmp_path / "out/bundle.json").read_text("utf-8"))
    assert (document["title"], document["licence"], document["source"]) == ("Det", "CC0-1.0", "Her")


def test_things_in_another_language_are_not_mixed_in(db, bundle, tmp_path):
    import_bundle(bundle)
    Sector.objects.create(name="Skog", slug="skog", locale=Locale.objects.get(language_code="nb"))
    export_bundle(tmp_path / "out")
    assert files_of(tmp_path / "out") == files_of(bundle)


def test_key_of_a_picture_survives_a_new_file(db, bundle, tmp_path):
    import_bundle(bundle)
    image = Image.objects.get(slug="kari")
    image.file = ContentFile(picture("PNG"), name="something-else.png")
    image.save()
    export_bundle(tmp_path / "out")
    assert (tmp_path / "out/images/kari.png").read_bytes() == picture("PNG")
