// What the checks say about a page, kept up to date by the server while it is written. A click leads to the words.

import { post, series } from "./ask.js";
import { askWhy } from "./dismiss.js";
import { goTo } from "./text.js";

const WAIT = 700; // milliseconds after the last key
const CHECKED = "textarea[data-sources], input[name=title], textarea[name=summary], select[name=place]";

// Words as they may be written: with the end of a line or marks between two of them, and long ones are told shortened.
function written(words) {
  const kept = words.replace(/…$/, "");
  return new RegExp(kept.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/\s+/g, "[\\s>*_]+"), "y");
}

// Where a finding begins and ends. Its line and column count from 1, and columns count characters, not UTF-16 units.
function placeIn(text, { line, column, words }) {
  const lines = text.split("\n");
  const before = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
  const shown = lines[line - 1] || "";
  const start = before + [...shown].slice(0, column - 1).join("").length;
  const pattern = written(words);
  pattern.lastIndex = start;
  return [start, start + (pattern.exec(text)?.[0].length ?? 0)];
}

function lead(form, { part, line, column, words }) {
  const field = form.elements[part];
  if (!field) {
    return;
  }
  field.closest("details")?.setAttribute("open", "");
  const place = { line: Number(line), column: Number(column), words };
  if (field.tagName === "TEXTAREA") {
    goTo(field, ...placeIn(field.value, place));
  } else {
    field.focus();
    field.setSelectionRange(...placeIn(field.value, place));
  }
  field.scrollIntoView({ block: "center" });
}

// The place of a finding becomes a button; which groups are open is remembered over every new answer.
function equip(list) {
  for (const place of list.querySelectorAll(".finding-place")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "finding-place";
    button.textContent = place.textContent;
    button.setAttribute("aria-describedby", place.closest("li").querySelector("strong").id); // "line 3" says little alone
    place.replaceWith(button);
  }
}

// Whoever stands in the list with the keyboard stands there after a new answer too. Returns what leads back.
function focusIn(list) {
  const stops = (within) => [...within.querySelectorAll("summary, button, a")];
  const row = document.activeElement.closest("[data-key]");
  const at = stops(row || list).indexOf(document.activeElement);
  return () => {
    const same = row && list.querySelector(`[data-key="${row.dataset.key}"]`);
    stops(same || list)[at]?.focus({ preventScroll: true });
  };
}

function redraw(list, html) {
  if (list.querySelector(".finding-dismiss")) {
    return; // somebody is giving a reason there: it is asked again after that
  }
  const open = new Map([...list.querySelectorAll("[data-group]")].map((group) => [group.dataset.group, group.open]));
  const back = focusIn(list);
  list.innerHTML = html; // drawn and escaped by the server
  for (const group of list.querySelectorAll("[data-group]")) {
    group.open = open.get(group.dataset.group) ?? group.open;
  }
  equip(list);
  back();
}

// `field` is the text of the page. Returns the element that holds the findings.
export function findingsBeside(field) {
  const element = document.querySelector("[data-findings]");
  const [heading, status, list] = ["h2", "[data-findings-status]", "[data-found]"].map((each) => element.querySelector(each));
  const { form } = field;
  const check = series(WAIT, (signal) => post(element.dataset.check, new FormData(form), form, signal));
  const update = async () => {
    try {
      const answer = await check();
      if (answer) {
        heading.textContent = answer.number ? `Findings (${answer.number})` : "Findings: nothing to mend";
        status.textContent = "";
        redraw(list, answer.html);
      }
    } catch (error) {
      status.textContent = error.message;
    }
  };
  list.addEventListener("click", (event) => {
    const place = event.target.closest("button.finding-place");
    if (place) {
      lead(form, place.closest("[data-key]").dataset);
    }
    const link = event.target.closest("a[data-dismiss]");
    if (link) {
      event.preventDefault();
      const onDone = () => {
        heading.tabIndex = -1;
        heading.focus(); // what had it goes with the finding
        update();
      };
      askWhy(link, form, onDone, update);
    }
  });
  form.addEventListener("input", (event) => event.target.matches(CHECKED) && update());
  equip(list);
  update();
  return element;
}
