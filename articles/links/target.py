"""Where a link leads: its address taken apart, and refused where it is none that a reader could follow safely."""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import IPv6Address
from urllib.parse import quote, urljoin, urlsplit

LONGEST = 2000  # characters; browsers and servers cut off more
PORTS = {"http": 80, "https": 443}
RESOLVERS = ("doi.org", "dx.doi.org", "www.doi.org")
_LABEL = "[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?"
_HOST = re.compile(rf"(?=.{{1,253}}\Z){_LABEL}(?:\.{_LABEL})*")
_DOI = re.compile("/10[.]", re.IGNORECASE)
_AS_WRITTEN = "%/:;=?@!$&'()*+,~[]"  # what a path or a query may hold; all else is encoded


class NotAllowed(Exception):
    """Not to be asked; the text says why."""


class Malformed(Exception):
    """No address that anybody could follow; the text says why."""


@dataclass(frozen=True, slots=True)
class Target:
    scheme: str
    host: str  # in lower case and ASCII; an IPv6 address without its brackets
    port: int
    path: str  # with its query

    @property
    def authority(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def url(self) -> str:
        return f"{self.scheme}://{self.authority}{self.path}"

    def resolves_doi(self, leads_to: str) -> bool:
        """Whether this is the address of a DOI, and that leads away from the resolver: then the DOI is registered."""
        is_doi = self.host in RESOLVERS and bool(_DOI.match(self.path))
        return is_doi and urlsplit(leads_to).hostname not in RESOLVERS


def read(url: str, ports: frozenset[int]) -> Target:
    """Raises NotAllowed and Malformed."""
    if len(url) > LONGEST:
        raise Malformed("The address is too long for any browser.")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise Malformed("This is not a web address.") from None
    if parts.scheme not in PORTS:
        raise NotAllowed("Only addresses that begin with http:// or https:// are asked.")
    if "@" in parts.netloc:
        raise NotAllowed("The address has the name of a user in it.")
    port = PORTS[parts.scheme] if port is None else port
    if port not in ports:
        raise NotAllowed(f"The address names port {port}, where no website is expected.")
    path = quote(parts.path or "/", _AS_WRITTEN, errors="replace")
    query = f"?{quote(parts.query, _AS_WRITTEN, errors='replace')}" if parts.query else ""
    return Target(parts.scheme, _host(parts.hostname or ""), port, path + query)


def joined(target: Target, location: str) -> str:
    """Where a redirect leads: it may be written relative to where we are, and in any letters. Raises Malformed."""
    written = quote(location.encode("latin-1", "replace"), f"{_AS_WRITTEN}#")  # http.client reads headers as Latin-1
    try:
        return urljoin(target.url, written)
    except ValueError:
        raise Malformed("This is not a web address.") from None


def _host(name: str) -> str:
    if ":" in name:
        return _ip_6(name)
    if len(name) <= LONGEST // 8 and not name.isascii():
        try:
            name = name.encode("idna").decode("ascii").lower()
        except UnicodeError:
            raise Malformed("There can be no host of that name.") from None
    name = name.removesuffix(".")
    if not _HOST.fullmatch(name):
        raise Malformed("There can be no host of that name.")
    return name


def _ip_6(name: str) -> str:
    try:
        address = IPv6Address(name)
    except ValueError:
        raise Malformed("There can be no host of that name.") from None
    if address.scope_id is not None:
        raise NotAllowed("The address is one inside a private network.")
    return str(address)
