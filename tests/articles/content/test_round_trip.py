"""Out and in again: a site that is exported and loaded into an empty database is the same site."""

from __future__ import annotations

from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from articles import publishing, tagging
from articles.checking import dismissing
from articles.content import export
from articles.evidence import supporting
from articles.library import merging, standing
from articles.models import (
    Dismissal,
    FormerSlug,
    HelpLine,
    HouseWord,
    KeptFinding,
    Page,
    Person,
    Revision,
    Source,
    SourceAlias,
    StandingChange,
    Support,
    Synonym,
    Tag,
)
from articles.plain import plain
from articles.references.record import Standing
from tests.articles.content.folders import load
from tests.factories import (
    edit,
    make_article,
    make_draft,
    make_help_line,
    make_level,
    make_reviewer,
    make_signed,
    make_source,
    make_tag,
)
from treatments.models import LevelOfCare

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
DAY_OF_NOTICE = date(2026, 2, 6)
DRAWN = (
    "title",
    "summary",
    "html",
    "facts",
    "facts_drawn",
    "outline",
    "text",
    "change_note",
    "public_note",
    "signature",
    "digest",
    "stage",
    "live_from",
    "live_until",
    "answers",
)


def revision_as_read(revision: Revision) -> dict[str, Any]:
    """All that readers see of a revision, without what counts rows."""
    return {name: getattr(revision, name) for name in DRAWN} | {
        "tags": sorted((tag.name, tag.slug) for tag in revision.tags.all()),
        "references": list(revision.citations.values_list("source__key", "part", "use", "number", "locator", "claim")),
        "links": sorted(str(linked) for linked in revision.links.all()),
        "review": (str(revision.author), str(revision.reviewer), revision.reviewed_on),
        "found by": sorted(revision.search_entry.body.split()),
    }


def site() -> dict[str, Any]:
    """What readers see, now and as planned, and what editors go on with."""
    pages = {
        f"{page.kind}/{page.slug}": {
            "shown": [revision_as_read(each) for each in _ordered(page.revisions.filter(live_from__isnull=False))],
            "draft": (page.title, page.summary, page.body.replace("\r\n", "\n"), page.facts(), page.review_due),
        }
        for model in {type(page) for page in LevelOfCare.objects.all()} | {Page}
        for page in model._default_manager.all()
    }
    return {
        "pages": pages,
        "positions": sorted(LevelOfCare.objects.values_list("slug", "position")),
        "former": sorted(FormerSlug.objects.values_list("kind", "slug", "page__slug", "note")),
        "tags": sorted(Tag.objects.values_list("name", "slug", "description")),
        "aliases": sorted(
            Tag.objects.filter(aliases__isnull=False).values_list("aliases__name", "aliases__slug", "name")
        ),
        "sources": [
            source.record(str(source.superseded_by_id and source.superseded_by)) for source in Source.objects.all()
        ],
        "names of sources": sorted(SourceAlias.objects.values_list("source__key", "scheme", "name")),
        "words about sources": list(
            StandingChange.objects.order_by("at").values_list(
                "source__key", "before", "standing", "note", "on", "origin"
            )
        ),
        "words behind claims": sorted(
            Support.objects.values_list("page__slug", "source__key", "claim", "words", "checked_by_name", "checked_on")
        ),
        "people": sorted(
            (person.name, person.credentials, person.role, plain(person.biography), person.is_reviewer)
            for person in Person.objects.all()
        ),
        "lines": [{**line, "id": None} for line in HelpLine.objects.values()],
        "dismissed": sorted(
            Dismissal.objects.values_list("page__slug", "key", "rule", "words", "passage", "reason", "by_name", "on")
        ),
        "words of the house": sorted(
            HouseWord.objects.values_list("kind", "words", "instead", "reason", "authority", "authority_url")
        ),
        "synonyms": sorted(Synonym.objects.values_list("term", "means")),
    }


def _ordered(revisions: Any) -> list[Revision]:
    """Those that are or will be live: the past is not exported."""
    now = timezone.now()
    return [each for each in revisions.order_by("live_from") if not each.live_until or each.live_until > now]


def empty() -> None:
    for model in (Page, FormerSlug, Source, Tag, Person, HelpLine, Synonym, HouseWord):
        model._default_manager.all().delete()


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def assert_comes_back(folder: Path) -> None:
    before = site()
    export(folder / "one")

    empty()
    load(folder / "one")

    assert site() == before
    export(folder / "two")
    assert files(folder / "two") == files(folder / "one")
    assert "Nothing changed." in load(folder / "one")


