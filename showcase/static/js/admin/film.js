/*
 * The button “Fetch poster and title” in a film's form: it asks the server, which asks the film's host, and fills in
 * what the editor has left empty. Nothing is saved before the editor saves.
 */

function fillEmpty(id, value) {
  const input = document.getElementById(id);
  if (!input || input.value || !value) return;
  input.value = value;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

async function details(url, address) {
  const body = new FormData();
  body.set("address", address);
  body.set("csrfmiddlewaretoken", document.querySelector("[name=csrfmiddlewaretoken]").value);
  const response = await fetch(url, { method: "POST", body });
  return { ok: response.ok, ...(await response.json()) };
}

for (const panel of document.querySelectorAll("[data-film-fetch]")) {
  const button = panel.querySelector("button");
  const message = panel.querySelector("[data-film-message]");
  button.addEventListener("click", async () => {
    button.disabled = true;
    message.textContent = message.dataset.asking;
    try {
      const found = await details(panel.dataset.filmFetch, document.getElementById("id_address").value);
      message.textContent = found.message || message.dataset.done;
      if (found.ok) {
        fillEmpty("id_title", found.title);
        fillEmpty("id_credit", found.credit);
        fillEmpty("id_duration", found.duration);
        if (found.poster && !document.getElementById("id_poster").value) document.getElementById("id_poster-chooser").widget.setStateFromModalData(found.poster);
      }
    } catch {
      message.textContent = message.dataset.failed;
    } finally {
      button.disabled = false;
    }
  });
}
