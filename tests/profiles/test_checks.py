"""A gate whose name is misspelt in the settings stops the start."""

import pytest

from profiles.checks import gates_that_are_off_exist


@pytest.mark.parametrize("entry", ["film_caption", "example.org:film_caption", "example.org:", ""])
def test_a_gate_that_is_none_is_refused(settings, entry):
    settings.SHOWCASE_GATES_OFF = ["film_captions", entry]
    assert [error.id for error in gates_that_are_off_exist(None)] == ["profiles.E002"]


def test_gates_are_known_with_and_without_a_host(settings):
    settings.SHOWCASE_GATES_OFF = ["headline", "example.org:film_captions"]
    assert gates_that_are_off_exist(None) == []
