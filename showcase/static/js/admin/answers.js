/* In the editor's form: choosing a question from the library fills in its wording, unless the editor wrote another. */

// What each chooser last said: a wording that still equals it was not written by hand.
const filled = new WeakMap();

function fillWording(question) {
  const wording = document.getElementById(question.id.replace(/question$/, "wording"));
  const title = document.getElementById(`${question.id}-title`);
  if (!wording || !title || !question.value) return;
  const before = filled.get(question);
  filled.set(question, title.textContent.trim());
  if (!wording.value.trim() || wording.value === before) {
    wording.value = filled.get(question);
    wording.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

for (const question of document.querySelectorAll("input[name^='answers-'][name$='-question']")) {
  const title = document.getElementById(`${question.id}-title`);
  if (title) filled.set(question, title.textContent.trim());
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
