"""Template filters of treatments and programmes."""

from __future__ import annotations

from typing import Any

from django import template

register = template.Library()


@register.filter
def of(found: dict[str, Any], name: str) -> Any:
    """What stands under a name; nothing where nothing does."""
    return found.get(name)
