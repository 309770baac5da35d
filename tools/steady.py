"""A page that stands still: everything has come, so that two pictures of it are the same."""

from playwright.sync_api import Page

SETTLE = """async () => {
  const pictures = [...document.images];
  for (const picture of pictures) Object.assign(picture, { loading: "eager", decoding: "sync" });
  await document.fonts.ready;
  await Promise.all(pictures.filter((picture) => !picture.complete).map((picture) => new Promise((come) => {
    for (const end of ["load", "error"]) picture.addEventListener(end, come, { once: true });
  })));
  // A picture that cannot be read stays as it is.
  await Promise.all(pictures.map((picture) => picture.decode().catch(() => {})));
  // Drawn on the next frame, seen on the one after.
  await new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen)));
}"""


def settle(page: Page) -> None:
    """Wait until fonts have come and every picture is there, also those further down."""
    page.wait_for_load_state("load")
    page.evaluate(SETTLE)
