/* Wagtail 8.0.1: a form that is shown again with errors saves itself once, and then no longer looks for changes.
   What an editor types after a refused submit would be lost without a word. Giving its check a new interval after
   that first save starts it again. */

const form = document.querySelector("form[data-w-unsaved-force-value='true']");

form?.addEventListener(
  "w-autosave:success",
  () => {
    const interval = Number(form.dataset.wUnsavedCheckIntervalValue ?? 500);
    setTimeout(() => form.setAttribute("data-w-unsaved-check-interval-value", String(interval + 1)));
  },
  { once: true },
);

/* Nor does it stop while a form is on its way: what Wagtail itself adds for an action of a review is a change like any
   other. A server that takes a second longer was told to approve twice, and the later one took the page off again. */

const sent = new Set();

document.addEventListener("submit", (event) => {
  if (!event.defaultPrevented) sent.add(event.target);
});
document.addEventListener("w-autosave:save", (event) => {
  const { target } = event;
  if (sent.has(target) || target.querySelector("input[name='action-workflow-action']")) event.preventDefault();
});
window.addEventListener("pageshow", () => sent.clear());
