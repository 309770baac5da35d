/* In the editor's form: choosing a question from the library fills in its wording, unless one is already written. */

function fillWording(question) {
  const wording = document.getElementById(question.id.replace(/question$/, "wording"));
  const title = document.getElementById(`${question.id}-title`);
  if (wording && title && question.value && !wording.value.trim()) {
    wording.value = title.textContent.trim();
    wording.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

// The chooser's own change event does not bubble, and comes before the chosen title is written.
document.addEventListener(
  "change",
  ({ target }) => {
    if (/^answers-\d+-question$/.test(target.name ?? "")) {
      setTimeout(() => fillWording(target));
    }
  },
  { capture: true },
);
