/*
 * Films that live at a host. In the page each is a poster and a plain link. This module puts a real button in the
 * link's place; only a click on it loads the host's player, in an iframe.
 */

const ALLOWED = "accelerometer; autoplay; clipboard-write; encrypted-media; fullscreen; gyroscope; picture-in-picture";

function player(film, title) {
  const address = new URL(film.dataset.player);
  address.searchParams.set("autoplay", "1");
  const frame = document.createElement("iframe");
  frame.className = "film__player";
  frame.title = title;
  frame.allow = ALLOWED;
  frame.allowFullscreen = true;
  // YouTube answers "error 153" where no referrer comes.
  frame.referrerPolicy = "strict-origin-when-cross-origin";
  frame.width = "1280";
  frame.height = "720";
  frame.src = address.href;
  return frame;
}

function upgrade(film) {
  const stage = film.querySelector("[data-film-stage]");
  const link = stage.querySelector("[data-film-link]");
  const button = stage.querySelector("template").content.cloneNode(true).querySelector("[data-film-start]");
  button.addEventListener("click", () => {
    const frame = player(film, button.dataset.title);
    film.dataset.film = "started";
    stage.replaceChildren(frame);
    frame.focus();
  });
  stage.append(button);
  // The link stays for those who would rather watch at the host, under the film.
  film.querySelector("[data-film-facts]").append(link);
  film.dataset.film = "ready";
}

for (const film of document.querySelectorAll("[data-film][data-player]")) {
  upgrade(film);
}
