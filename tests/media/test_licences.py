"""Licences as editors write them, and where visitors can read them."""

import pytest

from media.licences import find_licence


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("cc-by-4.0", "https://creativecommons.org/licenses/by/4.0/"),
        (" CC BY-NC-ND 3.0 ", "https://creativecommons.org/licenses/by-nc-nd/3.0/"),
        ("CC0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("CC0-1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("NLOD 2.0", "https://data.norge.no/nlod/no/2.0"),
        ("All rights reserved", ""),
        ("CC BY", ""),
        ("", ""),
    ],
)
def test_a_licence_leads_where_it_can_be_read(text, url):
    assert find_licence(text).url == url
