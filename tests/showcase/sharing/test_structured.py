"""What the pages of a full site say to machines, read by extruct from the page and expanded by PyLD."""

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from pyld import jsonld

from profiles.models import ProfilePage

from .documents import ORIGIN, make_told_site, nodes, one, read, types

SCHEMA = "https://schema.org/"
# What each type must have to be of use, wherever it stands. For VideoObject and ListItem: Google's own lists
# (https://developers.google.com/search/docs/appearance/structured-data).
REQUIRED = {
    "Article": {
        "headline",
        "description",
        "image",
        "datePublished",
        "dateModified",
        "inLanguage",
        "author",
        "publisher",
        "mainEntityOfPage",
        "isPartOf",
        "about",
    },
    "BreadcrumbList": {"itemListElement"},
    "CategoryCode": {"codeValue", "inCodeSet"},
    "CollectionPage": {"name"},
    "ImageObject": {"url", "contentUrl", "width", "height"},
    "ItemList": {"itemListElement", "numberOfItems"},
    "ListItem": {"position", "name"},
    "Occupation": {"name"},
    "Organization": {"name"},
    "Person": {"name"},
    "Place": {"name"},
    "SearchAction": {"target", "query-input"},
    "VideoObject": {"name", "description", "thumbnailUrl", "uploadDate"},
    "WebSite": {"name", "url", "publisher", "potentialAction"},
}
PAGES = {
    "home": {"WebSite", "Organization"},
    "series": {"CollectionPage", "ItemList", "BreadcrumbList"},
    "profile": {"Article", "Person", "VideoObject", "BreadcrumbList", "Occupation", "Place", "Organization"},
    "question": {"CollectionPage", "ItemList", "BreadcrumbList"},
    "question of some": {"ItemList"},
    "question of one person": {"ItemList"},
    "topic": {"CollectionPage", "ItemList", "BreadcrumbList"},
    "place": {"CollectionPage", "ItemList", "BreadcrumbList"},
    "sector": {"CollectionPage", "ItemList", "BreadcrumbList"},
    "occupation": {"CollectionPage", "ItemList", "BreadcrumbList"},
    "film": {"VideoObject", "BreadcrumbList"},
}


@pytest.fixture(scope="module")
def told(django_db_setup, django_db_blocker) -> dict[str, dict]:
    """What the pages of that site say, made and read once. `answer` is the address of Kari's last."""
    client = Client()
    with django_db_blocker.unblock(), transaction.atomic():
        cache.clear()
        addresses = make_told_site()
        told = {
            name: read(client, addresses[name]) for name in (*PAGES, "profile of the last", "uploaded film")
        }
        answer = ProfilePage.objects.get(title="Kari Nordby").answers.last()
        told["answer"] = f"{ORIGIN}{addresses['profile']}#{answer.anchor}"
        transaction.set_rollback(True)
    return told


def local_schema(url: str, options: dict) -> dict:
    """schema.org's context in place of the network: every word is one of its vocabulary."""
    assert url.rstrip("/") == SCHEMA.rstrip("/")
    context = {"@vocab": SCHEMA, "url": {"@type": "@id"}, "mainEntityOfPage": {"@type": "@id"}}
    return {"contextUrl": None, "documentUrl": url, "document": {"@context": context}}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_says_what_it_is(told, name):
    assert PAGES[name] <= types(told[name])


@pytest.mark.parametrize("name", PAGES)
def test_every_node_has_what_its_type_needs(told, name):
    lacking = {
        (node["@type"], need)
        for node in nodes(told[name])
        for need in REQUIRED.get(node.get("@type"), set())
        if need not in node
    }
    assert lacking == set()


@pytest.mark.parametrize("name", PAGES)
def test_every_word_is_one_of_the_vocabulary(told, name):
    expanded = jsonld.expand(told[name], {"documentLoader": local_schema})
    for node in nodes(expanded):
        assert all(key.startswith(("@", SCHEMA)) for key in node)
        assert all(each.startswith(SCHEMA) for each in node.get("@type", []))


@pytest.mark.parametrize("name", PAGES)
def test_what_is_referred_to_is_said(told, name):
    """By its id alone, in the same document."""
    document = told[name]
    said = {node["@id"] for node in nodes(document) if "@id" in node and len(node) > 1}
    assert {node["@id"] for node in nodes(document) if set(node) == {"@id"}} <= said


@pytest.mark.parametrize("name", PAGES)
def test_every_address_is_whole(told, name):
    for node in nodes(told[name]):
        for key in ("@id", "url", "item", "contentUrl", "embedUrl", "thumbnailUrl", "mainEntityOfPage"):
            assert node.get(key, "https://").startswith(("http://", "https://")), node


