// Wentu: what only sites with a publisher need. It stands behind site.js.
//   notice     with data-from and data-until is seen on these days alone, in China
//   pictures   at the foot stay when the address of the page changes
(() => {
  "use strict";
  for (const n of document.querySelectorAll("[data-until]")) {
    const day = new Date(Date.now() + 288e5).toISOString().slice(0, 10);
    n.hidden = day < n.dataset.from || day > n.dataset.until;
  }
  for (const i of document.querySelectorAll(".foot img")) i.src = i.src;
})();
