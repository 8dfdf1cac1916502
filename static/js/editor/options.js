// A list of things to choose from, moved through with the arrow keys of the field that it belongs to.

let lists = 0;

export class Options {
  constructor(field, label, onChoose) {
    this.field = field;
    this.onChoose = onChoose;
    this.results = [];
    this.current = -1;
    this.element = document.createElement("ul");
    this.element.id = `options-${(lists += 1)}`;
    this.element.className = "options";
    this.element.setAttribute("role", "listbox");
    this.element.setAttribute("aria-label", label);
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("autocomplete", "off");
    // A press must not take the focus from the field before the click arrives.
    this.element.addEventListener("mousedown", (event) => event.preventDefault());
    this.element.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) {
        this.moveTo([...this.element.children].indexOf(option));
        this.onChoose(this.results[this.current], true);
      }
    });
  }

  get chosen() {
    return this.results[this.current];
  }

  show(results) {
    this.results = results;
    this.element.replaceChildren(...results.map((result, index) => this.option(result, index)));
    this.field.setAttribute("aria-controls", this.element.id);
    this.moveTo(results.length ? 0 : -1);
  }

  option(result, index) {
    const option = document.createElement("li");
    option.id = `${this.element.id}-${index}`;
    option.setAttribute("role", "option");
    for (const part of ["title", "details", "caution"]) {
      if (result[part]) {
        const span = document.createElement("span");
        span.className = `option-${part}`;
        span.textContent = result[part];
        option.append(span);
      }
    }
    return option;
  }

  moveTo(index) {
    this.current = index;
    [...this.element.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
    const option = this.element.children[index];
    if (option) {
      this.field.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      this.field.removeAttribute("aria-activedescendant");
    }
  }

  // Whether the key was one that moves.
  move(key) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (!step || !this.results.length) {
      return false;
    }
    this.moveTo((this.current + step + this.results.length) % this.results.length);
    return true;
  }
}

export function countOf(results, most = 20) {
  if (!results.length) {
    return "Nothing matches.";
  }
  return results.length < most ? `${results.length} found.` : `The first ${most} are shown. Type more to narrow them.`;
}
