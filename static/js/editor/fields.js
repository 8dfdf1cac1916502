// What the fields of a form hold, as plain data that can be put back.

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

function setValue(field, value) {
  if (isTicked(field)) {
    field.checked = value;
  } else if (field.options) {
    for (const option of field.options) {
      option.selected = value.includes(option.value);
    }
  } else {
    field.value = value;
  }
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

export function putBack(form, values) {
  for (const field of fieldsOf(form)) {
    const value = values[keyOf(field)];
    if (value !== undefined && !same(value, valueOf(field))) {
      setValue(field, value);
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }
}
