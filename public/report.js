// The page on which a mistake is reported: the address of the page that it is about stands in
// the fragment, see site.js. Its answers are written out. Copies the text, or hands it to the
// program for mail; sends nothing.
(() => {
  "use strict";
  const field = document.getElementById("report");
  if (!field) return;
  let from = "";
  try {
    from = decodeURIComponent(location.hash.slice(1));
    // An address of another site, or words in place of answers, come from a link that was made up.
    if (new URL(from).origin !== location.origin) from = "";
  } catch {}
  if (/^(https?|file):\/\/\S+$/.test(from)) {
    const given = (from.split("#")[1] || "").split("&").filter((a) => /^\??[a-z][a-z0-9.-]*=[\w.-]+$/.test(a));
    const lines = field.value.split("\n");
    lines[0] += (/\s$/.test(lines[0]) ? "" : " ") + from;
    if (given.length) lines.splice(1, 0, field.dataset.answers, ...given.map((a) => "  " + a));
    field.value = lines.join("\n");
  }
  const mail = document.querySelector("[data-mail]");
  const start = mail && mail.href.split("&body=")[0];
  const write = () => mail && (mail.href = start + "&body=" + encodeURIComponent(field.value.replace(/\n/g, "\r\n")));
  write();
  field.addEventListener("input", write);
  const copy = document.querySelector("[data-copy]");
  copy.addEventListener("click", async () => {
    field.select();
    if (!document.execCommand("copy")) await navigator.clipboard.writeText(field.value);
    copy.nextElementSibling.hidden = false;
  });
})();
