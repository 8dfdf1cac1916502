// The text as readers would see it, drawn by the server. It lives in a shadow root, out of reach of the admin's looks.

import { post, series } from "./ask.js";

const WAIT = 450; // milliseconds after the last key

function looksOf(field) {
  return JSON.parse(field.dataset.stylesheets).map((href) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = href;
    return link;
  });
}

// Links inside the text jump within the preview; all others open beside, so that no unsaved text is left.
function follow(event, root) {
  const link = event.target.closest("a");
  if (!link) {
    return;
  }
  event.preventDefault();
  const href = link.getAttribute("href") || "";
  if (href.startsWith("#")) {
    root.getElementById(decodeURIComponent(href.slice(1)))?.scrollIntoView({ block: "nearest" });
  } else {
    window.open(link.href, "_blank", "noopener");
  }
}

export function previewOf(field) {
  const section = document.createElement("section");
  section.className = "preview";
  const heading = document.createElement("h3");
  heading.textContent = "Preview";
  const status = document.createElement("p");
  status.className = "preview-status";
  const host = document.createElement("div");
  host.className = "preview-host";
  host.tabIndex = 0;
  host.setAttribute("role", "region");
  host.setAttribute("aria-label", "Preview of the text");
  section.append(heading, status, host);

  const root = host.attachShadow({ mode: "open" });
  const page = document.createElement("div");
  page.className = "prose";
  root.append(...looksOf(field), page);
  root.addEventListener("click", (event) => follow(event, root));

  const draw = series(WAIT, (signal) => post(field.dataset.preview, { text: field.value }, field.form, signal));
  const update = async () => {
    try {
      const drawn = await draw();
      if (drawn) {
        page.innerHTML = drawn.html; // sanitised by the server, as for readers
        status.textContent = "";
      }
    } catch (error) {
      status.textContent = error.message;
    }
  };
  field.addEventListener("input", update);
  update();
  return section;
}
