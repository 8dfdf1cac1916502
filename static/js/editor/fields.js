// What the fields of a form hold, as plain data.

const TYPES = ["text", "url", "email", "number", "date", "time", "datetime-local", "checkbox", "radio"];
const KEPT = ["textarea", "select", ...TYPES.map((type) => `input[type=${type}]`)].join();

function fieldsOf(form) {
  return [...form.querySelectorAll(KEPT)].filter((field) => field.name && !field.readOnly);
}

function isTicked(field) {
  return ["checkbox", "radio"].includes(field.type);
}

// The boxes of one question share a name; each is kept by itself.
function keyOf(field) {
  return isTicked(field) ? `${field.name}=${field.value}` : field.name;
}

function valueOf(field) {
  if (isTicked(field)) {
    return field.checked;
  }
  return field.options ? [...field.selectedOptions].map((option) => option.value) : field.value;
}

function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

export function valuesOf(form) {
  return Object.fromEntries(fieldsOf(form).map((field) => [keyOf(field), valueOf(field)]));
}

// Whether any field that both know holds something else.
export function differ(values, others) {
  return Object.entries(values).some(([key, value]) => key in others && !same(value, others[key]));
}

// All that the form would send, but for the token: one text, which can be compared.
export function sentBy(form) {
  const data = new URLSearchParams(new FormData(form));
  data.delete("csrfmiddlewaretoken");
  return data.toString();
}
