"""Every address of the admin × every kind of person × GET and POST: who gets in, and that nobody else changes a row.

The addresses come from the URL resolver. One that is not in the table here fails, until it is decided who may use it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client
from django.urls import URLPattern, get_resolver
from django.utils import timezone

from articles import publishing
from articles.admin import source_compared
from articles.admin.evidence_form import Field
from articles.checking import dismissing, keeping, told
from articles.library import merging
from articles.models import Article, HouseWord, KeptText, Link, Page, PreviewLink, Source, Synonym
from tests.articles.library import given_files
from tests.factories import (
    edit,
    make_article,
    make_draft,
    make_help_line,
    make_level,
    make_person,
    make_reviewer,
    make_source,
    make_tag,
    make_user,
)
from tests.treatments.importing import given_lists
from treatments.models import FacilityList, LevelOfCare, Provider, Term, Treatment

pytestmark = pytest.mark.django_db

PASSWORD = "a-long-enough-phrase"  # the one that the factories set
NEW = "another-phrase-long-enough"
ROLES = ("anonymous", "visitor", "bare", "author", "editor", "reviewer", "moderator", "superuser")
STAFF = frozenset(ROLES[2:])
SEE_PAGES = STAFF - {"bare"}
SEE = SEE_PAGES - {"moderator"}
WRITE = frozenset({"author", "editor", "superuser"})
EDIT = frozenset({"editor", "superuser"})
SIGN = frozenset({"reviewer", "superuser"})
SUPERUSER = frozenset({"superuser"})
NOBODY: frozenset[str] = frozenset()
NEAR = {"superuser": "editor", "bare": "moderator"}  # the one has every right of the other
PAGE_STATES = ("draft", "waiting", "live", "planned")  # what the world calls its pages

A_REFERENCE = given_files.ris({"DO": "10.1111/add.1"})
AN_ASSURANCE = {"source": "A call", "assured_date": "2026-01-01"}

World = SimpleNamespace
Data = Callable[[World], dict[str, Any]]


def nothing(world: World) -> dict[str, Any]:
    return {}


@dataclass(frozen=True)
class Row:
    """Those in `get` and `post` get in; other staff meet `refused`. Those in `changes` change rows by their POST."""

    route: str
    args: Callable[[World], str] = lambda world: ""  # what stands in the place of the route's variable part
    get: frozenset[str] = NOBODY
    post: frozenset[str] = NOBODY
    changes: frozenset[str] = NOBODY
    data: Data = nothing
    query: Data = nothing
    refused: int = 403
    strangers: frozenset[str] = (
        NOBODY  # who may do it with what is their own: this is somebody else's, so they meet 404
    )
    get_refused: int = 0  # when a refused GET is answered in another way
    post_refused: int = 0
    elsewhere: str | int = "sign in"  # what meets who is no staff
    post_elsewhere: str | int = ""  # when a POST meets something else
    asked: frozenset[str] = frozenset(ROLES)

    def address(self, world: World) -> str:
        if "(?P<" in self.route:
            return f"/admin/{self.args(world)}"
        before, wildcard, after = self.route.partition("<")
        return f"/admin/{before}" + (self.args(world) + after.rpartition(">")[2] if wildcard else "")

    def asks(self, role: str) -> bool:
        """Where who has a little more or less is asked as well, only what comes out differently."""
        near = NEAR.get(role, "")
        differs = any((role in who) != (near in who) for who in (self.get, self.post, self.changes))
        return role in self.asked and (differs or not near)

    def expected(self, role: str, method: str) -> str | int:
        if role not in STAFF:
            return (method == "post" and self.post_elsewhere) or self.elsewhere
        allowed, refused = (self.get, self.get_refused) if method == "get" else (self.post, self.post_refused)
        return "in" if role in allowed else refused or (404 if role in self.strangers else self.refused)


def pk_of(name: str) -> Callable[[World], str]:
    return lambda world: str(getattr(world, name).pk)


def sure(world: World) -> dict[str, Any]:
    """What the page that asks before deleting sends: the stock one, and that of pages."""
    return {"post": "yes", "based_on": 1}


def record(
    model: str,
    name: str,
    *,
    see: frozenset[str],
    write: frozenset[str],
    remove: frozenset[str],
    data: Data,
    signed_out: str | int = "",
) -> Iterator[Row]:
    """The stock addresses of a model, with the record of the world that is called `name`."""
    pk = pk_of(name)
    written: dict[str, Any] = {"post": write, "changes": write, "data": data, "post_elsewhere": signed_out}
    yield Row(f"{model}/add/", get=write, **written)
    yield Row(f"{model}/<path:object_id>/change/", pk, get=see, **written)
    yield Row(
        f"{model}/<path:object_id>/delete/",
        pk,
        get=remove,
        post=remove,
        changes=remove,
        data=sure,
    )
    yield Row(f"{model}/<path:object_id>/history/", pk, get=see, post=see)
    yield Row(f"{model}/<path:object_id>/", pk, get=STAFF, post=STAFF)
    many = {"action": "delete_selected", "post": "yes"}
    yield Row(
        f"{model}/",
        get=see,
        post=see,
        changes=remove if model.rpartition("/")[2] not in {"article", "levelofcare", "treatment"} else NOBODY,
        data=lambda world: many | {"_selected_action": [pk(world)]},
    )


def page(model: str, draft: str, waiting: str, seen: str, planned: str, data: Data) -> Iterator[Row]:
    """The addresses of a kind of page: the stock ones, and one for each verb of publishing."""
    # Who typed something and is signed out gets it back, with a form to sign in.
    yield from record(model, draft, see=SEE_PAGES, write=WRITE, remove=SUPERUSER, data=data, signed_out=403)
    yield from kept(model, draft, data)
    for verb, name, who in [
        ("submit", draft, WRITE | SIGN),
        ("send-back", waiting, EDIT | SIGN),
        ("publish", draft, EDIT),
        ("schedule", draft, EDIT),
        ("withdraw", seen, EDIT),
        ("cancel", planned, EDIT),
        ("still-right", seen, EDIT | SIGN),
        ("needs-work", seen, EDIT | SIGN),
    ]:
        address = f"{model}/<path:object_id>/{verb}/"
        yield Row(address, pk_of(name), get=who, post=who, changes=who, data=deed(verb), post_elsewhere=403)
    signer = frozenset({"reviewer"})  # the only one whose account belongs to a clinical reviewer
    sign = f"{model}/<path:object_id>/sign/"
    yield Row(sign, pk_of(waiting), get=SIGN, post=SIGN, changes=signer, data=deed("sign"), post_elsewhere=403)


def kept(model: str, name: str, data: Data) -> Iterator[Row]:
    """What is typed and not saved. The text in the world is of somebody else; its writer has tests elsewhere."""
    pk = pk_of(name)
    yield Row(f"{model}/add/autosave/", post=WRITE, changes=WRITE, data=data, get_refused=405)
    page = f"{model}/<path:object_id>"
    yield Row(f"{page}/autosave/", pk, post=WRITE, changes=WRITE, data=data, get_refused=405)
    yield Row(f"{page}/presence/", pk, post=WRITE, get_refused=405)
    yield Row(f"{page}/kept/<str:kept_id>/", lambda world: f"{pk(world)}/kept/{world.kept[name].pk}", get=WRITE)
    throw_away = f"{model}/kept/<str:kept_id>/throw-away/"
    yield Row(throw_away, lambda world: str(world.kept[name].pk), refused=404, get_refused=405)


def asked_by(roles: str, *rows: Iterator[Row]) -> Iterator[Row]:
    """Kinds that share their views with one of which all are asked: which rights each group has is in test_groups."""
    return (replace(row, asked=frozenset(roles.split())) for each in rows for row in each)


def deed(verb: str) -> Data:
    def data(world: World) -> dict[str, Any]:
        at = {"at": f"{timezone.localtime() + timedelta(days=2):%Y-%m-%dT%H:%M}"} if verb == "schedule" else {}
        return {"based_on": 1, "note": "Why."} | at

    return data


def history(model: str, name: str) -> Iterator[Row]:
    """What a page has been, and who else is shown it. `name` is a page of two revisions with a preview link."""
    pk = pk_of(name)
    yield Row(f"{model}/<path:object_id>/compare/", pk, get=SEE_PAGES, post_refused=405)
    yield Row(
        f"{model}/<path:object_id>/evidence/",
        pk,
        get=SEE_PAGES,
        post=WRITE | SIGN,
        changes=WRITE | SIGN,
        data=lambda world: {"based_on": 2, words_behind_the_claim(getattr(world, name)): "12 of 30 stopped."},
        post_elsewhere=403,
    )
    yield Row(
        f"{model}/<path:object_id>/restore/",
        pk,
        get=WRITE,
        post=WRITE,
        changes=WRITE,
        query=lambda world: {"number": 1},
        data=lambda world: {"number": 1, "based_on": 2},
    )
    yield Row(
        f"{model}/<path:object_id>/share/",
        pk,
        get=WRITE,
        post=WRITE,
        changes=WRITE,
        data=lambda world: {"days": 7, "based_on": 2},
    )
    yield Row(
        f"{model}/<path:object_id>/share/<str:link_id>/revoke/",
        lambda world: f"{pk(world)}/share/{world.links[name].pk}",
        post=WRITE,
        changes=WRITE,
        get_refused=405,
    )
    yield from checks(model, name)


def checks(model: str, name: str) -> Iterator[Row]:
    """What the checks find: while it is written, and on a page of its own where one finding stands and one does not."""
    pk = pk_of(name)
    yield Row(f"{model}/add/check/", post=WRITE, get_refused=405, data=lambda world: {"title": "A page"})
    yield Row(f"{model}/<path:object_id>/check/", pk, post=WRITE, get_refused=405, data=page_data)
    yield Row(f"{model}/<path:object_id>/checks/", pk, get=SEE_PAGES, post_refused=405)
    yield Row(
        f"{model}/<path:object_id>/checks/answer/",
        pk,
        post=WRITE | SIGN,
        changes=WRITE | SIGN,
        data=lambda world: {"based_on": 2, "value-discern-2": "4"},
        get_refused=405,
    )
    for deed, key in [
        ("dismiss", lambda world: found_in(getattr(world, name), dismissed=False)),
        ("report-again", lambda world: found_in(getattr(world, name), dismissed=True)),
    ]:
        yield Row(
            f"{model}/<path:object_id>/checks/{deed}/",
            pk,
            post=WRITE | SIGN,
            changes=WRITE | SIGN,
            data=lambda world, key=key: {"key": key(world), "reason": "The address is what it is about."},
            get_refused=405,
            post_elsewhere=403 if deed == "dismiss" else "",
        )


def found_in(page: Page, *, dismissed: bool) -> str:
    """The key of the one finding of the page that is let stand, or of the one that is not."""
    found = told.of_revision(page.revisions.latest())
    return next(each.finding.key for each in found if bool(each.dismissal) is dismissed)


def importing_references() -> Iterator[Row]:
    """Files of references that nobody in the table has given: who may import meets them as if they were not there."""
    model, own = "articles/source/import", {"strangers": WRITE - SUPERUSER}
    yield Row(f"{model}/", get=WRITE, post=WRITE, changes=WRITE, data=lambda world: {"text": A_REFERENCE})
    yield Row(f"{model}/<str:import_id>/", pk_of("planned_import"), get=SUPERUSER, post_refused=405, **own)
    yield Row(f"{model}/<str:import_id>/refused/", pk_of("planned_import"), get=SUPERUSER, post_refused=405, **own)
    for deed, name, data in [
        ("read", "unread_import", {}),
        ("choose", "planned_import", {"shown": "1", "skip-1": "on"}),
        ("apply", "planned_import", {}),
        ("throw-away", "planned_import", {}),
    ]:
        yield Row(
            f"{model}/<str:import_id>/{deed}/",
            pk_of(name),
            post=SUPERUSER,
            changes=SUPERUSER,
            data=lambda world, data=data: data,
            get_refused=405,
            **own,
        )


def importing_programmes() -> Iterator[Row]:
    """Facility lists, which all who may import share."""
    model = "treatments/programme/import"
    yield Row(f"{model}/", get=EDIT, post=EDIT, changes=EDIT, data=facility_list_data)
    planned = f"{model}/<str:import_id>"
    yield Row(f"{planned}/", pk_of("planned_list"), get=EDIT, post_refused=405)
    yield Row(f"{planned}/refused.csv", pk_of("planned_list"), get=EDIT, post_refused=405)
    yield Row(f"{planned}/apply/", pk_of("planned_list"), get=EDIT, post=EDIT, changes=EDIT)
    yield Row(f"{planned}/read/", pk_of("unread_list"), post=EDIT, changes=EDIT, get_refused=405)
    yield Row(f"{planned}/throw-away/", pk_of("planned_list"), post=EDIT, changes=EDIT, get_refused=405)
    yield Row(
        f"{planned}/choose/",
        pk_of("planned_list"),
        post=EDIT,
        changes=EDIT,
        data=lambda world: {"all": "take"},
        get_refused=405,
    )


def directory() -> Iterator[Row]:
    """Programmes, and what they are described by."""
    model = "treatments/programme"
    yield from record(model, "programme", see=SEE_PAGES, write=EDIT, remove=NOBODY, data=programme_data)
    yield Row(
        f"{model}/<path:object_id>/confirm/",
        pk_of("programme"),
        get=EDIT,
        post=EDIT,
        changes=EDIT,
        data=lambda world: {"groups": ["cost"], "source": "A call"},
    )
    named: dict[str, Any] = {"see": SEE_PAGES, "write": EDIT, "remove": SUPERUSER}
    yield from record("treatments/term", "term", **named, data=term_data)
    for asked, name in [("anonymous author superuser", "provider"), ("bare reviewer editor", "facilitylist")]:
        rows = record(f"treatments/{name}", name, **named, data=lambda world: {"name": "New"})
        yield from asked_by(asked, rows)
    yield Row(
        "treatments/term/name/",
        get=EDIT,
        post=EDIT,
        changes=EDIT,
        data=lambda world: {"name": "Day programme", "term": world.term.code},
    )


def page_data(world: World) -> dict[str, Any]:
    texts = {"title": "New title", "slug": "new-title", "summary": "What it is about.", "body": "Text."}
    return texts | {"position": "3", "approach": "medicine", "based_on": "1", "tab": "tab"}


def programme_data(world: World) -> dict[str, Any]:
    on_record = {f"{group}_{name}": value for group in ("contact", "services") for name, value in AN_ASSURANCE.items()}
    return on_record | {"provider": world.other_provider.pk, "name": "New", "status": "active", "country": "US"}


def term_data(world: World) -> dict[str, Any]:
    names = {"names-TOTAL_FORMS": "0", "names-INITIAL_FORMS": "0"}
    return names | {"code": "NEW", "name": "New", "facet": "other"}


def facility_list_data(world: World) -> dict[str, Any]:
    file = SimpleUploadedFile("list.json", given_lists.listed(given_lists.row(9)).read())
    return {"file": file, "name": "New", "as_of": "2026-10-01"}


def source_data(world: World) -> dict[str, Any]:
    return {"kind": "report", "evidence": "cohort", "standing": "current", "title": "New", "key": "new2020"}


def merge_data(world: World) -> dict[str, Any]:
    """What the preview sends of two records, as it read them."""
    dropped, kept = (Source.objects.get(pk=source.pk) for source in (world.source, world.other_source))
    return {"into": kept.pk, "as_seen": source_compared.seen(dropped, kept)}


def tag_data(world: World) -> dict[str, Any]:
    return {"name": "New name", "aliases-TOTAL_FORMS": "0", "aliases-INITIAL_FORMS": "0"}


def line_data(world: World) -> dict[str, Any]:
    return {"country": "X", "name": "New", "number": "112", "dial": "112", "position": "1", "shown": "on"}


def synonym_data(world: World) -> dict[str, Any]:
    return {"term": "a", "means": "b"}


def house_word_data(world: World) -> dict[str, Any]:
    return {"kind": "avoid", "words": "new words", "instead": "other words"}


def account_data(world: World) -> dict[str, Any]:
    password = {"usable_password": "true", "password1": NEW, "password2": NEW}
    return password | {"username": "new-name", "date_joined_0": "2026-01-01", "date_joined_1": "12:00"}


def completing(app: str, model: str, name: str) -> Data:
    return lambda world: {"app_label": app, "model_name": model, "field_name": name, "term": ""}


ROWS = [
    Row("", get=STAFF, post=STAFF),
    Row("login/", get=STAFF, post=STAFF, elsewhere="in"),
    Row("logout/", post=STAFF, refused=405, elsewhere="in"),  # who is no staff is led away without a question
    Row(
        "password_change/",
        get=STAFF,
        post=STAFF,
        changes=STAFF,  # of one's own
        data=lambda world: {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW},
    ),
    Row("password_change/done/", get=STAFF, post_refused=405),
    Row("jsi18n/", get=STAFF, post_refused=405),
    Row("autocomplete/", get=SEE, post_refused=405, query=completing("articles", "source", "superseded_by")),
    Row("autocomplete/", get=SEE, post_refused=405, query=completing("articles", "taggedpage", "tag")),
    Row("autocomplete/", get=SEE, post_refused=405, query=completing("articles", "page", "author")),
    Row("autocomplete/", get=SEE_PAGES, post_refused=405, query=completing("treatments", "programme", "provider")),
    Row("autocomplete/", get=SUPERUSER, post_refused=405, query=completing("auth", "user", "groups")),
    Row("r/<path:rest>", lambda world: f"{world.shortcut}/", refused=404, elsewhere=404),
    Row("r/<path:content_type_id>/<path:object_id>/", lambda world: world.shortcut, refused=404, elsewhere=404),
    Row(
        "^(?P<app_label>auth|articles|treatments)/$",
        lambda world: "articles/",
        get=SEE_PAGES,
        post=SEE_PAGES,
        refused=404,
    ),
    Row(
        "^(?P<app_label>auth|articles|treatments)/$",
        lambda world: "treatments/",
        get=SEE_PAGES,
        post=SEE_PAGES,
        refused=404,
    ),
    Row(
        "^(?P<app_label>auth|articles|treatments)/$", lambda world: "auth/", get=SUPERUSER, post=SUPERUSER, refused=404
    ),
    Row("(?P<url>.*)$", lambda world: "no/such/address/", refused=404),
    *record("auth/user", "account", see=SUPERUSER, write=SUPERUSER, remove=SUPERUSER, data=account_data),
    Row(
        "auth/user/<id>/password/",
        pk_of("account"),
        get=SUPERUSER,
        post=SUPERUSER,
        changes=SUPERUSER,
        data=account_data,
    ),
    *record(
        "auth/group", "group", see=SUPERUSER, write=SUPERUSER, remove=SUPERUSER, data=lambda world: {"name": "New"}
    ),
    *page("articles/article", *PAGE_STATES, page_data),
    *history("articles/article", "edited"),
    *asked_by(
        "author reviewer superuser",
        page("treatments/levelofcare", *(f"{state}_level" for state in PAGE_STATES), page_data),
        history("treatments/levelofcare", "edited_level"),
    ),
    *asked_by(
        "visitor bare editor moderator",
        page("treatments/treatment", *(f"{state}_treatment" for state in PAGE_STATES), page_data),
        history("treatments/treatment", "edited_treatment"),
    ),
    *importing_programmes(),
    *directory(),
    Row("articles/article/editor/preview/", post=WRITE, get_refused=405, data=lambda world: {"text": "Some text."}),
    Row("articles/article/editor/sources/", get=SEE, post_refused=405),
    Row("articles/article/editor/pages/", get=WRITE, post_refused=405),
    Row("articles/article/waiting/<slug:key>/", lambda world: "review", get=EDIT | SIGN, post_refused=405),
    Row("articles/article/waiting/<slug:key>/", lambda world: "sent-back", get=SEE, post_refused=405),
    Row("articles/article/waiting/<slug:key>/", lambda world: "planned", get=WRITE, post_refused=405),
    Row("articles/article/waiting/<slug:key>/", lambda world: "findings", get=WRITE, post_refused=405),
    Row("articles/article/waiting/<slug:key>/", lambda world: "sources", get=SEE, post_refused=405),
    Row("articles/article/waiting/<slug:key>/", lambda world: "unsaved", get=WRITE, post_refused=405),
    Row("articles/article/checks/", get=SEE_PAGES, post_refused=405),
    Row("articles/article/checks/again/", post=WRITE, changes=WRITE, get_refused=405),
    Row("articles/article/overdue/", get=SEE, post_refused=405),
    Row("articles/article/overdue.csv", get=SEE, post_refused=405),
    *importing_references(),
    *record("articles/source", "source", see=SEE, write=WRITE, remove=EDIT, data=source_data),
    Row("articles/source/export.<str:extension>", lambda world: "ris", get=SEE, post_refused=405),
    Row(
        "articles/source/<path:object_id>/merge/",
        pk_of("source"),
        get=EDIT,
        post=EDIT,
        changes=EDIT,
        query=lambda world: {"into": world.other_source.pk},
        data=merge_data,
    ),
    Row(
        "articles/source/<path:object_id>/merges/<str:merge_id>/undo/",
        lambda world: f"{world.other_source.pk}/merges/{world.merge.pk}",
        get=EDIT,
        post=EDIT,
        changes=EDIT,
    ),
    Row(
        "articles/source/",
        get=SEE,
        post=SEE,
        data=lambda world: {"action": "merge_selected", "_selected_action": [world.source.pk, world.other_source.pk]},
    ),
    *record("articles/tag", "tag", see=SEE, write=EDIT, remove=EDIT, data=tag_data),
    Row(
        "articles/tag/merge/",
        get=EDIT,
        post=EDIT,
        changes=EDIT,
        query=lambda world: {"tag": [world.tag.pk, world.other_tag.pk], "into": world.tag.pk},
        data=lambda world: {"tag": [world.tag.pk, world.other_tag.pk], "into": world.tag.pk},
    ),
    Row(
        "articles/tag/",
        get=SEE,
        post=SEE,
        data=lambda world: {"action": "merge", "_selected_action": [world.tag.pk, world.other_tag.pk]},
    ),
    *record("articles/person", "person", see=SEE, write=EDIT, remove=EDIT, data=lambda world: {"name": "New"}),
    *record("articles/houseword", "house_word", see=SEE, write=EDIT, remove=EDIT, data=house_word_data),
    *asked_by(
        "anonymous author moderator",
        record("articles/helpline", "line", see=SEE, write=EDIT, remove=EDIT, data=line_data),
    ),
    *record("articles/link", "link", see=SEE, write=NOBODY, remove=NOBODY, data=nothing),  # only the check writes
    *asked_by(
        "bare reviewer editor",
        record("articles/synonym", "synonym", see=SEE, write=EDIT, remove=EDIT, data=synonym_data),
    ),
]


def submitted(title: str, model: type[Page]) -> Any:
    page = make_draft(title, model=model)
    publishing.submit(page, by=None)
    return page


def published(title: str, at: datetime | None = None) -> Any:
    page = make_draft(title, model=Treatment)
    publishing.publish(page, by=None, at=at)
    return page


def the_directory() -> dict[str, Any]:
    """A programme, and a list in which it and we have both changed since; the other records are in no use."""
    given_lists.imported(given_lists.row(1))
    given_lists.change(1, phone="555-555-0177")
    again = given_lists.row(1, phone="555-555-0188")
    return {
        "programme": given_lists.programme(),
        "planned_list": given_lists.planned(again, as_of=given_lists.NOVEMBER),
        "unread_list": given_lists.taken_in(again, as_of=given_lists.NOVEMBER),
        "provider": Provider.objects.create(name="On no programme"),
        "other_provider": Provider.objects.create(name="Another"),
        "term": Term.objects.create(code="OIT", name="Intensive outpatient"),
        "facilitylist": FacilityList.objects.create(name="Of no programme"),
    }


def edited(model: type[Page]) -> Any:
    page = make_draft(model=model)
    edit(page, body=f"Other text [@{make_source().key}]. See https://example.org/a and https://example.org/b here.")
    dismissing.dismiss(page, told.of_revision(page.revisions.latest())[0].finding, "It is meant.", by=None)
    return page


def checked(world: World) -> World:
    """All of it read with today's words, but for one page, so that there is something to be checked again."""
    keeping.bring_up_to_date(seconds=60)
    world.draft.revisions.update(checked_with="")
    return world


