"""Whoever asked not to be shown any more is gone from every way out of the house, and each says “gone”."""

import pytest

from profiles.models import ProfilePage
from profiles.withdrawals import withdraw
from tests.factories import make_profile, make_question

pytestmark = pytest.mark.django_db

LISTS = ["/", "/explore/", "/feed/", "/sitemap-people.xml", "/api/v1/profiles/", "/questions/"]


@pytest.fixture
def person(series) -> ProfilePage:
    return make_profile(series, "Kari Hjul", questions=[make_question("What is a wheel?")])


def addresses(person: ProfilePage) -> dict[str, str]:
    """Everything that is there of one person alone, as visitors know it."""
    page, [answer, *_others] = person.url, person.answers.all()
    return {
        "page": page,
        "answer": f"{page}answers/{answer.pk}/",
        "embed": f"{page}embed/",
        "embed of an answer": f"{page}answers/{answer.pk}/embed/",
        "oEmbed": f"/oembed?url=http://testserver{page}",
        "oEmbed of an answer": f"/oembed?url=http://testserver{page}answers/{answer.pk}/",
        "card": f"/cards/profile/{person.pk}/link.jpg",
        "card of an answer": f"/cards/answer/{answer.pk}/link.jpg",
        "API": f"/api/v1/profiles/{person.series.slug}/{person.slug}/",
    }


def test_every_address_of_the_person_says_gone(client, person):
    known = addresses(person)
    before = {name: client.get(address, follow=True).status_code for name, address in known.items()}
    withdraw(person, None)
    after = {name: client.get(address).status_code for name, address in known.items()}
    assert before == dict.fromkeys(known, 200)
    assert after == dict.fromkeys(known, 410)


def test_no_list_has_the_person(client, series, person):
    make_profile(series, "Somebody else")
    lists = [*LISTS, series.url, f"{series.url}feed/"]
    withdraw(person, None)
    responses = [client.get(address) for address in lists]
    assert {response.status_code for response in responses} == {200}
    shown = {
        address for address, r in zip(lists, responses, strict=True) if "kari" in r.content.decode().lower()
    }
    assert shown == set()
