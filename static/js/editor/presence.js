// Who else has this page open: asked again and again, and told when this form is left.

import { post } from "./ask.js";

const PAUSE = 15000; // ms

export function watchPresence(form) {
  const box = document.querySelector("[data-presence]");
  if (!box) {
    return;
  }
  const url = box.dataset.presence;
  const list = box.querySelector("[data-others]");
  const told = box.querySelector("[role=status]");
  const tab = form.elements.tab.value;

  async function look() {
    try {
      show(list, told, (await post(url, { tab }, form)).others);
    } catch {
      // It is only a courtesy: what was shown stays, and the next look may succeed.
    }
  }

  look();
  setInterval(look, PAUSE);
  window.addEventListener("pageshow", (event) => event.persisted && look());
  window.addEventListener("pagehide", () => {
    const token = form.elements.csrfmiddlewaretoken.value;
    navigator.sendBeacon(url, new URLSearchParams({ tab, leaves: "1", csrfmiddlewaretoken: token }));
  });
}

// How long ago changes every minute and is not read aloud; only that somebody came is.
function show(list, told, others) {
  const came = others.length > list.children.length ? others[others.length - 1] : "";
  list.replaceChildren(
    ...others.map((sentence) => {
      const item = document.createElement("li");
      item.textContent = sentence;
      return item;
    }),
  );
  list.hidden = !others.length;
  if (came) {
    told.textContent = came;
  }
}
