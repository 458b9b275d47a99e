// Wentu: the not-found page. A host shows it under any address, so the folder of the site
// has to be read from that: what stands before the last part that is a language. It stands
// in the page itself, since nothing relative can be found before. A page of an interview
// that has another name now is left for where the answers lead.
(() => {
  "use strict";
  const at = document.currentScript.dataset;
  const m = location.pathname.match(new RegExp("^(.*/)(" + at.langs + ")/(?:([\\w-]+)/)?[^/]*(?:/[^/]*)?$"));
  if (!m) return;
  const lang = m[1] + m[2] + "/";
  const to = at.goals.split(" ").includes(m[3]) && /=|%3D/i.test(location.search + location.hash) ? m[3] + "/go.html" : at.own ? "" : "404.html";
  if (to && !location.pathname.endsWith("/" + to)) {
    location.replace(lang + to + location.search + location.hash);
    return;
  }
  const base = document.createElement("base");
  base.href = at.own ? lang + at.own : m[1];
  document.head.prepend(base);
})();
