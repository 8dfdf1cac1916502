"""What the changes of two people to one value make together."""

from typing import TypeVar

T = TypeVar("T")


def merge_value(base: T, mine: T, theirs: T) -> tuple[bool, T]:
    """Whether both sides changed the value, each to something else, and the merged value: mine if they did."""
    if mine == base:
        return False, theirs
    return theirs not in (base, mine), mine


def merge_set(base: frozenset[T], mine: frozenset[T], theirs: frozenset[T]) -> frozenset[T]:
    """What either side added, and of the base what neither took out."""
    return (mine - base) | (theirs - base) | (base & mine & theirs)
