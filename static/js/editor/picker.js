// The dialogs that find a source to cite and a page to link to.

import { search, series } from "./ask.js";
import { Options, countOf } from "./options.js";
import { replace, selected } from "./text.js";

let dialogs = 0;

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    made.setAttribute(attribute, value);
  }
  made.append(...children);
  return made;
}

function labelled(words, input, help) {
  return element("p", {}, element("label", { for: input.id }, words), input, help);
}

// A dialog with a search box. `chosen(result, detail)` is called with what was chosen, when it has closed.
function picker({ title, label, help, detailLabel, detailHelp, button, url, chosen }) {
  const id = `picker-${(dialogs += 1)}`;
  const input = element("input", { id: `${id}-q`, type: "text", role: "combobox", "aria-expanded": "true" });
  const detail = element("input", { id: `${id}-detail`, type: "text", autocomplete: "off" });
  const status = element("p", { class: "picker-status", role: "status" });
  const options = new Options(input, title, () => detail.focus());
  const form = element(
    "form",
    { method: "dialog" },
    element("h2", { id }, title),
    labelled(label, input, element("small", {}, help)),
    status,
    options.element,
    detailLabel ? labelled(detailLabel, detail, element("small", {}, detailHelp)) : "",
    element(
      "p",
      { class: "picker-acts" },
      element("button", { type: "submit", value: "insert", class: "button default" }, button),
      element("button", { type: "button", class: "button picker-close" }, "Close"),
    ),
  );
  const dialog = element("dialog", { class: "picker", "aria-labelledby": id }, form);
  document.body.append(dialog);

  const find = series(180, (signal, words) => search(url, words, signal));
  const update = async () => {
    try {
      const found = await find(input.value);
      if (found) {
        options.show(found.results);
        status.textContent = countOf(found.results);
      }
    } catch (error) {
      status.textContent = error.message;
    }
  };
  input.addEventListener("input", update);
  input.addEventListener("keydown", (event) => {
    if (options.move(event.key)) {
      event.preventDefault();
    }
  });
  form.addEventListener("submit", (event) => {
    if (!options.chosen) {
      event.preventDefault();
      input.focus();
    }
  });
  form.querySelector(".picker-close").addEventListener("click", () => dialog.close(""));
  dialog.addEventListener("close", () => {
    if (dialog.returnValue === "insert" && options.chosen) {
      chosen(options.chosen, detail.value.trim());
    }
  });
  return () => {
    input.value = detail.value = dialog.returnValue = "";
    options.show([]);
    dialog.showModal();
    update();
  };
}

// Where the field's caret stood before the dialog took the focus, it stands again after.
function atCaret(field, open) {
  return () => {
    field.dataset.start = field.selectionStart;
    field.dataset.end = field.selectionEnd;
    open();
  };
}

function insert(field, start, text) {
  replace(field, Number(start), Number(field.dataset.end), text);
}

export function sourcePicker(field) {
  const open = picker({
    title: "Cite a source",
    label: "Find a source",
    help: "By author, words of the title, year, journal, DOI or key.",
    detailLabel: "Where in it (optional)",
    detailHelp: "Such as: p. 4, table 2, abstract.",
    button: "Insert the citation",
    url: field.dataset.sources,
    // Behind what is selected: that is the claim.
    chosen: (source, locator) => insert(field, field.dataset.end, `[@${source.insert}${locator ? `, ${locator}` : ""}]`),
  });
  return atCaret(field, open);
}

export function pagePicker(field) {
  const open = picker({
    title: "Link to a page of this site",
    label: "Find a page",
    help: "By words of its title or address. The link stays right when the address changes.",
    detailLabel: "Words of the link",
    detailHelp: "Leave this empty to use what you have selected, or the title of the page.",
    button: "Insert the link",
    url: field.dataset.pages,
    chosen: (page, words) => {
      field.setSelectionRange(Number(field.dataset.start), Number(field.dataset.end));
      const shown = (words || selected(field) || page.title).replace(/[[\]\\]/g, "\\$&");
      insert(field, field.dataset.start, `[${shown}](page:${page.insert})`);
    },
  });
  return atCaret(field, open);
}
