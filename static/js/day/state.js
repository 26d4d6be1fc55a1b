// @ts-check
/** The day as it stands with the notes that wait, and what may be noted now: the server's rules, nothing more. */

/**
 * Somebody who may come: `stays` in private time, is kept `apart` from others, or kept `away` from the room.
 * @typedef {{key: string, name: string, part: string} & Record<"kin" | "stays" | "apart" | "away", boolean>} Guest
 */
/** @typedef {{arrived: string, left: string | null, inside: boolean}} Presence */
/** @typedef {{began: string, ended: string | null}} Moment */
/** @typedef {Record<"what" | "who" | "by_when" | "by_day" | "helped_by" | "checked_by", string>} Read */
/** @typedef {Read & {key: string, number: number}} Action */
/** @typedef {{agreed: string | null, otherwise: string, watched_by: string, actions: Action[]}} Plan */
/**
 * @typedef {object} Day
 * @property {string} case
 * @property {string} reference
 * @property {string} account
 * @property {string} csrf
 * @property {string} zone
 * @property {boolean} writable
 * @property {Guest[]} guests
 * @property {Record<string, Presence>} presences
 * @property {Record<string, Moment>} moments
 * @property {string} [question]
 * @property {Plan} [plan]
 * @property {number} [apart] how many choices wait between what two devices told
 */
/**
 * @typedef {object} Note
 * @property {string} id
 * @property {string} case
 * @property {string} kind
 * @property {string} at
 * @property {number} offset
 * @property {string} about
 * @property {any} given
 * @property {number} [sequence]
 */

export const ORDER = ["sharing", "private", "presentation"];
export const READ = /** @type {(keyof Read)[]} */ (["what", "who", "by_when", "by_day", "helped_by", "checked_by"]);
/** Parts of somebody who came unexpected: those of the family's side, and those who stay where it asks. */
const KIN = ["family", "network"];
const ASKED = ["interpreter", "support"];

/** @param {Day} day @returns {boolean} */
export function alone(day) {
  return Boolean(day.moments.private && !day.moments.private.ended);
}

/** @param {Day} day @param {string} key @returns {boolean} */
export function here(day, key) {
  return Boolean(day.presences[key] && !day.presences[key].left);
}

/** @param {Action} action @returns {Read} */
export function read(action) {
  return /** @type {Read} */ (Object.fromEntries(READ.map((name) => [name, action[name]])));
}

/** @type {Record<string, (day: Day, note: Note) => void>} */
const FOLD = {
  arrive(day, { about, at }) {
    const known = day.presences[about];
    const inside = alone(day) || Boolean(known?.inside);
    day.presences[about] = { arrived: known?.arrived ?? at, left: null, inside };
  },
  leave(day, { about, at }) {
    if (day.presences[about]) day.presences[about].left = at;
  },
  welcome(day, { id, at, given }) {
    const kin = KIN.includes(given.part);
    const stays = kin || (ASKED.includes(given.part) && given.asked === "y");
    const guest = { key: id, name: given.first_name, part: given.word, kin, stays, apart: false, away: false };
    day.guests.push(guest);
    day.presences[id] = { arrived: at, left: null, inside: false };
  },
  begin(day, { about, at, given }) {
    for (const moment of Object.values(day.moments)) moment.ended ??= at;
    day.moments[about] = { began: at, ended: null };
    for (const key of given.inside ?? []) if (day.presences[key]) day.presences[key].inside = true;
  },
  end(day, { about, at }) {
    if (day.moments[about]) day.moments[about].ended ??= at;
  },
  add(day, { id, given }) {
    day.plan?.actions.push({ key: id, number: given.number, ...given.values });
  },
  change(day, { about, given }) {
    const action = day.plan?.actions.find((one) => one.key === about);
    if (action) Object.assign(action, given.values);
  },
  remove(day, { about }) {
    if (day.plan) day.plan.actions = day.plan.actions.filter((one) => one.key !== about);
  },
  words(day, { given }) {
    if (day.plan) Object.assign(day.plan, given.values);
  },
  agree(day, { at }) {
    if (day.plan) day.plan.agreed = at;
  },
};

/** The day once these notes are counted in. @param {Day} told @param {Note[]} notes @returns {Day} */
export function fold(told, notes) {
  const day = structuredClone(told);
  day.plan ??= { agreed: null, otherwise: "", watched_by: "", actions: [] };
  for (const note of notes) FOLD[note.kind]?.(day, note);
  return day;
}

/** @type {Record<string, (day: Day, note: Pick<Note, "about" | "given">) => string | undefined>} */
const REFUSE = {
  arrive(day, { about }) {
    const guest = day.guests.find((one) => one.key === about);
    if (!guest) return "gone_since";
    if (alone(day) && !guest.kin) return "private_time_running";
    return guest.away || (alone(day) && guest.apart) ? "apart_together" : undefined;
  },
  leave(day, { about }) {
    if (alone(day) && !day.guests.find((one) => one.key === about)?.kin) return "private_time_running";
    return here(day, about) ? undefined : "not_here";
  },
  begin(day, { about, given }) {
    if (day.moments[about]) return "moment_begun_already";
    if (ORDER.slice(0, ORDER.indexOf(about)).some((one) => !day.moments[one])) return "moment_out_of_order";
    return about === "private" ? unfit(day, given.inside) : undefined;
  },
  end(day, { about }) {
    return day.moments[about] && !day.moments[about].ended ? undefined : "moment_not_running";
  },
  agree(day) {
    return day.plan?.actions.length ? undefined : "plan_without_action";
  },
};

/** Why these people cannot be those who stay. @param {Day} day @param {string[]} keys @returns {string | undefined} */
export function unfit(day, keys) {
  const inside = day.guests.filter((one) => keys.includes(one.key) && here(day, one.key));
  if (inside.some((one) => !one.stays)) return "intruder_in_private_time";
  if (inside.some((one) => one.apart)) return "apart_together";
  return inside.some((one) => one.kin) ? undefined : "no_kin_present";
}

const OF_THE_PLAN = ["add", "change", "remove", "words", "agree"];
const ALONE = ["arrive", "leave", "danger"];

/**
 * Why a note cannot be made as the day stands: the code of a reason, or nothing.
 * @param {Day} day @param {Pick<Note, "kind" | "about" | "given">} note @returns {string | undefined}
 */
export function refusal(day, note) {
  if (note.kind === "danger") return undefined;
  if (!day.writable) return "wrong_stage";
  const ends = note.kind === "end" && note.about === "private";
  if (alone(day) && !ends && !ALONE.includes(note.kind)) return "private_time_running";
  if (OF_THE_PLAN.includes(note.kind) && day.plan?.agreed) return "plan_agreed_already";
  return REFUSE[note.kind]?.(day, note);
}
