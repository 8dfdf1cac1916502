"""The form of a page that has facts: each a short Markdown text with its own citations."""

from __future__ import annotations

from typing import Any

from articles.admin.markdown import CitingTextarea
from articles.admin.page_form import PageForm


class FactsForm(PageForm):
    ROWS = 4
    ONE_LINE = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self._facts():
            self.fields[name].widget = CitingTextarea({"rows": self.ROWS})

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        for name in self._facts():
            if name in cleaned:
                text = cleaned[name].replace("\r\n", "\n")
                cleaned[name] = " ".join(text.split()) if self.ONE_LINE else text
        return cleaned

    def _facts(self) -> list[str]:
        return [name for name in type(self.instance).FACTS if name in self.fields]
