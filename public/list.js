// The field above a long list leaves those entries that have all of its words.
(() => {
  "use strict";
  const field = document.querySelector("[data-filter]");
  if (!field) return;
  const all = [...document.querySelectorAll(".cards > li")];
  const filter = () => {
    const words = field.value.toLowerCase().split(/\s+/);
    for (const li of all) {
      const text = li.textContent.toLowerCase();
      li.hidden = !words.every((w) => text.includes(w));
    }
    for (const s of document.querySelectorAll("main section")) s.hidden = !s.querySelector(".cards > li:not([hidden])");
    const shown = all.filter((li) => !li.hidden).length;
    field.nextElementSibling.textContent = shown < all.length ? shown + " / " + all.length : "";
  };
  field.addEventListener("input", filter);
  addEventListener("pageshow", filter); // browsers fill in what stood there
})();
