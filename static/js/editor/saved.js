// Forgets the copy of a form once it has been saved. Every page that can come after saving loads this.

import { forget, nameOf, read } from "./copies.js";

// A copy that was sent may have been refused, or stopped at the sign-in page. Only a page that comes straight from
// the form and reports success proves that it was saved; in doubt the copy stays.
if (document.referrer && document.querySelector(".messagelist .success")) {
  const name = nameOf(new URL(document.referrer).pathname);
  if (read(name)?.sent) {
    forget(name);
  }
}
