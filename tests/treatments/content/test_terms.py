"""terms.json: loaded, refused by line, exported, and the one that the site begins with."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.management.base import CommandError

from articles.content import export
from tests.articles.content.folders import load, write
from tests.factories import make_draft, make_level
from treatments.models import DirectoryStamp, Term, Treatment
from treatments.terms import resolver

pytestmark = pytest.mark.django_db

STARTER = Path(apps.get_app_config("treatments").path) / "starter" / "terms.json"
NAMED = {"name": "Naltrexone, by mouth", "seen_in": "2019"}


def term(code: str = "NXN", **fields: Any) -> dict[str, Any]:
    return {"code": code, "name": f"Name of {code}"} | fields


def told(code: str) -> tuple[list[str], list[str], list[tuple[str, str]]]:
    stored = Term.objects.get(code=code)
    return (
        sorted(stored.levels.values_list("slug", flat=True)),
        sorted(stored.treatments.values_list("slug", flat=True)),
        sorted(stored.names.values_list("name", "seen_in")),
    )


def test_a_term_is_loaded_with_its_names_and_pages(tmp_path: Path) -> None:
    make_level(slug="outpatient")
    make_draft(model=Treatment, slug="naltrexone")
    terms = [term(facet="medicine", levels=["outpatient"], treatments=["naltrexone"], names=[NAMED])]

    load(write(tmp_path, {"terms.json": terms}))

    stamp = DirectoryStamp.current()
    assert told("NXN") == (["outpatient"], ["naltrexone"], [("Naltrexone, by mouth", "2019")])
    assert load(tmp_path)[-1] == "Nothing changed."
    assert (stamp, DirectoryStamp.current()) == (1, 1)


def test_what_an_entry_leaves_out_stays_and_a_name_goes_to_the_term_that_gives_it(tmp_path: Path) -> None:
    make_level(slug="outpatient")
    load(write(tmp_path, {"terms.json": [term(levels=["outpatient"], names=[NAMED])]}))

    said = load(write(tmp_path, {"terms.json": [term("nxn"), term("UN", names=[{"name": "naltrexone by mouth"}])]}))

    assert told("NXN") == (["outpatient"], [], [])
    assert told("UN") == ([], [], [("naltrexone by mouth", "")])
    assert "Terms: 1 created, 1 changed, 0 same" in said


def test_a_page_that_is_not_there_is_a_warning(tmp_path: Path) -> None:
    said = load(write(tmp_path, {"terms.json": [term(treatments=["baclofen"])]}))

    assert said[-1].endswith(
        "terms.json:2: Entry 1: treatments: There is no page “baclofen”: NXN is loaded without it. (warning)"
    )
    assert told("NXN") == ([], [], [])


@pytest.mark.parametrize(
    ("entries", "reasons"),
    [
        ([term(""), {"code": "A"}], ["code: This field cannot be blank.", "name: This field cannot be blank."]),
        ([term(facet="food")], ["facet: Value 'food' is not a valid choice."]),
        ([term("a"), term("A")], ["entry 1 of terms.json has the same code."]),
        ([term(levels=[1])], ["levels has to be a list of slugs."]),
        ([term(names=["B"])], ['names: Each has to be {"name": …}, or {"name": …, "seen_in": …}.']),
        (
            [term("A", names=[{"name": "CH/AD"}]), term("B", names=[{"name": "ch ad"}])],
            ["names: “ch ad” is a name of entry 1 of terms.json already."],
        ),
    ],
)
def test_terms_that_are_wrong_are_refused(tmp_path: Path, entries: list[Any], reasons: list[str]) -> None:
    with pytest.raises(CommandError) as refused:
        load(write(tmp_path, {"terms.json": entries}))

    lines = str(refused.value).replace(f"{tmp_path}/", "").splitlines()[:-1]
    assert [line.partition(": Entry ")[2].partition(": ")[2] for line in lines] == reasons
    assert not Term.objects.exists()


def test_the_terms_of_a_new_site_load_without_pages_and_come_back_to_the_byte(tmp_path: Path) -> None:
    text = STARTER.read_text()
    for slug in {slug for each in json.loads(text) for slug in each.get("levels", [])}:
        make_level(slug=slug)
    for slug in {slug for each in json.loads(text) for slug in each.get("treatments", [])}:
        make_draft(model=Treatment, slug=slug)

    said = load(write(tmp_path / "in", {"terms.json": text}))
    export(tmp_path / "out")

    assert (tmp_path / "out/terms.json").read_text() == text
    assert not [line for line in said if "(warning)" in line]


def test_lists_of_several_years_are_understood(tmp_path: Path) -> None:
    load(write(tmp_path, {"terms.json": STARTER.read_text()}))

    known = resolver()

    assert [known.code(code, is_code=True) for code in ("ch/ad", "F30", "NXN", "PH")] == ["CHLD", "F30", "NXN", "PHDT"]
    assert [
        known.code(name, is_code=False)
        for name in (
            "Substance abuse education",
            "Extended-release, injectable Naltrexone (Vivitrol®)",
            "Buprenorphine with naloxone  (Suboxone®)",
            "Sliding fee scale (fee is based on income and other factors)",
            "Seniors (65 or older)",
            "German",
        )
    ] == ["SAE", "VTRL", "BWN", "SS", "SNR", "F30"]
