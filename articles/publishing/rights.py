"""Who may do what."""

from __future__ import annotations

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, User

from articles.models import Page
from articles.publishing.refusals import NotAllowed

# The person who acts; None is the site itself.
Actor = User | AbstractBaseUser | AnonymousUser | None

PUBLISH = "articles.publish_page"
SIGN = "articles.sign_page"


def write(page: Page) -> str:
    """The right to write a page of this kind: to add it while it is new, to change it after."""
    model = page.model_of(page.kind or page.KIND)._meta  # also when the page in hand is a bare Page
    return f"{model.app_label}.{'change' if page.pk else 'add'}_{model.model_name}"


def has_any(by: Actor, *permissions: str) -> bool:
    return by is None or (isinstance(by, User) and any(by.has_perm(permission) for permission in permissions))


def require(by: Actor, *permissions: str) -> None:
    """Raises NotAllowed for a person who has none of the rights."""
    if not has_any(by, *permissions):
        raise NotAllowed("Your account has no right to do that. Ask an administrator.")


def account(by: Actor) -> User | None:
    """The account to put on record: none for the site itself."""
    return by if isinstance(by, User) else None
