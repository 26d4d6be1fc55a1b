// @ts-check
/** A questionnaire, one question a screen; what is chosen stays in this browser until it is sent, an hour at most. */

const PREFIX = "questionnaire:";
const HOUR = 3_600_000;
// Others use this device: what was left here an hour ago is nobody's to read.
sweep();
const form = /** @type {HTMLFormElement | null} */ (document.querySelector("#questionnaire"));
if (form) begin(form);
// Sent, or opened by a link that serves no more: nothing of it stays here.
if (document.querySelector("[data-sent], [data-gone]")) forget();

/** @param {HTMLFormElement} form */
function begin(form) {
  const steps = /** @type {HTMLElement[]} */ ([...form.querySelectorAll(".step")]);
  const place = /** @type {HTMLElement} */ (form.querySelector(".place"));
  const send = form.querySelector("[data-send]");
  const wrong = steps.findIndex((step) => step.querySelector(".field-wrong"));
  const left = restore(form, steps.length);
  let now = wrong > 0 ? wrong : left;
  let touched = left > 0 || wrong > 0 ? Date.now() : 0;
  const stop = /** @type {HTMLElement} */ (form.querySelector("[data-stop]"));
  const forgotten = /** @type {HTMLElement} */ (form.querySelector("[data-forgotten]"));

  /** Show one step, and put the keyboard in it. @param {number} next */
  function show(next) {
    now = Math.max(0, Math.min(next, steps.length - 1));
    steps.forEach((step, number) => { step.hidden = number !== now; });
    for (const button of go) button.hidden = now === 0 ? !steps[0].contains(button) : direction(button) > 0 && last();
    if (send instanceof HTMLElement) send.hidden = !last();
    place.hidden = now === 0;
    const words = (form.dataset.place ?? "").replace("{n}", `${now}`).replace("{all}", `${steps.length - 1}`);
    /** @type {HTMLElement} */ (place.firstElementChild).textContent = words;
    /** @type {HTMLProgressElement} */ (place.lastElementChild).value = now;
    stop.hidden = !touched && now === 0;
  }

  function touch() {
    touched = Date.now();
    forgotten.hidden = true;
    keep(form, now);
  }

  /** Nothing chosen any more, here nor in this browser. */
  function clear() {
    empty(form);
    touched = 0;
    show(0);
    if (form.dataset.draft) forget(PREFIX + form.dataset.draft);
  }

  /** Left alone for an hour on the screen itself, too. */
  function lapse() {
    if (touched && Date.now() - touched >= HOUR) clear();
  }

  const last = () => now === steps.length - 1;
  const go = /** @type {HTMLElement[]} */ ([...form.querySelectorAll("[data-go]")]);
  /** @param {HTMLElement} button */
  const direction = (button) => Number(button.dataset.go);

  /** @param {number} next */
  function move(next) {
    show(next);
    touch();
    stop.hidden = false;
    const inside = steps[now];
    const first = inside.querySelector("input:checked, input, textarea, button");
    if (first instanceof HTMLElement) first.focus({ preventScroll: true });
    scrollTo({ top: 0 });
  }

  for (const button of go) button.addEventListener("click", () => move(now + direction(button)));
  form.addEventListener("input", touch);
  stop.addEventListener("click", () => {
    clear();
    forgotten.hidden = false;
    forgotten.focus();
  });
  addEventListener("pageshow", lapse);
  document.addEventListener("visibilitychange", lapse);
  setInterval(lapse, 60_000);
  form.addEventListener("keydown", (event) => {
    const on = event.target;
    if (event.key !== "Enter" || !(on instanceof HTMLInputElement) || last()) return;
    event.preventDefault();
    move(now + 1);
  });
  const kept = form.querySelector("[data-kept]");
  if (kept instanceof HTMLElement && form.dataset.draft) kept.hidden = false;
  show(now);
}

/** What was chosen so far, and where. @param {HTMLFormElement} form @param {number} now */
function keep(form, now) {
  if (!form.dataset.draft) return;
  const given = /** @type {Record<string, string>} */ ({});
  for (const field of form.elements) {
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) continue;
    if (field.type === "hidden" || ((field.type === "radio" || field.type === "checkbox") && !field.checked)) continue;
    given[field.name] = field.value;
  }
  try {
    localStorage.setItem(PREFIX + form.dataset.draft, JSON.stringify({ now, given, at: Date.now() }));
  } catch { /* A browser that keeps nothing answers all the same. */ }
}

/** Give back what was kept, and say at which step. @param {HTMLFormElement} form @param {number} steps */
function restore(form, steps) {
  let draft = null;
  try {
    draft = JSON.parse(localStorage.getItem(PREFIX + form.dataset.draft) ?? "null");
  } catch { return 0; }
  if (!form.dataset.draft || !draft) return 0;
  for (const field of form.elements) {
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) || field.type === "hidden") continue;
    const value = draft.given[field.name];
    if (field.type === "radio" || field.type === "checkbox") field.checked = value === field.value;
    else if (value !== undefined) field.value = value;
  }
  return Math.min(draft.now, steps - 1);
}

/** @param {HTMLFormElement} form */
function empty(form) {
  for (const field of form.elements) {
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) || field.type === "hidden") continue;
    if (field.type === "radio" || field.type === "checkbox") field.checked = false;
    else field.value = "";
  }
}

/** Forget one draft, or all of them. @param {string} only */
function forget(only = PREFIX) {
  try {
    for (const name of Object.keys(localStorage)) if (name.startsWith(only)) localStorage.removeItem(name);
  } catch { /* Nothing was kept. */ }
}

/** Drop every draft that is an hour old, or does not say how old it is. */
function sweep() {
  try {
    for (const name of Object.keys(localStorage)) {
      if (!name.startsWith(PREFIX)) continue;
      const age = Date.now() - written(localStorage.getItem(name));
      if (!(age >= 0 && age < HOUR)) localStorage.removeItem(name);
    }
  } catch { /* Nothing was kept. */ }
}

/** When a draft was last written to; not a number where nobody knows. @param {string | null} draft */
function written(draft) {
  try {
    return Number(JSON.parse(draft ?? "{}").at);
  } catch { return NaN; }
}
