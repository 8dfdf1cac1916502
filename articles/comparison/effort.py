"""How much work one comparison may take, so that no text, however made, can hold the site up."""

from dataclasses import dataclass

# Half a second of comparing at worst. An article of 300 paragraphs that are all reworded takes less.
ENOUGH = 5_000_000


@dataclass(slots=True)
class Effort:
    """What is left to spend. A step that would cost more is left out, and its words are told as replaced whole."""

    left: int = ENOUGH

    def allows(self, cost: int) -> bool:
        if cost > self.left:
            return False
        self.left -= cost
        return True
