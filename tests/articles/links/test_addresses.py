"""Which IP addresses the check of links may ask."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.links.addresses import is_public

PUBLIC = ["8.8.8.8", "193.62.193.80", "2606:4700::1", "2a00:1450:4009::1", "::ffff:8.8.8.8", "64:ff9b::808:808"]
NOT_PUBLIC = [
    *("0.0.0.0", "10.0.0.1", "100.64.0.1", "127.0.0.1", "169.254.169.254", "172.16.0.1", "192.168.1.1"),
    *("192.0.0.9", "192.0.0.192", "192.0.2.1", "192.88.99.1", "198.18.0.1", "203.0.113.1"),
    *("100.100.100.200", "168.63.129.16"),  # where clouds tell their machines secrets
    *("224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255"),
    *("::", "::1", "::8.8.8.8", "100::1", "fe80::1", "fe80::1%eth0", "2606:4700::1%eth0", "fec0::1", "ff02::1"),
    *("fc00::1", "fd00:ec2::254", "2001:db8::1", "2001:0:1::1", "2001:20::1", "3fff::1", "5f00::1", "4000::1"),
    *("64:ff9b:1::808:808", "localhost", "", "127.1", "2130706433"),
]


@pytest.mark.parametrize("address", PUBLIC)
def test_an_address_of_everybody_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_an_address_inside_a_network_is_not_public(address: str) -> None:
    assert not is_public(address)


@given(st.ip_addresses(v=4))
@settings(max_examples=200)
def test_an_address_that_carries_another_is_as_public_as_that(inner: IPv4Address) -> None:
    number = int(inner)
    mapped = IPv6Address((0xFFFF << 32) | number)
    six_to_four = IPv6Address((0x2002 << 112) | (number << 80) | 1)
    nat64 = IPv6Address((0x64_FF9B << 96) | number)

    assert {is_public(str(outer)) for outer in (mapped, six_to_four, nat64)} == {is_public(str(inner))}


@given(st.one_of(st.ip_addresses(v=4, network=net) for net in ("10.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16")))
def test_no_address_inside_a_network_is_public(address: IPv4Address) -> None:
    assert not is_public(str(address))
