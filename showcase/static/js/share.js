/*
 * What a browser can do for sharing beyond plain links: the device's own share sheet, with the card as a picture where
 * it takes files; copying; and Mastodon, which has many servers. Asks no other server for anything.
 */

const SERVER_KEY = "showcase.share.server";
const SAID_FOR = 5000;
const COPIED_FOR = 3000;
// A browser opens its sheet only for a moment after a click; a card that takes longer is left out.
const CARD_WAITED_FOR = 1000;
// A name of two parts or more; those with other letters are written in ASCII by then (RFC 5890 §2.3.2.1).
const SERVER = /^([a-z0-9-]+\.)+([a-z]{2,}|xn--[a-z0-9-]+)$/;

class Share {
  #section;
  #card = null;

  constructor(section) {
    this.#section = section;
    for (const place of section.querySelectorAll("[data-share-says]")) {
      const status = new Status(place.querySelector("[role=status]"));
      const sheet = place.querySelector("[data-share-sheet]");
      if (sheet) this.#offerSheet(sheet, status);
      offerCopy(place.querySelector("[data-share-copy]"), place.querySelector("[data-share-by-hand]"), status);
    }
    for (const item of section.querySelectorAll("[data-share-server]")) offerServers(item);
  }

  #offerSheet(button, status) {
    if (!navigator.share) return;
    button.hidden = false;
    for (const coming of ["pointerenter", "touchstart", "focus"]) {
      button.addEventListener(coming, () => this.#askForCard(), { once: true, passive: true });
    }
    button.addEventListener("click", () => this.#openSheet(status));
  }

  async #openSheet(status) {
    const { share: url, title, words } = this.#section.dataset;
    const files = await Promise.race([this.#askForCard(), nothingAfter(CARD_WAITED_FOR)]);
    const tries = [{ title, text: words, url }];
    // Some of those who take a picture drop the address: it stands in the text as well.
    if (navigator.canShare?.({ files })) tries.unshift({ title, text: `${words} ${url}`, url, files });
    for (const data of tries) {
      try {
        await navigator.share(data);
        return;
      } catch (error) {
        // The visitor closed the sheet.
        if (error.name === "AbortError") return;
      }
    }
    status.say("closed");
  }

  /** The card as a file, for a device that takes pictures; none if it cannot be had. It is asked for once. */
  #askForCard() {
    const { card, share } = this.#section.dataset;
    this.#card ??= navigator.canShare && card ? fetchCard(card, nameOf(share)) : Promise.resolve([]);
    return this.#card;
  }
}

async function fetchCard(address, name) {
  try {
    const response = await fetch(address);
    if (!response.ok) return [];
    const picture = await response.blob();
    return [new File([picture], `${name}.jpg`, { type: picture.type })];
  } catch {
    return [];
  }
}

/** What a page's picture is called in somebody's album: the last part of its address. */
function nameOf(address) {
  return new URL(address).pathname.split("/").filter(Boolean).at(-1) ?? "card";
}

function nothingAfter(milliseconds) {
  return new Promise((resolve) => {
    setTimeout(() => resolve([]), milliseconds);
  });
}

/** The line near a button that says, also to screen readers, what has become of a click. */
class Status {
  #line;
  #timer = 0;

  constructor(line) {
    this.#line = line;
  }

  /** Emptied first, so that the same sentence is said again. What went wrong stays there to be read. */
  say(what) {
    clearTimeout(this.#timer);
    this.#line.textContent = "";
    setTimeout(() => {
      this.#line.textContent = this.#line.dataset[what];
    }, 50);
    if (what === "done") this.#timer = setTimeout(() => this.#line.replaceChildren(), SAID_FOR);
  }
}

/** `field` has the same words, for the visitor to copy by hand. */
function offerCopy(button, field, status) {
  let timer = 0;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      // Absent where the page did not come over a safe connection.
      await navigator.clipboard.writeText(button.dataset.shareCopy);
    } catch {
      status.say("failed");
      field.hidden = false;
      field.focus();
      field.select();
      return;
    }
    status.say("done");
    button.dataset.copied = "";
    clearTimeout(timer);
    timer = setTimeout(() => delete button.dataset.copied, COPIED_FOR);
  });
}

function offerServers(item) {
  const button = item.querySelector("[aria-expanded]");
  const form = document.getElementById(button.getAttribute("aria-controls"));
  const input = form.elements.server;
  const error = form.querySelector("[role=alert]");
  const complain = (sentence) => {
    error.textContent = sentence;
    input.ariaInvalid = String(sentence !== "");
  };
  item.hidden = false;
  button.addEventListener("click", () => {
    form.hidden = !form.hidden;
    button.ariaExpanded = String(!form.hidden);
    if (form.hidden) return;
    input.value ||= remembered();
    input.focus();
  });
  input.addEventListener("input", () => complain(""));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const server = serverIn(input.value);
    complain(server ? "" : error.dataset.error);
    if (!server) {
      input.focus();
      return;
    }
    remember(server);
    window.open(item.dataset.shareServer.replace("{server}", server), "_blank", "noopener");
  });
}

/** The server that somebody means who writes its name, an address there, or an account (@ola@server); "" if none. */
function serverIn(typed) {
  const words = typed.trim();
  const address = /^https?:\/\//i.test(words) ? words : `https://${words.replace(/^@?[^@/]*@/, "")}`;
  try {
    const host = new URL(address).hostname;
    return SERVER.test(host) ? host : "";
  } catch {
    return "";
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
