"""What the site has on record of a medicine: a page that says something else is mistaken, or the record is."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RecordedApproval:
    """For what a country's authority has approved it. `status`: licensed, off-label, not available or not known."""

    country: str
    condition: str
    status: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """`names`: all names that pages call it by, in small letters, the first one its own. `taken`: plain words."""

    names: tuple[str, ...]
    approvals: tuple[RecordedApproval, ...] = ()
    taken: str = ""
    url: str = ""

    @property
    def name(self) -> str:
        return self.names[0]
