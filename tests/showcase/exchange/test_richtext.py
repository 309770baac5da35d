"""Rich text: what is accepted is harmless, and what is written is written in one way."""

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showcase.exchange import richtext

ALLOWED = richtext.allowed_tags(["bold", "italic", "link", "ol", "ul"])
ATTRIBUTES = {("a", "href")}
PIECES = [
    *(
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<i>",
        "</i>",
        "<ul>",
        "<ol>",
        "</ul>",
        "</ol>",
        "<li>",
        "</li>",
        "<br>",
        "<br/>",
    ),
    *(
        '<a href="https://example.org">',
        '<a href="page:/a/b/">',
        '<a href="javascript:x">',
        "</a>",
        "<script>",
    ),
    *(
        "</script>",
        "<!--",
        "-->",
        "<![CDATA[",
        "<?",
        "<",
        ">",
        "&lt;",
        "&",
        "&#0;",
        "&#60;script&#62;",
        '"',
        "'",
        "=",
    ),
    *(
        "<svg/onload=x>",
        "<p onclick=x>",
        "<img src=x onerror=y>",
        "<scr",
        "ipt>",
        "\0",
        " ",
        "\n",
        "ord",
        "æøå",
    ),
    *(
        "<style>",
        "<math>",
        "<noscript>",
        "<template>",
        "<plaintext>",
        "<xmp>",
        '<a href="//x">',
        "</br>",
        "<P>",
        "<h2>",
    ),
]
# A busy machine is no failure: only what is found counts.
fuzz = settings(deadline=None, max_examples=200)
markup = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=25).map("".join)


def elements(html: str) -> list:
    """What a browser makes of it."""
    tree = html5lib.parseFragment(html, container="div", treebuilder="etree", namespaceHTMLElements=False)
    return list(tree.iter())[1:]


def is_harmless(html: str) -> bool:
    return all(
        isinstance(element.tag, str)
        and element.tag in ALLOWED
        and all((element.tag, name) in ATTRIBUTES for name in element.keys())
        and element.get("href", "https:").split(":")[0].lower() in {"https", "http", "mailto", "tel", "page"}
        for element in elements(html)
    )


@fuzz
@given(markup)
def test_accepted_text_has_only_allowed_tags_for_a_browser(html):
    if not richtext.problems_of(html, ALLOWED):
        assert is_harmless(html)


@fuzz
@given(markup)
def test_written_text_has_only_allowed_tags_whatever_was_read(html):
    assert is_harmless(richtext.canonical(html, ALLOWED))


@fuzz
@given(markup)
def test_written_text_is_accepted(html):
    assert richtext.problems_of(richtext.canonical(html, ALLOWED), ALLOWED) == []


@fuzz
@given(markup)
def test_written_text_is_written_the_same_again(html):
    once = richtext.canonical(html, ALLOWED)
    assert richtext.canonical(once, ALLOWED) == once


@fuzz
@given(markup)
def test_way_into_the_database_and_back_changes_nothing(html):
    written = richtext.canonical(html, ALLOWED)
    stored = richtext.to_database(written, ALLOWED, dict.fromkeys(richtext.page_links(written), 7))
    assert richtext.from_database(stored, ALLOWED, {7: "a/b"}) == written


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/æ?a=1#b",
        "http://example.org",
        "mailto:post@example.org",
        "tel:+4712345678",
        "/explore/",
        "#x",
    ],
)
def test_link_that_goes_somewhere_is_accepted(address):
    assert richtext.problems_of(f'<p><a href="{address}">x</a></p>', ALLOWED) == []


@pytest.mark.parametrize(
    "address",
    [
        *(
            "javascript:x()",
            "JaVaScRiPt:x()",
            "java\tscript:x()",
            "&#106;avascript:x()",
            "data:text/html,x",
            "vbscript:x",
        ),
        *(
            "//evil.example",
            "/\\evil.example",
            "\\\\evil.example",
            "https:evil",
            "https:///evil",
            "example.org",
            "",
        ),
        *("page:x", "page:/a", "page:/../admin/", "file:///etc/hosts", "mailto:"),
    ],
)
def test_link_that_leads_astray_is_refused(address):
    assert richtext.problems_of(f'<p><a href="{address}">x</a></p>', ALLOWED)


@pytest.mark.parametrize(
    ("html", "word"),
    [
        ("<p>a", "<p> is not closed"),
        ("a</p>", "closes nothing"),
        ("<p><ul><li>a</li></ul></p>", "<ul> cannot stand in <p>"),
        ("<li>a</li>", "<li> cannot stand in the text itself"),
        ("<ul>a</ul>", "stand in <li>"),
        ("<b><b>a</b></b>", "<b> cannot stand in <b>"),
        ("<p>1 < 2</p>", "&lt;"),
        ("<!-- x -->", "&lt;"),
        ("<ul><li>" * 11 + "</li></ul>" * 11, "<ul> cannot stand in <li>"),
    ],
)
def test_text_that_is_put_together_wrongly_is_refused_in_words(html, word):
    assert word in " ".join(richtext.problems_of(html, ALLOWED))


@pytest.mark.parametrize(
    ("html", "written"),
    [
        ("bare <b>words</b>", "<p>bare <b>words</b></p>"),
        ("<p>a</p>\n<p>b</p>", "<p>a</p><p>b</p>"),
        ("<P>AT&T &copy;</P>", "<p>AT&amp;T ©</p>"),
        ("<p>a<br>b<br />c</p>", "<p>a<br/>b<br/>c</p>"),
        ("<p>“æ” &amp; 'ø'</p>", "<p>“æ” &amp; 'ø'</p>"),
        ("<ol> <li>a</li> </ol>", "<ol><li>a</li></ol>"),
    ],
)
def test_text_is_written_in_one_way(html, written):
    assert richtext.canonical(html, ALLOWED) == written


@pytest.mark.parametrize("unit", ["<a ", "<!--", "<", "<p>", "<ul><li>", "&", "<a href='", "<![", " a ="])
def test_hostile_text_is_read_in_passing(unit):
    html = unit * (80_000 // len(unit))
    # Without the wrong order of growth; a deadline in seconds would measure the machine.
    assert richtext.problems_of(html, ALLOWED) or unit in {"&", " a ="}
