"""The fields that Markdown is written in: plain text areas, which a script of ours makes comfortable."""

from __future__ import annotations

import json
from typing import Any

from django.contrib.admin.widgets import AdminTextareaWidget
from django.forms.widgets import Script
from django.templatetags.static import static
from django.urls import reverse

# The page's own looks, for the preview: it is the host that they speak of.
STYLESHEETS = ("css/base.css", "css/components.css", "css/preview.css")


class CitingTextarea(AdminTextareaWidget):
    """A short Markdown text: typing [@ offers the sources."""

    class Media:
        js = [Script("js/editor.js", type="module")]

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"] |= {"spellcheck": "true", "data-sources": reverse("admin:articles_editor_sources")}
        return context


class MarkdownTextarea(CitingTextarea):
    """The text of a page: with a toolbar, pickers for sources and pages, and a preview that looks like the page."""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"] |= {
            "data-markdown": "",
            "data-pages": reverse("admin:articles_editor_pages"),
            "data-preview": reverse("admin:articles_editor_preview"),
            "data-stylesheets": json.dumps([static(path) for path in STYLESHEETS]),
        }
        return context
