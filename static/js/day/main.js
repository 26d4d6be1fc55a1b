// @ts-check
/** The page of the day on a device: what is tapped is kept here first, shown at once, and sent when it can be. */

import { askWhoStays, clock, fill, hour, piece, replace, say, show, staying, the, whoLeaves } from "./page.js";
import { draft, giveBack, readAloud, showPlan, type, typed, wasRead } from "./plan.js";
import { fold, read, refusal, unfit } from "./state.js";
import { Store, owner, tidy } from "./store.js";
import { send } from "./sync.js";

/** @typedef {import("./state.js").Day} Day */
/** @typedef {import("./state.js").Note} Note */

const NAME = location.pathname.split("/")[2] ?? "";
const ADDRESS = `/situations/${NAME}/jour`;
const AGAIN = 15_000;
const page = {
  /** @type {Store} */ store: /** @type {any} */ (null),
  /** @type {Day} */ told: /** @type {any} */ (null),
  /** @type {Day} */ day: /** @type {any} */ (null),
  /** @type {Note[]} */ notes: [],
  /** @type {Map<string, string[]>} */ refused: new Map(),
  how: "sent",
  ready: false,
};
const channel = new BroadcastChannel(`jour-${NAME}`);

/**
 * Note one act: on the disk before the screen says so.
 * @param {string} kind @param {string} about @param {any} given @returns {Promise<boolean>}
 */
async function note(kind, about = "", given = {}) {
  const why = refusal(page.day, { kind, about, given });
  warn(why ? words()[why] : "");
  if (why) return false;
  const last = Date.parse((await page.store.kept("last")) ?? "") || 0;
  const at = new Date(Math.max(Date.now(), last));
  const offset = -at.getTimezoneOffset();
  await page.store.add({ id: crypto.randomUUID(), case: NAME, kind, at: at.toISOString(), offset, about, given });
  await page.store.keep("last", at.toISOString());
  await refresh();
  channel.postMessage("noted");
  sync();
  return true;
}

/** @returns {Record<string, string>} */
function words() {
  return JSON.parse(the("device").dataset.words);
}

/** @param {string} text */
function warn(text) {
  the("said").textContent = text;
  the("said").hidden = !text;
}

/** Show the day as this device knows it. */
async function refresh() {
  page.notes = await page.store.waiting(NAME);
  page.day = fold(page.told, page.notes);
  show(page.day);
  showPlan(page.day);
  line();
}

/** Say whether everything is with the server, and what stays here and why. */
function line() {
  const state = the("line");
  const n = page.notes.length;
  const refused = page.notes.filter((one) => page.refused.get(one.id)?.length);
  const why = refused[0] ? page.refused.get(refused[0].id)?.[0] : "";
  const pattern = why ? "refused" : n && page.how === "signin" ? "signin" : n ? "unsent" : "sent";
  fill(state, { state: say(state.dataset[pattern], { n, why }), signin: page.how === "signin" });
  the("ready").hidden = !page.ready;
  state.dataset.state = pattern;
  the("unsent-first").hidden = !n;
  the("apart").hidden = !page.told.apart || Boolean(document.querySelector('.page-above form'));
  the("refused").hidden = !refused.length;
  const what = (/** @type {Note} */ one) => words()[`note_${one.kind}`] ?? one.kind;
  const pieces = refused.map((one) =>
    piece("note", {
      key: one.id,
      what: what(one),
      at: hour(page.day, one.at),
      why: page.refused.get(one.id)?.join(" "),
    }),
  );
  replace(the("refused").querySelector("ul"), pieces);
}

/** Send what waits, if there is network; what is refused stays, with its reasons. */
async function sync() {
  const outcome = await send(page.store, NAME);
  page.how = outcome.how;
  if (outcome.how === "gone") await Promise.all([`day-${NAME}`, `draft-${NAME}`].map((one) => page.store.drop(one)));
  if (outcome.how === "other" || outcome.how === "gone") return closed(outcome.how === "gone" ? "gone" : "nobody");
  if (outcome.state) page.told = outcome.state;
  for (const { id, reasons } of outcome.receipts) page.refused.set(id, reasons);
  await refresh();
}

