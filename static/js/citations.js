// Shows a reference beside its citation: under the pointer, on focus, on the first tap. A citation stays a plain link.

const OPENS = 200; // milliseconds of rest on a citation
const CLOSES = 350; // milliseconds to reach the card
const GAP = 6; // pixels that the ring of the focus needs

const pattern = document.querySelector(".references template");
let shown = null; // { link, card }: one at a time
let timer;
let isTouch = false;

const referenceOf = (link) => document.getElementById(link.hash.slice(1));
const holds = (target) => shown && (shown.link === target || shown.card.contains(target));

function citationAt(target) {
  const link = target.closest?.(".cite > a");
  return link && pattern && referenceOf(link) ? link : null;
}

function cardOf(link) {
  const card = pattern.content.firstElementChild.cloneNode(true);
  const copy = referenceOf(link).cloneNode(true);
  copy.querySelectorAll(".reference-uses, .reference-more").forEach((each) => each.remove());
  copy.querySelectorAll("[id]").forEach((each) => each.removeAttribute("id"));
  card.firstElementChild.append(...copy.childNodes);
  card.querySelector("[href='#sources']").href = link.hash;
  card.setAttribute("aria-label", `Reference ${link.textContent}`);
  return card;
}

// Under the citation, or over it where it fits only there. It moves with the page, as the text does.
function place() {
  const { link, card } = shown;
  const lines = [...link.getClientRects()];
  const under = lines.at(-1).bottom + GAP;
  const over = lines[0].top - card.offsetHeight - GAP;
  const top = under + card.offsetHeight > innerHeight && over > 0 ? over : under;
  const left = Math.min(lines[0].left, document.body.clientWidth - card.offsetWidth - GAP);
  card.style.setProperty("--top", `${top + scrollY}px`);
  card.style.setProperty("--left", `${left + scrollX}px`);
}

function open(link) {
  clearTimeout(timer);
  if (shown?.link === link) return;
  close();
  shown = { link, card: cardOf(link) };
  link.after(shown.card); // Tab leads from the citation into it
  link.setAttribute("aria-describedby", "cite-says");
  shown.card.showPopover?.();
  place();
}

function close() {
  clearTimeout(timer);
  shown?.link.removeAttribute("aria-describedby");
  shown?.card.remove();
  shown = null;
}

// Out of the card the focus goes back to the citation; elsewhere it stays.
function dismiss() {
  if (shown.card.contains(document.activeElement)) shown.link.focus({ preventScroll: true });
  close();
}

const on = (event, act) => document.addEventListener(event, act);

on("pointerover", ({ target, pointerType }) => {
  clearTimeout(timer);
  if (pointerType !== "mouse" || holds(target) || holds(document.querySelector(":focus-visible"))) return;
  const link = citationAt(target);
  timer = link ? setTimeout(open, OPENS, link) : setTimeout(close, CLOSES);
});

on("focusin", ({ target }) => {
  const link = citationAt(target);
  if (link?.matches(":focus-visible")) open(link);
  else if (!holds(target)) close();
});

on("pointerdown", ({ target, pointerType }) => {
  isTouch = pointerType !== "mouse";
  if (!holds(target)) close();
});

on("click", (event) => {
  const link = citationAt(event.target);
  if (isTouch && link && !holds(link)) {
    event.preventDefault();
    open(link);
    shown.card.focus({ preventScroll: true }); // a screen reader goes on there
  } else if (event.target.closest(".cite [href^='#']")) close();
  else if (event.target.closest(".cite button")) dismiss();
});

on("keydown", ({ key }) => {
  isTouch = false;
  if (key === "Escape" && shown) dismiss();
});

addEventListener("resize", () => shown && place());
