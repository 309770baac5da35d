"""What the form of a branding sends."""

from wagtail.test.utils.form_data import nested_form_data, rich_text, streamfield

EMPTY = {
    "name": "",
    "tagline": "",
    "logo": "",
    "icon": "",
    "accent": "#14443a",
    "organisation": "",
    "email": "",
    "telephone": "",
    "postal_address": "",
    "accessibility_page": "",
    "privacy_page": "",
    "fediverse_creator": "",
}


def branding_form(*, networks=(), accounts=(), partners=(), words: str = "", **fields) -> dict:
    """The form with these fields; accounts as (network, address), partners as (name, key of the logo, address)."""
    return nested_form_data(
        EMPTY
        | fields
        | {
            "share_networks": streamfield([("network", network) for network in networks]),
            "accounts": streamfield(
                [("account", {"network": network, "url": url}) for network, url in accounts]
            ),
            "partners": streamfield(
                [("partner", {"name": name, "logo": logo, "url": url}) for name, logo, url in partners]
            ),
            "footer_words": rich_text(words, features=["bold", "italic", "link"]),
        }
    )


def address(site) -> str:
    return f"/admin/settings/sharing/branding/{site.pk}/"
