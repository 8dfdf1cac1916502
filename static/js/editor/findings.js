// What the checks say about the text, kept up to date while it is written. A click leads to the line.

import { goTo } from "./text.js";

// Where a finding begins and ends. Its line and column count from 1, and columns count characters, not UTF-16 units.
function placeIn(text, finding) {
  const lines = text.split("\n");
  const before = lines.slice(0, finding.line - 1).join("\n").length + (finding.line > 1 ? 1 : 0);
  const line = lines[finding.line - 1] || "";
  const column = [...line].slice(0, finding.column - 1).join("").length;
  const length = line.startsWith(finding.words, column) ? finding.words.length : 0;
  return [before + column, before + column + length];
}

function item(field, finding) {
  const made = document.createElement("li");
  made.className = `finding-${finding.severity}`;
  made.dataset.part = "body";
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = `${finding.severity[0].toUpperCase()}${finding.severity.slice(1)}, line ${finding.line}`;
  button.addEventListener("click", () => goTo(field, ...placeIn(field.value, finding)));
  const words = document.createElement("q");
  words.textContent = finding.words;
  made.append(button, ` ${finding.reason} ${finding.advice} `, finding.words ? words : "");
  return made;
}

export function findingsBeside(field) {
  const element = document.querySelector("[data-findings]") || document.createElement("section");
  element.className = "findings";
  const heading = element.querySelector("h2") || document.createElement("h2");
  const list = element.querySelector("ul") || document.createElement("ul");
  heading.textContent ||= "Findings";
  element.append(heading, list);
  return {
    element,
    show(findings) {
      // What was found in other fields stays: only the text is looked at while it is written.
      const others = [...list.querySelectorAll("li[data-part]")].filter((one) => one.dataset.part !== "body");
      const shown = [...others, ...findings.map((finding) => item(field, finding))];
      heading.textContent = shown.length ? `Findings (${shown.length})` : "Findings: nothing to mend";
      list.replaceChildren(...shown);
    },
  };
}
