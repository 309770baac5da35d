"""How Mozilla's HTTP Observatory grades a site: its ten tests, with their published results and scores.

Source: MDN, “Tests & Scoring” (developer.mozilla.org/en-US/observatory/docs/tests_and_scoring), and what the scanner
itself does (mdn/mdn-http-observatory 1.4, `src/analyzer/tests/` and `src/grader/charts.js`). Left out is what cannot be
seen from here: whether a domain is in the browsers' preload list (+5), and certificates.
"""

import re
from dataclasses import dataclass
from email.message import Message
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup

# Every result of a test, and what it adds.
SCORES = {
    "csp-implemented-with-no-unsafe-default-src-none": 10,
    "csp-implemented-with-no-unsafe": 5,
    "csp-implemented-with-unsafe-inline-in-style-src-only": 0,
    "csp-implemented-with-insecure-scheme-in-passive-content-only": -10,
    "csp-implemented-with-unsafe-eval": -10,
    "csp-implemented-with-unsafe-inline": -20,
    "csp-implemented-with-insecure-scheme": -20,
    "csp-header-invalid": -25,
    "csp-not-implemented": -25,
    "cookies-secure-with-httponly-sessions-and-samesite": 5,
    "cookies-secure-with-httponly-sessions": 0,
    "cookies-not-found": 0,
    "cookies-without-secure-flag-but-protected-by-hsts": -5,
    "cookies-session-without-secure-flag-but-protected-by-hsts": -10,
    "cookies-without-secure-flag": -20,
    "cookies-samesite-flag-invalid": -20,
    "cookies-anticsrf-without-samesite-flag": -20,
    "cookies-session-without-httponly-flag": -30,
    "cookies-session-without-secure-flag": -40,
    "cross-origin-resource-sharing-not-implemented": 0,
    "cross-origin-resource-sharing-implemented-with-public-access": 0,
    "cross-origin-resource-sharing-implemented-with-restricted-access": 0,
    "cross-origin-resource-sharing-implemented-with-universal-access": -50,
    "redirection-to-https": 0,
    "redirection-off-host-from-http": -5,
    "redirection-not-to-https-on-initial-redirection": -10,
    "redirection-not-to-https": -20,
    "redirection-missing": -20,
    "referrer-policy-private": 5,
    "referrer-policy-not-implemented": 0,
    "referrer-policy-unsafe": -5,
    "referrer-policy-header-invalid": -5,
    "hsts-implemented-max-age-at-least-six-months": 0,
    "hsts-implemented-max-age-less-than-six-months": -10,
    "hsts-not-implemented": -20,
    "hsts-header-invalid": -20,
    "sri-implemented-and-all-scripts-loaded-securely": 5,
    "sri-implemented-and-external-scripts-loaded-securely": 5,
    "sri-not-implemented-response-not-html": 0,
    "sri-not-implemented-but-no-scripts-loaded": 0,
    "sri-not-implemented-but-all-scripts-loaded-from-secure-origin": 0,
    "sri-not-implemented-but-external-scripts-loaded-securely": -5,
    "sri-implemented-but-external-scripts-not-loaded-securely": -20,
    "sri-not-implemented-and-external-scripts-not-loaded-securely": -50,
    "x-content-type-options-nosniff": 0,
    "x-content-type-options-not-implemented": -5,
    "x-content-type-options-header-invalid": -5,
    "x-frame-options-implemented-via-csp": 5,
    "x-frame-options-sameorigin-or-deny": 0,
    "x-frame-options-not-implemented": -20,
    "x-frame-options-header-invalid": -20,
    "cross-origin-resource-policy-implemented-with-same-origin": 10,
    "cross-origin-resource-policy-implemented-with-same-site": 10,
    "cross-origin-resource-policy-implemented-with-cross-origin": 0,
    "cross-origin-resource-policy-not-implemented": 0,
    "cross-origin-resource-policy-header-invalid": -5,
}
# The lowest score of each grade.
GRADES = {
    100: "A+",
    90: "A",
    85: "A-",
    80: "B+",
    70: "B",
    65: "B-",
    60: "C+",
    50: "C",
    45: "C-",
    40: "D+",
    30: "D",
    25: "D-",
    0: "F",
}
# Only who has this much without a bonus gets one.
LEAST_FOR_BONUS = 90
SIX_MONTHS = 15_768_000

