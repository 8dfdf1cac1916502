"""Who may see, at the addresses of readers, what readers do not see."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, User

# What staff add to the address of a reader's page. Nobody else's cookies are ever read.
ASKED_BY_STAFF = frozenset({"on", "preview"})


def sees_drafts(user: User | AbstractBaseUser | AnonymousUser) -> bool:
    return isinstance(user, User) and user.is_active and user.is_staff and user.has_perm("articles.view_page")
