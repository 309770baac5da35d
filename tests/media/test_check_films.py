"""`manage.py check_films` and whether hosts still have their films; a real server stands for the host."""

from io import StringIO

import pytest
from django.core.management import call_command

from media.embeds import HostedFilm
from media.models import Film
from media.posters import answers
from tests.factories import make_film, make_image
from tests.sites import make_uploaded_film

from .provider_server import details, redirect, reply

FILM = HostedFilm("youtube", "aqz-KE-bpKQ")


@pytest.mark.parametrize(
    ("speech", "expected"),
    [
        (details(title="At work"), "answers"),
        *[(reply(status=f"{status} No"), "private") for status in (401, 403)],
        *[(reply(status=f"{status} No"), "gone") for status in (404, 410)],
        *[(reply(status=f"{status} No"), "silent") for status in (400, 429, 500, 503)],
        (redirect("https://films.example/"), "silent"),
        ([], "silent"),
        ([60.0], "silent"),
    ],
)
def test_whether_a_host_still_answers_for_a_film(host, speech, expected):
    host.say("/oembed", speech)
    assert answers(FILM, seconds=0.5) == expected


def check(*arguments: str) -> str:
    output = StringIO()
    call_command("check_films", *arguments, stdout=output)
    return output.getvalue()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("speech", "state"),
    [
        (details(title="At work"), "answers"),
        (reply(status="404 No"), "gone"),
        (reply(status="403 No"), "private"),
        (reply(status="500 No"), "silent"),
    ],
)
def test_what_a_host_says_of_a_film_is_kept_with_it(host, speech, state):
    host.say("/oembed", speech)
    film = make_film()
    check()
    film.refresh_from_db()
    assert (film.availability, film.checked_at is not None) == (state, True)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("status", "words"), [("404 No", "deleted"), ("401 No", "private"), ("503 No", "no answer")]
)
def test_a_film_that_its_host_does_not_show_is_listed(host, status, words):
    host.say("/oembed", reply(status=status))
    make_film("The dam", poster=make_image())
    assert check() == f"The dam: YouTube says of the film: {words}.\n1 film needs attention.\n"


@pytest.mark.django_db
def test_a_film_that_its_host_shows_is_not_listed(host):
    make_film(poster=make_image())
    assert check() == "0 films need attention.\n"


@pytest.mark.django_db
def test_the_hosts_of_other_versions_are_asked_too(host):
    host.say("/oembed", reply(status="404 No"))
    described = "https://youtu.be/dQw4w9WgXcQ"
    make_uploaded_film("The dam", poster=make_image(), described_address=described, signed_address=described)
    assert check() == (
        "The dam: YouTube says of the version with audio description: deleted; YouTube says of the version in sign "
        "language: deleted.\n1 film needs attention.\n"
    )


@pytest.mark.django_db
def test_what_is_said_of_another_version_is_not_kept_as_said_of_the_film(host):
    host.say("/oembed", reply(status="404 No"))
    film = make_uploaded_film(described_address="https://youtu.be/dQw4w9WgXcQ")
    check()
    assert Film.objects.get(pk=film.pk).availability == ""


@pytest.mark.django_db
def test_offline_no_host_is_asked(host):
    make_film()
    check("--offline")
    assert host.asked == []
