"""What an import makes, keeps, updates and undoes."""

import datetime

import pytest
from django.core.management import call_command
from wagtail.models import Page, ReferenceIndex, Site
from wagtail.signals import page_published

from media.models import Film, Image
from profiles.models import Answer, HomePage, ProfilePage, Question, Sector, Topic, Workplace
from showcase.exchange.importer import import_bundle
from showcase.exchange.report import CREATED, KEPT, UNCHANGED, UPDATED

from .bundles import KARI_FILE, change, files_of, picture, write_file


@pytest.fixture
def imported(db, bundle):
    """The small bundle, imported."""
    import_bundle(bundle)
    return bundle


def test_home_page_becomes_the_default_sites(imported):
    assert Site.objects.get(is_default_site=True).root_page.specific == HomePage.objects.get()


def test_site_is_named_after_the_home_page(imported):
    assert Site.objects.get(is_default_site=True).site_name == "Ærfjord"


def test_welcome_page_of_wagtail_goes(imported):
    assert Page.objects.filter(depth=2).count() == 1


def test_site_is_made_where_there_is_none(db, bundle):
    Page.objects.get(depth=2).delete()
    import_bundle(bundle)
    assert Site.objects.get().root_page.title == "Ærfjord"


def test_pages_stand_in_the_bundles_order(imported, page_of):
    assert [page.slug for page in page_of("serien").get_children()] == ["ola", "kari"]


def test_moment_of_publication_is_the_bundles(imported, page_of):
    moment = datetime.datetime(2026, 2, 1, 6, 30, 15, 123456, tzinfo=datetime.UTC)
    assert (page_of("serien/kari").first_published_at, page_of("serien/kari").last_published_at) == (
        moment,
        moment,
    )


def test_draft_comes_in_as_a_draft(imported, page_of):
    assert not page_of("serien/ola").live


def test_live_page_has_no_unpublished_changes(imported, page_of):
    assert not page_of("serien/kari").has_unpublished_changes


def test_revision_knows_the_answers_by_their_ids(imported, page_of):
    page = page_of("serien/kari")
    answers = page.get_latest_revision_as_object().answers.all()
    assert [answer.pk for answer in answers] == list(page.answers.values_list("pk", flat=True))


def test_profile_can_be_found_by_its_topic_at_once(db, settings, bundle):
    """In the admin, which searches by Wagtail's index."""
    settings.WAGTAILSEARCH_BACKENDS = {}
    import_bundle(bundle)
    assert [page.slug for page in ProfilePage.objects.live().search("bjørk")] == ["kari"]


def test_picture_knows_where_it_is_used(imported, page_of):
    used = ReferenceIndex.get_references_to(Image.objects.get(slug="kari"))
    assert str(page_of("serien/kari").pk) in used.values_list("object_id", flat=True)


def test_sectors_stand_in_the_bundles_order(imported):
    assert list(Sector.objects.values_list("slug", flat=True)) == ["skog", "helse"]


def test_second_import_finds_nothing_to_do(imported):
    report = import_bundle(imported)
    assert report.total(UNCHANGED) == sum(report.counts.values())


def test_second_import_writes_no_revision(imported, page_of):
    before = page_of("serien/kari").revisions.count()
    import_bundle(imported)
    assert page_of("serien/kari").revisions.count() == before


def test_update_without_changes_finds_nothing_to_do(imported):
    report = import_bundle(imported, update=True)
    assert report.total(UNCHANGED) == sum(report.counts.values())


def test_what_an_editor_changed_is_kept(imported, page_of):
    page = page_of("serien/kari")
    page.headline = "Redaktørens egen"
    page.save_revision().publish()
    import_bundle(imported)
    assert page_of("serien/kari").headline == "Redaktørens egen"


def test_what_is_kept_is_named_in_the_report(imported, capsys):
    Topic.objects.filter(slug="sno").update(name="nysnø")
    call_command("import_bundle", str(imported))
    assert "topics: sno" in capsys.readouterr().out


def test_what_is_missing_is_made_again(imported, page_of):
    page_of("serien/kari").delete()
    import_bundle(imported)
    assert page_of("serien/kari").live


