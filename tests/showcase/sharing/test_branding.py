"""What a manager is told when the branding is saved, or cannot be saved as it is."""

import pytest
from bs4 import BeautifulSoup
from hypothesis import example, given
from hypothesis import strategies as st

from media.cards.colours import BIRCH, colour, contrast
from showcase.sharing.accent import correction
from showcase.sharing.models import Branding
from showcase.sharing.networks import NETWORKS

from .branding_form import address, branding_form


def refused(client, site, **fields) -> str:
    """What the form says to what it does not save."""
    response = client.post(address(site), branding_form(**fields))
    assert response.status_code == 200
    return response.content.decode()


def saved(client, site, **fields) -> Branding:
    """The branding as the form saves it."""
    response = client.post(address(site), branding_form(**fields))
    assert response.status_code == 302, response.content.decode()
    return Branding.of(site)


def told(client, site, **fields) -> str:
    """What stands above the form once it is saved."""
    response = client.post(address(site), branding_form(**fields), follow=True)
    return " ".join(BeautifulSoup(response.content, "html5lib").select_one(".messages").text.split())


@pytest.mark.django_db
def test_a_network_that_stands_twice_is_named(as_manager, site):
    page = refused(as_manager, site, networks=("bluesky", "x", "bluesky"))
    assert "Remove what is there twice: Bluesky." in page


@pytest.mark.django_db
def test_the_form_begins_with_every_network(as_manager, site):
    as_manager.get(address(site))
    named = [block.value for block in Branding.of(site).share_networks]
    assert named == [network.key for network in NETWORKS]


@pytest.mark.django_db
def test_what_is_no_colour_is_told_how_to_write_one(as_manager, site):
    assert "Write the colour as # and six digits" in refused(as_manager, site, accent="red")


@pytest.mark.django_db
@pytest.mark.parametrize("accent", ["#ffe600", "#f6f5f0", "#8a8a8a"])
def test_a_colour_that_cannot_be_read_is_saved_as_dark_as_it_takes(as_manager, site, accent):
    made = colour(saved(as_manager, site, accent=accent).accent)
    assert 4.5 <= contrast(made, BIRCH) < 4.6


@pytest.mark.django_db
def test_the_manager_is_told_what_the_colour_was_made_and_why(as_manager, site):
    message = told(as_manager, site, accent="#ffe600")
    made = Branding.of(site).accent
    assert "#ffe600 was too light to read on our background (contrast 1.1, at least 4.5 needed)" in message
    assert f"made darker, to {made}" in message


@pytest.mark.django_db
def test_a_colour_that_nearly_does_is_not_told_that_it_does(as_manager, site):
    assert "(contrast 4.4, at least 4.5 needed)" in told(as_manager, site, accent="#717171")


@pytest.mark.django_db
def test_of_a_colour_that_can_be_read_nothing_is_told(as_manager, site):
    assert "contrast" not in told(as_manager, site, accent="#14443A")


@given(st.from_regex(r"#[0-9a-fA-F]{6}", fullmatch=True))
@example("#ffe600")
@example("#ffffff")
@example("#7AC943")
def test_a_corrected_colour_keeps_its_hue(accent):
    corrected = correction(accent)
    if corrected is None:
        assert contrast(colour(accent), BIRCH) >= 4.5
        return
    before, after = colour(accent), colour(corrected.made)
    share = max(after) / max(before)
    assert all(abs(b * share - a) <= 2 for b, a in zip(before, after, strict=True))


@pytest.mark.django_db
def test_an_account_at_another_network_is_told_where_it_belongs(as_manager, site):
    page = refused(as_manager, site, accounts=[("instagram", "https://www.facebook.com/us")])
    assert "Its addresses begin with https://www.instagram.com/" in page


@pytest.mark.django_db
@pytest.mark.parametrize("url", ["javascript:alert(1)", "ftp://www.instagram.com/us", "https://[/us"])
def test_what_is_no_address_is_refused_of_an_account_and_a_partner(as_manager, site, url):
    refused(as_manager, site, accounts=[("instagram", url)])
    refused(as_manager, site, partners=[("A mill", "", url)])
    assert not Branding.of(site).accounts


@pytest.mark.django_db
def test_a_telephone_number_that_cannot_be_called_is_told_how_to_write_it(as_manager, site):
    assert "Write the number in digits" in refused(as_manager, site, telephone="ask Kari")


@pytest.mark.django_db
def test_accounts_and_partners_keep_their_order(as_manager, site):
    accounts = [("youtube", "https://youtu.be/us"), ("facebook", "https://www.facebook.com/us")]
    branding = saved(
        as_manager, site, accounts=accounts, partners=[("B", "", ""), ("A", "", "https://example.org/")]
    )
    assert [account.network for account in branding.account_list] == ["YouTube", "Facebook"]
    assert [partner.name for partner in branding.partner_list] == ["B", "A"]
