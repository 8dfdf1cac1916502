"""What stands in the form of a page, as plain data: as somebody typed it, or as a saved page puts it there."""

from __future__ import annotations

import re
import secrets
from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Model, QuerySet
from django.http import HttpRequest, QueryDict
from django.utils.text import capfirst

from articles.admin.safe_list import is_number
from articles.models import KeptText, Page, Revision
from articles.plain import plain
from articles.publishing import keeping

Typed = dict[str, str | list[str]]

LABELS = {"slug": "Address", "body": "Text", "change_note": "What changed"}  # other fields are called as in the model
NOTES = ("change_note", "is_minor", "place")  # what one save says of itself
TAB = re.compile(r"[\w-]{1,40}", re.ASCII)
LONGEST_NUMBER = 9  # digits of the number of a revision


def revised(model: type[Page]) -> tuple[str, ...]:
    """The fields that every revision holds."""
    return ("title", "summary", "body", *model.FACTS, "tags", "author")


def unnumbered(model: type[Page]) -> tuple[str, ...]:
    """The fields that belong to the page and to no revision, so that `based_on` does not guard them."""
    return ("slug", *getattr(model, "OWN", ()), *model.LINKED, "review_due", "owner")


def sets(model: type[Page]) -> tuple[str, ...]:
    """The fields that hold several records, each by its id."""
    return ("tags", *model.LINKED)


def texts(model: type[Page]) -> tuple[str, ...]:
    """The fields that somebody puts into words, in the order in which they are shown."""
    return ("title", "slug", "summary", "body", *model.FACTS, "change_note")


def label(name: str, model: type[Page]) -> str:
    return LABELS.get(name) or str(capfirst(model._meta.get_field(name).verbose_name))  # type: ignore[union-attr]


def seen(name: str) -> str:
    """The name under which a form sends what an unnumbered field held when the form was opened."""
    return f"initial-{name}"


def typed(data: QueryDict, model: type[Page]) -> Typed:
    """The fields of a page that were sent; empty where no form of a page was."""
    if "title" not in data:
        return {}
    names = {*revised(model), *unnumbered(model), *map(seen, unnumbered(model)), *NOTES} - {*sets(model)}
    found: Typed = {name: plain(str(data[name])) for name in sorted(names) if name in data}
    several = (name for name in sets(model) if name == "tags" or {name, seen(name)} & data.keys())
    return found | {name: sorted(map(plain, data.getlist(name))) for name in several}


def sent(fields: Typed) -> QueryDict:
    """The same as a form would send it."""
    data = QueryDict(mutable=True)
    for name, value in fields.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return data


def based_on(data: QueryDict) -> int:
    """The number of the revision that was seen; 0 for none, and for what is no number."""
    number = data.get("based_on", "")
    return int(number) if is_number(number) and len(number) <= LONGEST_NUMBER else 0


def tab_of(data: QueryDict) -> str:
    """The name that an opened form has, so that two tabs do not overwrite each other; "" when it has none."""
    tab = data.get("tab", "")
    return tab if TAB.fullmatch(tab) else ""


def new_tab() -> str:
    return secrets.token_hex(8)


def as_text(value: Any) -> str:
    if isinstance(value, QuerySet):
        return ",".join(sorted(str(pk) for pk in value.values_list("pk", flat=True)))
    if isinstance(value, Model):
        return str(value.pk)
    return value.isoformat() if isinstance(value, date) else "" if value is None else str(value)


def of_revision(revision: Revision, model: type[Page]) -> Typed:
    found: Typed = {name: str(revision.facts.get(name, "")) for name in model.FACTS}
    found |= {"title": revision.title, "summary": revision.summary, "body": revision.body}
    tags = sorted(str(pk) for pk in revision.tags.values_list("pk", flat=True))
    return found | {"author": as_text(revision.author_id), "tags": tags}


def of_page(page: Page) -> Typed:
    """The unnumbered fields as they are now."""
    single = [name for name in unnumbered(type(page)) if name not in page.LINKED]
    found: Typed = {name: as_text(getattr(page, page._meta.get_field(name).attname)) for name in single}  # type: ignore[union-attr]
    return found | {name: list(filter(None, as_text(getattr(page, name).all()).split(","))) for name in page.LINKED}


def standing(page: Page | None, model: type[Page], number: int = 0) -> Typed:
    """What the form of the page holds when it is opened, now or when that revision was the newest; of none: nothing."""
    revisions = page.revisions.order_by("number") if page else Revision.objects.none()
    shown = revisions.filter(number=number).first() or revisions.last()
    text = of_revision(shown, model) if shown else dict.fromkeys(revised(model), "")
    return text | (of_page(page) if page else {})


def says_more(fields: Typed, before: Typed) -> bool:
    """Whether anything was typed that does not stand there already, or stood there when the form was opened."""
    if any(flat(fields.get(name, "")) for name in ("change_note", "is_minor")):
        return True
    return any(flat(fields[name]) != flat(fields.get(seen(name), before[name])) for name in before if name in fields)


def flat(value: str | list[str]) -> str:
    """A value as one text; the space around it, which forms take away, is no part of it."""
    return ",".join(value) if isinstance(value, list) else value.strip()


def keep_what_was_typed(request: HttpRequest, page: Page | None, model: type[Page] | None = None) -> KeptText | None:
    """For a button beside the form of a page that sends the form along: keep what was typed and is not saved.

    None when nothing was. The form has it again under `?kept=<its number>`.
    """
    of: Any = model or type(page)
    fields = typed(request.POST, of)
    if not isinstance(request.user, User) or not fields:
        return None
    if not says_more(fields, standing(page, of, based_on(request.POST))):
        return None
    name, tab = of._meta.label_lower, tab_of(request.POST) or new_tab()
    return keeping.autosave(page, model=name, by=request.user, fields=fields, based_on=based_on(request.POST), tab=tab)
