"""The authors of a source as an editor writes them: one a line, "Agabio, Roberta" or the name of an organisation."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

Author = dict[str, str]

HELP = (
    "One a line. A person: family name, comma, given names, as in “Agabio, Roberta”. An organisation: its name alone. "
    "Put “=” before an organisation whose name has a comma or ends in capital letters, as in “= Alcohol Change UK”."
)
_SUFFIX = re.compile(r"(?:jr|sr|i{2,3}|iv|2nd|3rd|4th)\.?", re.IGNORECASE)
_PUBMED_STYLE = re.compile(r"(?P<family>\S.*) (?P<initials>[A-Z]{1,3})")  # "Agabio R"


def read(line: str) -> Author:
    """The author on a line. Raises ValueError with the reason, a sentence that goes on from the line itself."""
    text = " ".join(line.split())
    if not text.isprintable():
        raise ValueError("has a sign in it that cannot be seen. Type the name anew.")
    if text.startswith("="):
        return _organisation(text[1:])
    if ";" in text:
        raise ValueError("seems to hold several authors. Give each a line of its own.")
    if "," in text:
        return _person(text)
    if person := _PUBMED_STYLE.fullmatch(text):
        raise ValueError(
            f"may be a person or an organisation. Write “{person['family']}, {person['initials']}” or “= {text}”."
        )
    return _organisation(text)


def write(author: Author) -> str:
    """The line that `read` would read as this author."""
    if literal := author.get("literal", ""):
        return literal if _reads_as(literal, author) else f"= {literal}"
    return f"{author.get('family', '')}, {author.get('given', '')}".rstrip()


def _organisation(text: str) -> Author:
    if not any(character.isalnum() for character in text):
        raise ValueError("has no name in it.")
    return {"literal": text.strip()}


def _person(text: str) -> Author:
    family, _, given = (part.strip() for part in text.partition(","))
    first, _, suffix = (part.strip() for part in given.partition(","))
    if not family:
        raise ValueError("has no family name before the comma.")
    if suffix and not (first and _SUFFIX.fullmatch(suffix)):
        raise ValueError("has more than one comma. Give each author a line of its own, or begin with “=”.")
    return {"family": family, "given": given} if given else {"family": family}


def _reads_as(line: str, author: Author) -> bool:
    try:
        return read(line) == author
    except ValueError:
        return False


class AuthorsField(forms.Field):
    """A list of authors, as `Source.authors` holds it. What is not touched is kept as it is, whatever it holds."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(map(write, value)) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[Author]:
        if isinstance(self.initial, list) and not self.has_changed(self.initial, value):
            return self.initial
        authors, errors = [], []
        for number, line in enumerate((value or "").splitlines(), start=1):
            if not line.strip():
                continue
            try:
                authors.append(read(line))
            except ValueError as reason:
                errors.append(ValidationError(f"Line {number}, “{line.strip()[:80]}”, {reason}"))
        if errors:
            raise ValidationError(errors)
        return authors

    def has_changed(self, initial: Any, data: Any) -> bool:
        return _lines(self.prepare_value(initial)) != _lines(data)


def _lines(text: Any) -> list[str]:
    return [" ".join(line.split()) for line in (text or "").splitlines() if line.strip()]
