"""Web addresses."""

from urllib.parse import urlsplit

from articles.references.identifiers.pasted import InvalidIdentifier, cleaned, shown


def normalise_url(text: str) -> str:
    """The web address without spaces around it; "" for nothing. Only http and https: others can run code."""
    address = cleaned(text)
    if address and not _is_web_address(address):
        raise InvalidIdentifier(f"“{shown(address)}” is not a web address: one begins with https:// or http://.")
    return address


def _is_web_address(text: str) -> bool:
    try:
        address = urlsplit(text)
        host = address.hostname
    except ValueError:
        return False
    return address.scheme in {"http", "https"} and bool(host) and text.isprintable() and not set(text) & set(' "<>\\')