@pytest.mark.parametrize("name", PAGES)
def test_an_interview_is_no_list_of_frequent_questions(told, name):
    assert not types(told[name]) & {"FAQPage", "QAPage", "Question", "ProfilePage"}


def test_the_article_is_about_the_person(told):
    document = told["profile"]
    article, person = one(document, "Article"), one(document, "Person")
    assert article["headline"] == "Kari Nordby keeps the wheels turning"
    assert article["description"] == "Kari mends the dam."
    assert article["about"] == {"@id": person["@id"]}


def test_the_article_has_its_dates_with_a_time_zone(told):
    article = one(told["profile"], "Article")
    assert article["datePublished"] == "2025-06-03T08:00:00+00:00"
    assert article["dateModified"] == "2025-07-01T12:30:00+00:00"


def test_the_article_is_by_its_author_and_of_its_series(told):
    article = one(told["profile"], "Article")
    assert article["author"] == {"@type": "Person", "name": "Anne Spør"}
    assert article["isPartOf"]["name"] == "Keeping the wheels turning"


def test_an_article_without_an_author_is_the_sites(told):
    document = told["profile of the last"]
    assert one(document, "Article")["author"] == {"@id": one(document, "Organization")["@id"]}


def test_the_person_has_their_work(told):
    person = one(told["profile"], "Person")
    assert person["jobTitle"] == "Wheelwright"
    assert person["worksFor"] == {"@type": "Organization", "name": "Elvekraft", "url": "https://example.org/"}
    assert person["workLocation"]["name"] == "Granvik"
    assert person["workLocation"]["containedInPlace"]["name"] == "Skoglandet"


def test_an_occupation_has_its_code_where_it_is_known(told):
    known, unknown = one(told["profile"], "Person")["hasOccupation"]
    assert known["name"] == "Mechanic" and known["occupationalCategory"]["codeValue"] == "7233"
    assert "STYRK-08" in known["occupationalCategory"]["inCodeSet"]["name"]
    assert unknown == {"@type": "Occupation", "name": "Electrician"}


def test_the_person_is_found_elsewhere(told):
    person = one(told["profile"], "Person")
    assert person["sameAs"][1] == "https://www.linkedin.com/posts/wheel?a=1&b=2"


def test_the_portrait_says_what_it_shows_and_who_made_it(told):
    image = one(told["profile"], "Article")["image"]
    assert image["caption"] == "Kari Nordby at work" and image["creditText"] == "Nina Foto"
    assert image["license"] == "https://creativecommons.org/licenses/by/4.0/"


def test_the_way_leads_from_home_by_the_series_to_the_person(told):
    steps = one(told["profile"], "BreadcrumbList")["itemListElement"]
    assert [(step["position"], step["name"]) for step in steps] == [
        (1, "Home"),
        (2, "Keeping the wheels turning"),
        (3, "Kari Nordby"),
    ]


def test_a_profile_has_the_films_that_are_complete(told):
    films = list(nodes(told["profile"], "VideoObject"))
    assert [film["name"] for film in films] == ["A hosted film", "An uploaded film"]


def test_a_hosted_film_has_its_player(told):
    film = one(told["film"], "VideoObject")
    assert film["embedUrl"] == "https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ"
    assert "contentUrl" not in film


def test_an_uploaded_film_has_its_file(told):
    film = one(told["uploaded film"], "VideoObject")
    assert film["contentUrl"].startswith(f"{ORIGIN}/uploads/films/") and film["encodingFormat"] == "video/mp4"
    assert "embedUrl" not in film


def test_a_film_has_length_date_and_words(told):
    film = one(told["film"], "VideoObject")
    assert film["duration"] == "PT65S" and film["uploadDate"] == "2025-05-17T00:00:00+02:00"
    assert film["transcript"] == film["description"] == "The river is heard."


def test_a_series_lists_its_people_in_the_editors_order(told):
    items = one(told["series"], "CollectionPage")["mainEntity"]["itemListElement"]
    assert [item["name"] for item in items] == ["Before", "Kari Nordby", "After", "Off the map"]


def test_a_list_leads_to_its_people(told):
    items = one(told["topic"], "CollectionPage")["mainEntity"]["itemListElement"]
    assert one(told["profile"], "Person")["url"] in {item["url"] for item in items}


def test_a_question_leads_to_the_answers(told):
    (item,) = one(told["question of one person"], "CollectionPage")["mainEntity"]["itemListElement"]
    assert item["url"] == told["answer"]


def test_the_site_says_how_to_search_it(told):
    action = one(told["home"], "WebSite")["potentialAction"]
    assert action["target"]["urlTemplate"] == f"{ORIGIN}/explore/?q={{search_term_string}}"
    assert action["query-input"] == "required name=search_term_string"
