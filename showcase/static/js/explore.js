/*
 * Narrowing without a reload. htmx asks for what the form's choices find and puts it in the page; the server says which
 * address that has. This module does what htmx cannot know: what a screen reader hears, where the focus goes, and
 * that the form says what the address says. Nothing is kept on the visitor's device.
 */

const explore = document.querySelector("[data-explore]");
const form = explore.querySelector("form");
const words = form.elements.namedItem("q");
const said = explore.querySelector("[data-explore-said]");

const heading = () => explore.querySelector("#found");

/** What was found, for those who do not see it change. Emptied first, so that the same sentence is said again. */
function announce() {
  const note = explore.querySelector("[data-explore-note]");
  said.textContent = "";
  setTimeout(() => {
    said.textContent = [heading(), note].map((element) => element?.textContent.trim() ?? "").join(". ");
  }, 100);
}

/** A box keeps what the visitor ticked in it; the server knows better, for instance when a chip let a choice go. */
function settle() {
  for (const box of explore.querySelectorAll("#results input[type=checkbox]")) box.checked = box.defaultChecked;
  if (document.activeElement !== words) words.value = new URLSearchParams(location.search).get("q") ?? "";
}

/** Where someone wanted to see what is found, they are led there; where a link is gone with its choice, too. */
function lead(submitted) {
  const lost = document.activeElement === document.body || document.activeElement === null;
  if (submitted) {
    // Where nobody is found there may be no drawer.
    explore.querySelector("#narrow-drawer")?.removeAttribute("open");
    heading().focus({ preventScroll: true });
    explore.querySelector(".found").scrollIntoView({ block: "nearest" });
    heading().scrollIntoView({ block: "nearest" });
  } else if (lost) {
    heading().focus({ preventScroll: true });
  }
}

explore.dataset.explore = "live";

document.addEventListener("htmx:config:request", ({ detail }) => {
  // An empty field is no choice.
  if (!words.value.trim()) detail.ctx.request.body.delete("q");
});

document.addEventListener("htmx:after:swap", ({ detail }) => {
  settle();
  lead(detail.ctx.sourceEvent?.type === "submit");
  announce();
});

/** What cannot be fetched quietly is asked for plainly: the browser then shows what is wrong. */
function plainly(ctx) {
  if (!ctx || ctx.sourceElement === form) form.submit();
  else location.assign(ctx.request.action);
}

document.addEventListener("htmx:before:response", (event) => {
  if (event.detail.ctx.response.status >= 400) {
    event.preventDefault();
    plainly(event.detail.ctx);
  }
});
document.addEventListener("htmx:error", ({ detail }) => plainly(detail.ctx));
