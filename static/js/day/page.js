// @ts-check
/** Showing the day: words stand in the page's own templates, only what changes is filled in. */

import { ORDER, alone, here } from "./state.js";

/** @typedef {import("./state.js").Day} Day */
/** @typedef {import("./state.js").Guest} Guest */

/** One element of the page, that is there. @param {string} id @returns {any} */
export function the(id) {
  return document.getElementById(id);
}

/** A pattern of words with its values. @param {string | undefined} pattern @param {Record<string, any>} values */
export function say(pattern, values) {
  return (pattern ?? "").replace(/\{(\w+)\}/g, (_all, name) => String(values[name] ?? ""));
}

/** Fill words in, and leave out what does not hold. @param {Element} root @param {Record<string, any>} values */
export function fill(root, values) {
  for (const node of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-text], [data-if]"))) {
    const { text, if: holds } = node.dataset;
    if (text && text in values) node.textContent = values[text];
    if (holds && holds in values) node.hidden = !values[holds];
  }
  return root;
}

/** A new piece of the page. @param {string} template @param {Record<string, any>} values @returns {HTMLElement} */
export function piece(template, values) {
  const made = the(template).content.firstElementChild.cloneNode(true);
  fill(made, values);
  for (const button of made.querySelectorAll("button[data-act]")) button.dataset.about = values.key ?? "";
  return made;
}

/**
 * Put pieces in the place of those of before; who was on a button stays on it.
 * @param {Element} list @param {Element[]} pieces
 */
export function replace(list, pieces) {
  const at = /** @type {HTMLElement} */ (document.activeElement);
  const mark = list.contains(at) ? at.dataset.about : null;
  list.replaceChildren(...pieces);
  if (!mark) return;
  const same = list.querySelector(`[data-about="${CSS.escape(mark)}"]:not([hidden])`);
  /** @type {HTMLElement | null} */ (same)?.focus();
}

/** The hour of an instant, where the family meets. @param {Day} day @param {string} instant */
export function hour(day, instant) {
  const options = /** @type {const} */ ({ hour: "2-digit", minute: "2-digit", timeZone: day.zone });
  return new Intl.DateTimeFormat("fr-FR", options).format(new Date(instant));
}

/** @param {Day} day @param {Guest} guest */
function line(day, guest) {
  const there = here(day, guest.key);
  const came = day.presences[guest.key];
  const hours = came ? [came.arrived, came.left].filter(Boolean).map((one) => hour(day, one ?? "")).join(" – ") : "";
  const away = guest.away || (alone(day) && guest.apart && !there);
  const comes = day.writable && !there && !away;
  const leaves = day.writable && there;
  return piece("guest", { ...guest, part: guest.part.toLowerCase(), hours, here: there, comes, away, leaves });
}

/** @param {Day} day */
function people(day) {
  replace(the("people"), day.guests.map((guest) => line(day, guest)));
  the("nobody").hidden = day.guests.length > 0;
  the("unexpected").hidden = !day.writable;
}

/** @param {Day} day */
function parts(day) {
  const next = ORDER.find((name) => !day.moments[name]);
  for (const name of ORDER) {
    const item = document.querySelector(`[data-moment="${name}"]`);
    const moment = day.moments[name];
    const coming = name === next && day.writable ? "begin" : "coming";
    const shown = moment?.ended ? ["over"] : moment ? ["running", day.writable ? "end" : ""] : [coming];
    item?.setAttribute("class", moment?.ended ? "is-done" : moment ? "is-here" : "is-coming");
    for (const part of /** @type {NodeListOf<HTMLElement>} */ (item?.querySelectorAll("[data-part]") ?? [])) {
      part.hidden = !shown.includes(part.dataset.part ?? "");
      if (part.dataset.say && moment) {
        const values = { began: hour(day, moment.began), ended: hour(day, moment.ended ?? moment.began) };
        part.textContent = say(part.dataset.say, values);
      }
    }
  }
}

/** Who stays, asked before the door closes. @param {Day} day */
export function askWhoStays(day) {
  const there = day.guests.filter((guest) => here(day, guest.key));
  const choices = there.map((guest) => {
    const label = piece("stays", { name: guest.name, part: guest.part.toLowerCase() });
    const box = /** @type {HTMLInputElement} */ (label.querySelector("input"));
    box.value = guest.key;
    box.checked = guest.stays && !guest.apart;
    return label;
  });
  the("staying").querySelector(".choices").replaceChildren(...choices);
  the("staying-wrong").textContent = "";
  whoLeaves(day);
}

/** @param {Day} day */
export function whoLeaves(day) {
  const stay = staying();
  const leave = day.guests.filter((guest) => here(day, guest.key) && !stay.includes(guest.key));
  const said = the("staying").querySelector("[data-say]");
  said.textContent = say(said.dataset.say, { names: leave.map((guest) => guest.name).join(", ") });
  said.hidden = leave.length === 0;
}

/** The keys of those who are ticked. @returns {string[]} */
export function staying() {
  return [...the("staying").querySelectorAll("input:checked")].map((box) => box.value);
}

/** @param {Day} day */
export function clock(day) {
  if (!alone(day)) return;
  const spent = Math.max(0, Math.floor((Date.now() - Date.parse(day.moments.private.began)) / 60_000));
  const { hours, minutes } = the("clock").dataset;
  const [h, m] = [Math.floor(spent / 60), spent % 60];
  the("clock").textContent = say(h ? hours : minutes, { h, m });
  the("since").textContent = say(the("since").dataset.say, { began: hour(day, day.moments.private.began) });
}

/** Show the day, or while the family is alone a clock and who comes and goes. @param {Day} day */
export function show(day) {
  const inside = alone(day);
  const heading = document.querySelector("h1");
  const said = the("day").dataset[inside ? "alone" : "open"];
  if (heading && heading.textContent !== said) heading.textContent = said;
  document.documentElement.classList.toggle("is-alone", inside);
  the("open").hidden = inside;
  the("alone").hidden = !inside;
  if (inside) {
    clock(day);
    replace(the("kin"), day.guests.filter((guest) => guest.kin).map((guest) => line(day, guest)));
    return;
  }
  people(day);
  parts(day);
}
