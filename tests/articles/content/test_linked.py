"""Pages that a page names in fields of its own: loaded whatever their order, refused by line, brought back."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management.base import CommandError

from articles.content import export
from articles.models import Article, Page
from tests.articles.content.folders import Files, load, page, write
from tests.factories import edit, make_article, make_draft, make_level
from treatments.models import LevelOfCare, Treatment

pytestmark = pytest.mark.django_db

FILES: Files = {
    "acamprosate.md": page("Acamprosate", kind="treatment", levels=["outpatient", "hospital"], articles=["how"]),
    "how.md": page("How"),
    "hospital.md": page("Hospital", kind="level-of-care"),
    "outpatient.md": page("Outpatient", kind="level-of-care"),
}


def named(treatment: Treatment) -> tuple[list[str], list[str]]:
    return tuple(sorted(pages.values_list("slug", flat=True)) for pages in (treatment.levels, treatment.articles))  # type: ignore[return-value]


def exported(folder: Path) -> dict[str, bytes]:
    export(folder)
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_pages_that_come_later_in_the_folder_are_named(tmp_path: Path) -> None:
    load(write(tmp_path, FILES))

    assert named(Treatment.objects.get()) == (["hospital", "outpatient"], ["how"])
    assert load(tmp_path)[-1] == "Nothing changed."


def test_what_a_file_says_replaces_what_was_named_and_what_it_leaves_out_stays(tmp_path: Path) -> None:
    load(write(tmp_path, FILES))
    treatment = Treatment.objects.get()

    said = load(write(tmp_path, {"acamprosate.md": page("Acamprosate", kind="treatment", levels=["outpatient"])}))

    assert named(treatment) == (["outpatient"], ["how"])
    assert "Treatments: 0 created, 1 changed, 0 same" in said
    assert treatment.revisions.count() == 1


def test_a_page_is_named_by_an_address_that_it_had(tmp_path: Path) -> None:
    edit(make_level(slug="iop"), slug="intensive")
    text = page("Acamprosate", kind="treatment", levels=["iop"])

    load(write(tmp_path, {"acamprosate.md": text}))

    assert named(Treatment.objects.get()) == (["intensive"], [])


def test_pages_that_are_not_there_or_of_another_kind_are_refused(tmp_path: Path) -> None:
    make_article(slug="inpatient")
    make_level(slug="hospital")
    text = page("A", kind="treatment", levels=["hospital", "inpatient"], articles=["level-of-care/hospital"])

    with pytest.raises(CommandError) as refused:
        load(write(tmp_path, {"a.md": text, "how.md": page("How", levels=["hospital"])}))

    assert [
        line.partition("a.md:")[2] or line.partition("how.md:")[2][:45] for line in str(refused.value).splitlines()
    ] == [
        "5: levels: There is no page level-of-care/inpatient, here or in the database.",
        "6: articles: “level-of-care/hospital” is not the slug of a page of this kind: article.",
        "5: levels: This field is not known: known are",
        "",
    ]
    assert not Treatment.objects.exists()


def test_named_pages_come_back_to_the_byte(tmp_path: Path) -> None:
    treatment = make_draft("Acamprosate", slug="acamprosate", model=Treatment)
    treatment.levels.set([make_level(slug="b"), make_level(slug="A"), LevelOfCare.objects.create(title="C", slug="c")])
    treatment.articles.set([make_article(slug="how"), make_article(slug="us", kind="about")])
    before = exported(tmp_path / "one")
    Page.objects.all().delete()
    Article.objects.all().delete()

    load(tmp_path / "one")

    assert exported(tmp_path / "two") == before
    assert b"\nlevels: [A, b]\narticles: [about/us, how]\n" in before["treatments/acamprosate.draft.md"]
