"""A site's name, words and pictures on its pages, and what they cost."""

from io import BytesIO

import pytest
from bs4 import BeautifulSoup, Tag
from django.core.files.images import ImageFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from media.models import Image
from showcase.sharing.models import Branding
from tests.factories import make_image, make_profile, make_text, picture_bytes
from tests.sites import brand

from .branding_form import address, branding_form

pytestmark = pytest.mark.django_db


def page_of(url: str) -> BeautifulSoup:
    return BeautifulSoup(Client(HTTP_HOST="localhost").get(url).content, "html5lib")


def footer(url: str) -> Tag:
    return page_of(url).select_one("footer.site-footer")


def links(part: Tag) -> dict[str, str]:
    return {link.text.strip(): link["href"] for link in part.select("a")}


def test_the_name_stands_wherever_the_site_is_named(series, site):
    person = make_profile(series)
    Branding.objects.create(site=site, name="The Valley")
    page = page_of(person.url)
    client = Client(HTTP_HOST="localhost")
    assert page.title.text.endswith("– The Valley")
    assert page.select_one(".site-header__name").text == "The Valley"
    assert page.select_one(".site-footer__name").text == "The Valley"
    assert page.select_one("meta[property='og:site_name']")["content"] == "The Valley"
    for place in ("/", "/feed/", "/feed/json/", "/site.webmanifest", "/api/v1/", f"{person.url}embed/"):
        assert b"The Valley" in client.get(place).content, place
    oembed = client.get("/oembed", {"url": f"http://localhost{person.url}"}).json()
    assert oembed["provider_name"] == "The Valley"


def test_without_a_name_of_its_own_the_site_is_called_as_wagtail_has_it(home, site):
    Branding.objects.create(site=site)
    assert page_of(home.url).select_one(".site-header__name").text == "Skogelva"


def test_a_cards_address_changes_with_the_name(series, site):
    person = make_profile(series)
    before = page_of(person.url).select_one("meta[property='og:image']")["content"]
    Branding.objects.create(site=site, name="The Valley")
    assert page_of(person.url).select_one("meta[property='og:image']")["content"] != before


def test_a_logo_stands_in_place_of_the_name_and_says_it(home, site):
    Branding.objects.create(site=site, name="The Valley", logo=make_image("Logo"))
    header = page_of(home.url).select_one(".site-header__home")
    assert header.img["alt"] == "The Valley"
    assert header.img["width"] and header.img["height"]
    assert header.text.strip() == "" and header.svg is None


def test_a_mark_stands_beside_the_name_and_in_embeds(series, site):
    person = make_profile(series)
    Branding.objects.create(site=site, icon=make_image("Icon"))
    for url, place in ((series.url, ".site-header__home"), (f"{person.url}embed/", ".embed__site")):
        part = page_of(url).select_one(place)
        assert part.img["alt"] == "" and "Skogelva" in part.text


def test_the_footer_says_what_is_given(home, site):
    brand(site, make_text(home, "Accessibility"))
    foot = footer(home.url)
    assert links(foot) == {
        "the county": "https://example.org/county",
        "post@example.org": "mailto:post@example.org",
        "+47 99 00 (00) 00": "tel:+4799000000",
        "Accessibility": "/accessibility/",
        "Instagram": "https://www.instagram.com/valley",
        "": "https://example.org/mill",
        "RSS": "http://localhost/feed/rss/",
        "Atom": "http://localhost/feed/",
    }
    words = " ".join(foot.get_text(" ").split())
    assert "Upriver, and open." in words and "Bridge Street 1 9901 Granvik" in words
    assert [image["alt"] for image in foot.select("img")] == ["The mill"]
    assert "The inn" in words


def test_the_footer_says_nothing_of_what_is_not_given(home, site):
    Branding.objects.create(site=site)
    foot = footer(home.url)
    assert "Everyone here keeps something turning." in foot.text
    assert not foot.select("address, h2, nav, .site-footer__accounts")


