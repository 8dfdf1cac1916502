"""Two records become one, and two again: every citation follows, no text changes, nothing is lost."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from typing import Any

import pytest

from articles import publishing
from articles.evidence.supporting import support
from articles.library import merging, naming, standing, undoing
from articles.library.standing import Word
from articles.models import Citation, Page, Revision, Source, SourceAlias, SourceMerge, StandingChange, Support
from articles.publishing import NotAllowed, Refused
from articles.references.record import Standing
from tests.factories import edit, make_article, make_draft, make_signed, make_source, make_user

pytestmark = pytest.mark.django_db

TEXT = Revision.objects.order_by("pk").values_list(
    "number", "title", "body", "digest", "signature", "stage", "live_from", "live_until"
)


def cites(page: Page) -> list[list[tuple[int, str]]]:
    """Of each revision, the numbers of its references with the keys of their sources."""
    return [
        sorted({(use.number, use.source.key) for use in revision.citations.select_related("source")})
        for revision in page.revisions.order_by("number")
    ]


def held() -> dict[str, Any]:
    """All that a merge may touch, by keys: the numbers of rows are other ones after an undo."""
    fields = [field.name for field in Source._meta.fields if field.name not in ("id", "superseded_by")]
    return {
        "sources": list(Source.objects.order_by("key").values(*fields, "superseded_by__key")),
        "aliases": list(SourceAlias.objects.values_list("source__key", "scheme", "name")),
        "citations": list(
            Citation.objects.order_by("revision", "use").values_list(
                "revision", "use", "number", "part", "locator", "claim", "source__key"
            )
        ),
        "drawn": list(Revision.objects.order_by("pk").values_list("pk", "html", "findings")),
        "text": list(TEXT.all()),
        "supports": sorted(Support.objects.values_list("page", "source__key", "claim", "words", "checked_by_name")),
        "said": sorted(StandingChange.objects.values_list("source__key", "standing", "origin", "at", "is_applied")),
    }


def pages() -> dict[str, Page]:
    """A page for each way in which two records can be cited."""
    both = make_article("Both", body="One [@kept]. Two [@old, p. 4]. Three [@kept; @old].")
    edit(both, body="Two [@old].", change_note="Shorter.")
    publishing.publish(both, by=None)
    edit(both, body="One [@kept].")
    return {"both": both, "old": make_draft("Old", body="Two [@old]."), "kept": make_article(body="One [@kept].")}


def note(page: Page, key: str, words: str) -> None:
    newest = page.revisions.latest()
    support(newest.citations.filter(source__key=key).first(), words, by=None)  # type: ignore[arg-type]


# Merging


def test_citations_follow_in_every_revision_and_no_text_changes() -> None:
    kept, old = make_source("kept"), make_source("old")
    found = pages()
    text = list(TEXT.all())

    merging.merge(old, kept, by=None)

    assert not Source.objects.filter(key="old").exists()
    assert cites(found["both"]) == [[(1, "kept")], [(1, "kept")], [(1, "kept")]]
    assert cites(found["old"]) == [[(1, "kept")]]
    assert list(TEXT.all()) == text
    first = found["both"].revisions.get(number=1)
    assert 'href="#ref-kept"' in first.html
    assert "ref-old" not in first.html
    assert [use.locator for use in first.citations.all()] == ["", "p. 4", "", ""]


def test_the_old_key_goes_on_working_in_new_text() -> None:
    kept = make_source("kept")
    merging.merge(make_source("old"), kept, by=None)

    page = make_draft(body="Two [@old]. One [@kept, p. 3].")

    assert cites(page) == [[(1, "kept")]]
    assert page.revisions.get().findings == []


def test_a_signature_stays_under_what_was_signed() -> None:
    kept, old = make_source("kept"), make_source("old")
    page = make_signed(body="Two [@old].")

    merging.merge(old, kept, by=None)

    revision = publishing.publish(page, by=None)
    assert revision.signature == revision.digest != ""
    assert not revision.has_small_changes_since


def test_what_only_the_dropped_record_knew_is_filled_in() -> None:
    kept = make_source("kept", year=None, volume="7", doi="10.1/kept", authors=[])
    old = make_source(
        "old",
        year=2020,
        month=5,
        volume="8",
        issue="2",
        doi="10.1/old",
        pmid="123",
        finding="Less.",
        url="https://a.org",
    )

    merging.merge(old, kept, by=None)

    kept.refresh_from_db()
    assert (kept.year, kept.month, kept.volume, kept.issue, kept.finding) == (2020, 5, "7", "2", "Less.")
    assert (kept.doi, kept.pmid, kept.url) == ("10.1/kept", "123", "https://a.org")
    assert kept.authors == [{"family": "Agabio", "given": "Roberta"}]
    assert sorted(kept.aliases.values_list("scheme", "name")) == [("doi", "10.1/old"), ("key", "old")]
    assert naming.bears_name("doi", "10.1/old") == kept


def test_a_date_is_not_put_together_from_two_records() -> None:
    kept = make_source("kept", year=2021)
    merging.merge(make_source("old", year=2020, month=5, day=3), kept, by=None)

    kept.refresh_from_db()
    assert (kept.year, kept.month, kept.day) == (2021, None, None)


def test_what_sources_say_follows_and_where_both_have_words_those_of_the_kept_one_stay() -> None:
    kept, old = make_source("kept"), make_source("old")
    page = make_draft(body="One [@kept; @old]. Two [@old].")
    note(page, "kept", "Kept says one.")
    note(page, "old", "Old says one.")
    two = page.revisions.latest().citations.get(claim="Two.", source=old)
    support(two, "Old says two.", by=None)

    merging.merge(old, kept, by=None)

    assert sorted(Support.objects.values_list("source__key", "claim", "words")) == [
        ("kept", "One.", "Kept says one."),
        ("kept", "Two.", "Old says two."),
    ]


def test_what_the_dropped_record_replaced_is_replaced_by_the_kept_one() -> None:
    kept, old, older = make_source("kept"), make_source("old"), make_source("older")
    standing.say(older, Word(standing=Standing.SUPERSEDED, superseded_by=old), by=None)

    merging.merge(old, kept, by=None)

    assert Source.objects.get(key="older").superseded_by == kept


def retracted(dropped: Source, kept: Source) -> None:
    standing.say(dropped, Word(standing=Standing.RETRACTED), by=None)


def replaced(dropped: Source, kept: Source) -> None:
    standing.say(dropped, Word(standing=Standing.SUPERSEDED, superseded_by=kept), by=None)


def replacing(dropped: Source, kept: Source) -> None:
    between = make_source("between")
    standing.say(kept, Word(standing=Standing.SUPERSEDED, superseded_by=between), by=None)
    standing.say(between, Word(standing=Standing.SUPERSEDED, superseded_by=dropped), by=None)


def numbered(dropped: Source, kept: Source) -> None:
    Source.objects.filter(pk=dropped.pk).update(kind="chapter", isbn="9780306406157")
    make_source("third", kind="book", isbn="9780306406157")


def gone(dropped: Source, kept: Source) -> None:
    Source.objects.filter(pk=dropped.pk).delete()


@pytest.mark.parametrize(
    ("prepare", "reason"),
    [
        (retracted, "old is recorded as retracted, kept is not. Settle the standing of kept first"),
        (replaced, "old is recorded as replaced by kept, so they are two works"),
        (replacing, "kept is recorded as replaced by old, so they are two works"),
        (numbered, "A third source has one of the numbers"),
        (gone, "Somebody merged or deleted one of the two"),
    ],
)
def test_what_cannot_be_merged_is_refused_and_stays_as_it_is(prepare: Any, reason: str) -> None:
    dropped, kept = make_source("old"), make_source("kept")
    prepare(dropped, kept)
    make_article(body="Two [@kept].")
    before = held()

    with pytest.raises(Refused, match=reason):
        merging.merge(dropped, kept, by=None)

    assert held() == before


def test_a_record_is_not_merged_into_itself() -> None:
    source = make_source()

    with pytest.raises(Refused, match="one record already"):
        merging.merge(source, source, by=None)


def test_what_is_shaken_alike_in_both_may_be_merged() -> None:
    kept, old = make_source("kept"), make_source("old")
    for source in (kept, old):
        standing.say(source, Word(standing=Standing.RETRACTED), by=None)

    merging.merge(old, kept, by=None)

    assert Source.objects.get().standing == "retracted"


@pytest.mark.parametrize("group", ["author", "reviewer", "moderator", ""])
def test_only_who_may_change_and_delete_sources_merges_and_undoes(group: str) -> None:
    kept, old, more, person = make_source("kept"), make_source("old"), make_source("more"), make_user(group=group)
    done = merging.merge(more, kept, by=make_user(group="editor"))

    with pytest.raises(NotAllowed):
        merging.merge(old, kept, by=person)
    with pytest.raises(NotAllowed):
        undoing.undo(done, by=person)

    assert set(Source.objects.values_list("key", flat=True)) == {"kept", "old"}


# Taking it back


def test_an_undo_brings_everything_back() -> None:
    older = make_source("older")
    kept = make_source("kept", doi="10.1/kept", month=5)
    old = make_source("old", doi="10.1/old", pmid="123", issue="2", accessed=date(2026, 5, 1), finding="Less.")
    merging.merge(make_source("oldest", doi="10.1/oldest"), old, by=None)
    standing.say(older, Word(standing=Standing.SUPERSEDED, superseded_by=old), by=None)
    standing.say(old, Word(standing=Standing.CORRECTED, said="1", origin="PubMed"), by=None)
    standing.say(old, Word(standing=Standing.CURRENT, on=date(2026, 5, 1)), by=make_user("edith", group="editor"))
    found = pages()
    make_draft(body="Of old [@oldest].")
    note(found["old"], "old", "Old says two.")
    before = held()

    done = merging.merge(old, kept, by=None)
    assert held() != before
    source = undoing.undo(done, by=None)

    assert held() == before
    assert source.merges.get().dropped_key == "oldest"
    assert source.standing_changes.first().by.username == "edith"  # type: ignore[union-attr]
    done.refresh_from_db()
    assert done.undone_at
    with pytest.raises(Refused, match="undone already"):
        undoing.undo(done, by=None)


def test_an_undo_leaves_what_was_changed_since() -> None:
    kept = make_source("kept", year=None, authors=[])
    old = make_source("old", year=2020, month=5, issue="2", volume="7", doi="10.1/old")
    done = merging.merge(old, kept, by=None)
    Source.objects.filter(pk=kept.pk).update(month=6, issue="3", publisher="Somebody")

    undoing.undo(done, by=None)

    kept.refresh_from_db()
    assert (kept.year, kept.month, kept.issue, kept.volume) == (2020, 6, "3", "")
    assert (kept.publisher, kept.doi) == ("Somebody", "")
    assert Source.objects.get(key="old").doi == "10.1/old"


def test_an_undo_leads_new_text_to_the_record_that_it_names() -> None:
    kept = make_source("kept")
    done = merging.merge(make_source("old"), kept, by=None)
    page = make_article(body="One [@kept]. Two [@old].")
    assert cites(page) == [[(1, "kept")]]

    undoing.undo(done, by=None)

    assert cites(page) == [[(1, "kept"), (2, "old")]]


def test_an_undo_is_refused_while_another_source_has_a_number_of_it() -> None:
    kept = make_source("kept", doi="10.1/kept")
    done = merging.merge(make_source("old", doi="10.1/old"), kept, by=None)
    third = make_source("third", doi="10.1/old")
    before = held()

    with pytest.raises(Refused, match="Another source has the key or a number of old now"):
        undoing.undo(done, by=None)
    assert held() == before

    third.delete()
    assert undoing.undo(done, by=None).doi == "10.1/old"


def test_an_undo_outlives_the_pages_and_the_accounts_that_it_remembers() -> None:
    kept, old, edith = make_source("kept"), make_source("old"), make_user("edith", group="editor")
    page = make_draft(body="One [@kept; @old].")
    note(page, "kept", "Kept says one.")
    note(page, "old", "Old says one.")
    standing.say(old, Word(standing=Standing.CURRENT), by=edith)
    done = merging.merge(old, kept, by=edith)
    publishing.delete(page, by=None)
    edith.delete()

    undoing.undo(done, by=None)

    assert Source.objects.get(key="old").standing == "current"
    assert StandingChange.objects.get(source__key="old").by is None
    assert not Support.objects.exists()


CHAIN = list(permutations(range(3)))


@pytest.mark.parametrize("order", CHAIN, ids=["".join(map(str, order)) for order in CHAIN])
def test_merges_of_merged_records_are_undone_in_any_order(order: tuple[int, ...]) -> None:
    """a into b, b into c, c into d: what one handed on to the next goes back to where it came from."""
    a = make_source("a", doi="10.1/a", issue="1", volume="1", year=2001, month=1, title="A")
    b = make_source("b", pmid="2", year=None, authors=[], volume="2", title="B")
    c = make_source("c", pmid="3", year=None, authors=[], pages="3-4", title="C")
    d = make_source("d", year=None, authors=[], title="D")
    page = make_article(body="A [@a; @c]. B [@b]. C [@c]. D [@d]. All [@a; @b; @c; @d].")
    for key in "abcd":
        note(page, key, f"{key} says it.")
    before = held()
    done = [
        merging.merge(older, newer, by=None)
        for older, newer in ((a, b), (b, c), (c, d))  # each as it is by then
    ]
    assert cites(page) == [[(1, "d")]]

    for number in order:
        undoing.undo(SourceMerge.objects.get(pk=done[number].pk), by=None)

    assert held() == before


def test_a_record_that_was_undone_in_between_may_be_merged_again() -> None:
    a, b, c = (make_source(key) for key in "abc")
    page = make_article(body="A [@a]. B [@b]. C [@c].")
    first = merging.merge(a, b, by=None)
    second = merging.merge(b, c, by=None)
    undoing.undo(SourceMerge.objects.get(pk=first.pk), by=None)
    merging.merge(Source.objects.get(key="a"), c, by=None)

    undoing.undo(SourceMerge.objects.get(pk=second.pk), by=None)

    assert cites(page) == [[(1, "c"), (2, "b")]]
    assert naming.bears_name("key", "a") == c
