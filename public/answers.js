// Wentu: what the pages of an interview do with scripts before its program has come.
//   told   on a question what was answered stands as the address has it, in the words of the
//          answers that were pressed in this tab, or of the interview once they are there;
//          what all ways to the page have in common goes
//          where it does not come, answers of a link that nobody reads are told of
//   send   a button with data-send hands on the address of a result and what it says in
//          short: to what the device shares with, else it copies it, else it writes a mail
(() => {
  "use strict";
  const doc = document;
  const lang = doc.documentElement.lang;
  const key = "wentu.words." + lang;

  // Storage may be refused, and may hold anything: only texts are words.
  const pressed = () => {
    try {
      const all = Object.entries(JSON.parse(sessionStorage.getItem(key)));
      return all.filter(([, w]) => Array.isArray(w) && w.length === 3 && w.every((s) => typeof s === "string"));
    } catch {
      return [];
    }
  };
  const decoded = (s) => {
    try {
      return decodeURIComponent(s);
    } catch {
      return s;
    }
  };

  const answers = () => location.hash.slice(1).split("&").map((pair) => decoded(pair).replace(/^(?:amp;)?\??/, "").split(/=(.*)/s));

  const aside = doc.querySelector("main.question > .body > .margin");
  const tell = (more) => {
    if (!aside || !location.hash.includes("=")) return;
    const own = new Map(pressed());
    const rows = answers().flatMap(([fact, value]) => {
      const words = own.get(fact);
      const [label, text] = words && words[0] === value ? words.slice(1) : more(fact, value);
      if (!label || !text) return [];
      const row = doc.createElement("div");
      for (const [tag, s] of [["dt", label], ["dd", text]]) row.append(Object.assign(doc.createElement(tag), { textContent: s }));
      return [row];
    });
    aside.querySelector("dl").replaceChildren(...rows);
    aside.hidden = !rows.length;
  };
  tell(() => []);
  // The words of the interview, from the script that starts it.
  addEventListener("wentu-words", (e) => {
    const w = {};
    for (const line of e.detail.split("\n\n")[1].split("\n")) Object.assign(w, JSON.parse(line));
    const units = Object.keys(w).filter((k) => k.startsWith("unit."));
    // As people say it, like package wording: 50亿元, CNY 5 billion.
    const said = (n) => {
      const scale = "locale.scale.";
      const power = [12, 11, 10, 9, 8, 6, 5, 4].find((p) => n >= 10 ** p && w[scale + p]);
      const many = n / 10 ** power;
      if (!/^\d{1,4}(\.\d\d?)?$/.test(many)) return n.toLocaleString(lang);
      const form = w[scale + power + "." + new Intl.PluralRules(lang).select(many)] || w[scale + power];
      return form.replace("{{.Count}}", String(many).replace(".", w["locale.decimal"]));
    };
    const number = (n) => w[units[0]].replace("{{.Count}}", said(Number(n)));
    tell((fact, value) => [
      w["fact." + fact + ".label"],
      w["fact." + fact + ".value." + value] || w["word." + value] || (units.length === 1 && /^\d+(\.\d+)?$/.test(value) && number(value)),
    ]);
  });

  // Where the program does not come, what was not answered in this tab is read by nobody.
  addEventListener("wentu-alone", (e) => {
    const own = new Map(pressed());
    if (answers().every(([fact, value]) => own.has(fact) && own.get(fact)[0] === value)) return;
    const p = doc.createElement("p");
    p.className = "notice uncertain";
    p.setAttribute("role", "alert");
    p.textContent = e.detail;
    doc.querySelector(".page > .main").before(p);
  });

  const send = async (button) => {
    const all = (s) => [...doc.querySelectorAll("main " + s)].map((e) => e.textContent.trim()).join(" · ");
    const title = all("h1 .name");
    const lines = [all(".kicker") + ": " + title, all(".known dd:not(.change)"), all(".week li > strong")];
    const text = lines.filter((s) => s).join("\n");
    const url = location.href;
    try {
      if (navigator.share) return await navigator.share({ title, text, url });
      await navigator.clipboard.writeText(text + "\n" + url);
      button.setAttribute("role", "status");
      button.textContent = button.dataset.send;
    } catch (e) {
      if (e.name === "AbortError") return; // thought better of it
      const code = encodeURIComponent;
      location.href = "mailto:?subject=" + code(title) + "&body=" + code(text + "\n" + url);
    }
  };

  doc.addEventListener(
    "click",
    (e) => {
      if (!e.target.closest) return;
      const button = e.target.closest("[data-send]");
      if (button) send(button);
      const a = e.target.closest("a[data-fact], a[data-again]");
      const list = a && a.closest("[data-label]");
      try {
        if (a && a.dataset.again) sessionStorage.removeItem(key);
        if (!list) return;
        const words = [a.dataset.value, list.dataset.label, a.querySelector(".label").textContent];
        sessionStorage.setItem(key, JSON.stringify({ ...Object.fromEntries(pressed()), [a.dataset.fact]: words }));
      } catch {}
    },
    true,
  );
})();
