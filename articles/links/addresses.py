"""Which addresses of the internet are everybody's: the check of links asks no others.

The lists are those of IANA, https://www.iana.org/assignments/iana-ipv4-special-registry/ and
https://www.iana.org/assignments/iana-ipv6-special-registry/, with what clouds tell their own machines.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

NOT_EVERYBODYS = (
    ip_network("168.63.129.16/32"),  # Azure tells a machine its secrets there, at an address that looks public
    ip_network("192.0.0.0/24"),  # of protocols; 192.0.0.192 tells machines of Oracle's cloud theirs
    ip_network("192.88.99.0/24"),  # relays from IPv6 that are no more
)
ROUTED = ip_network("2000::/3")  # all of IPv6 that has been given out
OF_PROTOCOLS = (
    ip_network("2001::/23"),  # Teredo among them, which hides a second address inside
    ip_network("2001:db8::/32"),
    ip_network("3fff::/20"),
)
SIX_TO_FOUR = ip_network("2002::/16")
NAT64 = ip_network("64:ff9b::/96")


def is_public(text: str) -> bool:
    """Whether this IP address, in digits, leads to a machine that anybody could ask."""
    try:
        address = ip_address(text)
    except ValueError:
        return False
    return _is_public_4(address) if isinstance(address, IPv4Address) else _is_public_6(address)


def _is_public_4(address: IPv4Address) -> bool:
    if any(address in network for network in NOT_EVERYBODYS):
        return False
    return address.is_global and not address.is_multicast


def _is_public_6(address: IPv6Address) -> bool:
    """One that carries an IPv4 address inside leads there, and is as public as that."""
    if address.scope_id is not None:
        return False
    inner = _inner(address)
    if inner is not None:
        return _is_public_4(inner)
    return address in ROUTED and not any(address in network for network in OF_PROTOCOLS)


def _inner(address: IPv6Address) -> IPv4Address | None:
    if address.ipv4_mapped:
        return address.ipv4_mapped
    if address in SIX_TO_FOUR:
        return address.sixtofour
    return IPv4Address(int(address) & 0xFFFF_FFFF) if address in NAT64 else None
