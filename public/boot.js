// Wentu: brings the WebAssembly side of an interview, once the page can be read.
// The page stays as it is, and works, until that has come, and if it never does.
// Starting it holds a slow phone up for a moment. So on a question or a result without
// answers it is fetched and compiled while nothing else is to do, and started when
// somebody touches the page; a touch that is an answer already is left to the page.
//
// The script element tells where things are, relative to the page:
//   data-exec   wasm_exec.js of the Go release that built the binary
//   data-wasm   the binary        data-size   its length in bytes, unpacked
//   data-logic  what the interview thinks with, data-words  its words in the language
//   data-place  the field for a place, which an answer in place may lead to, and
//   data-places  what it searches
//   data-tool   the calculator that the page is, where it is no interview
//   data-root   the language's folder, ending in a slash
//   data-title  what follows a page's own title
//   data-label  what the progress bar is called
//   data-late   what is said when the binary does not come, data-alone  when for want of it
//               nobody reads the answers of a link
(() => {
  "use strict";
  const at = document.currentScript.dataset;
  const net = navigator.connection;
  // An exact answer is for the program to read: without it there is no field for one.
  const typed = () => document.querySelector("form[data-typed]");
  const without = () => {
    typed() && typed().remove();
    if (location.hash.includes("=")) dispatchEvent(new CustomEvent("wentu-alone", { detail: at.alone })); // see answers.js
  };
  if (location.protocol === "file:" || typeof WebAssembly !== "object" || !WebAssembly.compileStreaming) return without();
  if (net && net.saveData) return without();
  // The address of the page changes as questions are answered: resolve now.
  const url = (s) => new URL(s, location.href).href;
  const exec = url(at.exec), wasm = url(at.wasm), logic = url(at.logic), words = url(at.words), root = url(at.root);
  const place = at.place && url(at.place), places = at.place && url(at.places);

  // A binary that hangs is given up when nothing has come of it for a while.
  const slow = 30000;
  const late = new AbortController();
  let timer;
  const wait = (ms) => {
    clearTimeout(timer);
    timer = setTimeout(() => late.abort(), ms);
  };

  const get = async (u) => {
    const res = await fetch(u, { signal: late.signal });
    if (!res.ok) throw new Error(u + ": " + res.status);
    return res;
  };
  const script = (src, says) =>
    new Promise((ok, fail) => {
      const s = document.createElement("script");
      Object.assign(s.dataset, says);
      s.src = src;
      s.onload = ok;
      s.onerror = () => fail(new Error(src));
      document.head.append(s);
    });

  // The browser keeps compiled code only of a response that it streams itself, so
  // progress is counted the first time, and later visits take the short way.
  const compile = async (bar) => {
    let seen = null;
    try {
      seen = localStorage.getItem("wentu.wasm");
    } catch {}
    if (seen === wasm) {
      wait(3 * slow); // how much has come is not told
      try {
        return await WebAssembly.compileStreaming(get(wasm));
      } catch (e) {
        if (late.signal.aborted) throw e;
      } // a host that does not name the type: the long way
    }
    wait(slow);
    const res = await get(wasm);
    let got = 0;
    const counted = res.body.pipeThrough(
      new TransformStream({
        transform(chunk, out) {
          wait(slow);
          got += chunk.byteLength;
          bar.value = got / at.size;
          out.enqueue(chunk);
        },
      }),
    );
    const mod = await WebAssembly.compileStreaming(new Response(counted, { headers: { "Content-Type": "application/wasm" } }));
    try {
      localStorage.setItem("wentu.wasm", wasm);
    } catch {}
    return mod;
  };

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
    if (e.target !== typed() || document.documentElement.dataset.wentu === "live") return;
    e.preventDefault();
    sent = true;
  }, true);
  // So would what somebody has selected.
  const busy = () => pressed || left || composing || !getSelection().isCollapsed;
  const pause = (ms) => new Promise((ok) => setTimeout(ok, ms));

  // What storage is for a page that may not have any.
  const memory = () => {
    const kept = new Map();
    return {
      get length() {
        return kept.size;
      },
      key: (i) => [...kept.keys()][i] ?? null,
      getItem: (k) => kept.get(k) ?? null,
      setItem: (k, v) => void kept.set(k, String(v)),
      removeItem: (k) => void kept.delete(k),
      clear: () => kept.clear(),
    };
  };

  const start = async () => {
    // Beside the page, of which go-app takes the place.
    const bar = document.createElement("progress");
    bar.className = "boot";
    bar.setAttribute("aria-label", at.label || "");
    document.body.append(bar);
    try {
      const text = (u) => get(u).then((r) => r.text());
      const told = (says) => {
        dispatchEvent(new CustomEvent("wentu-words", { detail: says })); // see answers.js
        return says;
      };
      const [mod, thinks, says] = await Promise.all([compile(bar), text(logic), text(words).then(told), script(exec)]);
      clearTimeout(timer);
      bar.remove();
      await touched;
      const go = new Go();
      // The data stays, and looking through it for garbage takes as long as a step:
      // do it less often.
      go.env = { GOGC: "400" };
      await pause();
      const instance = await WebAssembly.instantiate(mod, go.importObject);
      window.wentu = { tool: at.tool, logic: thinks, words: says, root, title: at.title, busy, sent: () => sent };
      // What go-app asks of its page. The prefix is the whole path, so that its
      // router sees "/" wherever the site lies.
      window.goappGetenv = (k) => (k === "GOAPP_ROOT_PREFIX" ? decodeURIComponent(location.pathname) : "");
      window.goappTryUpdate = () => {};
      window.goappIsAppInstallable = () => false;
      window.goappShowInstallPrompt = () => {};
      // go-app reads storage, which a browser may refuse to everybody.
      for (const kind of ["localStorage", "sessionStorage"]) {
        try {
          window[kind].length;
        } catch {
          Object.defineProperty(window, kind, { value: memory() });
        }
      }
      // A link may have been cut in the middle of an escape, which go-app cannot read.
      // A place on the page, as other sites' links may name one, is no answer.
      const whole = location.href.replace(/%(?![0-9A-Fa-f]{2})/g, "%25").replace(/#(?!.*%(?:25)*3D)[^=]*$/i, "");
      if (whole !== location.href) history.replaceState(history.state, "", whole);
      do await pause(20);
      while (busy());
      if (place) script(place, { places }).catch(() => {});
      go.run(instance);
    } catch (e) {
      console.info("the interview goes on without WebAssembly:", e);
      if (!left) without();
      if (late.signal.aborted) {
        const p = document.createElement("p");
        p.className = "boot";
        p.setAttribute("role", "status");
        document.body.append(p);
        p.textContent = at.late;
        for (const sign of ["pointerdown", "keydown"]) addEventListener(sign, () => p.remove(), { once: true });
      }
    }
    clearTimeout(timer);
    bar.remove();
  };
  // On a busy machine no page is ever idle: then after a while.
  const idle = () => (window.requestIdleCallback ? requestIdleCallback(start, { timeout: 2000 }) : setTimeout(start));
  document.readyState === "complete" ? idle() : addEventListener("load", idle);
})();
