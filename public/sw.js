// Wentu without a network: what a visitor has read on this device can be read again.
// Pages ask for themselves and for what they load to be kept; with a network a page comes
// from there, within three seconds, else as it was kept. Nothing is kept that is not
// certainly ours: no redirect, no error, no other type.
"use strict";
const PAGES = "wentu-pages", ASSETS = "wentu-assets";
const MOST = { [PAGES]: 400, [ASSETS]: 80 };
const PATIENCE = 3000;
const DAY = "wentu-kept"; // the header of a kept page that says when it was
const root = new URL("./", location.href).href;
const plain = (url) => url.split(/[?#]/)[0];
const shelf = (url) => {
  if (!url.startsWith(root)) return "";
  return url.startsWith(root + "assets/") ? ASSETS : /(\.html|\/)$/.test(url) ? PAGES : "";
};
const html = (r) => /^text\/html/.test(r.headers.get("content-type") || "");
const ours = (r, where) => r.status === 200 && !r.redirected && r.type === "basic" && html(r) === (where === PAGES);

const put = async (url, r) => {
  const where = shelf(url);
  if (!where || !ours(r, where)) return;
  const cache = await caches.open(where);
  if (where === PAGES) {
    const headers = { "content-type": "text/html; charset=utf-8", [DAY]: new Date().toISOString().slice(0, 10) };
    r = new Response(await r.blob(), { headers });
  }
  await cache.put(url, r); // what was there moves to the end
  const keys = await cache.keys();
  for (const key of keys.slice(0, Math.max(0, keys.length - MOST[where]))) await cache.delete(key);
};

const keep = async (urls) => {
  for (const url of new Set(urls.map(plain))) {
    const where = shelf(url);
    if (!where || (where === ASSETS && (await caches.match(url)))) continue;
    try {
      await put(url, await fetch(url, { cache: where === ASSETS ? "force-cache" : "default" }));
    } catch {} // no network, or no room: the next visit asks again
  }
};

// A kept page says on which day it was kept.
const old = async (r) => {
  const text = (await r.text()).replace("<html ", `<html data-kept="${r.headers.get(DAY) || ""}" `);
  return new Response(text, { headers: { "content-type": "text/html; charset=utf-8" } });
};

// Where a page was not kept, an interview goes on at the page that takes up its answers.
const away = async (url) => {
  const [lang, folder] = url.slice(root.length).split("/");
  const go = `${root}${lang}/${folder}/go.html`;
  if (url !== go && (await caches.match(go))) return Response.redirect(go);
  const page = await caches.match(`${root}${lang}/offline.html`);
  return page ? old(page) : Response.error();
};

const page = async (request, url) => {
  const kept = await caches.match(url);
  if (!kept) return fetch(request).catch(() => away(url));
  // A request that hangs is ended: it would hold up the next one for the same page.
  const end = new AbortController();
  const timer = setTimeout(() => end.abort(), PATIENCE);
  const got = await fetch(request.url, { redirect: "manual", signal: end.signal }).catch(() => {});
  clearTimeout(timer);
  return got && (ours(got, PAGES) || got.status === 404 || got.status === 410) ? got : old(kept);
};

const asset = async (request, url) => {
  const kept = await caches.match(url);
  if (kept) return kept;
  const got = await fetch(request);
  put(url, got.clone()).catch(() => {});
  return got;
};

addEventListener("install", () => skipWaiting());
addEventListener("activate", (e) => e.waitUntil(clients.claim()));
addEventListener("message", (e) => Array.isArray(e.data) && e.waitUntil(keep(e.data)));
addEventListener("fetch", (e) => {
  const url = plain(e.request.url);
  const where = e.request.method === "GET" && shelf(url);
  if (where === PAGES && e.request.mode === "navigate") e.respondWith(page(e.request, url));
  if (where === ASSETS) e.respondWith(asset(e.request, url));
});
