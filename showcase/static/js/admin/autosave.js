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
