"""A walk through a page with the Tab key, and what is met on it."""

from dataclasses import dataclass

from playwright.sync_api import Page

# Every control that Tab should reach, each with a number of its own. Of a group of radio buttons Tab reaches one.
NUMBER_CONTROLS = """() => {
  const groups = new Set();
  const controls = [...document.querySelectorAll(
    "a[href], button, input, select, textarea, summary, iframe, video[controls], audio[controls], [tabindex]")];
  return controls.filter((control) => {
    if (control.disabled || control.type === "hidden" || control.tabIndex < 0) return false;
    if (!control.checkVisibility({ visibilityProperty: true })) return false;
    if (control.type !== "radio") return true;
    const group = [...document.getElementsByName(control.name)];
    return control === (group.find((radio) => radio.checked) ?? group[0]);
  }).map((control, number) => {
    control.dataset.numbered = number;
    for (let each = control, up = 0; each && up < 4; each = each.parentElement, up += 1) {
      each.dataset.shadow = getComputedStyle(each).boxShadow;
    }
    return control.outerHTML.slice(0, 140);
  });
}"""
TO_THE_TOP = """() => {
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute("tabindex");
}"""
# What has the focus: its number, how wide its indicator is, and whether any of five points of it is to be seen.
FOCUSED = """() => {
  const element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  // A field may show it around what holds it, a control of which only the label is seen there, a card that is one
  // link around the card.
  const shown = [element, ...element.labels ?? []];
  for (let around = element.parentElement; around && shown.length < 5; around = around.parentElement) {
    shown.push(around);
  }
  const widths = shown.flatMap((each) => ["", "::before", "::after"].map((part) => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each, part || null);
    const outline = outlineStyle === "none" ? 0 : parseFloat(outlineWidth);
    return !part && each.dataset.shadow && boxShadow !== each.dataset.shadow ? 2 : outline;
  }));
  const boxes = [...element.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
  const seen = boxes.some((box) => [[0.5, 0.5], [0.1, 0.2], [0.9, 0.2], [0.1, 0.8], [0.9, 0.8]].some(([x, y]) => {
    const hit = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
    return hit && (element.contains(hit) || hit.contains(element)
      || [...element.labels ?? []].some((label) => label.contains(hit)));
  }));
  return {
    number: element.dataset.numbered === undefined ? null : Number(element.dataset.numbered),
    html: element.outerHTML.slice(0, 140),
    indicator: Math.max(...widths),
    seen,
  };
}"""
# Inside of a film's own controls Tab moves on without leaving the film.
STOPS_IN_A_FILM = 15


@dataclass(frozen=True)
class Walk:
    """The controls of a page as they stand in it, and the stops of the Tab key; `ended` if it came out at the end."""

    controls: list[str]
    stops: list[dict]
    ended: bool

    @property
    def not_reached(self) -> list[str]:
        met = {stop["number"] for stop in self.stops}
        return [control for number, control in enumerate(self.controls) if number not in met]

    @property
    def out_of_order(self) -> list[str]:
        numbers = [stop["number"] for stop in self.stops]
        pairs = zip(numbers, self.stops[1:], strict=False)
        return [
            stop["html"]
            for before, stop in pairs
            if before is not None and stop["number"] is not None and stop["number"] < before
        ]

    @property
    def without_indicator(self) -> list[str]:
        return [stop["html"] for stop in self.stops if stop["indicator"] < 2]

    @property
    def out_of_sight(self) -> list[str]:
        return [stop["html"] for stop in self.stops if not stop["seen"]]


def walk(page: Page) -> Walk:
    """Tab from the top of the page to its end; stops at a trap."""
    controls = page.evaluate(NUMBER_CONTROLS)
    # Some pages open at a place of theirs: the walk begins at the top all the same.
    page.evaluate(TO_THE_TOP)
    stops: list[dict] = []
    for _ in range(len(controls) + STOPS_IN_A_FILM * page.locator("video[controls]").count() + 2):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None or (len(stops) > 1 and stop["number"] == stops[0]["number"]):
            return Walk(controls, stops, ended=True)
        if not stops or stops[-1]["html"] != stop["html"] or stops[-1]["number"] != stop["number"]:
            stops.append(stop)
    return Walk(controls, stops, ended=False)
