// Nothing typed is lost: the server keeps it while one writes, this tab has a copy, and leaving asks first.

import { autosave } from "./autosave.js";
import { forget, nameOf, read, write } from "./copies.js";
import { differ, sentBy, valuesOf } from "./fields.js";
import { offerEarlier } from "./offer.js";
import "./saved.js";

export function keepUnsaved(form) {
  const name = nameOf(location.pathname);
  const loaded = valuesOf(form);
  const refused = document.querySelector(".errornote") !== null;
  const unsaved = refused || Boolean(form.elements.kept?.value);
  const changed = () => unsaved || differ(valuesOf(form), loaded);
  const keep = (sent) => write(name, { sent, data: sentBy(form) });
  const server = autosave(form, !refused, (data) => {
    const copy = read(name);
    if (copy?.data === data && !copy.sent) {
      forget(name); // the server has the very same
    }
  });
  let leaving = false;
  let signingOut = false;

  offerEarlier(form, name);
  if (unsaved) {
    keep(false);
    server.soon();
  }
  form.addEventListener("input", () => {
    keep(false);
    server.soon();
  });
  form.addEventListener("submit", (event) => {
    if (!event.defaultPrevented) {
      leaving = true;
      server.stop();
      keep(true);
    }
  });
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
