// Wentu: the little that every page does with scripts. Without them nothing is lost
// but comfort.
//   language   remembers the one chosen; a page with [data-choose] goes on to it
//   answers    live in the fragment (#fact=value&…) of the pages of interviews: links to
//              such pages, and the language links, take them along; a link with
//              data-fact and data-value adds its own; data-again forgets all
//              what a link answers behind "?" too
//   resume     a link with data-resume leads to where the visitor left an interview
//   report     the link to the page on which a mistake is reported takes the address along
//   menus      of a narrow screen close when they are left, and on Escape
//   paste      a form with data-paste goes on with a link or the text of answers
//   law        on a wide screen each note in the margin stands beside what cites it
//   print      a button with data-print; citations are unfolded on paper, which says its address
//   frame      in a frame of another site a page made for it has no head and foot, and
//              what is not made for it opens outside
//   offline    a page that was visited is kept, with what it loads, see sw.js
//
// The script element tells where things are, relative to the page:
//   data-root   the language's folder, ending in a slash
//   data-goals  the folders of the interviews below it
//   data-framed the folders whose pages are made for frames, where this page is
//   data-kept   what to say above a kept page, where pages of this kind are kept
(() => {
  "use strict";
  const doc = document;
  doc.documentElement.classList.add("js");
  const at = doc.currentScript.dataset;
  // The address of the page changes as questions are answered: resolve now.
  const root = new URL(at.root, location.href).href;
  const site = new URL("../", root).href;
  const goals = (at.goals || "").split(" ").filter(Boolean);

  // Storage may be refused: file:, private windows, embedded pages.
  const store = (kind, key, value) => {
    try {
      const s = window[kind];
      if (value === undefined) return s.getItem(key);
      value === null ? s.removeItem(key) : s.setItem(key, value);
    } catch {}
    return null;
  };
  // Where an address lies below the folder of its language: finder/check.html.
  const below = (href) => (href.startsWith(site) ? href.slice(site.length).split(/[?#]/)[0].split("/").slice(1).join("/") : "");
  const inGoal = (href) => goals.includes(below(href).split("/")[0]);
  const state = () => (inGoal(location.href) && location.hash.includes("=") ? location.hash.slice(1) : "");

  // Answers that a link has behind "?" go behind "#", which no host is told, marked as such:
  // the interview knows which of them are its own, and which others use to count visits.
  const query = location.search.slice(1).split(/&(?:amp;)?/).filter((p) => /^[a-z][a-z0-9.-]*(=|%3D)/i.test(p));
  // Programs that hand on a link may escape its answers as a whole, or twice.
  const hash = location.hash.slice(1);
  const plain = hash.includes("=") ? hash : hash.replace(/%(25)*3D/gi, "=").replace(/%(25)*26/g, "&");
  const all = [plain, ...query.map((p) => "?" + p.replace(/%3D/i, "="))].filter((s) => s.includes("=")).join("&");
  if (all && all !== hash && inGoal(location.href)) {
    try {
      history.replaceState(history.state, "", location.pathname + "#" + all);
    } catch {} // of a file
  }

  // What was answered is kept for this tab, with the page it was answered on.
  let forgotten = false;
  const save = () => {
    if (state() && !forgotten) store("sessionStorage", "wentu", below(location.href) + location.hash);
  };
  save();
  addEventListener("pagehide", save);

  const resume = () => {
    const place = store("sessionStorage", "wentu");
    // Only a page of an interview is one: storage may hold anything.
    const ok = place && /^([\w-]+\/)+[\w-]+\.html#/.test(place) && goals.includes(place.split("/")[0]);
    for (const a of doc.querySelectorAll("a[data-resume]")) {
      a.hidden = !ok;
      if (ok) a.href = root + place;
    }
  };
  resume();
  addEventListener("pageshow", (e) => e.persisted && resume());

  const merged = (fact, value) => {
    const all = state().split("&").filter(Boolean);
    if (!fact) return all.join("&");
    const old = (p) => p.replace(/^\?/, "").startsWith(fact + "=");
    const i = all.findIndex(old);
    const kept = all.filter((p) => !old(p));
    kept.splice(i < 0 ? kept.length : i, 0, fact + "=" + value);
    return kept.join("&");
  };
  const carry = (e) => {
    const a = e.target.closest && e.target.closest("a[href]");
    if (!a || a.href.baseVal !== undefined) return; // a link in a drawing carries its own
    const d = a.dataset;
    if (/\/report\.html$/.test(a.pathname) && !a.hreflang) a.hash = encodeURIComponent(location.href);
    if (e.type === "click") {
      if (e.detail > 1 && a.closest("main")) {
        e.preventDefault(); // the second half of a double click is not meant for the next page
        return;
      }
      if (a.hreflang) store("localStorage", "wentu.lang", a.hreflang);
      if (d.again) {
        forgotten = true;
        for (const key of ["wentu", "wentu.compared"]) store("sessionStorage", key, null);
      }
      if (a.getAttribute("href")[0] === "#" && inGoal(location.href)) {
        // An anchor on this page must not take the place of the answers, given or to come.
        const to = doc.getElementById(a.hash.slice(1));
        if (to) {
          e.preventDefault();
          if (to.tabIndex < 0) to.tabIndex = -1; // else it takes no focus
          to.focus();
          to.scrollIntoView();
        }
        return;
      }
    }
    if (a.hreflang && !a.hash && !inGoal(location.href)) a.hash = location.hash;
    if (d.again || (a.hash && !d.carried) || !inGoal(location.href) || !inGoal(a.href)) return;
    const s = merged(d.fact, d.value);
    if (s) {
      a.hash = s;
      d.carried = 1;
    }
  };
  for (const type of ["click", "auxclick", "contextmenu"]) doc.addEventListener(type, carry, true);

  const shut = (e) => {
    for (const d of doc.querySelectorAll(".top details[open]")) {
      const inside = d.contains(e.target);
      if (e.key ? e.key !== "Escape" : inside) continue;
      d.open = false;
      if (inside) d.firstElementChild.focus();
    }
  };
  for (const type of ["focusin", "pointerdown", "keydown"]) doc.addEventListener(type, shut);

  doc.addEventListener("submit", (e) => {
    const form = e.target.closest("form[data-paste]");
    if (!form) return;
    e.preventDefault();
    const field = form.elements.pasted;
    const text = field.value.trim().replace(/^([^#]*#|[^?=]*\?)/, "");
    const ok = /^[^\s=&#]+(=|%3D)[^\s#]+$/i.test(text);
    doc.getElementById("pasted-error").hidden = ok;
    if (ok) {
      location.href = new URL(form.dataset.paste, location.href).href + "#" + text;
      return;
    }
    field.setAttribute("aria-invalid", "true");
    field.focus();
  });

  // Whoever asks for all languages gets them.
  const choose = doc.querySelector("[data-choose]");
  if (choose && location.hash !== "#languages") {
    const links = [...choose.querySelectorAll("a[hreflang]")];
    const base = (s) => s.toLowerCase().split("-")[0];
    for (const want of [store("localStorage", "wentu.lang"), ...navigator.languages]) {
      const a = want && (links.find((l) => l.hreflang.toLowerCase() === want.toLowerCase()) || links.find((l) => base(l.hreflang) === base(want)));
      if (a) {
        location.replace(a.href);
        break;
      }
    }
  }

  const notes = doc.querySelector(".law .cites");
  const align = () => {
    const head = notes.previousElementSibling; // which goes with the first note
    for (const n of [head, ...notes.children]) n.style.marginBlockStart = "";
    if (getComputedStyle(notes.closest(".body")).display !== "grid") return;
    const cited = new Map();
    for (const a of doc.querySelectorAll(".prose a.cite")) {
      if (!cited.has(a.href)) cited.set(a.href, a.getBoundingClientRect().top);
    }
    let y = notes.getBoundingClientRect().top;
    const gaps = [...notes.children].map((n) => {
      const gap = Math.max(0, (cited.get(n.querySelector("a").href) || 0) - y - 8);
      y += gap + n.offsetHeight;
      return gap;
    });
    gaps.forEach((g, i) => ((i ? notes.children[i] : head).style.marginBlockStart = g + "px"));
  };
  if (notes) {
    align();
    addEventListener("resize", align);
    notes.addEventListener("toggle", align, true);
  }

  doc.addEventListener("click", (e) => e.target.closest && e.target.closest("[data-print]") && print());
  // Paper says where it comes from, answers and all.
  addEventListener("beforeprint", () => {
    const foot = doc.querySelector(".foot");
    if (!foot) return;
    const p = foot.querySelector(".printed") || doc.createElement("p");
    p.className = "printed";
    p.dir = "ltr";
    p.textContent = location.href;
    foot.append(p);
  });

  const framed = (at.framed || "").split(" ").filter(Boolean);
  if (framed.length && window.self !== window.top) {
    doc.documentElement.classList.add("framed");
    const outside = (e) => {
      const a = e.target.closest && e.target.closest("a[href]");
      if (!a) return;
      const brand = a.matches(".brand");
      if (brand) a.href = location.href; // the full page, with the answers
      const to = new URL(a.getAttribute("href"), location.href).href;
      if (brand || !framed.includes(below(to).split("/")[0])) {
        a.setAttribute("target", "_blank");
        a.setAttribute("rel", "noopener");
      }
    };
    for (const type of ["click", "auxclick", "contextmenu"]) doc.addEventListener(type, outside, true);
  }

  const kept = doc.documentElement.dataset.kept;
  if (kept && at.kept) {
    const p = doc.createElement("p");
    p.className = "notice kept";
    p.setAttribute("role", "status");
    p.textContent = at.kept.replace("{day}", new Date(kept).toLocaleDateString(doc.documentElement.lang));
    doc.querySelector(".page > .main").before(p);
  }
  const workers = isSecureContext && location.protocol !== "file:" && navigator.serviceWorker;
  if (at.kept && workers && !kept) {
    addEventListener("load", async () => {
      try {
        await workers.register(site + "sw.js", { updateViaCache: "none" });
        const { active } = await workers.ready;
        const loaded = performance.getEntriesByType("resource").map((r) => r.name);
        const more = goals.map((g) => root + g + "/go.html"); // takes up an interview anywhere
        active.postMessage([root + "offline.html", ...loaded, ...more, location.href]);
      } catch {} // refused: nothing is kept
    });
  }
  // Browsers that know the selector unfold by the style sheet.
  if (!CSS.supports("selector(::details-content)")) {
    let opened = [];
    addEventListener("beforeprint", () => {
      opened = [...doc.querySelectorAll("details:not([open])")];
      for (const d of opened) d.open = true;
    });
    addEventListener("afterprint", () => {
      for (const d of opened) d.open = false;
    });
  }
})();
