/* In the share kit: a button under each text copies it, and says so. Without it one selects the text and copies it. */

const status = document.querySelector("[data-copy-status]");
const AS_LONG_AS_IT_TAKES_TO_READ = 2500;

function say(words) {
  // The same words twice are only announced twice if there was nothing in between.
  status.textContent = "";
  setTimeout(() => { status.textContent = words; }, 100);
}

function show(label) {
  label.dataset.copy ??= label.textContent;
  label.textContent = label.dataset.done;
  setTimeout(() => { label.textContent = label.dataset.copy; }, AS_LONG_AS_IT_TAKES_TO_READ);
}

async function copy(button) {
  const box = document.getElementById(button.dataset.copy);
  try {
    await navigator.clipboard.writeText(box.value);
    show(button.querySelector("[data-copy-label]"));
    say(status.dataset.copied.replace("{name}", () => button.dataset.name));
  } catch {
    // A site without HTTPS has no clipboard, and a visitor may forbid it.
    box.focus();
    box.select();
    say(status.dataset.failed);
  }
}

for (const button of document.querySelectorAll("button[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", () => copy(button));
}
