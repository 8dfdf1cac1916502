"""What a treatment's facts put on record of a medicine."""

from __future__ import annotations

from pathlib import Path

import pytest

from articles.editorial.recorded import Recorded, RecordedApproval
from articles.front_matter import read
from treatments import recorded

STARTER = Path(recorded.__file__).parent / "starter" / "treatments"


def starter(slug: str) -> Recorded | None:
    fields = read((STARTER / f"{slug}.md").read_text("utf-8")).fields
    facts = fields["facts"]
    assert isinstance(facts, dict)
    return recorded.of(str(fields["title"]), facts, f"/treatments/{slug}/")


def test_names_approvals_and_doses_are_read_as_plain_words() -> None:
    facts = {
        "names": "Examplin hydrochloride. **Examplo** is a brand name [@a].",
        "approval": "- France, alcohol dependence: **off-label** [@a]\n- Spain, pain: **licensed** [@b] Since 2001.",
        "taken": "By mouth. The [label](https://example.org) stops at **80 mg** a day [@label].",
    }

    assert recorded.of("Naltrexone tablets (oral)", facts, "/x/") == Recorded(
        ("naltrexone", "naltrexone tablets", "examplo"),
        (RecordedApproval("France", "alcohol dependence", "off-label"), RecordedApproval("Spain", "pain", "licensed")),
        "By mouth. The label stops at 80 mg a day.",
        "/x/",
    )


@pytest.mark.parametrize("facts", [{}, {"names": "Campral is a brand name."}, {"approval": "none", "taken": "  "}])
def test_nothing_on_record_is_none(facts: dict[str, str]) -> None:
    assert recorded.of("Acamprosate", facts) is None


def test_a_treatment_without_a_title_is_none() -> None:
    assert recorded.of(" ", {"taken": "Once a day."}) is None


@pytest.mark.parametrize(
    ("slug", "names"),
    [
        ("acamprosate", ("acamprosate", "campral")),
        ("baclofen", ("baclofen", "lioresal", "gablofen", "baclocur")),
        ("disulfiram", ("disulfiram", "antabuse")),
        ("naltrexone", ("naltrexone", "naltrexone tablets", "revia", "depade", "adepend")),
        ("naltrexone-injection", ("naltrexone injection", "extended-release naltrexone", "xr-ntx", "vivitrol")),
        ("medicines-for-alcohol-withdrawal", ("medicines for alcohol withdrawal",)),
        ("cognitive-behavioural-therapy", ("cognitive behavioural therapy",)),
    ],
)
def test_starter_treatments_are_known_by_their_names(slug: str, names: tuple[str, ...]) -> None:
    record = starter(slug)

    assert record is not None
    assert record.names == names


def test_baclofen_is_off_label_but_in_france() -> None:
    record = starter("baclofen")

    assert record is not None
    assert {(each.country, each.status) for each in record.approvals if "alcohol" in each.condition} == {
        ("United States", "off-label"),
        ("United Kingdom", "off-label"),
        ("France", "licensed"),
    }
    assert "80 mg a day" in record.taken


@pytest.mark.parametrize("path", sorted(STARTER.glob("*.md")), ids=lambda path: path.stem)
def test_every_starter_treatment_is_read_without_marks_of_markdown(path: Path) -> None:
    record = starter(path.stem)

    assert record is not None
    assert not any(mark in record.taken for mark in ("[@", "**", "](", "- "))
    assert all(name == name.casefold() and "(" not in name for name in record.names)
    assert record.url == f"/treatments/{path.stem}/"
