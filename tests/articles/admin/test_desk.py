"""The admin's first page: what waits for whom, what it leads to, and what it costs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles import publishing, waiting
from articles.library import standing as library_standing
from articles.models import Article, Event, KeptText, Page, Source
from articles.references.record import Standing
from tests.factories import (
    edit,
    make_article,
    make_draft,
    make_level,
    make_person,
    make_signer,
    make_source,
    make_superuser,
    make_user,
)
from treatments.models import LevelOfCare

pytestmark = pytest.mark.django_db

INDEX = "/admin/"
NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)
BUDGET = 12


def signed_in(client: Client, user: User) -> Client:
    client.force_login(user)
    return client


def desk(client: Client, user: User) -> dict[str, list[str]]:
    """The titles under each heading of the first page that this person sees."""
    context = signed_in(client, user).get(INDEX).context
    found = {block.queue.heading: [item.title for item in block.items] for block in busy(context)}
    due = value(context, "due")
    return found | ({"Overdue for review": [row.page.title for row in due.rows]} if due and due.total else {})


def value(context: Any, name: str) -> Any:
    """What the last of the templates that know the name was given."""
    return next((each[name] for part in reversed(context) for each in part.dicts if name in each), None) or []


def busy(context: Any) -> list[Any]:
    return [*value(context, "first"), *value(context, "then")]


def make_submitted(title: str, *, by: User | None = None, model: type[Page] = Article, **fields: Any) -> Any:
    page = make_draft(title, model=model, **fields)
    if by:
        edit(page, by=by, summary="By hand.")
    publishing.submit(page, by=by)
    return page


def make_overdue(title: str, *, days: int = 3, **fields: Any) -> Article:
    return make_article(title, review_due=timezone.localdate() - days * DAY, **fields)


def make_one_of_each(user: User | None, name: str) -> None:
    """Something in every queue; with an owner, theirs."""
    source = make_source()
    make_submitted(f"Submitted {name}", owner=user)
    back = make_submitted(f"Back {name}", owner=user)
    publishing.send_back(back, by=None, note="Mend the dose.")
    overdue = make_overdue(f"Overdue {name}", owner=user, body=f"As one found [@{source.key}].")
    Source.objects.filter(pk=source.pk).update(standing="retracted")
    overdue.revisions.update(findings=[{"severity": "warning"}])
    make_article(f"Planned {name}", at=timezone.now() + DAY, owner=user)


# What waits


def test_a_reviewer_is_asked_to_review_pages_of_every_kind(client: Client) -> None:
    make_submitted("Article")
    make_submitted("Level", model=LevelOfCare)
    make_draft("Draft")

    assert desk(client, make_signer()) == {"To review": ["Article", "Level"]}


def test_only_the_newest_revision_waits_for_review(client: Client) -> None:
    page = make_submitted("Page")
    edit(page, summary="Written anew.")

    assert desk(client, make_signer()) == {}


def test_what_a_reviewer_wrote_is_marked(client: Client) -> None:
    signer = make_signer()
    page = make_submitted("Mine", author=signer.person)
    make_submitted("Theirs")

    marks = {revision.page.title: revision.own for revision in waiting.to_review(signer)}
    words = signed_in(client, signer).get(INDEX).content.decode()

    assert marks == {"Mine": True, "Theirs": False}
    assert bool(publishing.signer_refusal(page.revisions.get(), signer)) is True
    assert words.count("You wrote some of it: somebody else signs it.") == 1


def test_what_was_written_before_the_last_signature_is_not_marked() -> None:
    signer, other = make_signer(), make_signer("Dr Else")
    page = make_submitted("Page", author=signer.person)
    publishing.sign(page, by=other)
    page.author = None
    edit(page, summary="Another writer's words.")
    publishing.submit(page, by=None)

    assert [revision.own for revision in waiting.to_review(signer)] == [False]
    assert publishing.signer_refusal(page.revisions.latest(), signer) == ""


@pytest.mark.parametrize("mine", ["wrote", "is the author", "sent it", "looks after it"])
def test_what_was_sent_back_waits_for_whoever_wrote_sent_or_looks_after_it(client: Client, mine: str) -> None:
    author = make_user("sam", group="author")
    person = make_person("Sam", account=author)
    fields: dict[str, Any] = {"is the author": {"author": person}, "looks after it": {"owner": author}}.get(mine, {})
    page = make_draft("Mine", **fields)
    if mine == "wrote":
        edit(page, by=author, summary="By Sam.")
    publishing.submit(page, by=author if mine == "sent it" else None)
    publishing.send_back(page, by=make_signer(), note="The dose is wrong.")
    publishing.send_back(make_submitted("Not mine"), by=None, note="No.")

    seen = desk(client, author)

    assert seen == {"Sent back to you": ["Mine"]}
    assert "<q>The dose is wrong.</q>" in client.get(INDEX).content.decode()


def test_a_live_page_that_needs_work_waits_with_its_reason(client: Client) -> None:
    author = make_user(group="author")
    page = make_article("Page", owner=author)
    publishing.needs_work(page, by=None, note="A new trial is out.")

    assert desk(client, author) == {"Sent back to you": ["Page"]}
    assert "by Firm Ground on" in client.get(INDEX).content.decode()


def test_overdue_pages_come_with_ones_own_first_and_numbers_by_owner(client: Client) -> None:
    edith, other = make_user("edith", group="editor"), make_user("other", first_name="Olu", last_name="Ade")
    for title, days, owner in [("Oldest", 9, other), ("Older", 8, other), ("Mine", 2, edith), ("Nobody's", 5, None)]:
        make_overdue(title, days=days, owner=owner)
    make_level("Level", review_due=timezone.localdate() - DAY)
    make_draft("Unseen", review_due=timezone.localdate() - DAY)
    make_article("Today", review_due=timezone.localdate())

    assert desk(client, edith) == {"Overdue for review": ["Mine", "Oldest", "Older", "Nobody's", "Level"]}
    owners = value(client.get(INDEX).context, "due").owners
    assert [(name, number) for name, number, _ in owners] == [("edith", 1), ("Olu Ade", 2), ("nobody", 2)]


def test_every_owner_is_named_also_when_their_pages_are_not_among_the_first(client: Client) -> None:
    other = make_user("other")
    for number in range(7):
        make_overdue(f"Page {number}", days=20 - number)
    make_overdue("Last", days=1, owner=other)

    signed_in(client, make_superuser())
    due = value(client.get(INDEX).context, "due")

    assert (due.total, len(due.rows)) == (8, 5)
    assert [(name, number) for name, number, _ in due.owners] == [("nobody", 7), ("other", 1)]


def test_an_author_sees_only_the_overdue_pages_that_they_look_after(client: Client) -> None:
    author = make_user(group="author")
    make_overdue("Mine", owner=author)
    make_overdue("Not mine")

    assert desk(client, author) == {"Overdue for review": ["Mine"]}
    assert 'href="/admin/articles/article/overdue/?owner=me"' in client.get(INDEX).content.decode()


def test_publications_replacements_and_withdrawals_to_come_are_told_with_their_time_and_zone(
    client: Client, settings: Any
) -> None:
    settings.TIME_ZONE = "Europe/London"
    with time_machine.travel(NOON, tick=False):
        make_article("New", at=NOON + DAY)
        replaced = make_article("Replaced")
        edit(replaced, summary="Newer.")
        publishing.publish(replaced, by=None, at=NOON + 2 * DAY, note="More is known.")
        publishing.withdraw(make_article("Withdrawn"), by=None, at=NOON + 3 * DAY)
        make_article("Nothing planned")

        seen = desk(client, make_user(group="editor"))
        words = client.get(INDEX).content.decode()

    assert seen == {"Scheduled next": ["New", "Replaced", "Withdrawn"]}
    assert "goes live on 2 May 2026, 13:00 BST" in words
    assert "replaces what readers see on 3 May 2026, 13:00 BST" in words
    assert "withdrawn on 4 May 2026, 13:00 BST" in words


def test_live_pages_with_errors_or_warnings_are_listed_and_others_are_not(client: Client) -> None:
    kinds = {"Error": "error", "Warning": "warning", "Note": "note", "Draft": "error"}
    for title, severity in kinds.items():
        page = make_draft(title) if title == "Draft" else make_article(title)
        finding = {"severity": severity, "words": 'It says "severity": "error" here.', "reason": "", "line": 1}
        page.revisions.update(findings=[finding])

    assert desk(client, make_user(group="editor")) == {"Live pages with findings": ["Error", "Warning"]}


def test_sources_that_fell_are_listed_when_a_live_page_cites_them(client: Client) -> None:
    standings = {"fell": "retracted", "stands": "current", "unknown": "unknown", "unseen": "concern"}
    for key in standings:
        make_source(key)
    make_article(body="All [@fell], [@stands], [@unknown].")
    make_draft(body="One [@unseen].")
    for key, standing in standings.items():
        Source.objects.filter(key=key).update(standing=standing)

    assert desk(client, make_user(group="editor")) == {
        "Sources whose standing changed": ["Agabio 2020 (fell)"],
        "Live pages with findings": [make_title("fell")],
    }


def items(client: Client, user: User, heading: str) -> list[Any]:
    context = signed_in(client, user).get(INDEX).context
    return next((block.items for block in busy(context) if block.queue.heading == heading), [])


def fall(key: str, standing: str = "retracted") -> None:
    library_standing.say(Source.objects.get(key=key), library_standing.Word(standing=Standing(standing)), by=None)


def test_what_rests_on_a_source_is_counted_and_what_rests_on_it_alone_comes_first(client: Client) -> None:
    for key in ("beside", "alone", "stands"):
        make_source(key)
    make_article("B page", body="One [@beside; @stands]. Two [@stands; @beside]. Three [@beside; @stands].")
    page = make_article("A page", body="One helps [@alone, p. 1; @alone, p. 2]. Two [@beside; @stands; @alone].")
    for key in ("beside", "alone"):
        fall(key, "concern")

    first, second = items(client, make_user(group="editor"), "Sources whose standing changed")

    assert (first.title, first.facts) == (
        "Agabio 2020 (alone)",
        ("Of concern", "2 sentences on 1 live page", "1 of them on nothing else"),
    )
    assert first.address == f"/admin/articles/source/{Source.objects.get(key='alone').pk}/change/"
    assert first.links == (("A page", f"/admin/articles/article/{page.pk}/change/"),)
    assert (second.title, second.facts) == ("Agabio 2020 (beside)", ("Of concern", "4 sentences on 2 live pages"))
    assert [title for title, _ in second.links] == ["A page", "B page"]


def test_a_retraction_that_is_cited_as_such_is_nothing_to_do(client: Client) -> None:
    make_source("fell")
    make_article(body="That trial was withdrawn [@fell, cited as retracted].")
    fall("fell")

    assert items(client, make_user(group="editor"), "Sources whose standing changed") == []
    assert items(client, make_user(group="editor"), "Live pages with findings") == []


def test_sources_make_findings_of_live_pages_on_the_day_that_they_fall(client: Client) -> None:
    make_source("fell")
    make_source("old", year=1990)
    make_article("Fell", body="It helps [@fell].")
    make_article("Old", body="It reduces relapse [@old].")  # age informs, and calls for nothing

    before = [item.title for item in items(client, make_user(group="editor"), "Live pages with findings")]
    fall("fell")
    after = items(client, make_user(group="editor"), "Live pages with findings")

    assert before == []
    assert [(item.title, item.facts[2:]) for item in after] == [("Fell", ("1 error",))]


def test_a_plan_that_rests_on_a_retracted_source_by_now_is_marked(client: Client) -> None:
    make_source("fell")
    make_article("Fine", body="It is so.", at=timezone.now() + DAY)
    make_article("Planned", body="It helps [@fell].", at=timezone.now() + 2 * DAY)
    fall("fell")

    marks = {item.title: item.mark for item in items(client, make_user(group="editor"), "Scheduled next")}

    assert marks == {
        "Fine": "",
        "Planned": "It rests on a retracted source alone: cancel it, or plan a mended text instead.",
    }


def test_a_page_that_a_source_has_put_up_for_review_says_why_at_once_until_somebody_looked(client: Client) -> None:
    make_source("fell")
    page = make_article("Page", body="It helps [@fell].", review_due=timezone.localdate() + 300 * DAY)
    other = make_overdue("Other")
    fall("fell", "concern")
    editor = make_user(group="editor")

    seen, words = desk(client, editor)["Overdue for review"], client.get(INDEX).content.decode()
    listed = client.get("/admin/articles/article/overdue/", {"due": "overdue"}).content.decode()
    publishing.still_right(page, by=None)
    Page.objects.filter(pk=page.pk).update(review_due=timezone.localdate() - DAY)
    later = client.get("/admin/articles/article/overdue/").content.decode()

    assert seen == ["Other", "Page"]
    why = "Agabio 2020 (fell) is now: Of concern."
    assert [why in each for each in (words, listed, later)] == [True, True, False]
    assert other.title in later


def test_an_author_is_told_of_the_sources_of_their_own_pages(client: Client) -> None:
    author = make_user(group="author")
    for key, owner in {"mine": author, "theirs": None}.items():
        make_source(key, standing="corrected")
        make_article(body=f"One [@{key}].", owner=owner)

    assert desk(client, author) == {"Sources whose standing changed": ["Agabio 2020 (mine)"]}


def test_ones_own_unsaved_text_is_found_again(client: Client) -> None:
    author, page = make_user(group="author"), make_draft("Page")
    typed = {"model": "articles.article", "fields": {"title": "Typed"}, "based_on": 1}
    kept = publishing.keeping.autosave(page, by=author, **typed)
    new = publishing.keeping.autosave(None, by=author, **typed)
    conflict = publishing.keeping.keep(page, by=author, reason=KeptText.Reason.CONFLICT, **typed)
    publishing.keeping.autosave(page, by=make_user(), **typed)
    settled = publishing.keeping.autosave(make_draft("Saved"), by=author, **typed)
    publishing.keeping.settle(KeptText.objects.filter(pk=settled.pk))

    items = busy(signed_in(client, author).get(INDEX).context)[0].items

    form = "/admin/articles/article/"
    assert [(item.title, item.address) for item in items] == [
        ("Page", f"{form}{page.pk}/kept/{conflict.pk}/"),
        ("Typed", f"{form}add/?kept={new.pk}"),
        ("Page", f"{form}{page.pk}/change/?kept={kept.pk}"),
    ]
    assert [client.get(item.address).status_code for item in items] == [200, 200, 200]


def test_the_last_ten_events_are_told(client: Client) -> None:
    page = make_draft("Page")
    for _ in range(6):
        publishing.submit(page, by=None)
        publishing.send_back(page, by=None, note="Again.")
    make_level("Level")

    events = value(signed_in(client, make_user(group="moderator")).get(INDEX).context, "events")

    assert [told["event"].verb for told in events][:3] == ["published", "sent-back", "submitted"]
    assert (len(events), Event.objects.count()) == (10, 13)


# For whom


@pytest.mark.parametrize(
    ("group", "headings"),
    [
        ("author", {"Sent back to you", "Scheduled next", "Live pages with findings", "Overdue for review"}),
        ("reviewer", {"To review", "Sent back to you", "Overdue for review"}),
        ("moderator", set()),
        ("", set()),
    ],
)
def test_each_sees_what_is_theirs_to_do(client: Client, group: str, headings: set[str]) -> None:
    user = make_user(group=group)
    make_one_of_each(user, "one")
    sources = {"Sources whose standing changed"} if headings else set()

    assert set(desk(client, user)) == headings | sources


def test_an_editor_sees_the_pages_of_everybody(client: Client) -> None:
    make_one_of_each(make_user("other"), "one")

    assert desk(client, make_user(group="editor")) == {
        "To review": ["Submitted one"],
        "Scheduled next": ["Planned one"],
        "Live pages with findings": ["Overdue one"],
        "Sources whose standing changed": [make_label()],
        "Overdue for review": ["Overdue one"],
    }


def make_title(key: str) -> str:
    return Page.objects.live().get(revisions__citations__source__key=key).title


def make_label() -> str:
    source = Source.objects.get(standing="retracted")
    return f"{source.label} ({source.key})"


@pytest.mark.parametrize("group", ["author", "reviewer"])
def test_the_pages_of_others_are_none_of_their_business(client: Client, group: str) -> None:
    other = make_user("other")
    make_article("Planned", at=timezone.now() + DAY, owner=other)
    publishing.needs_work(make_article("Live", owner=other), by=None, note="Not for them.")

    assert desk(client, make_user(group=group)) == {}


@pytest.mark.parametrize("group", ["moderator", ""])
def test_who_has_no_part_in_it_sees_no_desk_and_no_number(client: Client, group: str) -> None:
    make_one_of_each(None, "one")

    words = signed_in(client, make_user(group=group)).get(INDEX).content.decode()

    assert ("What waits for you" in words, 'class="count"' in words) == (False, False)
    assert ("What was done last" in words, "Submitted one" in words) == (group == "moderator", group == "moderator")


def test_who_may_see_one_kind_only_meets_no_other(client: Client) -> None:
    from django.contrib.auth.models import Permission

    user = make_user()
    rights = ("view_levelofcare", "sign_page")
    user.user_permissions.set(Permission.objects.filter(codename__in=rights))
    make_submitted("Article")
    make_submitted("Level", model=LevelOfCare)
    make_overdue("Another article")

    seen = desk(client, user)

    assert seen == {"To review": ["Level"]}
    assert ("Article" in client.get(INDEX).content.decode()) is False


def test_an_author_writes_from_here_and_a_reviewer_does_not(client: Client) -> None:
    writes = signed_in(client, make_user(group="author")).get(INDEX).content.decode()
    reads = signed_in(client, make_user(group="reviewer")).get(INDEX).content.decode()

    assert ("Write an article" in writes, "Write an article" in reads) == (True, False)
    assert "<title>Write, check and publish | Firm Ground</title>" in writes


def test_nothing_to_do_is_said_calmly(client: Client) -> None:
    words = signed_in(client, make_user(group="editor")).get(INDEX).content.decode()

    for sentence in ("Nothing waits for review.", "Nothing was sent back to you.", "No page is overdue for review."):
        assert sentence in words


def test_who_is_asked_about_their_own_pages_is_told_of_no_others(client: Client) -> None:
    make_article("Planned", at=timezone.now() + DAY)

    words = signed_in(client, make_user(group="author")).get(INDEX).content.decode()

    assert ("Nothing is scheduled for your pages." in words, "Nothing is scheduled." in words) == (True, False)


def test_markup_in_a_title_or_a_note_stays_text(client: Client) -> None:
    page = make_submitted("<b>Bold</b>", owner=(author := make_user(group="author")))
    publishing.send_back(page, by=None, note="<img src=x onerror=alert(1)>")

    words = signed_in(client, author).get(INDEX).content.decode()

    assert ("&lt;b&gt;Bold" in words, "&lt;img src=x" in words) == (True, True)
    assert ("<b>Bold" in words, "<img src=x" in words) == (False, False)


# The whole of a queue


def test_a_number_leads_to_the_list_that_it_counts(client: Client) -> None:
    user = make_superuser()
    for number in range(7):
        make_one_of_each(user, str(number))
        typed = {"model": "articles.article", "fields": {}, "based_on": 1}
        publishing.keeping.autosave(make_draft(), by=user, **typed)
    blocks = {block.queue.key: block for block in busy(signed_in(client, user).get(INDEX).context)}

    listed = {key: client.get(block.queue.address).context["items"] for key, block in blocks.items()}

    assert blocks.keys() == {"review", "sent-back", "planned", "findings", "sources", "unsaved"}
    assert {(block.total, len(block.items), len(listed[key])) for key, block in blocks.items()} == {(7, 5, 7)}
    assert {key: items[:5] for key, items in listed.items()} == {key: block.items for key, block in blocks.items()}


@pytest.mark.parametrize(
    ("group", "statuses"),
    [
        ("editor", [200, 200, 200, 200, 200, 200]),
        ("author", [403, 200, 200, 200, 200, 200]),
        ("reviewer", [200, 200, 403, 403, 200, 403]),
        ("moderator", [403] * 6),
        ("", [403] * 6),
    ],
)
def test_the_list_of_a_queue_is_for_those_who_see_the_queue(client: Client, group: str, statuses: list[int]) -> None:
    signed_in(client, make_user(group=group))
    keys = ("review", "sent-back", "planned", "findings", "sources", "unsaved")

    assert [client.get(f"/admin/articles/article/waiting/{key}/").status_code for key in keys] == statuses


def test_there_is_no_list_of_a_queue_that_there_is_not(client: Client) -> None:
    assert signed_in(client, make_superuser()).get("/admin/articles/article/waiting/nonsense/").status_code == 404


def test_a_long_list_comes_in_parts(client: Client) -> None:
    signed_in(client, make_superuser())
    for number in range(52):
        make_submitted(f"Page {number:02}")

    first, second, beyond = (client.get("/admin/articles/article/waiting/review/", {"p": p}) for p in ("", "2", "99"))

    assert [len(response.context["items"]) for response in (first, second, beyond)] == [50, 2, 2]
    assert 'href="?p=2">Next</a>' in first.content.decode()


# What it costs


def questions(client: Client, people: list[User]) -> list[int]:
    """How many queries the first page takes for each of these people."""
    found = []
    for user in people:
        signed_in(client, user).get(INDEX)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(INDEX).status_code == 200
        found.append(len(asked))
    return found


def test_the_first_page_costs_the_same_with_no_page_one_and_two_hundred(client: Client) -> None:
    people = [make_user(group=group) for group in ("editor", "author", "reviewer", "moderator", "")]
    none = questions(client, people)
    for user in people:
        make_one_of_each(user, f"one of {user}")
    one = questions(client, people)
    for number in range(45):
        make_one_of_each(people[number % 5] if number % 2 else None, f"more{number}")

    many = questions(client, people)

    assert max(none) <= BUDGET
    assert all(some <= nothing for some, nothing in zip(one + many, none * 2, strict=True))
    assert Page.objects.count() == 200
