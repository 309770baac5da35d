/* Wagtail 8.0.1: a way to see a page that is chosen while the preview is on its way is the one that the list names,
   and never the one that is shown. Once the preview is there, the list is asked again. */

document.addEventListener("w-preview:loaded", ({ target }) => {
  const list = target.querySelector("[data-w-preview-target='mode']");
  // Wagtail takes no new request before it has finished with this one, which it does next.
  setTimeout(() => {
    const shown = target.querySelector("[data-w-preview-target='iframe']");
    if (list && shown && new URL(shown.src).searchParams.get("mode") !== list.value) {
      list.dispatchEvent(new Event("change", { bubbles: true }));
    }
  });
});