def test_a_site_with_everything_in_it_comes_back(tmp_path: Path) -> None:
    old = make_source("old2010", doi="10.1000/x", note="A\nB", finding="It helped.", arxiv="2101.00001")
    new = make_source(
        "new2020", kind="guideline", evidence="guideline", accessed=date(2026, 1, 2), url="https://example.org/a"
    )
    merging.merge(make_source("twice2010", pmid="7", authors=old.authors), old, by=None)
    make_help_line(country="B", shown=False)
    make_help_line(country="A", name="Other", note="Day and night", url="https://example.org")
    Synonym.objects.create(term="Rehab", means="residential")
    rosa, ann = make_reviewer("Rosa"), Person.objects.create(name="Ann", biography="One.\r\nTwo: “three”.")
    Person.objects.create(name="Ann", role="Another")
    level = make_level("Level", slug="level", position=3, suits="People\r\n\r\nwho [@new2020]", tags=("Sleep",))
    make_article("Z", slug="z", kind="about", summary="- a: b\n# c", body="    code")
    article = make_article(
        "A: “a” - ü",
        slug="a",
        body="[](page:z) [@twice2010, p. 3, cited as retracted]\r\n\r\n## H\n\n---",
        author=ann,
        tags=("C",),
    )
    retraction = standing.Word(
        standing=Standing.RETRACTED, note="By the journal.", on=DAY_OF_NOTICE, superseded_by=new, said="file 1"
    )
    standing.say(old, standing.Word(standing=Standing.CONCERN, origin="Rosa"), by=None)
    standing.say(old, retraction, by=None)
    supporting.support(article.revisions.get().citations.get(), "It says so on page 3.", by=None)
    publishing.restore_record(article.revisions.get(), reviewer=rosa, reviewed_on=timezone.localdate())
    Person.objects.filter(pk=rosa.pk).update(is_reviewer=False)
    edit(article, title="Planned")
    publishing.publish(article, by=None, at=timezone.now() + DAY)
    publishing.withdraw(article, by=None, at=timezone.now() + 2 * DAY)
    edit(article, body="Draft [@todo]")
    edit(level, slug="level-2")
    publishing.withdraw(make_article("Gone", slug="gone"), by=None, at=timezone.now() + DAY)
    publishing.withdraw(make_article("Ended", slug="ended"), by=None, note="No longer sold.")
    publishing.withdraw(make_article("Led", slug="led"), by=None, leads_to=article)
    make_draft("Draft", slug="draft")
    seen = make_article("Named", slug="named", body="See https://example.org/a.")
    dismissing.dismiss(seen, KeptFinding.objects.get(rule="bare-url").finding(), "It is: the name.", by=None)
    seen.revisions.update(
        answers={"discern-1": {"value": 4, "reason": "It says: who."}, "jama-1": {"value": 0, "reason": ""}}
    )
    HouseWord.objects.create(words="rehab, “detox”", instead="treatment", reason="It is vague.")
    HouseWord.objects.create(kind="glossary", words="CBT", authority="A", authority_url="https://example.org")
    tagging.rename(Tag.objects.get(name="Sleep"), "Rest", by=None)
    make_tag("C++")

    assert_comes_back(tmp_path)


def test_the_starter_content_comes_back(tmp_path: Path) -> None:
    said = StringIO()
    call_command("load_content", stdout=said, stderr=said)
    again = StringIO()
    call_command("load_content", stdout=again, stderr=again)

    assert again.getvalue().splitlines()[-1] == "Nothing changed."
    assert "(warning)" not in said.getvalue()
    assert Revision.objects.live().count() == Page.objects.count() > 25
    assert_comes_back(tmp_path)


def test_a_review_that_stands_under_an_earlier_text_comes_back_as_such(tmp_path: Path) -> None:
    page = make_signed(body="Ask a doktor.")
    page.body = "Ask a doctor."
    publishing.save_draft(page, by=None, is_minor=True)
    publishing.publish(page, by=None)
    publishing.save_draft(page, by=None, change_note="Tags.", tags=[make_tag("Sleep")])
    publishing.publish(page, by=None, note="Easier to find.")

    assert_comes_back(tmp_path)
