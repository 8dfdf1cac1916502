"""Several records as a group of check boxes: every one there is can be seen, and nothing has to be typed."""

from __future__ import annotations

from typing import Any

from django import forms


class Boxes(forms.CheckboxSelectMultiple):
    def __init__(self, label: str) -> None:
        super().__init__()
        self.label = label

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        # Of the group alone: what is given to the widget as a whole goes to every box.
        context["widget"]["attrs"] |= {"role": "group", "aria-label": self.label, "class": "boxes"}
        return context
