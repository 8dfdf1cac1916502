"""Plain functions that make the things tests need. Every one can be called with nothing."""

from __future__ import annotations

from datetime import datetime
from itertools import count
from typing import Any

from django.contrib.auth.models import Group, User
from django.utils import timezone

from articles import publishing
from articles.models import (
    Article,
    Citation,
    HelpLine,
    Page,
    Person,
    Revision,
    SearchEntry,
    Source,
    Tag,
    TaggedRevision,
)
from treatments.models import LevelOfCare, Treatment

# All of five digits, so that what is named by them sorts in the order it was made in.
_serial = count(10_001)


def make_source(key: str = "", **fields: Any) -> Source:
    number = next(_serial)
    key = key or f"source{number}"
    fields = {"title": f"Trial number {number}", "evidence": "randomised-trial", "year": 2020} | fields
    fields.setdefault("authors", [{"family": "Agabio", "given": "Roberta"}])
    return Source.objects.create(key=key, **fields)


def make_tag(name: str) -> Tag:
    return Tag.objects.filter(name__iexact=name).first() or Tag.objects.create(name=name)


def make_person(name: str = "", **fields: Any) -> Person:
    return Person.objects.create(name=name or f"Person {next(_serial)}", **fields)


def make_reviewer(name: str = "Dr Rosa Marsh") -> Person:
    return make_person(name, credentials="MD", is_reviewer=True)


def make_draft(title: str = "", *, tags: tuple[str, ...] = (), model: type[Page] = Article, **fields: Any) -> Any:
    """A page with one revision that readers do not see."""
    number = next(_serial)
    title = title or f"Page number {number}"
    fields = {"slug": f"page-{number}", "summary": f"What {title} is about.", "body": "Some text."} | fields
    page = model(title=title, **fields)
    publishing.save_draft(page, by=None, tags=[make_tag(name) for name in tags])
    return page


def make_article(title: str = "", *, at: datetime | None = None, **fields: Any) -> Article:
    """An article that readers see, now or from `at` on."""
    page: Article = make_draft(title, **fields)
    publishing.publish(page, by=None, at=at)
    return page


def make_level(title: str = "Intensive outpatient", *, at: datetime | None = None, **fields: Any) -> LevelOfCare:
    fields = {"hours": "9 to 19 hours a week", "code": "2.1"} | fields
    page: LevelOfCare = make_draft(title, model=LevelOfCare, **fields)
    publishing.publish(page, by=None, at=at)
    return page


def make_treatment(title: str = "Baclofen", *, at: datetime | None = None, **fields: Any) -> Treatment:
    page: Treatment = make_draft(title, model=Treatment, **{"what": f"What {title} is."} | fields)
    publishing.publish(page, by=None, at=at)
    return page


def edit(page: Page, *, by: User | None = None, **changes: Any) -> Revision:
    """Save a newer draft of a page."""
    for name, value in changes.items():
        setattr(page, name, value)
    return publishing.save_draft(page, by=by)


def make_help_line(**fields: Any) -> HelpLine:
    fields = {"country": "Example country", "name": "Emergency services", "number": "911", "dial": "911"} | fields
    return HelpLine.objects.create(**fields)


def make_user(name: str = "", *, group: str = "", **fields: Any) -> User:
    """A member of staff, in one of the groups that the migrations make: author, editor, reviewer, moderator."""
    fields = {"is_staff": True} | fields
    user = User.objects.create_user(name or f"user{next(_serial)}", password="a-long-enough-phrase", **fields)
    if group:
        user.groups.add(Group.objects.get(name=group))
    return user


def make_superuser(name: str = "admin") -> User:
    return make_user(name, is_superuser=True)


def make_many(number: int, *, tags: int = 20) -> None:
    """Many live articles of some length in a few queries, each with three of the tags and one citation."""
    now, source = timezone.now(), make_source()
    kept = [make_tag(f"Tag {each}") for each in range(tags)]
    first = next(_serial) * 100_000
    pages = Page.objects.bulk_create(
        Page(kind="article", title=f"Article {each}", slug=f"article-{first + each}", summary="About it.")
        for each in range(number)
    )
    revisions = Revision.objects.bulk_create(
        Revision(page=page, number=1, title=page.title, summary=page.summary, html="<p>Words.</p>" * 200, live_from=now)
        for page in pages
    )
    TaggedRevision.objects.bulk_create(
        TaggedRevision(content_object=revision, tag=kept[(each + step) % tags])
        for each, revision in enumerate(revisions)
        for step in (0, 1, 7)
    )
    SearchEntry.objects.bulk_create(
        SearchEntry(revision=revision, title=revision.title, summary="About it.", tags="", body="Some words. " * 100)
        for revision in revisions
    )
    Citation.objects.bulk_create(
        Citation(revision=revision, source=source, use=1, number=1, claim="Words.") for revision in revisions
    )


def make_signer(name: str = "Dr Rosa Marsh") -> User:
    """The account of a clinical reviewer."""
    user = make_user(group="reviewer")
    make_person(name, credentials="MD", is_reviewer=True, account=user)
    return user


def make_signed(title: str = "", *, by: User | None = None, **fields: Any) -> Any:
    """A draft that a clinical reviewer has signed."""
    page = make_draft(title, **fields)
    publishing.submit(page, by=None)
    publishing.sign(page, by=by or make_signer())
    return page
