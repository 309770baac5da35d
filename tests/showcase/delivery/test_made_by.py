"""By which code a page was made."""

from tests.showcase.settings.starting import start

MADE_BY = "import django; django.setup(); from showcase.delivery.made_by import made_by; print(made_by())"


def test_two_processes_of_one_release_know_each_other(tmp_path):
    said = [start(tmp_path, "-c", MADE_BY, SHOWCASE_DRAIN_FILE=file).stdout for file in ("/one", "/two")]
    assert said[0] and said[0] == said[1]


def test_a_setting_that_pages_depend_on_makes_others_of_them(tmp_path):
    said = {
        start(tmp_path, "-c", MADE_BY, SHOWCASE_LIST_UNTRANSLATED=value).stdout for value in ("true", "false")
    }
    assert len(said) == 2