def test_update_takes_the_bundles_words(imported, page_of):
    change(imported, KARI_FILE, lambda document: document.update(headline="Ny"))
    import_bundle(imported, update=True)
    assert page_of("serien/kari").headline == "Ny"


def test_update_publishes_a_new_revision(imported, page_of):
    change(imported, KARI_FILE, lambda document: document.update(headline="Ny"))
    before = page_of("serien/kari").revisions.count()
    import_bundle(imported, update=True)
    page = page_of("serien/kari")
    assert (page.revisions.count(), page.live_revision) == (before + 1, page.latest_revision)


def test_update_keeps_the_ids_of_answers(imported):
    before = dict(Answer.objects.filter(page__slug="kari").values_list("wording", "pk"))

    def reorder(document):
        document["answers"].reverse()
        document["answers"][0]["body"] = "<p>Nytt</p>"

    change(imported, KARI_FILE, reorder)
    import_bundle(imported, update=True)
    assert dict(Answer.objects.filter(page__slug="kari").values_list("wording", "pk")) == before


def test_answer_to_a_reworded_question_keeps_its_id(imported):
    before = Answer.objects.get(wording="Why the hat?").pk
    change(imported, KARI_FILE, lambda document: document["answers"][2].update(wording="Why that hat?"))
    import_bundle(imported, update=True)
    assert Answer.objects.get(wording="Why that hat?").pk == before


def test_update_takes_away_an_answer_that_the_bundle_has_not(imported):
    change(imported, KARI_FILE, lambda document: document["answers"].pop(0))
    import_bundle(imported, update=True)
    assert Answer.objects.filter(page__slug="kari").count() == 3


def test_update_makes_no_doubles(imported):
    change(imported, KARI_FILE, lambda document: document.update(headline="Ny"))
    import_bundle(imported, update=True)
    page = ProfilePage.objects.get(slug="kari")
    counts = [page.answers.count(), page.film_uses.count(), page.topics.count(), page.social_links.count()]
    assert counts == [4, 2, 2, 1]


def test_update_takes_the_bundles_order_of_people(imported, page_of):
    change(imported, "pages/serien/series.json", lambda document: document["profiles"].reverse())
    import_bundle(imported, update=True)
    assert [page.slug for page in page_of("serien").get_children()] == ["kari", "ola"]


def test_update_takes_a_page_down_that_the_bundle_has_as_a_draft(imported, page_of):
    change(imported, KARI_FILE, lambda document: document.update(live=False))
    import_bundle(imported, update=True)
    assert not page_of("serien/kari").live


def test_update_twice_finds_nothing_the_second_time(imported):
    change(imported, KARI_FILE, lambda document: document.update(live=False, headline="Ny"))
    change(imported, "pages/serien/series.json", lambda document: document["profiles"].reverse())
    change(imported, "taxonomy.json", lambda document: document["sectors"].reverse())
    assert import_bundle(imported, update=True).total(UPDATED) > 0
    report = import_bundle(imported, update=True)
    assert report.total(UNCHANGED) == sum(report.counts.values())


def test_update_replaces_a_pictures_file_and_removes_the_old(
    imported, uploads, django_capture_on_commit_callbacks
):
    write_file(imported, "images/kari.jpg", picture(color="#ffffff"))
    with django_capture_on_commit_callbacks(execute=True):
        import_bundle(imported, update=True)
    pictures = [path.read_bytes() for path in (uploads / "original_images").iterdir()]
    assert sorted(pictures) == sorted(
        [picture(color="#ffffff"), (imported / "images/poster.png").read_bytes()]
    )


def test_update_measures_a_pictures_new_file(imported):
    write_file(imported, "images/kari.jpg", picture(size=(90, 80)))
    import_bundle(imported, update=True)
    image = Image.objects.get(slug="kari")
    assert (image.width, image.height) == (90, 80)


def test_update_never_opens_a_private_page(imported, page_of):
    change(
        imported, "pages/om-oss/personvern.json", lambda document: document.update(private=False, title="Ny")
    )
    import_bundle(imported, update=True)
    assert page_of("om-oss/personvern").get_view_restrictions().exists()


def test_update_leaves_pages_alone_that_the_bundle_does_not_know(imported, page_of):
    page_of("serien").add_child(instance=ProfilePage(title="Egen", live=False))
    import_bundle(imported, update=True)
    assert ProfilePage.objects.filter(slug="egen").exists()


