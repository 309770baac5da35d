/*
 * Suggestions while someone types: people, questions and topics whose words begin so. The field is a combobox with a
 * list of links (WAI-ARIA 1.2, "combobox"; APG, "Editable Combobox With List Autocomplete"). Without this module, or
 * with no suggestion chosen, Enter searches.
 */

const FEWEST_LETTERS = 2;
// Long enough for the next letter, too short to be noticed.
const PAUSE = 150;
// How each group of the answer is shown: its words, and what stands beside them.
const GROUPS = {
  people: ({ name, job }) => [name, job],
  questions: ({ text }) => [text],
  topics: ({ name }) => [name],
};

class Combobox {
  #field;
  #input;
  #list;
  #said;
  #options = [];
  #active = -1;
  #timer = 0;
  #request = null;

  constructor(field) {
    this.#field = field;
    this.#input = field.querySelector("input");
    field.append(field.querySelector("template").content.cloneNode(true));
    this.#list = field.querySelector("[role=listbox]");
    this.#said = field.querySelector("[role=status]");
    this.#input.role = "combobox";
    this.#input.ariaAutoComplete = "list";
    this.#input.ariaExpanded = "false";
    this.#input.setAttribute("aria-controls", this.#list.id);
    this.#input.addEventListener("input", (event) => this.#typed(event));
    this.#input.addEventListener("keydown", (event) => this.#pressed(event));
    this.#input.addEventListener("blur", () => this.close());
    this.#input.form.addEventListener("submit", () => this.close());
    // The field keeps the focus while an option is pressed, else the list would be gone before the click.
    this.#list.addEventListener("mousedown", (event) => event.preventDefault());
  }

  get #open() {
    return !this.#list.hidden;
  }

  close() {
    clearTimeout(this.#timer);
    this.#request?.abort();
    this.#list.hidden = true;
    this.#input.ariaExpanded = "false";
    this.#said.textContent = "";
    this.#activate(-1);
  }

  #typed({ isComposing }) {
    clearTimeout(this.#timer);
    this.#activate(-1);
    if (isComposing) return;
    if (this.#input.value.trim().length < FEWEST_LETTERS) this.close();
    else this.#timer = setTimeout(() => this.#suggest(), PAUSE);
  }

  #pressed(event) {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const handled = this.#answer(event);
    if (handled) event.preventDefault();
  }

  /** Do what a key asks for; true if that is all it shall do. */
  #answer({ key, altKey }) {
    switch (key) {
      case "ArrowDown":
      case "ArrowUp":
        if (altKey && key === "ArrowUp") this.close();
        else if (this.#open) this.#step(key === "ArrowDown" ? 1 : -1);
        else if (this.#input.value.trim().length >= FEWEST_LETTERS) this.#suggest();
        return true;
      case "Enter":
        if (this.#active < 0) return false;
        this.#options[this.#active].click();
        return true;
      case "Escape":
        if (this.#open) this.close();
        else this.#input.value = "";
        return true;
      case "Home":
      case "End":
      case "ArrowLeft":
      case "ArrowRight":
        // Back in the words; the key moves the cursor there.
        this.#activate(-1);
        return false;
      default:
        return false;
    }
  }

  /** To the next option; after the last, and before the first, stand the visitor's own words. */
  #step(by) {
    const places = this.#options.length + 1;
    this.#activate(((this.#active + 1 + by + places) % places) - 1);
  }

  #activate(place) {
    this.#options[this.#active]?.setAttribute("aria-selected", "false");
    this.#active = place;
    const option = this.#options[place];
    if (option) {
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      this.#input.setAttribute("aria-activedescendant", option.id);
    } else {
      this.#input.removeAttribute("aria-activedescendant");
    }
  }

  async #suggest() {
    this.#request?.abort();
    const request = new AbortController();
    this.#request = request;
    const address = new URL(this.#field.dataset.combobox, location.href);
    address.searchParams.set("q", this.#input.value.trim());
    try {
      const response = await fetch(address, { signal: request.signal });
      if (!response.ok) return this.close();
      const found = await response.json();
      if (!request.signal.aborted) this.#show(found);
    } catch {
      // Given up for newer words, or the network is away. Enter still searches.
      if (this.#request === request) this.close();
    }
  }

  #show(found) {
    this.#activate(-1);
    this.#options = [];
    for (const [group, words] of Object.entries(GROUPS)) {
      const element = this.#list.querySelector(`[data-group=${group}]`);
      const options = found[group].map((thing) => this.#option(thing.url, words(thing)));
      element.hidden = !options.length;
      element.replaceChildren(element.firstElementChild, ...options);
    }
    this.#list.hidden = !this.#options.length;
    this.#input.ariaExpanded = String(this.#open);
    this.#said.textContent = this.#sentence(this.#options.length);
  }

  #option(url, [words, beside]) {
    const option = document.createElement("a");
    option.className = "suggestion";
    option.role = "option";
    option.id = `suggestion-${this.#options.length}`;
    option.href = url;
    option.tabIndex = -1;
    option.setAttribute("aria-selected", "false");
    option.append(words);
    if (beside) {
      const more = document.createElement("span");
      more.className = "suggestion__beside";
      more.textContent = beside;
      option.append(" ", more);
    }
    this.#options.push(option);
    return option;
  }

  #sentence(number) {
    const { none, one, many } = this.#said.dataset;
    return [none, one][number] ?? many.replace("#", number);
  }
}

for (const field of document.querySelectorAll("[data-combobox]")) new Combobox(field);
