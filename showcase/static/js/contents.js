/* The contents of an interview follow along: the question that is being read is marked in the list beside it. */

const links = new Map(
  [...document.querySelectorAll("[data-contents] a")].map((link) => [link.hash.slice(1), link]),
);

// A line a third down the window: what crosses it is what the eyes are on.
const watch = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) links.get(target.id).setAttribute("aria-current", "true");
      else links.get(target.id).removeAttribute("aria-current");
    }
  },
  { rootMargin: "-33% 0px -66.9% 0px" },
);

for (const id of links.keys()) {
  const answer = document.getElementById(id);
  if (answer) watch.observe(answer);
}
