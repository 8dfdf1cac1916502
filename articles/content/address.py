"""The addresses of pages as content files write them: the kind and the slug, such as about/privacy."""

from __future__ import annotations

import re

from articles import kinds

SLUG = re.compile(r"[-a-zA-Z0-9_]{1,120}")

Address = tuple[str, str]  # kind and slug


def read(written: str, kind: str = "") -> Address | None:
    """`kind`: that of a slug which stands alone. None when the site can have no such address."""
    before, _, slug = written.rpartition("/")
    address = (before or kind, slug)
    known = address[0] in {each.key for each in kinds.registered()}
    return address if known and SLUG.fullmatch(slug) else None
