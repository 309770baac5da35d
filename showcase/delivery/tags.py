"""Names for what an answer depends on. An answer that is kept is thrown away when one of its tags has changed."""

# Everything: branding, menus, languages, lists of topics and places, who can be met.
ALL = "all"
# Whatever shows people beside each other: home, series, explore, questions, feeds, sitemaps, the API.
LISTS = "lists"


def of_page(key: int) -> str:
    """What one page of the tree says, with its answers and facts."""
    return f"page-{key}"


def of_picture(key: int) -> str:
    """A picture in the sizes in which it has been drawn: some are shown only when they are there."""
    return f"picture-{key}"
