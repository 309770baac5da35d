"""Whoever has large fingers, or hands that shake, hits what they mean (WCAG 2.2 SC 2.5.5)."""

import pytest

from tools.demo_pages import CARDS, PAGES

# 44 px high, found out by touching: a control's own box may be smaller than what it answers to. A short word is as
# wide as it is, 24 px at the least (SC 2.5.8). As in SC 2.5.5, these may be smaller: links in running text, controls
# that the browser draws (a film's), and what is hidden from sight until it has the focus.
TOO_SMALL = """() => {
  const kinds = "a[href], button, input:not([type=hidden]), select, textarea, summary";
  const controls = [...document.querySelectorAll(kinds)];
  const inText = (control) => {
    if (getComputedStyle(control).display !== "inline") return false;
    const block = control.closest("p, li, dd, dt, figcaption, blockquote, td, cite, span:not(a span)");
    return Boolean(block && block.textContent.trim().length > control.textContent.trim().length + 3);
  };
  const isOf = (control, hit) => hit && (control.contains(hit) || hit.closest("a, button, label, summary") === control
    || [...control.labels ?? []].some((label) => label.contains(hit)));
  return controls.filter((control) => {
    if (control.disabled || !control.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return false;
    if (control.matches(".skip-link, .visually-hidden, .visually-hidden *") || inText(control)) return false;
    control.scrollIntoView({ block: "center", behavior: "instant" });
    const label = control.matches("[type=checkbox], [type=radio]") ? control.labels[0] : null;
    const box = (label ?? control).getClientRects()[0];
    if (!box || box.width < 2) return false;
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const reach = (across, down) => {
      for (let far = 1; far < 44; far += 1) {
        if (!isOf(label ?? control, document.elementFromPoint(x + across * far, y + down * far))) return far - 1;
      }
      return 44;
    };
    return 1 + reach(0, -1) + reach(0, 1) < 44 || 1 + reach(-1, 0) + reach(1, 0) < 24;
  }).map((control) => {
    const box = control.getBoundingClientRect();
    return `${Math.round(box.width)} x ${Math.round(box.height)}: ${control.outerHTML.slice(0, 120)}`;
  });
}"""


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", PAGES | CARDS)
def test_every_target_is_44_px(server, readers, name, width):
    page = readers(width)
    page.goto(server.paths[name])
    assert page.evaluate(TOO_SMALL) == []
