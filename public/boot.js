// Wentu: brings the WebAssembly side of a page that thinks, once the page can be read.
// The page stays as it is, and works, until that has come, and if it never does.
// Starting it holds a slow phone up for a moment. So on a question or a result without
// answers it is fetched and compiled while nothing else is to do, and started when
// somebody touches the page; a touch that is an answer already is left to the page.
// This is the part that watches from the beginning; another, see start.js, does the rest
// when nothing else is to do.
//
// The script element tells where things are, relative to the page:
//   data-start  the script that does the rest
//   data-exec   wasm_exec.js of the Go release that built the binary
//   data-wasm   the binary        data-size   its length in bytes, unpacked
//   data-logic  what the interview thinks with, data-words  its words in the language
//   data-drawn  the style of the drawings that a page may get in place
//   data-place  the field for a place, which an answer in place may lead to, and
//   data-places  what it searches
//   data-tool   the calculator that the page is, where it is no interview
//   data-root   the language's folder, ending in a slash
//   data-title  what follows a page's own title
(() => {
  "use strict";
  const at = document.currentScript.dataset;
  if (!at.wasm) return; // a site without it
  // The address of the page changes as questions are answered: resolve now.
  const told = { ...at };
  for (const name of ["start", "exec", "wasm", "logic", "words", "drawn", "root", "place", "places"]) {
    if (at[name]) told[name] = new URL(at[name], location.href).href;
  }
  const script = (src, says) =>
    new Promise((ok, fail) => {
      const s = document.createElement("script");
      Object.assign(s.dataset, says);
      s.src = src;
      s.onload = ok;
      s.onerror = () => fail(new Error(src));
      document.head.append(s);
    });

  // With answers in the address the page has to say what follows from them.
  const waits = !location.hash.includes("=") && document.querySelector("main.question, main.result");
  const touched = new Promise((ok) => {
    if (!waits) return ok();
    for (const sign of ["pointermove", "pointerup", "keydown", "focusin", "wheel", "scroll"]) addEventListener(sign, ok, { once: true, capture: true, passive: true });
  });
  // A page that is being left must not be held up.
  let left = false;
  addEventListener("click", (e) => {
    const a = e.target.closest && e.target.closest("a[href]:not([href^='#'], [target])");
    left = !!a && !e.defaultPrevented && !e.ctrlKey && !e.metaKey && !e.shiftKey;
  });
  for (const stay of ["pageshow", "hashchange"]) addEventListener(stay, () => (left = false));

  // A click whose page is exchanged between press and release would be lost: wait for it.
  let pressed = false;
  addEventListener("pointerdown", () => (pressed = true), true);
  for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => setTimeout(() => (pressed = false)), true);
  // What is being composed, as Chinese is typed, would be cut off.
  let composing = false;
  addEventListener("compositionstart", () => (composing = true), true);
  addEventListener("compositionend", () => (composing = false), true);
  // What is sent before the program has come waits for it.
  let sent = false;
  addEventListener("submit", (e) => {
    if (!e.target.matches("form[data-typed]") || document.documentElement.dataset.wentu === "live") return;
    e.preventDefault();
    sent = true;
  }, true);
  // So would what somebody has selected.
  const busy = () => pressed || left || composing || !getSelection().isCollapsed;

  window.wentu = { told, script, touched, busy, left: () => left, sent: () => sent };
  // Where that does not come either, there is no field that only the program could read.
  const start = () => script(told.start).catch(() => left || document.querySelector("form[data-typed]")?.remove());
  // On a busy machine no page is ever idle: then after a while.
  const idle = () => (window.requestIdleCallback ? requestIdleCallback(start, { timeout: 2000 }) : setTimeout(start));
  document.readyState === "complete" ? idle() : addEventListener("load", idle);
})();
