// What this tab still holds of an earlier visit goes to the server, and is offered like all that the server keeps.

import { post } from "./ask.js";
import { forget, read, write } from "./copies.js";

export async function offerEarlier(form, name) {
  const url = document.querySelector("[data-autosave]")?.dataset.autosave;
  const earlier = `${name}#earlier`; // safe from what is typed now, until the server has it
  const copies = [...(read(earlier) || []), read(name)].filter((copy) => copy?.data && !isHere(form, copy));
  forget(name);
  if (!url || !copies.length) {
    return;
  }
  write(earlier, copies);
  try {
    for (const copy of copies) {
      const data = new URLSearchParams(copy.data);
      data.set("late", "1");
      const kept = await post(url, data, form);
      if (kept.kept && !isShown(form, kept.kept)) {
        show(form, kept);
      }
    }
    forget(earlier);
  } catch {
    // It stays in this tab and is sent again when the form is opened the next time.
  }
}

// Whether the form shows what it sent itself, because it was refused.
function isHere(form, copy) {
  return new URLSearchParams(copy.data).get("tab") === form.elements.tab?.value;
}

function isShown(form, kept) {
  return String(kept) === form.elements.kept?.value || document.querySelector(`[data-kept="${kept}"]`) !== null;
}

function show(form, kept) {
  const note = document.createElement("div");
  note.className = "kept";
  note.dataset.kept = kept.kept;
  note.setAttribute("role", "status");
  const words = document.createElement("p");
  words.textContent = "You typed something here that was not saved.";
  const back = document.createElement("a");
  back.className = "act act-first";
  back.href = kept.put_back;
  back.textContent = "Put it back";
  const away = document.createElement("button");
  away.className = "act";
  away.setAttribute("form", form.id);
  away.formAction = kept.throw_away;
  away.formNoValidate = true;
  away.textContent = "Throw it away";
  note.append(words, back, " ", away);
  document.querySelector("[data-offers]").append(note);
}