@pytest.mark.parametrize("state", ["unpublished", "expired", "private"])
def test_a_statement_that_nobody_may_see_is_not_linked(home, site, state):
    text = make_text(home, "Privacy")
    text.show_in_menus = False
    text.save()
    Branding.objects.create(site=site, privacy_page=text)
    assert "Privacy" in links(footer(home.url))
    if state == "unpublished":
        text.unpublish()
    elif state == "expired":
        text.expire_at = timezone.now()
        text.save()
    else:
        PageViewRestriction.objects.create(page=text, restriction_type=PageViewRestriction.LOGIN)
    assert "Privacy" not in links(footer(home.url))


def test_a_statement_that_is_in_the_menu_is_linked_once(home, site):
    Branding.objects.create(site=site, accessibility_page=make_text(home, "Accessibility"))
    assert [link.text for link in footer(home.url).select("nav a")] == ["Accessibility"]


def test_everything_costs_as_much_as_nothing(series, site):
    person = make_profile(series)

    def cost() -> int:
        client = Client(HTTP_HOST="localhost")
        client.get(person.url)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(person.url).status_code == 200
        return len(queries)

    bare = cost()
    brand(
        site,
        make_text(series.get_parent(), "Accessibility"),
        logo=make_image("Logo"),
        icon=make_image("Icon"),
    )
    assert cost() == bare


def test_the_words_in_the_footer_link_to_pages_by_their_address(home, site):
    text = make_text(home, "Who we are")
    words = f'<p>See <a linktype="page" id="{text.pk}">who we are</a>.</p>'
    Branding.objects.create(site=site, footer_words=words)
    assert links(footer(home.url))["who we are"] == text.url
    assert "linktype" not in Branding.of(site).footer_words


def test_a_script_in_the_words_does_not_reach_the_page(as_manager, home, site):
    as_manager.post(address(site), branding_form(name="<script>a</script>", tagline="<img onerror=a>"))
    assert not footer(home.url).select("script, img")


def replace(image: Image, client: Client) -> None:
    """Give a picture another file, as a manager does."""
    file = ImageFile(BytesIO(picture_bytes(80, 20, "PNG")), name="another.png")
    form = {"title": image.title, "file": file, "description": "", "credit": "", "licence": "", "tags": ""}
    response = client.post(f"/admin/images/{image.pk}/", form | {"collection": image.collection_id})
    assert response.status_code == 302


@pytest.mark.parametrize("name", ["logo", "icon", "partner"])
def test_a_picture_with_another_file_is_drawn_again(
    admin_client, site, name, django_capture_on_commit_callbacks
):
    image = make_image("A picture")
    partners = [("partner", {"name": "The mill", "logo": image, "url": ""})]
    given = {"partners": partners} if name == "partner" else {name: image}
    Branding.objects.create(site=site, **given)
    before = Branding.of(site).drawn
    with django_capture_on_commit_callbacks(execute=True):
        replace(image, admin_client)
    after = Branding.of(site).drawn
    assert after.keys() == before.keys()
    for key, picture in after.items():
        assert picture["src"] != before[key]["src"]
        assert Image._meta.get_field("file").storage.exists(picture["src"].removeprefix("/uploads/"))


def test_a_partner_whose_logo_is_deleted_is_named(home, site, django_capture_on_commit_callbacks):
    image = make_image("A picture")
    partners = [("partner", {"name": "The mill", "logo": image, "url": ""})]
    Branding.objects.create(site=site, partners=partners)
    assert footer(home.url).select_one(".partner img")
    with django_capture_on_commit_callbacks(execute=True):
        image.delete()
    assert footer(home.url).select_one(".partner").text == "The mill"


def test_a_picture_whose_file_is_gone_does_not_keep_the_rest_from_being_saved(home, site):
    image = make_image("Logo")
    image.file.storage.delete(image.file.name)
    Branding.objects.create(site=site, name="The Valley", logo=image)
    assert page_of(home.url).select_one(".site-header__name").text == "The Valley"
