"""Why a verb was refused. The text of each is a sentence for the person who acted."""


class Refused(Exception):
    """The sentence says what was refused, why, and what to do."""


class NotAllowed(Refused):
    """This person may not do that."""


class Stale(Refused):
    """Somebody saved a newer revision in the meantime: `seen` and `newest` are the numbers of the two."""

    def __init__(self, seen: int, newest: int) -> None:
        super().__init__(f"Nothing was done: revision {newest} was saved after you opened the page.")
        self.seen = seen
        self.newest = newest


class NoteMissing(Refused):
    """Readers have to be told what changed."""


class NotMinor(Refused):
    """The edit touches what no small change may touch."""
