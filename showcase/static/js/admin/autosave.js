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

/* Nor does it know of forms that are on their way. What is being saved when one is sent has to be there first: only then
   does the form know which rows it has, and which page it is. Both at once kept a film twice. And once it is sent, it does
   not save itself any more: what Wagtail adds for an action of a review is a change like any other, and a server that
   takes a second longer was told to approve twice, and the later one took the page off again. */

const saving = new Set();
const sent = new Set();
const waiting = new Map();

document.addEventListener("w-autosave:save", (event) => {
  const { target } = event;
  if (sent.has(target) || target.querySelector("input[name='action-workflow-action']")) event.preventDefault();
  else saving.add(target);
});

for (const answered of ["success", "error"]) {
  document.addEventListener(`w-autosave:${answered}`, ({ target }) => {
    saving.delete(target);
    if (!waiting.has(target)) return;
    const submitter = waiting.get(target);
    waiting.delete(target);
    // Wagtail disables a button that was pressed, and a form does not say that a disabled one was.
    const disabled = submitter?.disabled;
    if (disabled) submitter.disabled = false;
    target.requestSubmit(submitter);
    if (disabled) submitter.disabled = true;
  });
}

document.addEventListener("submit", (event) => {
  const { target, submitter } = event;
  if (event.defaultPrevented) return;
  sent.add(target);
  if (!saving.has(target)) return;
  event.preventDefault();
  waiting.set(target, submitter);
});

window.addEventListener("pageshow", () => sent.clear());
