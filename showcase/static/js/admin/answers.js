/* In the editor's form: choosing a question from the library fills in its wording, unless one is already written. */

const isAnswerQuestion = (input) => /^answers-\d+-question$/.test(input.name ?? "");

function fillWording(input) {
  const wording = document.getElementById(input.id.replace(/-question$/, "-wording"));
  const chosen = input.closest("[data-chooser], .chooser")?.querySelector("[data-chooser-title], .chooser__title");
  if (wording && chosen && input.value && !wording.value.trim()) {
    wording.value = chosen.textContent.trim();
    wording.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

document.addEventListener("change", ({ target }) => {
  if (target instanceof HTMLInputElement && isAnswerQuestion(target)) {
    // The chooser writes the chosen title after the value: wait for it.
    setTimeout(() => fillWording(target));
  }
});
