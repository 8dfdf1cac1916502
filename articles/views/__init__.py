"""The pages that readers open. Each is: take what is live, perhaps read a form, render."""
