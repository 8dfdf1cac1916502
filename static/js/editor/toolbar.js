// The buttons above the text. One stop for the Tab key; the arrow keys move among them.

import { pagePicker, sourcePicker } from "./picker.js";
import { insertBlock, markLines, replace, selected, wrap } from "./text.js";

const HEADING = /^#{1,6} +/;
const LIST = /^(?:[-*+]|\d+[.)]) +/;
const TABLE = "| What was counted | Result |\n| --- | --- |\n| First row | Result |\n| Second row | Result |";

function link(field) {
  const words = selected(field) || "words of the link";
  const start = field.selectionStart;
  replace(field, start, field.selectionEnd, `[${words}](https://)`);
  const address = start + words.length + 3;
  field.setSelectionRange(address, address + "https://".length);
}

function footnote(field) {
  const taken = [...field.value.matchAll(/\[\^(\d+)\]/g)].map((match) => Number(match[1]));
  const name = Math.max(0, ...taken) + 1;
  replace(field, field.selectionEnd, field.selectionEnd, `[^${name}]`);
  const end = field.value.length;
  const note = "Text of the note.";
  replace(field, end, end, `${field.value.endsWith("\n") ? "\n" : "\n\n"}[^${name}]: ${note}`);
  field.setSelectionRange(field.value.length - note.length, field.value.length);
}

function callout(kind, standIn) {
  return (field) => {
    const words = selected(field) || standIn;
    insertBlock(field, `::: ${kind}\n${words}\n:::`, words);
  };
}

function tools(field) {
  return [
    ["Heading", "Begin a section", (f) => markLines(f, HEADING, () => "## ")],
    ["Subheading", "Begin a part of a section", (f) => markLines(f, HEADING, () => "### ")],
    ["Bold", "Strong words", (f) => wrap(f, "**", "**", "strong words"), "b"],
    ["Italic", "Stressed words", (f) => wrap(f, "*", "*", "stressed words"), "i"],
    ["Bullets", "List with bullets", (f) => markLines(f, LIST, () => "- ")],
    ["Numbers", "Numbered list", (f) => markLines(f, LIST, (index) => `${index + 1}. `)],
    ["Quote", "Quotation", (f) => markLines(f, /^> ?/, () => "> ")],
    ["Table", "Table", (f) => insertBlock(f, TABLE, "What was counted")],
    ["Link", "Link to another site", link, "k"],
    ["Page link", "Link to a page of this site", pagePicker(field)],
    ["Key points", "Box with key points", callout("key", "- First point.")],
    ["Warning", "Box with a warning", callout("warning", "What to beware of.")],
    ["Help box", "Box that says where to get help", callout("help", "Whom to call, and when.")],
    ["Of 100", "Pictures of 100 people", callout("people What happened", "- 71 of 100 with the treatment\n- 82 of 100 without it")],
    ["Footnote", "Note at the foot of the page", footnote],
    ["Cite", "Cite a source. You can also type [@ in the text", sourcePicker(field)],
  ];
}

export function toolbarFor(field) {
  const bar = document.createElement("div");
  bar.className = "toolbar";
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", "Formatting");
  bar.setAttribute("aria-controls", field.id);
  const shortcuts = new Map();
  for (const [label, hint, act, key] of tools(field)) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.title = key ? `${hint} (Ctrl+${key.toUpperCase()})` : hint;
    button.tabIndex = bar.children.length ? -1 : 0;
    button.addEventListener("click", () => act(field));
    if (key) {
      button.setAttribute("aria-keyshortcuts", `Control+${key.toUpperCase()}`);
      shortcuts.set(key, act);
    }
    bar.append(button);
  }
  bar.addEventListener("keydown", (event) => moveAlong(bar, event));
  field.addEventListener("keydown", (event) => {
    const act = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && shortcuts.get(event.key);
    if (act) {
      event.preventDefault();
      act(field);
    }
  });
  return bar;
}

function moveAlong(bar, event) {
  const buttons = [...bar.children];
  const at = buttons.indexOf(document.activeElement);
  const last = buttons.length - 1;
  const to = { ArrowRight: at < last ? at + 1 : 0, ArrowLeft: at > 0 ? at - 1 : last, Home: 0, End: last }[event.key];
  if (to !== undefined) {
    event.preventDefault();
    buttons.forEach((button, index) => (button.tabIndex = index === to ? 0 : -1));
    buttons[to].focus();
  }
}
