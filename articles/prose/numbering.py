"""The counters of one page: reference numbers, note letters and ids, shared by every text rendered for it."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Numbering:
    """Hand the same one to `render` for each text of a page, in reading order, and nothing is numbered twice."""

    numbers: dict[str, int] = field(default_factory=dict)
    uses: int = 0
    notes: int = 0
    callouts: int = 0
    people: int = 0
    pictures: int = 0
    tables: int = 0
    unnamed_headings: int = 0
    _ids: set[str] = field(default_factory=set)
    _repeats: dict[str, int] = field(default_factory=dict)

    def number(self, key: str) -> int:
        """The reference number of a source, given out by first use."""
        return self.numbers.setdefault(key, len(self.numbers) + 1)

    def next_use(self) -> int:
        self.uses += 1
        return self.uses

    def next_letter(self) -> str:
        """a, b, ... z, aa, ab: letters, so that a note is never taken for a reference number."""
        self.notes += 1
        letters, rest = "", self.notes
        while rest:
            rest, place = divmod(rest - 1, 26)
            letters = chr(ord("a") + place) + letters
        return letters

    def next_callout(self) -> int:
        self.callouts += 1
        return self.callouts

    def next_people(self) -> int:
        self.people += 1
        return self.people

    def next_picture(self) -> int:
        self.pictures += 1
        return self.pictures

    def next_table(self) -> int:
        self.tables += 1
        return self.tables

    def heading_id(self, slug: str) -> str:
        """An id for a heading, unique on the page; a heading without a slug is known by its place."""
        if not slug:
            self.unnamed_headings += 1
            slug = str(self.unnamed_headings)
        return self.unique_id(f"s-{slug}")

    def unique_id(self, wanted: str) -> str:
        """`wanted`, or `wanted-2`, `wanted-3` where it is taken."""
        found = wanted
        while found in self._ids:
            self._repeats[wanted] = self._repeats.get(wanted, 1) + 1
            found = f"{wanted}-{self._repeats[wanted]}"
        self._ids.add(found)
        return found
