"""What loading did: each thing created, changed or found the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.db import models

from articles.content.files import cleaned


class Outcome(StrEnum):
    CREATED = "created"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Done:
    group: str  # "Tags"
    name: str
    outcome: Outcome


@dataclass(slots=True)
class Tally:
    done: list[Done] = field(default_factory=list)

    def add(self, group: str, name: str, *, new: bool, changed: bool) -> None:
        outcome = Outcome.CREATED if new else Outcome.CHANGED if changed else Outcome.SAME
        self.done.append(Done(group, name, outcome))

    def counts(self) -> dict[str, Counter[Outcome]]:
        """By group, in the order in which the groups were loaded."""
        found: dict[str, Counter[Outcome]] = {}
        for each in self.done:
            found.setdefault(each.group, Counter())[each.outcome] += 1
        return found

    @property
    def unchanged(self) -> bool:
        return all(each.outcome is Outcome.SAME for each in self.done)


def keep(instance: models.Model, values: Mapping[str, Any]) -> bool:
    """Give an instance these values, whose texts are plain.

    It is saved, and the answer is true, when it is new or that changes more than what `cleaned` does to its texts.
    """
    changed = instance.pk is None
    for name, value in values.items():
        if cleaned(getattr(instance, name)) != value:
            setattr(instance, name, value)
            changed = True
    if changed:
        instance.save()
    return changed
