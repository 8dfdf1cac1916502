// Typing [@ offers the sources that match what follows, at the caret.

import { search, series } from "./ask.js";
import { Options, countOf } from "./options.js";
import { placeOf, replace } from "./text.js";

// "[@aga" and "[@first, p. 4; @aga": the part of a key before the caret.
const OPEN_CITATION = /\[(?:@[^\]\n]*;\s*)?@([^\s\],;]*)$/;

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
      const place = placeOf(field, field.selectionStart);
      options.element.style.left = `${Math.min(place.left, Math.max(0, field.clientWidth - 320))}px`;
      options.element.style.top = `${place.top + place.height - field.scrollTop + 4}px`;
      options.element.hidden = !found.results.length;
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
