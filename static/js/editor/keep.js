// Nothing typed is lost: a warning before leaving, and a copy for this tab until the text has been saved.

import { forget, nameOf, read, write } from "./copies.js";
import { differ, putBack, valuesOf } from "./fields.js";
import "./saved.js";

export function keepUnsaved(form) {
  const name = nameOf(location.pathname);
  const basedOn = form.elements.based_on?.value || "";
  const refused = Boolean(document.querySelector(".errornote"));
  const loaded = valuesOf(form);
  const changed = () => refused || differ(valuesOf(form), loaded);
  const keep = (sent) => write(name, { at: new Date().toISOString(), basedOn, sent, values: valuesOf(form) });
  let leaving = false;
  let signingOut = false;

  const kept = read(name);
  if (refused) {
    keep(false);
  } else if (kept && kept.basedOn !== basedOn) {
    forget(name);
  } else if (kept && differ(kept.values, loaded)) {
    write(name, { ...kept, sent: false }); // what is offered was not saved
    offer(form, kept, () => forget(name));
  }

  form.addEventListener("input", () => keep(false));
  form.addEventListener("submit", () => {
    leaving = true;
    keep(true);
  });
  for (const act of document.querySelectorAll("form[data-acts]")) {
    act.addEventListener("submit", (event) => {
      const question = "What you typed has not been saved and will not be published. Publish without it?";
      if (changed() && !window.confirm(question)) {
        event.preventDefault();
      } else {
        leaving = true;
        if (changed()) {
          keep(false);
        }
      }
    });
  }
  // Who signs out leaves nothing behind for the next person at this computer.
  document.querySelector("#logout-form")?.addEventListener("submit", () => {
    signingOut = true;
    sessionStorage.clear();
  });
  window.addEventListener("beforeunload", (event) => {
    if (!leaving && changed()) {
      event.preventDefault();
      if (!signingOut) {
        keep(false); // a script may have changed a field without a word, as the address follows the title
      }
    }
  });
}

function offer(form, kept, discard) {
  const note = document.createElement("div");
  note.className = "kept";
  note.setAttribute("role", "status");
  const words = document.createElement("p");
  const at = new Date(kept.at).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });
  words.textContent = `On ${at} you typed something here that was not saved.`;
  const back = button("Put it back", () => {
    putBack(form, kept.values);
    note.remove();
  });
  const away = button("Throw it away", () => {
    discard();
    note.remove();
  });
  note.append(words, back, away);
  form.before(note);
}

function button(label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button";
  made.textContent = label;
  made.addEventListener("click", act);
  return made;
}
