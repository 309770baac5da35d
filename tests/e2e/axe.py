"""Pages judged by axe: WCAG 2.2 A and AA, axe's best practices, and contrast of 7:1 where one reads."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# https://github.com/dequelabs/axe-core/blob/develop/doc/API.md#axe-core-tags
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ENHANCED = "color-contrast-enhanced"
CONTRAST = {"color-contrast", ENHANCED}
RULES = {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {ENHANCED: {"enabled": True}},
    "resultTypes": ["violations"],
}
# Body copy is what stands in the page's content at the size of running text or larger: answers, summaries, ledes,
# quotations, headings. Labels, credits, counts and captions are set smaller, and keep to 4.5:1 as all text does.
BODY_COPY_PX = 17
IS_BODY_COPY = """([selector, least]) => {
  const element = document.querySelector(selector);
  return Boolean(element && element.closest("main, .embed") && !element.closest("button, select, input")
    && parseFloat(getComputedStyle(element).fontSize) >= least);
}"""


def judged(page: Page, context: str | None = None, *, colours: bool = True) -> list[str]:
    """What axe has against the page, or against a part of it: one line for each rule and element.

    Where the visitor's system chooses the colours, axe still reads those of the style sheets: leave `colours` out.
    """
    found = []
    for violation in Axe().run(page, context, RULES).response["violations"]:
        if violation["id"] in CONTRAST and not colours:
            continue
        for node in violation["nodes"]:
            target = node["target"][-1]
            if violation["id"] == ENHANCED and not page.evaluate(IS_BODY_COPY, [target, BODY_COPY_PX]):
                continue
            reasons = [check["message"] for check in node["any"] + node["all"] + node["none"]]
            found.append(f"{violation['id']}: {target}: {' '.join(reasons)}")
    return found
