// Nothing typed is lost: a warning before leaving, and a copy for this tab until the text has been saved.

const KEPT = "input[type=text]:not([readonly]), textarea:not([readonly])";

function fieldsOf(form) {
  return [...form.querySelectorAll(KEPT)].filter((field) => field.name);
}

function valuesOf(form) {
  return Object.fromEntries(fieldsOf(form).map((field) => [field.name, field.value]));
}

function read(name) {
  try {
    return JSON.parse(sessionStorage.getItem(name));
  } catch {
    return null;
  }
}

function write(name, kept) {
  try {
    sessionStorage.setItem(name, JSON.stringify(kept));
  } catch {
    // Full or forbidden: then the warning before leaving has to do.
  }
}

export function keepUnsaved(form) {
  const name = `unsaved:${location.pathname}`;
  const basedOn = () => form.elements.based_on?.value || "";
  const loaded = valuesOf(form);
  const refused = document.querySelector(".errornote");
  let changed = Boolean(refused);
  let leaving = false;

  const kept = read(name);
  const differs = kept && Object.entries(kept.values).some(([field, value]) => field in loaded && loaded[field] !== value);
  if (differs && kept.basedOn === basedOn() && !refused) {
    offer(form, kept, () => sessionStorage.removeItem(name));
  } else if (!refused) {
    sessionStorage.removeItem(name);
  }
  if (document.referrer.endsWith("/add/") && !location.pathname.endsWith("/add/")) {
    sessionStorage.removeItem(`unsaved:${new URL(document.referrer).pathname}`);
  }

  form.addEventListener("input", () => {
    changed = true;
    write(name, { at: new Date().toISOString(), basedOn: basedOn(), values: valuesOf(form) });
  });
  form.addEventListener("submit", () => (leaving = true));
  for (const act of document.querySelectorAll("form[data-acts]")) {
    act.addEventListener("submit", (event) => {
      const question = "What you typed has not been saved and will not be published. Publish without it?";
      if (changed && !window.confirm(question)) {
        event.preventDefault();
      } else {
        leaving = true;
      }
    });
  }
  // Who signs out leaves nothing behind for the next person at this computer.
  document.querySelector("#logout-form")?.addEventListener("submit", () => sessionStorage.clear());
  window.addEventListener("beforeunload", (event) => {
    if (changed && !leaving) {
      event.preventDefault();
    }
  });
}

function offer(form, kept, forget) {
  const note = document.createElement("div");
  note.className = "kept";
  note.setAttribute("role", "status");
  const words = document.createElement("p");
  const at = new Date(kept.at).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short" });
  words.textContent = `On ${at} you typed something here that was not saved.`;
  const back = button("Put it back", () => {
    for (const field of fieldsOf(form)) {
      if (field.name in kept.values && field.value !== kept.values[field.name]) {
        field.value = kept.values[field.name];
        field.dispatchEvent(new Event("input", { bubbles: true }));
      }
    }
    note.remove();
  });
  const away = button("Throw it away", () => {
    forget();
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
