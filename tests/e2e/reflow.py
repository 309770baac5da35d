"""What is lost in a window where there is little room, seen by the browser."""

# Text and controls that reach over an edge of the window; what is hidden from sight or only decorates may.
CUT_OFF = """() => [...document.querySelectorAll("body *")].filter((element) => {
  const says = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  if (!says && !element.matches("a, button, video, img")) return false;
  if (element.closest("[aria-hidden=true], .visually-hidden, template, track, source")) return false;
  const box = element.getBoundingClientRect();
  return box.width > 1 && (box.left < -0.5 || box.right > innerWidth + 0.5);
}).map((element) => element.outerHTML.slice(0, 120))"""
# Lines of text that something around them hides because it has no room. An excerpt may end where its lines do, and a
# glyph may reach a little over its line.
CLIPPED = """() => {
  const hidden = "[aria-hidden=true], .visually-hidden, svg, video, select, template, script, style";
  const hides = (overflow) => overflow === "hidden" || overflow === "clip";
  const isClipped = (text) => {
    const range = document.createRange();
    range.selectNodeContents(text);
    const lines = [...range.getClientRects()].filter((line) => line.width > 1);
    for (let around = text.parentElement; around && around !== document.body; around = around.parentElement) {
      const { overflowX, overflowY, webkitLineClamp, visibility } = getComputedStyle(around);
      if (webkitLineClamp !== "none" || visibility === "hidden") return false;
      const box = around.getBoundingClientRect();
      const out = lines.some((line) => (hides(overflowX) && (line.right > box.right + 1 || line.left < box.left - 1))
        || (hides(overflowY) && (line.bottom > box.bottom + 5 || line.top < box.top - 5)));
      if (out) return true;
    }
    return false;
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    if (text.data.trim() && !text.parentElement.closest(hidden) && isClipped(text)) found.push(text.data.trim());
  }
  return found;
}"""
# Paragraphs that have become a column of words, or of letters.
SQUEEZED = """() => [...document.querySelectorAll("main :is(p, li, dd, blockquote)")].filter((element) => {
  if (!element.checkVisibility() || element.closest("[aria-hidden=true], .visually-hidden")) return false;
  const { fontSize } = getComputedStyle(element);
  const text = [...element.childNodes].map((node) => (node.nodeType === 3 ? node.data.trim() : "")).join("");
  return text.length > 40 && element.clientWidth < parseFloat(fontSize) * 4;
}).map((element) => element.outerHTML.slice(0, 120))"""
