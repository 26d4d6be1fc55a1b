// @ts-check
/** A part of the note is kept while it is typed. Without this, its button does; a later text is never replaced. */

const PAUSE = 4000;
const form = /** @type {HTMLFormElement | null} */ (document.querySelector("#part"));
const told = /** @type {HTMLElement | null} */ (document.querySelector("#kept"));
/** @type {number | undefined} */
let waiting;
let sending = false, stopped = false, changed = false;

/** @param {string} said */
const say = (said) => { if (told) told.textContent = said; };

const keep = async () => {
  if (!form || stopped || !changed) return;
  if (sending) return later();
  sending = true;
  changed = false;
  try {
    const answer = await fetch(form.action, {
      method: "POST", body: new FormData(form), headers: { Accept: "application/json" }, redirect: "manual",
    });
    const reply = answer.headers.get("Content-Type")?.startsWith("application/json") ? await answer.json() : null;
    if (reply) say(reply.said);
    if (reply?.version) /** @type {HTMLInputElement} */ (form.elements.namedItem("version")).value = reply.version;
    // Somebody else wrote, or nobody is signed in any more: the button says which, and loses nothing.
    if (!reply?.version) stopped = true;
    if (!reply) say(form.dataset.lost ?? "");
  } catch {
    // No network: what is typed stays in the page, and is sent again.
    changed = true;
    say(form.dataset.away ?? "");
    later();
  } finally {
    sending = false;
  }
};

const later = () => {
  clearTimeout(waiting);
  waiting = setTimeout(keep, PAUSE);
};

form?.addEventListener("input", () => { changed = true; later(); });
form?.addEventListener("submit", () => { stopped = true; clearTimeout(waiting); });
