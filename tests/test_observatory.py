"""The Observatory's rules themselves: what they give for what they are to notice."""

from email.message import Message

import pytest

from tests import observatory
from tests.observatory import SCORES, Visit

GOOD = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; frame-ancestors 'none'; form-action 'self'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Content-Type": "text/html",
}
PAGE = '<script type="module" src="/a.js"></script>'
REDIRECTS = ("http://showcase.example/", "https://showcase.example/")


def message(*fields: tuple[str, str]) -> Message:
    made = Message()
    for name, value in fields:
        made[name] = value
    return made


def visit(
    *cookies: str, html: str = PAGE, redirects=REDIRECTS, cors=(), without: str = "", **headers: str
) -> Visit:
    """A good page, and what is otherwise."""
    changed = GOOD | {name.replace("_", "-"): value for name, value in headers.items()}
    fields = [(name, value) for name, value in changed.items() if name != without]
    fields += [("Set-Cookie", cookie) for cookie in cookies]
    return Visit("https://showcase.example/", message(*fields), html, message(*cors), redirects)


def test_a_good_page_gets_every_bonus():
    assert observatory.score(observatory.results(visit())) == 130


@pytest.mark.parametrize(
    ("policy", "result"),
    [
        ("default-src 'self'; script-src 'self'", "csp-implemented-with-no-unsafe"),
        ("default-src 'none'; script-src 'unsafe-inline'", "csp-implemented-with-unsafe-inline"),
        ("default-src 'none'; script-src https:", "csp-implemented-with-unsafe-inline"),
        ("img-src 'self'", "csp-implemented-with-unsafe-inline"),
        ("default-src 'none'; script-src 'self' 'unsafe-eval'", "csp-implemented-with-unsafe-eval"),
        ("default-src 'none'; connect-src http://a.example", "csp-implemented-with-insecure-scheme"),
        (
            "default-src 'none'; img-src http://a.example",
            "csp-implemented-with-insecure-scheme-in-passive-content-only",
        ),
        (
            "default-src 'none'; style-src 'unsafe-inline'",
            "csp-implemented-with-unsafe-inline-in-style-src-only",
        ),
        ("default-src 'none'; default-src 'self'", "csp-header-invalid"),
    ],
)
def test_a_weaker_policy_is_noticed(policy, result):
    assert observatory.csp(visit(Content_Security_Policy=policy)) == result


@pytest.mark.parametrize(
    ("cookie", "result"),
    [
        ("sessionid=1; HttpOnly; SameSite=Lax", "cookies-session-without-secure-flag-but-protected-by-hsts"),
        ("sessionid=1; Secure; SameSite=Lax", "cookies-session-without-httponly-flag"),
        ("csrftoken=1; Secure", "cookies-anticsrf-without-samesite-flag"),
        ("choice=1; Secure", "cookies-secure-with-httponly-sessions"),
        ("choice=1; SameSite=Lax", "cookies-without-secure-flag-but-protected-by-hsts"),
    ],
)
def test_a_careless_cookie_is_noticed(cookie, result):
    assert observatory.cookies(visit(cookie)) == result


@pytest.mark.parametrize(
    ("header", "result"),
    [
        ("Content-Security-Policy", "csp-not-implemented"),
        ("Strict-Transport-Security", "hsts-not-implemented"),
        ("X-Content-Type-Options", "x-content-type-options-not-implemented"),
        ("Referrer-Policy", "referrer-policy-not-implemented"),
        ("Cross-Origin-Resource-Policy", "cross-origin-resource-policy-not-implemented"),
    ],
)
def test_a_header_that_is_missing_is_noticed(header, result):
    assert result in observatory.results(visit(without=header))


@pytest.mark.parametrize(
    ("redirects", "result"),
    [
        (REDIRECTS[:1], "redirection-missing"),
        (("http://a.example/", "http://b.example/"), "redirection-not-to-https"),
        (("http://a.example/", "https://b.example/"), "redirection-off-host-from-http"),
    ],
)
def test_a_visitor_who_stays_without_tls_is_noticed(redirects, result):
    assert observatory.redirection(visit(redirects=redirects)) == result


@pytest.mark.parametrize(
    ("address", "result"),
    [
        ("//a.example/x.js", "sri-not-implemented-and-external-scripts-not-loaded-securely"),
        ("https://a.example/x.js", "sri-not-implemented-but-external-scripts-loaded-securely"),
    ],
)
def test_a_script_from_elsewhere_is_noticed(address, result):
    assert observatory.sri(visit(html=f'<script src="{address}"></script>')) == result


def test_answers_for_every_page_with_its_cookies_are_noticed():
    cors = (("Access-Control-Allow-Origin", Visit.origin), ("Access-Control-Allow-Credentials", "true"))
    assert SCORES[observatory.cors(visit(cors=cors))] == -50


def test_no_bonus_makes_up_for_a_fault():
    assert observatory.score(observatory.results(visit(without="Strict-Transport-Security"))) == 80


@pytest.mark.parametrize(
    ("points", "grade"), [(130, "A+"), (100, "A+"), (99, "A"), (89, "A-"), (24, "F"), (0, "F")]
)
def test_points_become_a_grade(points, grade):
    assert observatory.grade(points) == grade
