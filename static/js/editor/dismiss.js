// Letting a finding stand without leaving the form: the reason is asked for where the finding is told.

import { post } from "./ask.js";

function labelled(words) {
  const label = document.createElement("label");
  const input = document.createElement("input");
  input.type = "text";
  input.className = "vTextField";
  input.maxLength = 300;
  label.append(`${words} `, input);
  return [label, input];
}

function button(words) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "act";
  made.textContent = words;
  return made;
}

// `link` leads to where the finding is let stand; what is typed in `form` goes along, since it may not be saved yet.
export function askWhy(link, form, onDone, onLeft) {
  const row = document.createElement("p");
  row.className = "finding-dismiss";
  row.setAttribute("role", "group");
  row.setAttribute("aria-label", "Let this finding stand");
  const [label, input] = labelled("Why may it stand?");
  const [send, leave] = [button("Let it stand"), button("Leave it")];
  const said = document.createElement("span");
  said.setAttribute("role", "alert");
  row.append(label, send, leave, said);

  const close = () => {
    row.remove();
    link.hidden = false;
    link.focus();
    onLeft();
  };
  send.addEventListener("click", async () => {
    const data = new FormData(form);
    data.set("key", link.closest("[data-key]").dataset.key);
    data.set("reason", input.value);
    try {
      await post(link.dataset.dismiss, data, form);
      row.remove(); // while it stands there, the list is not drawn anew
      onDone();
    } catch (error) {
      said.textContent = error.message;
    }
  });
  leave.addEventListener("click", close);
  row.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target === input) {
      event.preventDefault(); // or the whole page would be saved
      send.click();
    } else if (event.key === "Escape") {
      close();
    }
  });
  // What is typed here belongs to no field of the page.
  row.addEventListener("input", (event) => event.stopPropagation());
  link.hidden = true;
  link.closest("li").append(row);
  input.focus();
}
