"""Every template of the public site, by an address of the demo: what the browser's tests and the gallery look at."""

import re

from .demo_server import read

SERIES = "/keeping-the-wheels-turning/"
MARTE, KRISTOFFER = f"{SERIES}marte-nyhus/", f"{SERIES}kristoffer-lien/"
# Only where `tools.demo_states` has made these states.
WITHDRAWN, WITH_PASSWORD = f"{SERIES}somebody-withdrawn/", "/for-some/"

# {answer} stands for the first answer of Marte's interview: numbers are not the same in every demo.
PAGES = {
    "home": "/",
    "series": SERIES,
    "profile with a film at YouTube": MARTE,
    "profile with an uploaded film": KRISTOFFER,
    "answer": f"{MARTE}answers/{{answer}}/",
    "film at YouTube": "/films/a-course-before-lunch/",
    "uploaded film": "/films/the-saw-line/",
    "films": "/films/",
    "films of a series": f"{SERIES}films/",
    "questions": "/questions/",
    "question": "/questions/yesterday/",
    "question, narrowed": "/questions/yesterday/?place=granvik&sort=name",
    "question, choosing people": "/questions/yesterday/?pick=1",
    "side by side": "/questions/yesterday/?compare=keeping-the-wheels-turning/marte-nyhus"
    "&compare=keeping-the-wheels-turning/kristoffer-lien",
    "explore": "/explore/",
    "explore, searched": "/explore/?q=night",
    "explore, nobody": "/explore/?q=xylophone&place=granvik",
    "places": "/places/",
    "place": "/places/granvik/",
    "sector": "/sectors/health/",
    "occupation": "/occupations/nurse/",
    "topic": "/topics/machines/",
    "text": "/about/",
    "accessibility statement": "/accessibility/",
    "not found": "/nobody/",
    "gone": WITHDRAWN,
    "with a password": WITH_PASSWORD,
}
# What others frame in their own pages: no header, no skip link.
CARDS = {
    "card of a profile": f"{MARTE}embed/",
    "card of an answer": f"{MARTE}answers/{{answer}}/embed/",
    "card of a series": f"{SERIES}embed/",
    "card that is gone": f"{WITHDRAWN}embed/",
}
STYLE_GUIDE = "/-/styleguide/"
STATUS = {"not found": 404, "gone": 410, "card that is gone": 410}
"""What an address answers, where that is not 200."""


def addresses(url: str) -> dict[str, str]:
    """The path of every page and card on a running demo, by name."""
    answer = re.search(r'id="answer-(\d+)"', read(f"{url}{MARTE}").decode())[1]
    return {name: path.replace("{answer}", answer) for name, path in (PAGES | CARDS).items()}
