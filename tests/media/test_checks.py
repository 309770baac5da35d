"""A setting that would silently do nothing stops the start."""

import pytest

from media.checks import peertube_hosts_are_host_names


@pytest.mark.parametrize(
    "host", ["https://video.example.no", "Video.example.no", "video.example.no:443", "video.example.no/", ""]
)
def test_an_instance_that_is_no_host_name_is_refused(settings, host):
    settings.SHOWCASE_PEERTUBE_HOSTS = ["video.example.no", host]
    assert [error.id for error in peertube_hosts_are_host_names(None)] == ["media.E001"]


def test_names_of_hosts_are_accepted(settings):
    settings.SHOWCASE_PEERTUBE_HOSTS = ["video.example.no", "tube-1.example.org"]
    assert peertube_hosts_are_host_names(None) == []
