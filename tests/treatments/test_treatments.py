"""Treatments for readers: the list, one by itself, two to four side by side, and what belongs to them."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.test import Client

from articles import publishing
from tests.factories import edit, make_article, make_draft, make_level, make_source, make_treatment, make_user
from treatments.models import Treatment

pytestmark = pytest.mark.django_db

COMPARE = "/treatments/compare/"


def json_ld(html: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    assert found
    return json.loads(found[1])  # type: ignore[no-any-return]


def test_the_list_goes_by_approach_and_place(client: Client) -> None:
    make_treatment("Talking", slug="talking", approach="therapy")
    make_treatment("Second", slug="second", position=2)
    make_treatment("First", slug="first", position=1)
    make_draft("Unseen", model=Treatment)

    approaches = client.get("/treatments/").context["approaches"]

    assert [(name, [each.title for each in found]) for name, found in approaches] == [
        ("Medicines", ["First", "Second"]),
        ("Talking therapies", ["Talking"]),
    ]


def test_facts_come_first_in_the_order_of_the_questions(client: Client) -> None:
    make_treatment(slug="baclofen", unknown="Much.", risks="Some.", body="The text after.")

    html = client.get("/treatments/baclofen/").content.decode()

    places = [html.index(words) for words in ("What it is", "Serious risks", "What we do not know", "The text after.")]
    assert places == sorted(places)
    assert "How it works" not in html


def test_two_stand_side_by_side_with_their_sources_and_kinds_of_evidence(client: Client) -> None:
    make_source("trial2020", evidence="randomised-trial")
    make_source("label2021", evidence="label")
    make_treatment("Baclofen", slug="baclofen", risks="Sleepiness [@trial2020].")
    make_treatment("Naltrexone", slug="naltrexone", risks="Nausea [@label2021].", driving="Take care.")

    response = client.get(COMPARE, {"t": ["naltrexone", "baclofen"]})

    rows = {row.name: [(cell.revision.title, cell.kinds) for cell in row.cells] for row in response.context["rows"]}
    assert rows["risks"] == [("Naltrexone", ["Product label"]), ("Baclofen", ["Randomised trial"])]
    assert rows["driving"] == [("Naltrexone", []), ("Baclofen", [])]
    html = response.content.decode()
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert {target for target in re.findall(r'href="#([^"]+)"', html) if target != "main"} <= set(ids)


@pytest.mark.parametrize(
    ("asked", "shown", "said"),
    [
        (["a"], [], "Choose two to 4 treatments."),
        (["a", "a"], [], "Choose two to 4 treatments."),
        (["a", "b", "c", "d", "e"], ["A", "B", "C", "D"], "Only 4 fit side by side: 1 more was left out."),
        (["a", "gone", "b"], ["A", "B"], "There is no treatment called “gone” here, so it was left out."),
        (["a", "<b>\0", "b"], ["A", "B"], "“&lt;b&gt;”"),
    ],
)
def test_what_cannot_be_compared_is_said(client: Client, asked: list[str], shown: list[str], said: str) -> None:
    for letter in "abcde":
        make_treatment(letter.upper(), slug=letter)

    response = client.get(COMPARE, {"t": asked})

    cells = response.context["rows"][0].cells if response.context["rows"] else []
    assert [cell.revision.title for cell in cells] == shown
    assert said in response.content.decode()


def test_a_draft_is_not_compared(client: Client) -> None:
    make_treatment("A", slug="a")
    make_draft("Secret", model=Treatment, slug="b", what="A secret.")

    assert "ecret" not in client.get(COMPARE, {"t": ["a", "b"]}).content.decode()


def test_comparing_costs_the_same_however_much_there_is(client: Client, django_assert_num_queries: Any) -> None:
    for letter in "ab":
        make_treatment(letter, slug=letter)
    with django_assert_num_queries(3):  # treatments, citations, help lines
        client.get(COMPARE, {"t": ["a", "b"]})
    for letter in "cd":
        cited = {name: f"So it is [@{make_source().key}]." for name in Treatment.FACTS if name != "approval"}
        make_treatment(letter, slug=letter, **cited)

    with django_assert_num_queries(3):
        client.get(COMPARE, {"t": ["a", "b", "c", "d"]})


def test_pages_that_belong_together_lead_to_each_other(client: Client) -> None:
    treatment = make_treatment("Baclofen", slug="baclofen")
    level = make_level("Outpatient", slug="outpatient")
    article = make_article("Does it help?", slug="help")
    unseen = make_draft("Unseen article")

    publishing.relate(treatment, by=None, levels=[level], articles=[article, unseen])

    assert beside(client, "/treatments/baclofen/") == [
        ("Outpatient", "Where it is offered"),
        ("Does it help?", "Articles about it"),
    ]
    assert beside(client, "/levels-of-care/outpatient/") == [("Baclofen", "Treatments offered at this level")]
    assert beside(client, "/articles/help/") == [("Baclofen", "Treatments in this article")]


def beside(client: Client, address: str) -> list[tuple[str, str]]:
    return [(title, each.title) for each in client.get(address).context["beside"] for title, _, _ in each.links]


def test_who_may_not_publish_does_not_change_what_stands_beside_a_live_page() -> None:
    treatment, level = make_treatment(), make_level()

    with pytest.raises(publishing.NotAllowed):
        publishing.relate(treatment, by=make_user(group="author"), levels=[level])

    assert not treatment.levels.exists()


def test_an_approval_that_blurs_is_refused_in_the_admin(client: Client) -> None:
    client.force_login(make_user(group="editor"))
    fields = {"title": "Baclofen", "slug": "baclofen", "summary": "It.", "approach": "medicine", "position": "1"}

    response = client.post("/admin/treatments/treatment/add/", fields | {"approval": "- France, alcohol use: sort of"})

    assert not Treatment.objects.exists()
    assert "Line 1" in response.context["adminform"].form.errors["approval"][0]


def test_levels_that_two_people_tick_at_once_are_both_kept(client: Client) -> None:
    client.force_login(make_user(group="editor"))
    treatment, mine, theirs = make_treatment(slug="baclofen"), make_level("Mine"), make_level("Theirs", slug="theirs")
    treatment.levels.add(theirs)
    fields = {"title": "Baclofen", "slug": "baclofen", "summary": "New words.", "approach": "medicine", "position": "0"}
    fields |= {
        "what": treatment.what,
        "body": treatment.body,
        "based_on": "1",
        "initial-levels": "",
        "levels": str(mine.pk),
    }

    client.post(f"/admin/treatments/treatment/{treatment.pk}/change/", fields)

    assert set(treatment.levels.all()) == {mine, theirs}


def test_a_medicine_is_a_drug_with_its_legal_status_and_a_therapy_is_none(client: Client) -> None:
    approval = "- United States, alcohol use disorder: **off-label**\n- France, alcohol dependence: **licensed**"
    make_treatment("Baclofen", slug="baclofen", approval=approval, alcohol="It adds up.")
    make_treatment("CBT", slug="cbt", approach="therapy", taken="You talk.")

    drug = json_ld(client.get("/treatments/baclofen/").content.decode())["mainEntity"]
    therapy = json_ld(client.get("/treatments/cbt/").content.decode())["mainEntity"]

    assert (drug["@type"], drug["alcoholWarning"]) == ("Drug", "It adds up.")
    assert [(each["name"], each["applicableLocation"]["name"]) for each in drug["legalStatus"]] == [
        ("Off-label for alcohol use disorder", "United States"),
        ("Licensed for alcohol dependence", "France"),
    ]
    assert therapy == {
        "@type": "MedicalTherapy",
        "name": "CBT",
        "description": "What CBT is.",
        "howPerformed": "You talk.",
    }


def test_the_address_of_the_comparison_is_no_address_of_a_treatment(client: Client) -> None:
    treatment = make_treatment(slug="baclofen")

    with pytest.raises(Exception, match="The site uses this address itself"):
        edit_address(treatment, "compare")


def edit_address(treatment: Treatment, slug: str) -> None:
    treatment.slug = slug
    treatment.full_clean()
    edit(treatment)
