// Puts away the fields that a source of the chosen kind makes no use of. Without this script all of them show.

const select = document.querySelector("select[data-fields-of]");

/** The smallest part of the form that holds a field with its label and help, and nothing else. */
function partOf(field) {
  const box = field.closest(".fieldBox");
  return box ? box.parentElement : field.closest(".form-row");
}

/** What holds text or is wrong stays in sight, whatever the kind. */
function mustStay(field, part) {
  return field.value.trim() !== "" || part.querySelector(".errorlist") !== null;
}

function showFieldsOf(kind, depending, fieldsOf) {
  const used = new Set(fieldsOf[kind] ?? depending);
  for (const name of depending) {
    const field = document.getElementById(`id_${name}`);
    if (!field) continue;
    const part = partOf(field);
    part.classList.toggle("hidden", !used.has(name) && !mustStay(field, part));
  }
  for (const row of document.querySelectorAll(".form-row:has(.fieldBox)")) {
    const parts = [...row.querySelectorAll(".fieldBox")].map((box) => box.parentElement);
    row.classList.toggle("hidden", parts.every((part) => part.classList.contains("hidden")));
  }
}

if (select) {
  const depending = JSON.parse(select.dataset.depending);
  const fieldsOf = JSON.parse(select.dataset.fieldsOf);
  const show = () => showFieldsOf(select.value, depending, fieldsOf);
  select.addEventListener("change", show);
  show();
}

/** The list that Django makes of a long choice says nothing about what it is for: its label does. */
function nameChoices() {
  for (const choice of document.querySelectorAll("select.admin-autocomplete")) {
    const [label] = choice.labels;
    const shown = choice.nextElementSibling?.querySelector("[role=combobox]");
    const value = shown?.querySelector("[role=textbox]");
    if (!label || !value) continue;
    label.id ||= `${choice.id}_label`;
    value.setAttribute("aria-labelledby", label.id);
    shown.setAttribute("aria-labelledby", `${label.id} ${value.id}`);
  }
}

// Django makes these lists at a moment of its own, before this script or after it.
new MutationObserver(nameChoices).observe(document.body, { childList: true, subtree: true });
nameChoices();