BROAD = {"ftp:", "http:", "https:", "*", "http://*", "http://*.*", "https://*", "https://*.*"}
INLINE = {"'unsafe-inline'", "data:"}
NONCE_OR_HASH = ("'sha256-", "'sha384-", "'sha512-", "'nonce-")
PRIVATE = {"no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"}
LEAKY = {"origin", "origin-when-cross-origin", "unsafe-url", "no-referrer-when-downgrade"}


@dataclass(frozen=True)
class Visit:
    """What a scanner sees of a page: over https, over https with an `Origin` of its own, and where http leads.

    `redirects` begins with the address over http, and has every address that it leads to.
    """

    url: str
    headers: Message
    html: str
    cors: Message
    redirects: tuple[str, ...]
    origin: str = "https://http-observatory.security.mozilla.org"


def results(visit: Visit) -> list[str]:
    """The result of each test, by its published name."""
    return [
        test(visit)
        for test in (csp, cookies, cors, redirection, referrer, hsts, sri, sniffing, framing, corp)
    ]


def score(names: list[str]) -> int:
    """The score: a penalty always counts, a bonus only where the rest is good."""
    penalties = 100 + sum(min(SCORES[name], 0) for name in names)
    if penalties < LEAST_FOR_BONUS:
        return max(penalties, 0)
    return penalties + sum(max(SCORES[name], 0) for name in names)


def grade(points: int) -> str:
    return next(letter for least, letter in GRADES.items() if points >= least)


def directives(headers: Message) -> dict[str, set[str]] | None:
    """The policy by directive; ValueError where one stands twice."""
    found: dict[str, set[str]] = {}
    for part in headers.get("Content-Security-Policy", "").lower().split(";"):
        name, *sources = part.split() or [""]
        if name and name in found:
            raise ValueError(f"{name} stands twice")
        if name:
            found[name] = set(sources or ["'none'"])
    return found or None


def csp(visit: Visit) -> str:
    try:
        found = directives(visit.headers)
    except ValueError:
        return "csp-header-invalid"
    if found is None:
        return "csp-not-implemented"

    def sources(name: str) -> set[str]:
        listed = set(found.get(name) or found.get("default-src") or {"*"})
        return listed - {"'unsafe-inline'"} if any(s.startswith(NONCE_OR_HASH) for s in listed) else listed

    script, style, passive = (
        sources("script-src"),
        sources("style-src"),
        sources("img-src") | sources("media-src"),
    )
    active = script.union(
        *(of for name, of in found.items() if name not in ("img-src", "media-src", "script-src"))
    )
    if script & (BROAD | INLINE) or sources("object-src") & BROAD:
        return "csp-implemented-with-unsafe-inline"
    if any(source.startswith(("http:", "ftp:")) for source in active):
        return "csp-implemented-with-insecure-scheme"
    if "'unsafe-eval'" in script | style:
        return "csp-implemented-with-unsafe-eval"
    if any(source.startswith(("http:", "ftp:")) for source in passive):
        return "csp-implemented-with-insecure-scheme-in-passive-content-only"
    if style & (BROAD | INLINE):
        return "csp-implemented-with-unsafe-inline-in-style-src-only"
    none = found.get("default-src") == {"'none'"}
    return "csp-implemented-with-no-unsafe-default-src-none" if none else "csp-implemented-with-no-unsafe"


def cookies(visit: Visit) -> str:
    """The worst that is true of any cookie; in the order of the scanner, from bad to worse."""
    jar = SimpleCookie()
    for header in visit.headers.get_all("Set-Cookie", []):
        try:
            jar.load(header)
        except CookieError:
            return "cookies-samesite-flag-invalid"
    protected = SCORES[hsts(visit)] >= 0
    worst = {
        fault for name, cookie in jar.items() for fault in faults(name.lower(), cookie, protected=protected)
    }
    if worst:
        return min(worst, key=SCORES.__getitem__)
    if not jar:
        return "cookies-not-found"
    everywhere = all(cookie["samesite"] for cookie in jar.values())
    return "cookies-secure-with-httponly-sessions" + ("-and-samesite" if everywhere else "")


def faults(name: str, cookie, *, protected: bool) -> list[str]:
    session = "sess" in name or "login" in name
    found = []
    if not cookie["secure"]:
        found.append("cookies-without-secure-flag" + ("-but-protected-by-hsts" if protected else ""))
    if not cookie["secure"] and session:
        found.append("cookies-session-without-secure-flag" + ("-but-protected-by-hsts" if protected else ""))
    if session and not cookie["httponly"]:
        found.append("cookies-session-without-httponly-flag")
    if "csrf" in name and not cookie["samesite"]:
        found.append("cookies-anticsrf-without-samesite-flag")
    if cookie["samesite"].lower() not in ("", "lax", "strict", "none"):
        found.append("cookies-samesite-flag-invalid")
    return found


