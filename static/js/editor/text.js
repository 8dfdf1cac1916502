// Changes to the text of a field as if they were typed: they can be undone, and the field reports them as input.

export function replace(field, start, end, text) {
  field.focus();
  field.setSelectionRange(start, end);
  const done = text ? document.execCommand("insertText", false, text) : document.execCommand("delete");
  if (!done) {
    field.setRangeText(text, start, end, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

export function selected(field) {
  return field.value.slice(field.selectionStart, field.selectionEnd);
}

// Puts marks around what is selected, or around words that stand in for it and are selected then.
export function wrap(field, before, after, standIn) {
  const { selectionStart: start, selectionEnd: end } = field;
  const words = selected(field) || standIn;
  replace(field, start, end, before + words + after);
  field.setSelectionRange(start + before.length, start + before.length + words.length);
}

// Begins every selected line with a mark, in place of another mark of its family; a second time takes the mark away.
export function markLines(field, family, mark) {
  const start = field.value.lastIndexOf("\n", field.selectionStart - 1) + 1;
  const found = field.value.indexOf("\n", field.selectionEnd);
  const end = found < 0 ? field.value.length : found;
  const lines = field.value.slice(start, end).split("\n");
  const marked = lines.every((line, index) => line.startsWith(mark(index)));
  const changed = lines.map((line, index) => (marked ? "" : mark(index)) + line.replace(family, ""));
  replace(field, start, end, changed.join("\n"));
}

// Inserts a block with an empty line on both sides, and selects the words in it that are to be written over.
export function insertBlock(field, block, toSelect) {
  const { selectionStart: start, selectionEnd: end } = field;
  const before = field.value.slice(0, start);
  const after = field.value.slice(end);
  const above = !before || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  const below = after.startsWith("\n\n") ? "" : after.startsWith("\n") ? "\n" : "\n\n";
  replace(field, start, end, above + block + below);
  const at = start + above.length + block.indexOf(toSelect);
  field.setSelectionRange(at, at + toSelect.length);
}

// Where the caret would be at a place in the text: pixels from the top left corner of the field's text.
export function placeOf(field, position) {
  const mirror = document.createElement("div");
  const style = getComputedStyle(field);
  for (const name of ["font", "letterSpacing", "padding", "border", "boxSizing", "lineHeight", "tabSize", "wordBreak"]) {
    mirror.style[name] = style[name];
  }
  Object.assign(mirror.style, {
    position: "absolute",
    visibility: "hidden",
    whiteSpace: "pre-wrap",
    overflowWrap: "break-word",
    width: `${field.clientWidth}px`,
  });
  mirror.textContent = field.value.slice(0, position);
  const caret = document.createElement("span");
  caret.textContent = "\u200b";
  mirror.append(caret);
  document.body.append(mirror);
  const place = { left: caret.offsetLeft, top: caret.offsetTop, height: caret.offsetHeight };
  mirror.remove();
  return place;
}

// Selects a part of the text and brings it into sight.
export function goTo(field, start, end) {
  field.focus();
  field.setSelectionRange(start, end);
  field.scrollTop = placeOf(field, start).top - field.clientHeight / 3;
}
