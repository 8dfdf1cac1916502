"""The tags of a page as a group of check boxes: every subject there is can be seen, and nothing has to be typed."""

from __future__ import annotations

from typing import Any

from django import forms


class TagBoxes(forms.CheckboxSelectMultiple):
    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        # Of the group alone: what is given to the widget as a whole goes to every box.
        context["widget"]["attrs"] |= {"role": "group", "aria-label": "Tags", "class": "tag-boxes"}
        return context
