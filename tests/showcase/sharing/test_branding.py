"""What a manager is told when the branding cannot be saved as it is."""

import pytest

pytestmark = pytest.mark.django_db


def refused(client, site, accent: str = "#14443a", networks: tuple[str, ...] = ()) -> str:
    """What the form says to what it does not save."""
    form = {"accent": accent, "fediverse_creator": "", "logo": "", "icon": ""}
    form["share_networks-count"] = str(len(networks))
    for number, network in enumerate(networks):
        form |= {
            f"share_networks-{number}-type": "network",
            f"share_networks-{number}-value": network,
            f"share_networks-{number}-order": str(number),
            f"share_networks-{number}-deleted": "",
            f"share_networks-{number}-id": "",
        }
    response = client.post(f"/admin/settings/sharing/branding/{site.pk}/", form)
    assert response.status_code == 200
    return response.content.decode()


def test_a_network_that_stands_twice_is_named(as_manager, site):
    told = refused(as_manager, site, networks=("bluesky", "x", "bluesky"))
    assert "Remove what is there twice: Bluesky." in told


def test_a_colour_that_is_too_light_is_told_with_its_contrast(as_manager, site):
    assert "(contrast 1.1, at least 4.5 needed)" in refused(as_manager, site, accent="#ffe600")


def test_a_colour_that_nearly_does_is_not_told_that_it_does(as_manager, site):
    assert "(contrast 4.4, at least 4.5 needed)" in refused(as_manager, site, accent="#717171")


def test_what_is_no_colour_is_told_how_to_write_one(as_manager, site):
    assert "Write the colour as # and six digits" in refused(as_manager, site, accent="red")