def cors(visit: Visit) -> str:
    name = "cross-origin-resource-sharing-"
    allowed = visit.cors.get("Access-Control-Allow-Origin", "").strip()
    if not allowed:
        return f"{name}not-implemented"
    if allowed == "*":
        return f"{name}implemented-with-public-access"
    credentials = visit.cors.get("Access-Control-Allow-Credentials", "").strip().lower() == "true"
    everyone = allowed == visit.origin and credentials
    return f"{name}implemented-with-{'universal' if everyone else 'restricted'}-access"


def redirection(visit: Visit) -> str:
    if len(visit.redirects) == 1:
        return "redirection-missing"
    first, second, last = (urlsplit(visit.redirects[place]) for place in (0, 1, -1))
    if last.scheme != "https":
        return "redirection-not-to-https"
    if second.scheme != "https":
        return "redirection-not-to-https-on-initial-redirection"
    return "redirection-to-https" if first.hostname == second.hostname else "redirection-off-host-from-http"


def referrer(visit: Visit) -> str:
    header = ", ".join(visit.headers.get_all("Referrer-Policy", []))
    if not header:
        return "referrer-policy-not-implemented"
    known = [word for word in re.split(r"[,\s]+", header.lower()) if word in PRIVATE | LEAKY]
    if not known:
        return "referrer-policy-header-invalid"
    return "referrer-policy-private" if known[-1] in PRIVATE else "referrer-policy-unsafe"


def hsts(visit: Visit) -> str:
    header = visit.headers.get("Strict-Transport-Security")
    if header is None:
        return "hsts-not-implemented"
    age = re.search(r"(?:^|;)\s*max-age=(\d+)", header.lower())
    if age is None or "," in header:
        return "hsts-header-invalid"
    return f"hsts-implemented-max-age-{'at-least' if int(age[1]) >= SIX_MONTHS else 'less-than'}-six-months"


def sri(visit: Visit) -> str:
    if visit.headers.get_content_type() not in ("text/html", "application/xhtml+xml"):
        return "sri-not-implemented-response-not-html"
    scripts = BeautifulSoup(visit.html, "html.parser").find_all("script")
    if not scripts:
        return "sri-not-implemented-but-no-scripts-loaded"
    found = {result for script in scripts if script.get("src") for result in _sri_of(script, visit.url)}
    if not found:
        return "sri-not-implemented-but-all-scripts-loaded-from-secure-origin"
    return min(found, key=SCORES.__getitem__)


def _sri_of(script, page: str) -> list[str]:
    address, integrity = script["src"], bool(script.get("integrity"))
    whole = urlsplit(urljoin(page, address))
    if whole.netloc == urlsplit(page).netloc and not address.startswith("//"):
        return ["sri-implemented-and-all-scripts-loaded-securely"] if integrity else []
    if address.startswith("https:"):
        loaded = "sri-not-implemented-but-external-scripts-loaded-securely"
        return ["sri-implemented-and-external-scripts-loaded-securely" if integrity else loaded]
    does = "implemented-but" if integrity else "not-implemented-and"
    return [f"sri-{does}-external-scripts-not-loaded-securely"]


def sniffing(visit: Visit) -> str:
    header = visit.headers.get("X-Content-Type-Options")
    if header is None:
        return "x-content-type-options-not-implemented"
    return f"x-content-type-options-{'nosniff' if header.strip().lower() == 'nosniff' else 'header-invalid'}"


def framing(visit: Visit) -> str:
    try:
        if "frame-ancestors" in (directives(visit.headers) or {}):
            return "x-frame-options-implemented-via-csp"
    except ValueError:
        pass
    header = visit.headers.get("X-Frame-Options")
    if header is None:
        return "x-frame-options-not-implemented"
    known = header.strip().lower() in ("deny", "sameorigin")
    return "x-frame-options-sameorigin-or-deny" if known else "x-frame-options-header-invalid"


def corp(visit: Visit) -> str:
    name = "cross-origin-resource-policy-"
    header = visit.headers.get("Cross-Origin-Resource-Policy")
    if header is None:
        return f"{name}not-implemented"
    known = header.strip().lower() in ("same-origin", "same-site", "cross-origin")
    return f"{name}implemented-with-{header.strip().lower()}" if known else f"{name}header-invalid"
