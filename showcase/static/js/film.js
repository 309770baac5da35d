/*
 * Films that live at a host. In the page each is a poster and a plain link. This module puts a real button over the
 * poster; only a click on it loads the host's player, in an iframe. A visitor may choose that films from a host always
 * load here; the choice is kept on their own device, because they asked for it, and can be taken back under any film.
 *
 * Films that are here play without any of this.
 */

const KEY = "showcase.film-hosts";
// What a player needs; not the motion sensors and the clipboard that hosts' own embed codes ask for.
const ALLOWED = "autoplay; encrypted-media; picture-in-picture";

/** The hosts whose films always start; null where the browser keeps nothing for this site. */
function keptHosts() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return new Set(Array.isArray(kept) ? kept : []);
  } catch (error) {
    return error instanceof SyntaxError ? new Set() : null;
  }
}

/** Write down that films from a host always start, or that they do not. */
function keep(host, always) {
  const hosts = keptHosts() ?? new Set();
  if (always) hosts.add(host);
  else hosts.delete(host);
  try {
    if (hosts.size) localStorage.setItem(KEY, JSON.stringify([...hosts]));
    else localStorage.removeItem(KEY);
  } catch {
    // The browser's room is full or closed: nothing is kept, and the checkbox stays to say so.
  }
}

class Player {
  #element;
  #stage;
  #poster;
  #button;
  #always;
  #label;
  #ask;
  #frame = null;
  // Whether the frame came by the visitor's click, not by an earlier choice.
  #clicked = false;

  constructor(element) {
    this.#element = element;
    this.host = element.dataset.playerHost;
    this.#stage = element.querySelector("[data-player-stage]");
    const parts = element.querySelector("template").content.cloneNode(true);
    const choices = parts.querySelector("[data-player-choices]");
    this.#button = parts.querySelector("[data-player-start]");
    this.#always = parts.querySelector("[data-player-always]");
    this.#label = this.#always.closest("label");
    this.#ask = parts.querySelector("[data-player-ask]");
    // The link stays for those who would rather watch at the host, under the film.
    choices.append(this.#stage.querySelector("[data-player-link]"));
    this.#stage.append(this.#button);
    this.#poster = [...this.#stage.childNodes];
    element.append(choices);
    this.#button.addEventListener("click", () => this.#start());
    this.#always.addEventListener("change", () => this.#ticked());
    this.#ask.addEventListener("click", () => this.#forget());
    this.settle();
  }

  /** As the kept choice says, on arriving and on coming back: a frame without a click, or a poster and a button. */
  settle() {
    const always = this.offer();
    if (always && !this.#frame) this.#load({ loading: "lazy" });
    if (!always && this.#frame && !this.#clicked) this.reset();
  }

  /** Show the choices that fit what is kept; true where this host's films always start. */
  offer() {
    const hosts = keptHosts();
    const always = hosts?.has(this.host) ?? false;
    this.#always.checked = always;
    this.#label.hidden = always || hosts === null;
    this.#ask.hidden = !always;
    return always;
  }

  reset() {
    this.#frame = null;
    this.#clicked = false;
    this.#stage.replaceChildren(...this.#poster);
  }

  #start() {
    this.#load({ autoplay: true });
    this.#clicked = true;
    if (this.#always.checked) this.#remember();
    this.#frame.focus();
  }

  /** Before the start a tick only prepares the click on the button; while the film is shown it is the choice itself. */
  #ticked() {
    if (!this.#frame || !this.#always.checked) return;
    this.#remember();
    this.#ask.focus();
  }

  /** Other films of the host on this page wait for their own click; the way back stands under them already. */
  #remember() {
    keep(this.host, true);
    for (const player of playersOf(this.host)) player.offer();
  }

  #forget() {
    keep(this.host, false);
    for (const player of playersOf(this.host)) {
      player.reset();
      player.offer();
    }
    this.#button.focus();
  }

  #load({ autoplay = false, loading = "eager" }) {
    const address = new URL(this.#element.dataset.player);
    if (autoplay) address.searchParams.set("autoplay", "1");
    const frame = document.createElement("iframe");
    frame.className = "player__frame";
    frame.title = this.#button.dataset.title;
    frame.allow = ALLOWED;
    frame.allowFullscreen = true;
    frame.loading = loading;
    // YouTube answers "error 153" where no referrer comes.
    frame.referrerPolicy = "strict-origin-when-cross-origin";
    frame.width = "1280";
    frame.height = "720";
    frame.src = address.href;
    this.#frame = frame;
    this.#stage.replaceChildren(frame);
  }
}

const players = [...document.querySelectorAll("[data-player]")].map((element) => new Player(element));

function playersOf(wanted) {
  return players.filter(({ host }) => host === wanted);
}

// The poster lies behind a video, and would show beside one that is not as wide.
for (const video of document.querySelectorAll(".player__video")) {
  video.addEventListener("play", () => video.classList.add("player__video--begun"), { once: true });
}

// A page that the browser brings back as it was left may be behind what was chosen since, on another page.
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) players.forEach((player) => player.settle());
});
