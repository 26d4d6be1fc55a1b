// @ts-check
/** The plan, line by line in the family's words, then read back aloud. */

import { piece, replace, the } from "./page.js";
import { READ, read } from "./state.js";

/** @typedef {import("./state.js").Action} Action */
/** @typedef {import("./state.js").Day} Day */
/** @typedef {import("./state.js").Plan} Plan */

/** @param {Action} action */
function rest(action) {
  const noon = action.by_day ? new Date(`${action.by_day}T12:00`) : null;
  const day = noon ? noon.toLocaleDateString("fr-FR", { dateStyle: "long" }) : "";
  return [action.who, action.by_when, day, action.helped_by, action.checked_by].filter(Boolean).join(" · ");
}

/** @param {Day} day */
export function showPlan(day) {
  const plan = /** @type {Plan} */ (day.plan);
  the("plan").hidden = !day.moments.private && !plan.actions.length;
  the("question").textContent = day.question ?? "";
  the("question").hidden = !day.question;
  const writable = day.writable && !plan.agreed;
  const line = (/** @type {Action} */ one) =>
    piece("line-of-plan", { key: one.key, what: one.what, rest: rest(one), writable });
  replace(the("actions"), plan.actions.map(line));
  the("no-action").hidden = plan.actions.length > 0;
  the("agreed").hidden = !plan.agreed;
  if (!writable) the("reading").hidden = true;
  the("writing").hidden = !writable || !the("reading").hidden;
  const words = the("plan-words");
  for (const name of /** @type {const} */ (["otherwise", "watched_by"])) {
    if (!words.dataset.touched) words.elements[name].value = plan[name];
  }
}

/** What is typed of an action. @returns {import("./state.js").Read} */
export function typed() {
  const form = the("action");
  return /** @type {any} */ (Object.fromEntries(READ.map((name) => [name, form.elements[name].value.trim()])));
}

/** Type an action, a new one where none is given. @param {Action} [action] */
export function type(action) {
  const form = the("action");
  for (const name of READ) form.elements[name].value = action?.[name] ?? "";
  form.dataset.editing = action?.key ?? "";
  // What is changed is what stood there when it was taken up, whatever comes from elsewhere meanwhile.
  form.dataset.seen = action ? JSON.stringify(read(action)) : "";
  form.querySelector("[data-act=cancel]").hidden = !action;
  title();
}

/** What is being typed, and over which action. */
export function draft() {
  const { editing, seen } = the("action").dataset;
  return { ...typed(), editing, seen };
}

/** Give back what was being typed. @param {Record<string, string> | null} draft */
export function giveBack(draft) {
  const form = the("action");
  for (const name of READ) form.elements[name].value = draft?.[name] ?? "";
  for (const name of ["editing", "seen"]) form.dataset[name] = draft?.[name] ?? "";
  form.querySelector("[data-act=cancel]").hidden = !draft?.editing;
  title();
}

function title() {
  const form = the("action");
  const heading = form.querySelector("h3");
  heading.textContent = form.dataset.editing ? heading.dataset.old : heading.dataset.new;
}

/** @type {unknown[]} */
let heard = [];

/** The plan in large, to be read to everybody. @param {Day} day */
export function readAloud(day) {
  const plan = /** @type {Plan} */ (day.plan);
  heard = plan.actions.map(read);
  const lines = plan.actions.map((one) => piece("read-aloud", { what: one.what, rest: rest(one) }));
  the("reading").querySelector("ol").replaceChildren(...lines);
  the("reading").hidden = false;
  the("writing").hidden = true;
  the("reading").querySelector("h3").focus();
}

/** What was read aloud, as everybody agrees to it. */
export function wasRead() {
  return heard;
}
