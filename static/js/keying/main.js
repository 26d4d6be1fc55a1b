// @ts-check
/** Sheets keyed without a mouse: a digit fills a box and goes on to the next. Without this, Tab does. */

const boxes = /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll("#keying [data-most]")]);
const after = /** @type {HTMLElement | null} */ (document.querySelector("#keying [name=liked]"));

/** @param {number} number */
const go = (number) => (boxes[number] ?? after)?.focus();

boxes.forEach((box, number) => {
  const most = Number(box.dataset.most);
  box.addEventListener("input", () => {
    const typed = box.value.replace(/\D/g, "");
    // A one may be the beginning of ten: what follows says which.
    if (typed === "1" && most === 10) return;
    if (typed.length > 1 && Number(typed) > most) {
      box.value = typed[0];
      const next = boxes[number + 1];
      if (next) {
        next.value = typed.slice(1);
        next.focus();
        next.dispatchEvent(new Event("input"));
      }
      return;
    }
    box.value = typed;
    if (typed) go(number + 1);
  });
  box.addEventListener("focus", () => box.select());
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Backspace" || box.value) return;
    event.preventDefault();
    boxes[number - 1]?.focus();
  });
});
