// Wentu: fetches, compiles and starts the WebAssembly side of a page, where the browser can
// have it. See boot.js, which hands over in window.wentu where things are, and what the
// visitor is doing. The build puts the words of a language into say: label, what the progress
// bar is called; late, what is said when the binary does not come; alone, when for want of it
// nobody reads the answers of a link.
(() => {
  "use strict";
  const { told: at, script, touched, busy, left, sent } = window.wentu;
  const say = "words";

  // An exact answer is for the program to read: without it there is no field for one.
  const without = () => {
    const typed = document.querySelector("form[data-typed]");
    typed && typed.remove();
    if (location.hash.includes("=")) dispatchEvent(new CustomEvent("wentu-alone", { detail: say.alone })); // see answers.js
  };
  const net = navigator.connection;
  if (location.protocol === "file:" || typeof WebAssembly !== "object" || !WebAssembly.compileStreaming) return without();
  if (net && net.saveData) return without();

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

  // The browser keeps compiled code only of a response that it streams itself, so
  // progress is counted the first time, and later visits take the short way.
  const compile = async (bar) => {
    let seen = null;
    try {
      seen = localStorage.getItem("wentu.wasm");
    } catch {}
    if (seen === at.wasm) {
      wait(3 * slow); // how much has come is not told
      try {
        return await WebAssembly.compileStreaming(get(at.wasm));
      } catch (e) {
        if (late.signal.aborted) throw e;
      } // a host that does not name the type: the long way
    }
    wait(slow);
    const res = await get(at.wasm);
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
      localStorage.setItem("wentu.wasm", at.wasm);
    } catch {}
    return mod;
  };

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

  // What the style sheet of the page leaves out; without it the page is plainer, no more.
  const style = (href) =>
    new Promise((ok) => {
      const l = document.createElement("link");
      l.rel = "stylesheet";
      l.href = href;
      l.onload = l.onerror = ok;
      document.head.append(l);
    });

  const start = async () => {
    // Beside the page, of which go-app takes the place.
    const bar = document.createElement("progress");
    bar.className = "boot";
    bar.setAttribute("aria-label", say.label);
    document.body.append(bar);
    try {
      const text = (u) => get(u).then((r) => r.text());
      const told = (says) => {
        dispatchEvent(new CustomEvent("wentu-words", { detail: says })); // see answers.js
        return says;
      };
      const [mod, thinks, says] = await Promise.all([compile(bar), text(at.logic), text(at.words).then(told), script(at.exec), at.drawn && style(at.drawn)]);
      clearTimeout(timer);
      bar.remove();
      await touched;
      const go = new Go();
      // The data stays, and looking through it for garbage takes as long as a step:
      // do it less often.
      go.env = { GOGC: "400" };
      await pause();
      const instance = await WebAssembly.instantiate(mod, go.importObject);
      window.wentu = { tool: at.tool, logic: thinks, words: says, root: at.root, title: at.title, busy, sent };
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
      if (at.place) script(at.place, { places: at.places }).catch(() => {});
      go.run(instance);
    } catch (e) {
      console.info("the interview goes on without WebAssembly:", e);
      if (!left()) without();
      if (late.signal.aborted) {
        const p = document.createElement("p");
        p.className = "boot";
        p.setAttribute("role", "status");
        document.body.append(p);
        p.textContent = say.late;
        for (const sign of ["pointerdown", "keydown"]) addEventListener(sign, () => p.remove(), { once: true });
      }
    }
    clearTimeout(timer);
    bar.remove();
  };
  start();
})();
