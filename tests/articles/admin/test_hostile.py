"""Hostile text in every field of every record, each alone: it comes through nowhere in the admin."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from django.db import models
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from articles.models import HelpLine, Page, Person, Source, Synonym, Tag, TagAlias
from tests.factories import (
    edit,
    make_article,
    make_draft,
    make_help_line,
    make_person,
    make_source,
    make_superuser,
    make_tag,
    make_user,
)

pytestmark = pytest.mark.django_db

# The longest that fits a field is put into it: out of an attribute, out of an element, into a script.
HOSTILE = [
    "\"'></textarea></title></select><img src=x onerror=alert(1)><script>alert(1)</script>{{7*7}}",
    "\"'></textarea><img src=x onerror=alert(1)>",
    '"><img src=x onerror=1>',
    '"><b onx=1>',
]
SCHEME = "javascript:alert(1)"
SHOWN_NOWHERE = {"work_key"}  # by which sources are compared


class Finder(HTMLParser):
    """Collects what a browser would run, and what would lead it to run something."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "script" and not values.get("src") and values.get("type") != "application/json":
            self.found.append(self.get_starttag_text() or tag)
        for name, value in attrs:
            leads = name in {"href", "src", "action", "formaction"} and (value or "").strip().lower()
            if name.startswith("on") or (leads and leads.startswith(("javascript:", "data:", "x"))):
                self.found.append(self.get_starttag_text() or tag)


def dangers(response: Any) -> list[str]:
    """What is dangerous in a page. JSON is not HTML, and says so in a way that browsers must believe."""
    if response.headers["Content-Type"] == "application/json":
        return [] if response.headers["X-Content-Type-Options"] == "nosniff" else ["JSON that may be taken for HTML"]
    finder = Finder()
    finder.feed(response.content.decode())
    assert response.headers["Content-Type"].startswith("text/html")
    return finder.found


def text_fields(model: type[models.Model]) -> Iterator[tuple[str, str]]:
    """Every field that holds text of people's own, with hostile text that fits it."""
    for field in model._meta.concrete_fields:
        if isinstance(field, (models.CharField, models.TextField)) and not field.choices and field.name != "slug":
            longest = field.max_length or 1_000
            yield field.name, next(text for text in HOSTILE if len(text) <= longest)
        if isinstance(field, models.URLField):
            yield field.name, SCHEME


def made(model: type[models.Model], field: str, text: str) -> Any:
    """A record with hostile text, past every form, and where it can be, in use on a page that readers see."""
    make = {
        Source: lambda: make_source(checked_on=timezone.localdate()),
        Tag: lambda: make_tag(f"Tag {field} {len(text)}"),
        Person: make_person,
        HelpLine: lambda: make_help_line(name=f"Line {field} {len(text)}"),
        Synonym: lambda: Synonym.objects.create(term=field, means="b"),
    }
    thing = make[model]()
    if model is Source:
        make_draft(body=f"It helps [@{thing.key}].")
    elif model is Tag:
        make_draft(tags=(thing.name,))
    elif model is Person:
        edit(make_draft(), author=thing)
    model._default_manager.filter(pk=thing.pk).update(**{field: text})
    return model._default_manager.get(pk=thing.pk)


Asked = Iterator[tuple[str, str, dict[str, Any]]]


def address_of(model: type[models.Model], page: str, *args: int) -> str:
    return reverse(f"admin:articles_{model._meta.model_name}_{page}", args=args)


def requests(model: type[models.Model], pk: int) -> Asked:
    """What is asked about one record."""
    for page in ("change", "delete", "history"):
        yield "get", address_of(model, page, pk), {}


def requests_of_many(model: type[models.Model], *pks: int, texts: tuple[str, ...] = ("x",)) -> Asked:
    """What is asked about all records at once, and what sends a text."""
    yield "get", address_of(model, "changelist"), {}
    for text in texts:
        yield "get", address_of(model, "changelist"), {"q": text}
        yield "post", address_of(model, "change", pks[0]), {"title": text, "name": text, "authors": f"{text}; x"}
    yield "post", address_of(model, "changelist"), {"action": "delete_selected", "_selected_action": list(pks)}


def answers_to(client: Client, asked: Asked) -> list[Any]:
    return [getattr(client, method)(address, data, follow=True) for method, address, data in asked]