/** @param {string} why */
function closed(why) {
  the("day").hidden = true;
  the("closed").hidden = false;
  fill(the("closed"), { nobody: why === "nobody", unknown: why === "unknown", gone: why === "gone" });
}

/** The words beside the actions, as they stand now: what is typed over them is told from there. */
function stood() {
  const plan = page.day.plan;
  return JSON.stringify({ otherwise: plan?.otherwise ?? "", watched_by: plan?.watched_by ?? "" });
}

/** @type {Record<string, (about: string, form: any) => unknown>} */
const ACTS = {
  arrive: (about) => note("arrive", about),
  leave: (about) => note("leave", about),
  end: (about) => note("end", about),
  begin: (about) => note("begin", about, { inside: [] }),
  ask() {
    the("staying").hidden = false;
    askWhoStays(page.day);
    the("staying").querySelector("h3").focus();
  },
  notyet: () => (the("staying").hidden = true),
  async private() {
    const inside = staying();
    const why = unfit(page.day, inside);
    the("staying-wrong").textContent = why ? words()[why] : "";
    if (!why && (await note("begin", "private", { inside }))) the("staying").hidden = true;
  },
  async welcome(_about, form) {
    const word = form.elements.part.selectedOptions[0].textContent;
    const given = { first_name: form.elements.first_name.value.trim(), part: form.elements.part.value, word };
    const asked = form.elements.asked.checked ? { asked: "y" } : {};
    if (given.first_name && (await note("welcome", "", { ...given, ...asked }))) form.reset();
  },
  async action(_about, form) {
    const values = typed();
    const old = page.day.plan?.actions.find((one) => one.key === form.dataset.editing);
    const number = 1 + Math.max(0, ...(page.day.plan?.actions ?? []).map((one) => one.number));
    if (!values.what) return;
    const done = old ? note("change", old.key, { values, seen: JSON.parse(form.dataset.seen) }) : note("add", "", { number, values });
    if (!(await done)) return;
    await page.store.drop(`draft-${NAME}`);
    type();
    form.elements.what.focus();
  },
  edit(about) {
    type(page.day.plan?.actions.find((one) => one.key === about));
    the("action").elements.what.focus();
  },
  async cancel() {
    await page.store.drop(`draft-${NAME}`);
    type();
  },
  remove(about) {
    const old = page.day.plan?.actions.find((one) => one.key === about);
    if (old) return note("remove", about, { seen: read(old) });
  },
  async words(_about, form) {
    const seen = JSON.parse(form.dataset.touched || stood());
    const { otherwise, watched_by } = form.elements;
    const values = { otherwise: otherwise.value.trim(), watched_by: watched_by.value.trim() };
    delete form.dataset.touched;
    await note("words", "", { seen, values });
  },
  read: () => readAloud(page.day),
  unread() {
    the("reading").hidden = true;
    the("writing").hidden = false;
  },
  agree: () => note("agree", "", { read: wasRead() }),
  async danger(_about, form) {
    const given = { transmitted: form.elements.transmitted.value.trim(), to_whom: form.elements.to_whom.value.trim() };
    if (!(await note("danger", "", given))) return;
    form.reset();
    the("danger").open = false;
  },
  retry: () => sync(),
  async withdraw(about) {
    const one = page.notes.find((each) => each.id === about);
    if (one?.sequence && confirm(words().withdraw)) await page.store.withdraw(one.sequence);
    await refresh();
  },
  stay: () => the("leaving").close(),
  go() {
    const anyway = Object.assign(document.createElement("input"), { type: "hidden", name: "quand_meme", value: "1" });
    leave.form?.append(anyway);
    leave.form?.submit();
  },
};

