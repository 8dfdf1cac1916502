"""Programmes, and what the form of one sends."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

from django.test import Client

from treatments.models import Assurance, Programme, Provider

LIST = "/admin/treatments/programme/"
# All of five digits, so that what is named by them sorts in the order it was made in.
_serial = count(10_001)


def make_provider(name: str = "") -> Provider:
    return Provider.objects.create(name=name or f"Provider {next(_serial)}")


def make_programme(name: str = "", **fields: Any) -> Programme:
    provider = fields.pop("provider", None) or make_provider()
    return Programme.objects.create(name=name or f"Programme {next(_serial)}", provider=provider, **fields)


def assured(programme: Programme, group: str = "contact", **fields: Any) -> Assurance:
    said = {"source": "Example list", "assured_date": date(2026, 10, 1), "assurer": "Example list"} | fields
    return Assurance.objects.create(programme=programme, group=group, **said)


def change_url(programme: Programme) -> str:
    return f"{LIST}{programme.pk}/change/"


def shown(client: Client, programme: Programme) -> dict[str, Any]:
    """What the form sends when nothing is typed into it."""
    form = client.get(change_url(programme)).context["adminform"].form
    values = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in values.items() if value not in (None, "", False)}


def posted(provider: Provider, **typed: Any) -> dict[str, Any]:
    """What the form of a new programme sends."""
    return {"provider": provider.pk, "name": "Example House", "status": "active", "country": "us"} | typed


def errors(response: Any) -> dict[str, list[str]]:
    assert response.status_code == 200
    return {name: list(found) for name, found in response.context["adminform"].form.errors.items()}
