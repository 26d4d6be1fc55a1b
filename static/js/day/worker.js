// @ts-check
/** The page of the day, opened without network: its empty frame and its parts, nothing of any family. */

const CACHE = "jour";
const FRAME = "/jour-sans-reseau";
const PATIENCE = 6_000;
const HURRY = 2_000;
const KEPT = [
  FRAME,
  "/static/css/tokens.css",
  "/static/css/base.css",
  "/static/css/layout.css",
  "/static/css/components.css",
  "/static/css/forms.css",
  "/static/css/tables.css",
  "/static/css/path.css",
  "/static/css/charts.css",
  "/static/css/print.css",
  "/static/css/map.css",
  "/static/fonts/Luciole-Regular.woff2",
  "/static/fonts/Luciole-Bold.woff2",
  "/static/icons/icons.svg",
  "/static/icons/favicon.svg",
  "/static/icons/chevron.svg",
  "/static/js/day/main.js",
  "/static/js/day/page.js",
  "/static/js/day/plan.js",
  "/static/js/day/state.js",
  "/static/js/day/store.js",
  "/static/js/day/sync.js",
];
const worker = /** @type {any} */ (self);

worker.addEventListener("install", (/** @type {any} */ event) => {
  event.waitUntil(renew().then(() => worker.skipWaiting()));
});

worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== worker.location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request, event));
  else if (KEPT.includes(url.pathname)) event.respondWith(part(request, url.pathname));
});

/** Keep the frame and its parts as they are now. */
async function renew() {
  const cache = await caches.open(CACHE);
  await cache.addAll(KEPT.map((path) => new Request(path, { cache: "reload" })));
}

/** @param {string} path */
async function kept(path) {
  const cache = await caches.open(CACHE);
  return cache.match(path, { ignoreVary: true, ignoreSearch: true });
}

/** The page as the server gives it, or its frame. @param {Request} request @param {any} event */
async function page(request, event) {
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(PATIENCE) });
    if (response.status < 502 || response.status > 504) {
      event.waitUntil(renew().catch(() => undefined));
      return response;
    }
  } catch {
    // No network, or too little of it.
  }
  return (await kept(FRAME)) ?? Response.error();
}

/**
 * A part of the page: fresh where there is network, so that it fits the page.
 * @param {Request} request @param {string} path
 */
async function part(request, path) {
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(HURRY) });
    if (response.ok) return response;
  } catch {
    // As above.
  }
  return (await kept(path)) ?? Response.error();
}