const leave = { /** @type {HTMLFormElement | null} */ form: null };

/** Signing out lets go of what was sent, and warns of what was not. @param {SubmitEvent} event */
async function leaving(event) {
  event.preventDefault();
  leave.form = /** @type {HTMLFormElement} */ (event.target);
  const n = await page.store.count();
  const said = the("leaving").querySelector("[data-say]");
  said.textContent = say(said.dataset.say, { n });
  if (n) return the("leaving").showModal();
  await page.store.wipe();
  leave.form.submit();
}

/** @param {Event} event */
function acted(event) {
  const from = /** @type {HTMLElement} */ (event.target);
  const asked = event.type === "submit" ? from : from.closest("button[data-act]");
  const act = /** @type {HTMLElement | null} */ (asked)?.dataset.act;
  if (!act || !ACTS[act]) return;
  event.preventDefault();
  Promise.resolve(ACTS[act](/** @type {any} */ (asked).dataset.about ?? "", asked)).catch(() => warn(words().not_kept));
}

function listen() {
  for (const place of [the("day"), the("leaving")]) {
    place.addEventListener("click", acted);
    place.addEventListener("submit", acted);
  }
  the("staying").addEventListener("change", () => whoLeaves(page.day));
  the("action").addEventListener("input", () => page.store.keep(`draft-${NAME}`, draft()));
  the("plan-words").addEventListener("input", () => (the("plan-words").dataset.touched ||= stood()));
  document.querySelector('form[action="/deconnexion"]')?.addEventListener("submit", /** @type {any} */ (leaving));
  channel.onmessage = () => refresh();
  addEventListener("online", () => sync());
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && sync());
  setInterval(() => (page.notes.length ? sync() : clock(page.day)), AGAIN);
}

/** Put the page of this device in the place of the one that needs the network. */
function takeOver() {
  const head = /** @type {Element} */ (document.querySelector(".page-head"));
  while (head.nextElementSibling && !head.nextElementSibling.matches(".page-above")) head.nextElementSibling.remove();
  const above = head.nextElementSibling;
  while (above?.nextElementSibling) above.nextElementSibling.remove();
  (above ?? head).after(the("device").content.cloneNode(true));
  const links = { record: "record", without: "record_without_plan", adjourn: "adjourn" };
  const paths = Object.entries(links).map(([name, step]) => [name, `/situations/${NAME}/etapes/${step}`]);
  const signin = `/connexion?suite=${ADDRESS}`;
  const others = { day: ADDRESS, paper: `${ADDRESS}/feuille`, afterwards: `${ADDRESS}/apres-coup`, signin };
  paths.push(["family-plan", `/situations/${NAME}/plan`]);
  for (const [name, path] of [...paths, ...Object.entries(others)]) {
    document.querySelector(`[data-link="${name}"]`)?.setAttribute("href", path);
  }
}

async function keepFrame() {
  const scope = { scope: ADDRESS };
  await navigator.serviceWorker.register("/static/js/day/worker.js", scope);
  await navigator.serviceWorker.ready;
  await navigator.storage.persist?.();
  page.ready = true;
  line();
}

async function start() {
  if (!navigator.serviceWorker || !navigator.locks || !indexedDB) return;
  const who = await owner();
  const told = JSON.parse(the("device").dataset.told || "null");
  if (told && !who) return;
  const store = who && (await Store.of(who));
  takeOver();
  if (!who || !store) return closed("nobody");
  page.store = store;
  if (told) await store.taken(told, []);
  page.told = told ?? (await store.kept(`day-${NAME}`));
  if (!page.told) return closed("unknown");
  the("day").hidden = false;
  listen();
  giveBack(await store.kept(`draft-${NAME}`));
  await refresh();
  tidy(who.name);
  keepFrame().catch(() => undefined);
  await sync();
}

start();
