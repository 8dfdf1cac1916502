// Whoever writes in the box of a place has chosen the box. Without this script the server asks.

for (const box of document.querySelectorAll("textarea[data-words]")) {
  box.addEventListener("input", () => {
    box.closest("fieldset").querySelector("input[value=words]").checked = true;
  });
}
