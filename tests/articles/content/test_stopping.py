"""What keeps a page from being published is told by file and line before anything is loaded, unless it is dismissed."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.management.base import CommandError
from django.utils import timezone

from articles.models import Dismissal, Page
from tests.articles.content.folders import load, page, shown, write
from tests.factories import make_draft

pytestmark = pytest.mark.django_db

PASSAGE = "Never stop drinking suddenly, as withdrawal can kill."
BODY = f"One.\n\n{PASSAGE}\n"
DISMISSED = {
    "rule": "help-box-missing",
    "words": "stop drinking suddenly",
    "passage": PASSAGE,
    "reason": "The page above it has the box.",
}


def refused(folder: Path) -> str:
    with pytest.raises(CommandError) as refusal:
        load(folder)
    return str(refusal.value)


def test_a_page_without_its_help_box_is_refused_at_file_and_line(tmp_path: Path) -> None:
    write(tmp_path, {"good.md": page("Good"), "stop.md": page("Stop", body=BODY)})

    assert refused(tmp_path).splitlines() == [
        f"{tmp_path}/stop.md:8: This page deals with dangerous withdrawal and has no help box."
        " Put a block ::: help … with the emergency number and a crisis line near the top of the page.",
        "1 error: nothing was loaded.",
    ]
    assert not Page.objects.exists()


@pytest.mark.parametrize(
    ("fields", "line"),
    [({"summary": PASSAGE}, 4), ({"kind": "level-of-care", "facts": {"suits": f"a\n\n{PASSAGE}"}}, 9)],
)
def test_the_line_is_that_of_the_text_in_the_file(tmp_path: Path, fields: dict[str, Any], line: int) -> None:
    write(tmp_path, {"stop.md": page("Stop", **fields)})

    assert f"{tmp_path}/stop.md:{line}: This page deals with dangerous withdrawal" in refused(tmp_path)


@pytest.mark.parametrize(
    "fields", [{"status": "draft"}, {"live_from": (timezone.now() - timedelta(days=1)).isoformat()}]
)
def test_a_draft_and_what_readers_saw_before_are_loaded_with_a_warning(tmp_path: Path, fields: dict[str, str]) -> None:
    lines = load(write(tmp_path, {"stop.md": page("Stop", body=BODY, **fields)}))

    assert "has no help box" in lines[-1]
    assert lines[-1].endswith("(warning)")
    assert Page.objects.exists()


def test_a_page_whose_file_dismisses_it_is_published(tmp_path: Path) -> None:
    load(write(tmp_path, {"stop.md": page("Stop", body=BODY, dismissed=[DISMISSED])}))

    assert shown("stop").body == BODY.strip()
    kept = Dismissal.objects.get()
    assert (kept.rule, kept.reason) == (DISMISSED["rule"], DISMISSED["reason"])
    assert (kept.by_name, kept.on) == (settings.SITE_NAME, timezone.localdate())
    assert load(tmp_path)[-1] == "Nothing changed."


def test_who_dismissed_it_and_when_are_taken_from_the_file(tmp_path: Path) -> None:
    entry = DISMISSED | {"by": "Rosa Marsh", "on": "2026-05-01"}

    load(write(tmp_path, {"stop.md": page("Stop", body=BODY, dismissed=[entry])}))

    assert Dismissal.objects.values_list("by_name", "on").get() == ("Rosa Marsh", date(2026, 5, 1))


def test_what_a_file_says_of_a_dismissal_wins_and_others_stay(tmp_path: Path) -> None:
    load(write(tmp_path, {"stop.md": page("Stop", body=BODY, dismissed=[DISMISSED])}))
    other = {"rule": "bare-url", "words": "x", "passage": "x", "reason": "A name."}

    changed = [DISMISSED | {"reason": "It is linked."}, other]
    lines = load(write(tmp_path, {"stop.md": page("Stop", body=BODY, dismissed=changed)}))

    assert "Articles: 0 created, 1 changed, 0 same" in lines
    assert sorted(Dismissal.objects.values_list("reason", flat=True)) == ["A name.", "It is linked."]
    load(write(tmp_path, {"stop.md": page("Stop", body=BODY)}))
    assert Dismissal.objects.count() == 2


def test_what_is_dismissed_on_the_site_stops_no_file(tmp_path: Path) -> None:
    files = {"stop.md": page("Stop", body=BODY, dismissed=[DISMISSED])}
    load(write(tmp_path, files))

    load(write(tmp_path, {"stop.md": page("Stop", body=f"{BODY}\nMore.\n")}))

    assert shown("stop").body.endswith("More.")


def test_a_dismissal_of_another_page_counts_for_that_page_only(tmp_path: Path) -> None:
    make_draft("Other", slug="other")
    files = {
        "other.md": page("Other", dismissed=[DISMISSED]),
        "stop.md": page("Stop", body=BODY),
    }

    assert "stop.md:8: This page deals with" in refused(write(tmp_path, files))
