/* In the form of the branding: the browser's colour picker beside the colour in words. Without it one types. */

document.addEventListener("DOMContentLoaded", () => {
  for (const words of document.querySelectorAll("input[data-colour]")) {
    const picker = document.createElement("input");
    picker.type = "color";
    picker.className = "colour-picker";
    picker.setAttribute("aria-label", words.dataset.colour);
    const follow = () => {
      if (/^#[0-9a-f]{6}$/i.test(words.value)) picker.value = words.value;
    };
    follow();
    words.addEventListener("input", follow);
    picker.addEventListener("input", () => {
      words.value = picker.value;
      // The preview follows what is typed.
      words.dispatchEvent(new Event("change", { bubbles: true }));
    });
    words.before(picker);
  }
});
