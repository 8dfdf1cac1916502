"""Addresses of the history of a page, and what a person reads there."""

from __future__ import annotations

from html import unescape
from typing import Any

from django.urls import reverse
from django.utils.html import strip_tags

from articles.models import Page


def address(name: str, page: Page, *more: Any) -> str:
    return reverse(f"admin:{page._meta.label_lower.replace('.', '_')}_{name}", args=[page.pk, *more])


def text(response: Any) -> str:
    """The words of an answer, with single spaces."""
    return " ".join(unescape(strip_tags(response.content.decode())).split())
