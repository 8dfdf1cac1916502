"""What a check reports about a text: the rule, the place, the reason and how grave it is."""

import enum
from dataclasses import dataclass
from hashlib import sha256

BODY = "body"


class Severity(enum.StrEnum):
    """How grave a finding is: an error stands in the way of publishing, a warning wants a look, a note informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found in a text. Line and column count from 1; `words` are the words of the text it is about.

    `passage` is the sentence in which they stand, `part` the text of the page: "title", "summary", "body" or the name
    of a fact. `authority` is who asks for it, by name and address.
    """

    rule: str
    severity: Severity
    line: int
    column: int
    words: str
    reason: str
    advice: str
    part: str = BODY
    passage: str = ""
    authority: str = ""
    authority_url: str = ""

    @property
    def key(self) -> str:
        """The same for the same words in the same sentence, wherever it stands: by it a finding is dismissed."""
        said = (self.rule, self.words, self.passage)
        return sha256("\n".join(" ".join(text.casefold().split()) for text in said).encode()).hexdigest()[:32]