def words_behind_the_claim(page: Page) -> str:
    """The name of the field that the evidence of the page has for its only citation."""
    return Field(page.revisions.latest().citations.get(), None, may=True).name


def conflict(page: Page) -> KeptText:
    reason = KeptText.Reason.CONFLICT
    name, fields = page._meta.label_lower, {"title": "Not saved"}
    return publishing.keeping.keep(page, model=name, by=make_user(), fields=fields, based_on=1, reason=reason)


def shared(page: Page) -> PreviewLink:
    return publishing.sharing.share(page.revisions.latest(), by=None, days=7)[0]


@pytest.fixture
def world() -> World:
    """One of everything, each in a state in which all that can be done to it would do something."""
    later = timezone.now() + timedelta(days=1)
    other_source = make_source("other2020")
    draft, draft_level = make_draft("Draft", tags=("Alcohol",)), make_draft("Draft level", model=LevelOfCare)
    draft_treatment = make_draft("Draft treatment", model=Treatment)
    edited_pages = {
        "edited": edited(Article),
        "edited_level": edited(LevelOfCare),
        "edited_treatment": edited(Treatment),
    }
    found = World(
        **edited_pages,
        links={name: shared(page) for name, page in edited_pages.items()},
        kept={
            "draft": conflict(draft),
            "draft_level": conflict(draft_level),
            "draft_treatment": conflict(draft_treatment),
        },
        draft=draft,
        waiting=submitted("Waiting", Article),
        live=make_article("Live"),
        planned=make_article("Planned", at=later),
        draft_level=draft_level,
        waiting_level=submitted("Waiting level", LevelOfCare),
        live_level=make_level("Live level"),
        planned_level=make_level("Planned level", at=later),
        draft_treatment=draft_treatment,
        waiting_treatment=submitted("Waiting treatment", Treatment),
        live_treatment=published("Live treatment"),
        planned_treatment=published("Planned treatment", at=later),
        **the_directory(),
        source=make_source("agabio2023"),
        other_source=other_source,
        merge=merging.merge(make_source("merged2020"), other_source, by=None),
        tag=make_tag("Opioids"),
        other_tag=make_tag("Opioid"),
        person=make_person("On no page"),
        reviewer=make_reviewer(),
        line=make_help_line(),
        synonym=Synonym.objects.create(term="rehab", means="treatment"),
        link=Link.objects.create(url="https://example.org/"),
        unread_import=given_files.taken_in(A_REFERENCE),
        planned_import=given_files.planned(A_REFERENCE),
        account=make_user("somebody"),
        group=Group.objects.create(name="Somebodies"),
        shortcut=f"{ContentType.objects.get_for_model(Article).pk}/{draft.pk}",
        house_word=HouseWord.objects.create(words="some words", instead="others"),
    )
    return checked(found)


