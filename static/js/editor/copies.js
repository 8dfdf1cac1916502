// The copies of what has been typed: one for each form, in this tab alone.

export function nameOf(path) {
  return `unsaved:${path}`;
}

export function read(name) {
  try {
    return JSON.parse(sessionStorage.getItem(name));
  } catch {
    return null;
  }
}

export function write(name, copy) {
  try {
    sessionStorage.setItem(name, JSON.stringify(copy));
  } catch {
    // Full or forbidden: then the warning before leaving has to do.
  }
}

export function forget(name) {
  sessionStorage.removeItem(name);
}
