/*
 * Tells the page around a card how high the card is. It speaks only to the window that frames it, only after that
 * window has greeted it (js/embed-host.js does), and only to the origin that the greeting came from.
 * Without a greeting the card fills the frame that it is given.
 */

const HELLO = "showcase:embed:hello";
const HEIGHT = "showcase:embed:height";

class Card {
  #element;
  #host = null;
  #said = 0;

  constructor(element) {
    this.#element = element;
    addEventListener("message", (event) => this.#greeted(event));
  }

  #greeted({ source, origin, data }) {
    if (source !== parent || data?.type !== HELLO) return;
    // A page without an origin of its own (a sandbox, a file) can be told only by "*"; a height is no secret.
    const host = origin === "null" ? "*" : origin;
    const first = this.#host === null;
    this.#host = host;
    this.#said = 0;
    document.documentElement.dataset.sized = "";
    if (first) new ResizeObserver(() => this.#say()).observe(this.#element);
    this.#say();
  }

  #say() {
    const height = Math.ceil(this.#element.getBoundingClientRect().height);
    if (!height || height === this.#said) return;
    this.#said = height;
    parent.postMessage({ type: HEIGHT, height }, this.#host);
  }
}

if (parent !== window) new Card(document.querySelector("[data-embed]"));