def sign_in(role: str, **options: Any) -> Client:
    client = Client(**options)
    if role == "superuser":
        client.force_login(make_user(is_superuser=True))
    elif role != "anonymous":
        group = role if Group.objects.filter(name=role).exists() else ""
        user = make_user(group=group, is_staff=role != "visitor")
        if role == "reviewer":
            make_person("Dr Ada Lind", credentials="MD", is_reviewer=True, account=user)
        client.force_login(user)
    return client


def tables() -> list[str]:
    models = [
        model
        for label in ("articles", "treatments", "auth")
        for model in apps.get_app_config(label).get_models(include_auto_created=True)
    ]
    return sorted({model._meta.db_table for model in models})


TABLES = tables()
Rows = dict[str, list[Any]]


def rows() -> Rows:
    """Every row of every table of ours, and of accounts."""
    found = {}
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f'SELECT * FROM "{table}" ORDER BY 1')
            found[table] = cursor.fetchall()
    return found


def changed(before: Rows) -> list[str]:
    now = rows()
    return [table for table in TABLES if now[table] != before[table]]


def outcome(response: Any) -> str | int:
    if response.status_code == 302 and response.headers["Location"].startswith("/admin/login/"):
        return "sign in"
    return "in" if response.status_code in (200, 302) else response.status_code


