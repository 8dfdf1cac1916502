"""The keys that writers cite by, out of the names that other programs give their entries."""

import re
import unicodedata

LONGEST = 60
_ALLOWED = re.compile(r"[A-Za-z0-9][A-Za-z0-9_:.-]*")


def key_from(name: str) -> str:
    """The name as a key; "" for an address, a mere number and what has nothing to make a key of."""
    if _ALLOWED.fullmatch(name) and len(name) <= LONGEST and not name.isdigit():
        return name
    if "://" in name or len(name) > 3 * LONGEST:
        return ""
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    key = re.sub("[^A-Za-z0-9_:.-]+", "-", letters).strip("_:.-")
    return "" if len(key) > LONGEST or key.isdigit() else key
