// An import that is being read goes on by itself, and choices in its plan are kept as they are made. Without this
// script a button does either.

const JSON_WANTED = { Accept: "application/json" };
const PAUSE = 600; // milliseconds after the last choice

async function send(form, action) {
  const response = await fetch(action, { method: "POST", body: new FormData(form), headers: JSON_WANTED });
  if (!response.ok || !(response.headers.get("Content-Type") ?? "").startsWith("application/json")) {
    throw new Error("The site could not answer.");
  }
  return response.json();
}

async function readOn(form) {
  const button = form.querySelector("[type=submit]");
  const bar = form.querySelector("progress");
  const said = form.querySelector("[data-said]");
  const failed = form.querySelector("[data-failed]");
  button.hidden = true;
  failed.hidden = true;
  try {
    for (;;) {
      const { read, total, said: words, leads_to: elsewhere } = await send(form, form.action);
      if (elsewhere) return location.assign(elsewhere);
      bar.value = read;
      said.textContent = words ?? `Read ${read.toLocaleString("en-GB")} of ${total.toLocaleString("en-GB")} entr${total === 1 ? "y" : "ies"}`;
      if (read >= total) break;
    }
    location.reload();
  } catch {
    failed.textContent = "The site did not answer. What was done so far is kept. Load this page again: you may have to sign in.";
    failed.hidden = false;
    button.hidden = false;
  }
}

/** The sentence above says what applying would do now. The form still sends all choices that it shows. */
function keepChoices(form) {
  const summary = form.querySelector("[data-summary]");
  let waiting;
  form.addEventListener("change", (event) => {
    if (!/^(skip|do|take)-/.test(event.target.name)) return;
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      try {
        summary.textContent = (await send(form, form.action)).summary;
      } catch {
        // The button saves them, and says what is wrong.
      }
    }, PAUSE);
  });
}

/** Thousands of sources take some seconds. Who comes back to this page finds the button as it was. */
function tellOfApplying(form) {
  const button = form.querySelector("[data-apply]");
  const word = button.value;
  form.addEventListener("submit", (event) => {
    if (event.submitter === button) button.value = "Applying…";
  });
  window.addEventListener("pageshow", () => (button.value = word));
}

const reading = document.querySelector("[data-import-reading]");
if (reading) {
  reading.addEventListener("submit", (event) => {
    event.preventDefault();
    readOn(reading);
  });
  readOn(reading);
}

const choices = document.querySelector("[data-import-choices]");
if (choices) {
  keepChoices(choices);
  tellOfApplying(choices);
}
