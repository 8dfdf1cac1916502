// Questions to the server. Each new one in a series takes the place of the one before.

import { SIGNED_OUT, doubtToken, renewToken } from "./token.js";

// Raises an Error whose message is a sentence for the person who writes.
async function ask(url, options) {
  let response;
  try {
    response = await fetch(url, { ...options, headers: { Accept: "application/json" } });
  } catch (error) {
    if (error.name === "AbortError") {
      throw error;
    }
    throw new Error("The site cannot be reached now. Your text is still here.");
  }
  if (response.redirected) {
    doubtToken();
    throw new Error(SIGNED_OUT);
  }
  return response;
}

async function answerIn(response) {
  const isJSON = (response.headers.get("Content-Type") || "").startsWith("application/json");
  const said = isJSON ? await response.json() : {};
  if (!response.ok || !isJSON) {
    throw new Error(said.error || "The site could not answer. Your text is still here.");
  }
  return said;
}

// A function that waits until nobody has asked again for a while. It resolves to nothing when a later question overtakes.
export function series(wait, question) {
  let last;
  return async (...given) => {
    last?.abort();
    const mine = (last = new AbortController());
    await new Promise((resolve) => setTimeout(resolve, wait));
    if (mine.signal.aborted) {
      return undefined;
    }
    try {
      return await question(mine.signal, ...given);
    } catch (error) {
      if (mine.signal.aborted) {
        return undefined;
      }
      throw error;
    }
  };
}

export async function search(url, words, signal) {
  return answerIn(await ask(`${url}?${new URLSearchParams({ q: words })}`, { signal }));
}

export async function post(url, data, form, signal) {
  const send = () => {
    const token = form.querySelector("input[name=csrfmiddlewaretoken]").value;
    const body = new URLSearchParams(data);
    body.set("csrfmiddlewaretoken", token);
    return ask(url, { method: "POST", body, signal });
  };
  let response = await send();
  if (response.status === 403) {
    await renewToken(signal);
    response = await send();
  }
  return answerIn(response);
}