def ask(client: Client, row: Row, method: str, world: World, before: Rows) -> tuple[str | int, list[str]]:
    """What a request is answered, and which tables it changed; then all is as it was before."""
    cookies = client.cookies.copy()
    data = row.query(world) if method == "get" else row.data(world)
    written: list[str] = []
    with transaction.atomic(), connection.execute_wrapper(noting(written)):
        response = getattr(client, method)(row.address(world), data)
        found = outcome(response), changed(before) if written else []
        transaction.set_rollback(True)
    client.cookies = cookies
    return found


def noting(written: list[str]) -> Callable[..., Any]:
    """Keep what is asked of the database but reading: only then is there anything to compare."""

    def execute(run: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if not sql.startswith(("SELECT", "SAVEPOINT", "RELEASE SAVEPOINT")):
            written.append(sql)
        return run(sql, params, many, context)

    return execute


def routes() -> set[str]:
    def walk(patterns: list[Any], prefix: str) -> Iterator[str]:
        for pattern in patterns:
            route = prefix + str(pattern.pattern)
            if isinstance(pattern, URLPattern):
                yield route
            else:
                yield from walk(pattern.url_patterns, route)

    return {
        route.removeprefix("admin/") for route in walk(get_resolver().url_patterns, "") if route.startswith("admin/")
    }


def test_every_address_of_the_admin_is_in_the_table() -> None:
    assert routes() == {row.route for row in ROWS}


@pytest.mark.parametrize("role", ROLES)
def test_who_gets_in_and_who_changes_what(role: str, world: World) -> None:
    client = sign_in(role)
    before, wrong = rows(), []
    for row in (each for each in ROWS if each.asks(role)):
        for method in ("get", "post"):
            answer, touched = ask(client, row, method, world, before)
            may_change = method == "post" and role in row.changes
            if answer != row.expected(role, method) or bool(touched) != may_change:
                wrong.append(f"{method} {row.address(world)}: {answer}, changed {touched}")

    assert not wrong, "\n".join(wrong)


def test_no_post_is_taken_without_the_token(world: World) -> None:
    client = sign_in("superuser", enforce_csrf_checks=True)

    before = rows()
    answers = {row.address(world): ask(client, row, "post", world, before) for row in ROWS}

    assert {address: answer for address, answer in answers.items() if answer != (403, [])} == {}
