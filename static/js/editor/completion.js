// Typing [@ offers the sources that match what follows, at the caret.

import { search, series } from "./ask.js";
import { Options, countOf } from "./options.js";
import { placeOf, replace } from "./text.js";

// "[@aga" and "[@first, p. 4; @aga": the part of a key before the caret.
const OPEN_CITATION = /\[(?:@[^\]\n]*;\s*)?@([^\s\],;]*)$/;
const GAP = 4; // pixels between the line and the list

export function completeCitations(field) {
  const options = new Options(field, "Sources that match", (source) => choose(source));
  const status = document.createElement("span");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  const frame = document.createElement("div");
  frame.className = "completion";
  field.replaceWith(frame);
  frame.append(field, options.element, status);
  close();

  function written() {
    const match = OPEN_CITATION.exec(field.value.slice(0, field.selectionStart));
    return match && field.selectionStart === field.selectionEnd ? match[1] : null;
  }

  function close() {
    options.element.hidden = true;
    options.show([]);
    field.removeAttribute("aria-controls");
  }

  function choose(source) {
    const key = written();
    if (key !== null) {
      const at = field.selectionStart;
      const closed = /^[^[\n]*\]/.test(field.value.slice(at));
      replace(field, at - key.length, at, source.insert + (closed ? "" : "]"));
    }
    close();
  }

  // Below the line that is written, or above it where the window has more room there.
  function moveToCaret() {
    const place = placeOf(field, field.selectionStart);
    const top = place.top - field.scrollTop;
    const list = options.element;
    const onScreen = frame.getBoundingClientRect().top + top;
    const below = window.innerHeight - onScreen - place.height;
    const upwards = list.offsetHeight + GAP > below && onScreen > below;
    list.style.left = `${Math.min(place.left, Math.max(0, field.clientWidth - 320))}px`;
    list.style.top = upwards ? `${top - list.offsetHeight - GAP}px` : `${top + place.height + GAP}px`;
  }

  const find = series(120, (signal, words) => search(field.dataset.sources, words, signal));

  async function offer() {
    const key = written();
    if (key === null) {
      close();
      return;
    }
    try {
      const found = await find(key);
      if (!found || written() !== key) {
        return;
      }
      if (found.results.some((source) => source.insert === key)) {
        close();
        return;
      }
      options.show(found.results);
      status.textContent = countOf(found.results);
      options.element.hidden = !found.results.length;
      moveToCaret();
    } catch (error) {
      status.textContent = error.message;
    }
  }

  field.addEventListener("input", offer);
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    if (options.element.hidden) {
      return;
    }
    if (options.move(event.key)) {
      event.preventDefault();
    } else if ((event.key === "Enter" || event.key === "Tab") && options.chosen) {
      event.preventDefault();
      choose(options.chosen);
    } else if (event.key === "Escape") {
      event.preventDefault();
      close();
    }
  });
}
