// The fields that Markdown is written in. Every one of them works without this script.

import { completeCitations } from "./editor/completion.js";
import { findingsBeside } from "./editor/findings.js";
import { keepUnsaved } from "./editor/keep.js";
import { watchPresence } from "./editor/presence.js";
import { previewOf } from "./editor/preview.js";
import { toolbarFor } from "./editor/toolbar.js";

for (const field of document.querySelectorAll("textarea[data-sources]")) {
  completeCitations(field);
}

for (const field of document.querySelectorAll("textarea[data-markdown]")) {
  const desk = document.createElement("div");
  desk.className = "desk";
  field.closest(".form-row").append(desk);
  const paper = document.createElement("div");
  paper.className = "desk-paper";
  paper.append(toolbarFor(field), field.closest(".completion"));
  desk.append(paper); // before the others: only then the field belongs to its form again
  desk.append(findingsBeside(field), previewOf(field));
}

for (const form of document.querySelectorAll("form[id$='_form']")) {
  keepUnsaved(form);
  watchPresence(form);
}