def test_page_that_is_there_already_is_no_difference_to_its_parent(imported, page_of):
    page_of("serien").add_child(instance=ProfilePage(title="Egen", live=False))
    assert import_bundle(imported).counts["series", KEPT] == 0


def test_if_empty_does_nothing_where_there_is_a_home_page(imported, page_of, capsys):
    page_of("serien/kari").delete()
    call_command("import_bundle", str(imported), if_empty=True)
    assert not ProfilePage.objects.filter(slug="kari").exists()


def test_report_counts_what_was_made(db, bundle):
    report = import_bundle(bundle)
    assert {kind: report.counts[kind, CREATED] for kind in ("sector", "film", "profile")} == {
        "sector": 2,
        "film": 2,
        "profile": 2,
    }


def test_file_that_nothing_names_is_mentioned(db, bundle):
    write_file(bundle, "images/extra.jpg", picture())
    assert "images/extra.jpg" in import_bundle(bundle).notes[0]


def test_live_page_without_a_moment_is_published_now(db, bundle, page_of):
    change(bundle, KARI_FILE, lambda document: document.update(first_published_at=None))
    import_bundle(bundle)
    assert page_of("serien/kari").first_published_at is not None


def test_page_that_was_published_now_is_unchanged_afterwards(db, bundle):
    change(bundle, KARI_FILE, lambda document: document.update(first_published_at=None))
    import_bundle(bundle)
    assert import_bundle(bundle).total(KEPT) == 0


def test_bare_words_get_a_paragraph(db, bundle):
    change(bundle, KARI_FILE, lambda document: document["answers"][2].update(body="Varm."))
    import_bundle(bundle)
    assert Answer.objects.get(wording="Why the hat?").body == "<p>Varm.</p>"


def fail(**kwargs):
    raise RuntimeError("the power went")


@pytest.fixture
def failing_publication():
    """Publishing any profile fails, after everything else has been written."""
    page_published.connect(fail, sender=ProfilePage)
    yield
    page_published.disconnect(fail, sender=ProfilePage)


def test_failure_half_way_leaves_no_row(db, bundle, failing_publication):
    with pytest.raises(RuntimeError):
        import_bundle(bundle)
    models = (HomePage, Question, Topic, Workplace, Image, Film, Answer)
    assert [model.objects.count() for model in models] == [0] * 7


def test_failure_half_way_leaves_no_upload(db, bundle, uploads, failing_publication):
    with pytest.raises(RuntimeError):
        import_bundle(bundle)
    assert files_of(uploads) == {}


def test_failure_half_way_leaves_the_site_as_it_was(db, bundle, failing_publication):
    with pytest.raises(RuntimeError):
        import_bundle(bundle)
    assert Site.objects.get(is_default_site=True).root_page.title == "Welcome to your new Wagtail site!"


def test_failed_update_keeps_the_old_files(imported, uploads, failing_publication):
    before = files_of(uploads)
    write_file(imported, "images/kari.jpg", picture(color="#ffffff"))
    change(imported, KARI_FILE, lambda document: document.update(headline="Ny"))
    with pytest.raises(RuntimeError):
        import_bundle(imported, update=True)
    assert files_of(uploads) == before


def test_rendition_drawn_during_a_failed_import_goes_with_it(db, bundle, uploads):
    def draw_and_fail(instance, **kwargs):
        instance.portrait.get_rendition("width-20|format-jpeg")
        raise RuntimeError("the power went")

    page_published.connect(draw_and_fail, sender=ProfilePage)
    try:
        with pytest.raises(RuntimeError):
            import_bundle(bundle)
    finally:
        page_published.disconnect(draw_and_fail, sender=ProfilePage)
    assert files_of(uploads) == {}


@pytest.mark.django_db
def test_file_that_was_lost_comes_back_with_an_update(bundle, django_capture_on_commit_callbacks):
    import_bundle(bundle)
    file = Film.objects.get(slug="sagen").file
    file.storage.delete(file.name)
    with django_capture_on_commit_callbacks(execute=True):
        import_bundle(bundle, update=True)
    assert file.storage.exists(Film.objects.get(slug="sagen").file.name)
