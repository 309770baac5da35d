/*
 * For pages elsewhere that show cards of this site: makes each frame as high as its card.
 *
 *   <iframe src="https://this.site/series/person/embed/" …></iframe>
 *   <script async src="https://this.site/embed.js"></script>
 *
 * That address stays, as pasted codes live for years; it always gives the newest of this file (views/embed_script.py).
 * A classic script, so that it can be pasted as it is, as often as there are frames. It greets the frames that lead to
 * its own site, and believes a height only from one of them: by its window, and by its origin.
 */

(() => {
  const HELLO = "showcase:embed:hello";
  const HEIGHT = "showcase:embed:height";
  // No card is higher: whatever speaks for the site, the page around it stays usable.
  const HIGHEST = 4000;

  const site = new URL(document.currentScript.src).origin;
  const key = Symbol.for(`showcase:embed:${site}`);
  if (window[key]) return;
  window[key] = true;

  function leadsToSite(frame) {
    // `src` is a whole address here; a frame without one has "".
    return frame.src.startsWith(`${site}/`);
  }

  function greet(frame) {
    // A frame that has not loaded yet holds an empty page of the host's own: its `load` will come.
    if (!leadsToSite(frame) || frame.contentDocument?.URL === "about:blank") return;
    frame.contentWindow?.postMessage({ type: HELLO }, site);
  }

  addEventListener("message", ({ source, origin, data }) => {
    if (origin !== site || data?.type !== HEIGHT) return;
    const height = data.height;
    if (!Number.isInteger(height) || height < 1 || height > HIGHEST) return;
    for (const frame of document.querySelectorAll("iframe")) {
      if (frame.contentWindow === source && leadsToSite(frame)) frame.style.height = `${height}px`;
    }
  });

  // A frame that loads later, or is put into the page later. `load` does not bubble, but it is captured on its way down.
  document.addEventListener("load", ({ target }) => target instanceof HTMLIFrameElement && greet(target), true);
  document.querySelectorAll("iframe").forEach(greet);
})();
