// @ts-check
/** Sending what waits, in its order, once: a note leaves the device when the server has said that it has it. */

/** @typedef {import("./store.js").Store} Store */
/** @typedef {import("./state.js").Day} Day */
/** @typedef {import("./state.js").Note} Note */
/** @typedef {{id: string, fate: string, reasons: string[]}} Receipt */
/**
 * What came of trying: ``how`` is sent, offline, signin, other (another account is signed in) or gone.
 * @typedef {{how: string, state?: Day, receipts: Receipt[]}} Outcome
 */

const PATIENCE = 20_000;
const MOST = 200;
const TAKEN = ["done", "same", "both"];

/** @param {string} address @param {RequestInit} [options] @returns {Promise<{how: string, body?: any}>} */
async function ask(address, options = {}) {
  let response;
  try {
    const signal = AbortSignal.timeout(PATIENCE);
    response = await fetch(address, { redirect: "manual", cache: "no-store", signal, ...options });
  } catch {
    return { how: "offline" };
  }
  if (response.type === "opaqueredirect") return { how: "signin" };
  if (response.status === 409) return { how: "other" };
  if (response.status === 400) return { how: "stale" };
  if (response.status === 403 || response.status === 404) return { how: "gone" };
  return response.ok ? { how: "sent", body: await response.json() } : { how: "offline" };
}

/** @param {Store} store @param {Note[]} notes @returns {string} */
function envelope(store, notes) {
  const messages = notes.map(({ case: _case, ...note }) => note);
  return JSON.stringify({ account: store.name, device: store.device, sent_at: new Date().toISOString(), messages });
}

/** Send what waits of one case, and learn how its day stands. @param {Store} store @param {string} name */
export function send(store, name) {
  return navigator.locks.request(`jour-${name}`, () => sent(store, name));
}

/** @param {Store} store @param {string} name @returns {Promise<Outcome>} */
async function sent(store, name) {
  const base = `/situations/${name}/jour`;
  const first = await ask(`${base}/etat`);
  if (first.how !== "sent") return { how: first.how, receipts: [] };
  let state = first.body.state;
  if (state.account !== store.name) return { how: "other", receipts: [] };
  const notes = await store.waiting(name);
  const receipts = /** @type {Receipt[]} */ ([]);
  for (let from = 0; from < notes.length; from += MOST) {
    const some = notes.slice(from, from + MOST);
    const headers = { "Content-Type": "application/json", "X-CSRFToken": state.csrf };
    const posted = await ask(`${base}/envoi`, { method: "POST", headers, body: envelope(store, some) });
    if (posted.how !== "sent") return { how: posted.how === "stale" ? "offline" : posted.how, receipts };
    state = posted.body.state;
    receipts.push(...posted.body.receipts);
    const taken = new Set(posted.body.receipts.filter(isTaken).map(id));
    await store.taken(state, some.filter((note) => taken.has(note.id)).map((note) => note.sequence ?? 0));
    if (taken.size < some.length) break;
  }
  if (!notes.length) await store.taken(state, []);
  return { how: "sent", state, receipts };
}

/** @param {Receipt} receipt */
function isTaken(receipt) {
  return TAKEN.includes(receipt.fate);
}

/** @param {Receipt} receipt */
function id(receipt) {
  return receipt.id;
}
