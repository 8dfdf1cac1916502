"""What a clinical reviewer is shown before signing: their own name, and the very text that the signature covers."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser

from articles.admin.page_changes import changes, citations, label, texts
from articles.models import Person, Revision

NOT_SIGNED = ("tags", "author")  # shown with the page, but no part of what the signature is over


def context(newest: Revision, last: Revision | None, by: AbstractBaseUser | AnonymousUser) -> dict[str, Any]:
    """`last` is the revision whose text was signed last, if any was."""
    whole = Revision.objects.select_related("page", "author", "reviewer")
    revision, signed = whole.get(pk=newest.pk), whole.get(pk=last.pk) if last else None
    differing = changes(signed, revision) if signed else []
    return {
        "signer": Person.objects.filter(account=by.pk).first(),
        "revision": revision,
        "signed": signed,
        "changes": [change for change in differing if change.name not in NOT_SIGNED],
        "texts": [(label(revision, name), text) for name, text in texts(revision).items()],
        "citations": citations(revision),
    }
