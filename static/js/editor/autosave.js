// Keeps what stands in the form on the server, apart from revisions, while somebody writes.

import { post } from "./ask.js";
import { sentBy } from "./fields.js";
import { SIGNED_OUT } from "./token.js";

const QUIET = 2500; // ms without typing
const LONGEST = 10000; // ms, however long somebody types without a pause
const AGAIN = 30000; // ms after a failure

const IN_THIS_TAB = "Kept in this tab only, because you were signed out. Once you have signed in again it goes on.";

function tell(line, words, aloud) {
  line.setAttribute("aria-live", aloud ? "polite" : "off");
  line.textContent = words;
}

// `isKnown` is whether the server has already what the form opens with; `onKept` is called with what it has taken.
export function autosave(form, isKnown, onKept) {
  const line = document.querySelector("[data-autosave]");
  const url = line?.dataset.autosave;
  let known = isKnown ? sentBy(form) : "";
  let waiting = 0; // since when something has been waiting to be sent
  let timer;
  let running;

  async function send() {
    const data = sentBy(form);
    waiting = 0;
    if (data === known) {
      return;
    }
    running = new AbortController();
    try {
      const answer = await post(url, data, form, running.signal);
      known = data;
      onKept(data);
      tell(line, answer.kept ? `Kept on the server at ${answer.at}.` : "", false);
    } catch (error) {
      if (error.name !== "AbortError") {
        tell(line, error.message === SIGNED_OUT ? IN_THIS_TAB : `Kept in this tab only. ${error.message}`, true);
        timer = setTimeout(send, AGAIN);
      }
    }
  }

  function soon() {
    if (!url) {
      return;
    }
    waiting ||= Date.now();
    clearTimeout(timer);
    timer = setTimeout(send, Math.max(0, Math.min(QUIET, waiting + LONGEST - Date.now())));
  }

  function stop() {
    clearTimeout(timer);
    running?.abort();
    waiting = 0;
  }

  // The tab is closed before the pause has come: what can still be sent is sent.
  window.addEventListener("pagehide", () => {
    if (waiting) {
      const data = new URLSearchParams(sentBy(form));
      data.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
      navigator.sendBeacon(url, data);
    }
  });
  return { soon, stop };
}
