// The token by which the server knows our forms. Signing in again, in another tab, makes the one in this page useless.

export const SIGNED_OUT =
  "You are signed out. Sign in again in another tab, then go on here: your text is still in this one.";
const OTHER_ACCOUNT =
  "Another account is signed in with this browser now. Sign in with yours in another tab, then go on here: your text is still in this one.";
const UNANSWERED = "The site could not answer. Your text is still here.";

const INPUT = "input[name=csrfmiddlewaretoken]";
let doubtful = false;
let renewing = false;

export function doubtToken() {
  doubtful = true;
}

// Puts a token that counts now into every form of this page. Raises an Error with a sentence where none can be had.
export async function renewToken(signal) {
  doubtful = true;
  let page;
  try {
    const response = await fetch(location.href, { cache: "no-store", signal });
    page = new DOMParser().parseFromString(await response.text(), "text/html");
  } catch (error) {
    throw signal?.aborted ? error : new Error(UNANSWERED);
  }
  if (page.querySelector("#login-form")) {
    throw new Error(SIGNED_OUT);
  }
  const fresh = page.querySelector(INPUT);
  if (!fresh) {
    throw new Error(UNANSWERED);
  }
  const by = writer(page);
  if (by && by !== writer(document)) {
    throw new Error(OTHER_ACCOUNT); // or it would be saved under a name that did not write it
  }
  for (const input of document.querySelectorAll(INPUT)) {
    input.value = fresh.value;
  }
  doubtful = false;
}

function writer(page) {
  return page.querySelector("[data-by]")?.dataset.by;
}

async function renewThenSubmit(form, submitter) {
  renewing = true;
  try {
    await renewToken();
    form.requestSubmit(submitter);
  } catch (error) {
    window.alert(error.message);
  } finally {
    renewing = false;
  }
}

// A form waits only where an answer has given reason to doubt its token; nothing else hears of the first attempt.
document.addEventListener(
  "submit",
  (event) => {
    if (doubtful && event.target.method === "post") {
      event.preventDefault();
      event.stopImmediatePropagation();
      if (!renewing) {
        renewThenSubmit(event.target, event.submitter);
      }
    }
  },
  true,
);
