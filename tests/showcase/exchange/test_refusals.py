"""What is wrong with a bundle is said at its place, in words, all of it at once; and nothing is written."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from wagtail.models import Page

from media.models import Film, Image
from profiles.models import HomePage, Place, Question, Topic
from showcase.exchange.importer import import_bundle

from .bundles import KARI_FILE, SUBTEXT, change, picture, write_bundle, write_document, write_file

Edit = Callable[[dict[str, Any]], Any]


def set_in(*path: str | int, value: Any) -> Edit:
    """An edit that sets one value of a document."""

    def edit(document: Any) -> None:
        for part in path[:-1]:
            document = document[part]
        document[path[-1]] = value

    return edit


def rich(html: str) -> Edit:
    return set_in("answers", 2, "body", value=html)


# The document, the change, where it must be reported, and a word of the message.
REFUSED = {
    "text too long": (KARI_FILE, set_in("summary", value="x" * 301), "summary", "301 characters"),
    "unknown property": (KARI_FILE, set_in("nickname", value="K"), "nickname", "not known"),
    "missing name": (KARI_FILE, lambda document: document.pop("name"), "name", "missing"),
    "wrong type of value": (KARI_FILE, set_in("headline", value=7), "headline", "a text in quotes"),
    "wrong type of item": (KARI_FILE, set_in("answers", 1, value="Ja"), "answers[1]", "an object"),
    "list with null in it": (KARI_FILE, set_in("topics", value=[None]), "topics[0]", "a text in quotes"),
    "no slug": (KARI_FILE, set_in("slug", value="Kari Å"), "slug", "not a slug"),
    "slug with a line break": (
        "taxonomy.json",
        set_in("topics", 0, "slug", value="a\n"),
        "topics[0].slug",
        "slug",
    ),
    "other slug than the file's": (KARI_FILE, set_in("slug", value="karo"), "slug", "as the file is named"),
    "day that is none": (
        KARI_FILE,
        set_in("interviewed_on", value="2026-02-30"),
        "interviewed_on",
        "not a day",
    ),
    "moment without its zone": (
        KARI_FILE,
        set_in("first_published_at", value="2026-02-03T08:00:00"),
        "first_published_at",
        "not a moment",
    ),
    "control character": (KARI_FILE, set_in("author", value="a\0b"), "author", "control character"),
    "dangling question": (
        KARI_FILE,
        set_in("answers", 0, "question", value="nope"),
        "answers[0].question",
        "nope",
    ),
    "dangling portrait": (KARI_FILE, set_in("portrait", value="nope"), "portrait", "media.json"),
    "dangling workplace": (KARI_FILE, set_in("workplace", value="nope"), "workplace", "taxonomy.json"),
    "dangling topic": (KARI_FILE, set_in("topics", 1, value="nope"), "topics[1]", "nope"),
    "dangling place": (
        "taxonomy.json",
        set_in("workplaces", 0, "place", value="1234"),
        "workplaces[0].place",
        "1234",
    ),
    "listed page without a file": (
        "pages/home.json",
        set_in("children", 1, value="x"),
        "children[1]",
        "listed",
    ),
    "topic twice": (KARI_FILE, set_in("topics", value=["sno", "sno"]), "topics", "twice"),
    "key twice": (
        "taxonomy.json",
        set_in("topics", 1, "slug", value="bjork"),
        "topics[1].slug",
        "another one",
    ),
    "retired question in a set": (
        "questions.json",
        set_in("question_sets", 0, "questions", 1, value="old-question"),
        "question_sets[0].questions[1]",
        "retired",
    ),
    "script in an answer": (KARI_FILE, rich("<p>x<script>y</script></p>"), "answers[2].body", "<script>"),
    "on* attribute": (KARI_FILE, rich('<p onclick="x()">y</p>'), "answers[2].body", "onclick"),
    "javascript link": (
        KARI_FILE,
        rich('<p><a href="javascript:x()">y</a></p>'),
        "answers[2].body",
        "javascript:",
    ),
    "heading in an answer": (KARI_FILE, rich("<h2>x</h2>"), "answers[2].body", "<h2>"),
    "link to no page": (
        KARI_FILE,
        rich('<p><a href="page:/no/body/">y</a></p>'),
        "answers[2].body",
        "page:/no/body/",
    ),
    "answer of 5 MB": (KARI_FILE, rich(f"<p>{'x' * 5_000_000}</p>"), "answers[2].body", "longer than 20000"),
    "film at a host that is not allowed": (
        "media.json",
        set_in("films", 0, "address", value="https://evil.example/watch?v=aqz-KE-bpKQ"),
        "films[0].address",
        "YouTube, Vimeo",
    ),
    "film nowhere": (
        "media.json",
        set_in("films", 0, "address", value=""),
        "films[0].address",
        "one of the two",
    ),
    "captions twice": (
        "media.json",
        set_in("films", 1, "captions", 1, "language", value="nb"),
        "captions[1]",
        "above",
    ),
    "captions in an unknown language": (
        "media.json",
        set_in("films", 1, "captions", 0, "language", value="xx"),
        "films[1].captions[0].language",
        "xx",
    ),
    "social link of another host": (
        KARI_FILE,
        set_in("social_links", 0, "url", value="https://instagram.evil.example/kari"),
        "social_links[0].url",
        "instagram.com",
    ),
    "unknown network": (
        KARI_FILE,
        set_in("social_links", 0, "network", value="x"),
        "social_links[0].network",
        "tiktok",
    ),
    "live profile without a portrait": (KARI_FILE, set_in("portrait", value=None), "portrait", "draft"),
    "live profile with two answers": (
        KARI_FILE,
        lambda document: document["answers"].__delitem__(slice(2)),
        "answers",
        "3",
    ),
    "file outside the bundle": (
        "media.json",
        set_in("images", 0, "file", value="../x.jpg"),
        "images[0].file",
        "outside",
    ),
    "file by its whole path": (
        "media.json",
        set_in("images", 0, "file", value="/etc/hosts"),
        "images[0].file",
        "outside",
    ),
    "file that is not there": (
        "media.json",
        set_in("images", 0, "file", value="x.jpg"),
        "images[0].file",
        "no file",
    ),
    "unknown language": ("bundle.json", set_in("language", value="de"), "language", "de"),
    "code that is none": (
        "taxonomy.json",
        set_in("places", 0, "code", value="99"),
        "places[0].code",
        "four digits",
    ),
    "website that is none": (
        "taxonomy.json",
        set_in("workplaces", 0, "website", value="javascript:x"),
        "website",
        "https",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_at_its_place(bundle, refusal, name):
    file, edit, place, word = REFUSED[name]
    change(bundle, file, edit)
    assert any(f"{file}: " in line and place in line and word in line for line in refusal(bundle))


BROKEN_FILES = {
    "picture that is none": ("images/kari.jpg", b"not a picture"),
    "picture cut off": ("images/kari.jpg", picture(size=(400, 400))[:-300]),
    "picture of another format": ("images/kari.jpg", picture("PNG")),
    "film that is none": ("films/sagen.mp4", b"<html>"),
    "captions that are none": ("films/sagen.nb.vtt", b"1\n00:00:00,000 --> 00:00:02,000\n"),
}


@pytest.mark.parametrize("name", BROKEN_FILES)
def test_broken_file_is_refused(bundle, refusal, name):
    file, content = BROKEN_FILES[name]
    write_file(bundle, file, content)
    assert any(file in line for line in refusal(bundle))


def test_picture_with_too_many_pixels_is_refused(bundle, refusal, settings):
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 10_000
    write_file(bundle, "images/kari.jpg", picture(size=(101, 100)))
    assert any("too many pixels" in line for line in refusal(bundle))


def test_picture_of_20000_pixels_is_refused(bundle, refusal):
    write_file(bundle, "images/wide.png", picture("PNG", size=(20_000, 20_000)))
    change(bundle, "media.json", set_in("images", 0, "file", value="images/wide.png"))
    assert any("images/wide.png: This picture has too many pixels" in line for line in refusal(bundle))


def test_film_that_is_too_large_is_refused(bundle, refusal, settings):
    settings.SHOWCASE_FILM_MAX_UPLOAD_SIZE = 100
    assert any("films[1].file" in line for line in refusal(bundle))


def test_symbolic_link_is_refused(bundle, refusal, tmp_path):
    (tmp_path / "secret.jpg").write_bytes(picture())
    (bundle / "images" / "kari.jpg").unlink()
    (bundle / "images" / "kari.jpg").symlink_to(tmp_path / "secret.jpg")
    assert "images/kari.jpg: This is a symbolic link" in refusal(bundle)[0]


def test_pipe_in_the_folder_is_refused(bundle, refusal):
    os.mkfifo(bundle / "images" / "pipe.jpg")
    assert "images/pipe.jpg: This is a symbolic link, or no ordinary file" in refusal(bundle)[0]


def test_pages_nested_without_end_are_refused(bundle, refusal):
    file = "pages/om-oss/personvern.json"
    for _level in range(30):
        change(bundle, file, set_in("children", value=["x"]))
        write_document(bundle, child := file.removesuffix(".json") + "/x.json", SUBTEXT | {"slug": "x"})
        file = child
    assert any("nested too deeply" in line for line in refusal(bundle))


def test_everything_that_is_wrong_is_said_at_once(bundle, refusal):
    change(bundle, KARI_FILE, set_in("summary", value="x" * 301))
    change(bundle, KARI_FILE, rich("<script>x</script>"))
    change(bundle, KARI_FILE, set_in("portrait", value="nope"))
    change(bundle, "taxonomy.json", set_in("sectors", 0, "name", value=None))
    write_file(bundle, "images/poster.png", b"no")
    places = [line.split(": ")[1] for line in refusal(bundle)]
    assert set(places) == {"summary", "answers[2].body", "portrait", "sectors[0].name", "images[1].file"}


def test_page_that_nobody_lists_is_refused(bundle, refusal):
    change(bundle, "pages/serien/series.json", set_in("profiles", value=["kari"]))
    assert any(line.startswith("pages/serien/ola.json: No other page lists") for line in refusal(bundle))


def test_json_that_is_none_is_refused_with_its_line(bundle, refusal):
    write_file(bundle, "taxonomy.json", b'{"sectors": [\n,]}')
    assert any(line.startswith("taxonomy.json: This is not JSON: line 2") for line in refusal(bundle))


def test_property_written_twice_is_refused(bundle, refusal):
    write_file(bundle, "questions.json", b'{"questions": [], "questions": []}')
    assert any("“questions” is written twice" in line for line in refusal(bundle))


def test_text_in_another_encoding_is_refused(bundle, refusal):
    write_file(bundle, "questions.json", '{"questions": "æ"}'.encode("latin-1"))
    assert any("UTF-8" in line for line in refusal(bundle))


@pytest.mark.parametrize("content", [b"[" * 100_000, b"NaN", b"[]", b"null", b'"x"', b"1" * 10_000])
def test_strange_json_is_refused_and_does_not_crash(bundle, refusal, content):
    write_file(bundle, "media.json", content)
    assert any(line.startswith("media.json") for line in refusal(bundle))


def test_half_a_character_is_refused(bundle, refusal):
    write_file(
        bundle,
        "bundle.json",
        rb'{"format": "showcase-bundle", "version": 1, "language": "en", "title": "\ud800"}',
    )
    assert refusal(bundle)[0].startswith("bundle.json: title: ")


def test_page_at_an_address_of_the_site_itself_is_refused(bundle, refusal):
    change(bundle, "pages/home.json", set_in("children", value=["serien", "admin", "tilgjengelighet"]))
    (bundle / "pages/om-oss.json").rename(bundle / "pages/admin.json")
    (bundle / "pages/om-oss").rename(bundle / "pages/admin")
    change(bundle, "pages/admin.json", set_in("slug", value="admin"))
    assert "pages/admin.json: slug: The site itself uses" in refusal(bundle)[0]


@pytest.mark.parametrize("version", [0, 2, "1", None, True])
def test_unknown_version_is_refused_in_words(bundle, refusal, version):
    change(bundle, "bundle.json", set_in("version", value=version))
    assert "reads version 1" in refusal(bundle)[0]


def test_other_json_is_not_taken_for_a_bundle(tmp_path, refusal):
    write_document(tmp_path / "other", "bundle.json", {"name": "x"})
    assert "not the bundle of a showcase" in refusal(tmp_path / "other")[0]


def test_folder_without_a_bundle_is_refused_in_words(tmp_path, refusal):
    assert "There is no bundle.json here" in refusal(tmp_path)[0]


def test_path_that_does_not_exist_is_refused_in_words(tmp_path, refusal):
    assert "does not exist" in refusal(tmp_path / "nothing")[0]


def test_site_that_shows_another_page_is_left_alone(bundle, refusal):
    Page.objects.filter(depth=2).update(title="Our own page")
    assert "Our own page" in refusal(bundle)[0]


def test_welcome_page_with_pages_under_it_is_left_alone(bundle, refusal):
    Page.objects.get(depth=2).add_child(instance=Page(title="Mine"))
    assert "not a showcase's home page" in refusal(bundle)[0]


def test_page_of_another_type_at_the_same_address_is_refused(bundle, refusal, page_of):
    import_bundle(bundle)
    page_of("serien").delete()
    page = page_of("om-oss")
    page.slug = "serien"
    page.save()
    assert any(line.startswith("pages/serien/series.json: type: ") for line in refusal(bundle))


def test_new_page_never_shows_another_persons_picture(bundle, refusal, tmp_path, page_of):
    import_bundle(bundle)
    page_of("serien/kari").delete()
    other = write_bundle(tmp_path / "other")
    write_file(other, "images/kari.jpg", picture(color="#ffffff"))
    assert refusal(other)[0].startswith("pages/serien/kari.json: portrait: The site has a different picture")


def test_nothing_is_written_of_a_refused_bundle(bundle, refusal, uploads):
    change(bundle, KARI_FILE, rich("<script>x</script>"))
    refusal(bundle)
    models = (HomePage, Place, Question, Topic, Image, Film)
    assert [model.objects.count() for model in models] == [0] * 6
    assert not any(uploads.iterdir())


def test_command_says_on_stderr_what_is_wrong_and_fails(bundle, db, capsys):
    change(bundle, KARI_FILE, rich("<script>x</script>"))
    with pytest.raises(SystemExit) as stop:
        call_command("import_bundle", str(bundle))
    assert stop.value.code == 1
    assert "pages/serien/kari.json: answers[2].body: <script> is not allowed here" in capsys.readouterr().err


def test_check_writes_nothing(bundle, db, uploads):
    call_command("import_bundle", str(bundle), check=True, verbosity=0)
    assert not HomePage.objects.exists()
    assert not any(uploads.iterdir())


def test_every_document_survives_being_replaced_by_anything(bundle, refusal):
    for name in ("taxonomy.json", "questions.json", "media.json", "pages/home.json", KARI_FILE):
        for content in ({}, [], {"sectors": {}, "images": [None, 1, {}], "answers": [[]], "children": "x"}):
            folder = Path(
                bundle.parent, "again", name.replace("/", "-"), json.dumps(content)[:3].strip('{["}]') or "e"
            )
            if not folder.exists():
                write_bundle(folder)
            write_document(folder, name, content)
            try:
                import_bundle(folder, check_only=True)
            except Exception as error:
                assert type(error).__name__ == "BundleError", (name, content, error)
