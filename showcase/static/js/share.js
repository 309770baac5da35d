/*
 * What a browser can do for sharing beyond plain links: the device's own share sheet, with the card as a picture where
 * it takes files; copying; and Mastodon, which has many servers. Asks no other server for anything.
 */

const SERVER_KEY = "showcase.share.server";
const SAID_FOR = 5000;

class Share {
  #section;
  #said;
  #timer = 0;

  constructor(section) {
    this.#section = section;
    this.#said = section.querySelector(".share__said");
    this.#offerSheet(section.querySelector("[data-share-sheet]"));
    for (const button of section.querySelectorAll("[data-share-copy]")) this.#offerCopy(button);
    for (const item of section.querySelectorAll("[data-share-server]")) this.#offerServers(item);
  }

  #offerSheet(button) {
    if (!navigator.share) return;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const { share: url, words: text } = this.#section.dataset;
      const files = await this.#card();
      try {
        await navigator.share(navigator.canShare?.({ files }) ? { url, text, files } : { url, text });
      } catch {
        // The visitor closed the sheet; what cannot be shared is still among the links.
      }
    });
  }

  /** The card as a file, for a device that takes pictures; none if it cannot be had. */
  async #card() {
    const { card } = this.#section.dataset;
    if (!navigator.canShare || !card) return [];
    try {
      const response = await fetch(card);
      if (!response.ok) return [];
      const picture = await response.blob();
      return [new File([picture], "card.jpg", { type: picture.type })];
    } catch {
      return [];
    }
  }

  #offerCopy(button) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const { done, failed } = this.#said.dataset;
      try {
        // Absent where the page did not come over a safe connection.
        await navigator.clipboard.writeText(button.dataset.shareCopy);
        this.#say(done);
      } catch {
        this.#say(failed);
      }
    });
  }

  /** Emptied first, so that the same sentence is said again. */
  #say(sentence) {
    clearTimeout(this.#timer);
    this.#said.textContent = "";
    setTimeout(() => {
      this.#said.textContent = sentence;
    }, 50);
    this.#timer = setTimeout(() => {
      this.#said.textContent = "";
    }, SAID_FOR);
  }

  #offerServers(item) {
    const [button, form] = [item.querySelector("[aria-expanded]"), item.querySelector("form")];
    const input = form.elements.server;
    item.hidden = false;
    button.addEventListener("click", () => {
      form.hidden = !form.hidden;
      button.ariaExpanded = String(!form.hidden);
      if (form.hidden) return;
      input.value ||= remembered();
      input.focus();
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const server = input.value.trim().replace(/^https?:\/\//i, "").replace(/\/$/, "");
      remember(server);
      window.open(item.dataset.shareServer.replace("{server}", server), "_blank", "noopener");
    });
  }
}

/** Storage may be closed to pages; then the server is asked for each time. */
function remembered() {
  try {
    return localStorage.getItem(SERVER_KEY) ?? "";
  } catch {
    return "";
  }
}

function remember(server) {
  try {
    localStorage.setItem(SERVER_KEY, server);
  } catch {
    // Asked again next time.
  }
}

for (const section of document.querySelectorAll("[data-share]")) new Share(section);
