"""Identifiers: HSDS wants UUIDs, which are the same in every export of a site and other ones on another site."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final
from uuid import NAMESPACE_URL, UUID, uuid5

_NO_SITE: Final = "https://firm-ground.invalid"


@dataclass(frozen=True, slots=True)
class Identifiers:
    namespace: UUID

    @classmethod
    def of_site(cls, url: str) -> Identifiers:
        """Of the site at this address. Sites without one share theirs."""
        return cls(uuid5(NAMESPACE_URL, url.rstrip("/") or _NO_SITE))

    def __call__(self, *path: str | int) -> str:
        """The identifier of what stands at `path`, such as ("programme", 3, "location")."""
        return str(uuid5(self.namespace, "/".join(map(str, path))))