@pytest.mark.parametrize("model", [Source, Tag, Person, HelpLine, Synonym])
def test_hostile_text_in_a_field_comes_through_nowhere(client: Client, model: type[models.Model]) -> None:
    superuser, reviewer = make_superuser(), make_user(group="reviewer")
    things = [(field, text, made(model, field, text).pk) for field, text in text_fields(model)]
    all_answers, unseen = [], []

    for field, text, pk in things:
        client.force_login(superuser)
        answers = answers_to(client, requests(model, pk))
        client.force_login(reviewer)  # sees the same without fields to write in
        answers.append(client.get(address_of(model, "change", pk)))
        all_answers += answers
        if not any(escape(text) in answer.content.decode() for answer in answers):
            unseen.append(field)
    client.force_login(superuser)
    many = requests_of_many(model, *(pk for _, _, pk in things), texts=(*HOSTILE, SCHEME))
    all_answers += answers_to(client, many)

    assert len(things) > 1
    assert set(unseen) <= SHOWN_NOWHERE
    assert {answer.status_code for answer in all_answers} == {200}
    assert [danger for answer in all_answers for danger in dangers(answer)] == []


@pytest.mark.parametrize("part", ["family", "given", "literal"])
def test_hostile_authors_come_through_nowhere(client: Client, part: str) -> None:
    source = make_source("agabio2023", authors=[{"family": "A", part: HOSTILE[0]}])
    client.force_login(make_superuser())

    answers = answers_to(client, requests(Source, source.pk)) + answers_to(client, requests_of_many(Source, source.pk))

    assert [danger for answer in answers for danger in dangers(answer)] == []


def test_hostile_tags_come_through_neither_a_merge_nor_its_message(client: Client) -> None:
    first, second = make_tag("Opioids"), make_tag("Opioid")
    TagAlias.objects.bulk_create([TagAlias(tag=second, name=HOSTILE[0], slug="x")])
    Tag.objects.update(description=HOSTILE[0])
    for tag in (first, second):
        Tag.objects.filter(pk=tag.pk).update(name=HOSTILE[0] + str(tag.pk))
    client.force_login(make_superuser())
    data = {"tag": [first.pk, second.pk], "into": first.pk}

    preview = client.get("/admin/articles/tag/merge/", data)
    done = client.post("/admin/articles/tag/merge/", data, follow=True)

    assert dangers(preview) == dangers(done) == []
    assert "Merged" in done.content.decode()


def test_hostile_titles_of_pages_come_through_no_record_that_they_use(client: Client) -> None:
    source, person = make_source("agabio2023"), make_person("Rosa")
    page = make_article(body="It helps [@agabio2023].", author=person)
    Page.objects.filter(pk=page.pk).update(title=HOSTILE[0])
    client.force_login(make_superuser())

    answers = []
    for thing in (source, person):
        answers += answers_to(client, requests(type(thing), thing.pk))
        answers += answers_to(client, requests_of_many(type(thing), thing.pk))

    assert any("is needed by" in answer.content.decode() for answer in answers)
    assert [danger for answer in answers for danger in dangers(answer)] == []


def test_what_is_saved_is_said_again_without_harm(client: Client) -> None:
    client.force_login(make_superuser())
    data = {"name": HOSTILE[0], "_continue": "1"}

    answers = [
        client.post("/admin/articles/person/add/", data, follow=True),
        client.post(
            "/admin/articles/helpline/add/", LINE | {"name": HOSTILE[0][:120], "number": '"><b onx=1> 2'}, follow=True
        ),
        client.post("/admin/articles/synonym/add/", {"term": HOSTILE[1], "means": HOSTILE[0]}, follow=True),
        client.post("/admin/articles/source/add/", SOURCE | {"title": HOSTILE[0], "_continue": "1"}, follow=True),
        client.post("/admin/articles/tag/add/", TAG | {"name": HOSTILE[0], "_continue": "1"}, follow=True),
    ]

    assert ["success" in answer.content.decode() for answer in answers] == [True] * 5
    assert [danger for answer in answers for danger in dangers(answer)] == []


LINE = {"country": "X", "dial": "112", "position": "1"}
SOURCE = {"kind": "article", "evidence": "cohort", "standing": "unknown", "authors": f"= {HOSTILE[0]}"}
TAG = {"aliases-TOTAL_FORMS": "1", "aliases-INITIAL_FORMS": "0", "aliases-0-name": HOSTILE[1]}


@pytest.mark.parametrize(("model", "field"), [("source", "superseded_by"), ("taggedpage", "tag"), ("page", "author")])
def test_hostile_names_are_offered_as_json(client: Client, model: str, field: str) -> None:
    make_source("agabio2023", title=HOSTILE[0])
    make_person(HOSTILE[0])
    Tag.objects.bulk_create([Tag(name=HOSTILE[0], slug="x")])
    client.force_login(make_superuser())

    response = client.get("/admin/autocomplete/", {"app_label": "articles", "model_name": model, "field_name": field})

    assert HOSTILE[0] in response.json()["results"][0]["text"]
    assert dangers(response) == []


@pytest.mark.parametrize("text", [*HOSTILE, f'x"><a href="{SCHEME}">', '"><script>1</script>'])
def test_the_finder_finds(text: str) -> None:
    finder = Finder()

    finder.feed(f'<input value="{text}">')

    assert finder.found != []
