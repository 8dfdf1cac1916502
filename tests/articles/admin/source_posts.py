"""What the form of a source sends, and what comes back."""

from __future__ import annotations

from typing import Any

from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse

from articles.models import Source

ADD = "/admin/articles/source/add/"


def change(source: Source) -> str:
    return reverse("admin:articles_source_change", args=[source.pk])


def posted(**changes: Any) -> dict[str, Any]:
    """What the form sends for a new trial."""
    fields = {
        "kind": "article",
        "evidence": "randomised-trial",
        "title": "A trial of something",
        "authors": "Agabio, Roberta\nMinozzi, Silvia",
        "year": "2023",
        "standing": "unknown",
    }
    return fields | changes


def as_posted(client: Client, source: Source, **changes: Any) -> dict[str, Any]:
    """What the form of a source sends when nothing is touched but `changes`."""
    form = client.get(change(source)).context["adminform"].form
    values = {name: form[name].value() for name in form.fields}
    return {name: "" if value is None else value for name, value in values.items()} | changes


def errors(response: Any) -> dict[str, list[str]]:
    assert response.status_code == 200
    return {name: list(found) for name, found in response.context["adminform"].form.errors.items()}


def said(response: Any) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))
