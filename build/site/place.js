// Wentu: a field above the answers to where a place is. What is typed or pasted there, an
// address or the name of a division in Chinese, pinyin, English or Arabic, is looked up in
// the divisions of China. One answer is pressed for the visitor, among several he chooses:
// nothing is guessed. The divisions, and places.js that searches them, are fetched when the
// field is first used.
//
// The script element tells where they are: data-places. The build puts the words of a language into say.
(() => {
  "use strict";
  const doc = document;
  const source = new URL(doc.currentScript.dataset.places, location.href).href;
  const say = "words";
  const el = (tag, attrs, ...kids) => {
    const e = doc.createElement(tag);
    for (const a in attrs) e.setAttribute(a, attrs[a]);
    e.append(...kids);
    return e;
  };

  const input = el("input", { id: "place", type: "text", autocomplete: "off", autocapitalize: "off", spellcheck: "false", enterkeyhint: "go", dir: "auto", "aria-describedby": "place-hint" });
  const found = el("div", { class: "found", role: "status" });
  const form = el("form", { class: "typed place", novalidate: "" },
    el("label", { for: "place" }, say.label),
    el("p", { class: "hint", id: "place-hint" }, say.hint),
    el("p", { class: "field" }, input, el("button", { type: "submit" }, say.find)),
    found);

  // The field is a guest on the page: it comes back when the page is exchanged.
  const answers = () => [...doc.querySelectorAll(`main.question .text > .options a[data-fact="${say.fact}"]`)];
  let last = null; // what had the focus
  doc.addEventListener("focusin", (e) => (last = e.target));
  const settle = () => {
    const first = answers()[0];
    if (!first) {
      form.remove();
      form.reset();
      found.replaceChildren();
      return;
    }
    const list = first.closest(".options");
    if (list.previousElementSibling === form) return;
    const back = last === input;
    list.before(form);
    if (back && doc.activeElement !== input) input.focus({ preventScroll: true });
  };
  settle();
  new MutationObserver(settle).observe(doc.body, { childList: true, subtree: true });

  let data = null;
  const load = () => {
    data = data || new Promise((ok, fail) => {
      window.wentuPlaces = ok;
      const s = el("script", { src: source });
      s.onerror = () => {
        data = null; // the next try asks again
        fail(new Error(source));
      };
      doc.head.append(s);
    });
    return data;
  };
  input.addEventListener("focus", () => load().catch(() => {}));

  const tell = (text) => {
    const p = el("p", { tabindex: "-1" }, text);
    found.replaceChildren(p);
    p.focus({ preventScroll: true });
  };
  form.addEventListener("submit", async (e) => {
    e.preventDefault();
    found.replaceChildren();
    const text = input.value.trim();
    if (!text) return input.focus();
    let nodes;
    try {
      nodes = (await load())(text);
    } catch {
      return tell(say.failed);
    }
    const by = new Map(); // answer → the places that have it
    for (const n of nodes) for (const v of n.values) by.set(v, [...(by.get(v) || []), n]);
    const fit = answers().filter((a) => by.has(a.dataset.value));
    if (fit.length === 1 && by.size === 1) return fit[0].click();
    if (!fit.length) return tell(say.none);
    tell(nodes.length > 1 ? say.several : say.border.replace("{place}", nodes[0].path));
    found.append(el("ul", { class: "options" }, ...fit.map((a) => {
      const twin = a.cloneNode(true);
      const names = by.get(a.dataset.value).slice(0, 4).map((n) => n.path);
      if (nodes.length > 1) twin.querySelector(".label").after(el("small", { lang: "zh-Hans", dir: "ltr" }, names.join("、")));
      return el("li", {}, twin);
    })));
  });
})();
