"""Addresses outside the site: which there are, and whether they can still be followed.

    knowing   know_sources, know_all, used_live, to_check, broken: the table of links
    checking  check: a run over many links
    learning  learn: what one more answer says about a link
    hosts, crew                              whose turn it is, and who asks
    fetch, answers, connecting, addresses, target, limits   one address of the web, safely

Whatever leads into a private network is refused: by the address that is connected to, not by the name that was typed.
"""

from articles.links.checking import Progress, check
from articles.links.fetch import fetch
from articles.links.knowing import broken, is_used_live, know_all, know_sources, to_check, used_live
from articles.links.limits import Limits

__all__ = [
    "Limits",
    "Progress",
    "broken",
    "check",
    "fetch",
    "is_used_live",
    "know_all",
    "know_sources",
    "to_check",
    "used_live",
]
