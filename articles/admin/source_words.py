"""What the fields of a source are called, inside a sentence and at the beginning of one."""

from __future__ import annotations

from django.db import models

from articles.models import Source

_AS_THEY_ARE = ("arxiv",)  # names that begin with a small letter wherever they stand
_FOR_PEOPLE = {"standing_note": "note for readers", "superseded_by": "replaced by"}


def field_of(name: str) -> models.Field:
    """A column of the record itself."""
    return next(field for field in Source._meta.concrete_fields if field.name == name)


def called(name: str) -> str:
    return _FOR_PEOPLE.get(name) or str(field_of(name).verbose_name)


def heading(name: str) -> str:
    words = called(name)
    return words if name in _AS_THEY_ARE else f"{words[:1].upper()}{words[1:]}"
