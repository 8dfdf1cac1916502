"""The groups that the migrations make: each may do exactly what its table says."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission, User
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests.factories import make_user

pytestmark = pytest.mark.django_db

SEEN = {
    "articles.view_event",
    *("articles.view_article", "articles.view_citation", "articles.view_formerslug", "articles.view_helpline"),
    *("articles.view_page", "articles.view_person", "articles.view_revision", "articles.view_source"),
    *("articles.view_synonym", "articles.view_tag", "articles.view_tagalias", "articles.view_houseword"),
    *("articles.view_link", "articles.view_sourcemerge", "articles.view_standingchange", "articles.view_support"),
}
DIRECTORY = ("assurance", "facilitylist", "programme", "programmeimport", "provider", "term", "termname")
SEEN_TREATMENTS = {f"treatments.view_{model}" for model in ("levelofcare", "treatment", *DIRECTORY)}
DRAFTED = {
    *("articles.add_article", "articles.change_article", "articles.add_source", "articles.change_source"),
    *("treatments.add_levelofcare", "treatments.change_levelofcare"),
    *("treatments.add_treatment", "treatments.change_treatment"),
}
KEPT = {
    *("articles.add_source", "articles.change_source", "articles.delete_source"),
    *("articles.add_tag", "articles.change_tag", "articles.delete_tag"),
    *("articles.add_tagalias", "articles.change_tagalias", "articles.delete_tagalias"),
    *("articles.add_person", "articles.change_person", "articles.delete_person"),
    *("articles.add_helpline", "articles.change_helpline", "articles.delete_helpline"),
    *("articles.add_synonym", "articles.change_synonym", "articles.delete_synonym"),
    *("articles.add_houseword", "articles.change_houseword", "articles.delete_houseword"),
    *(f"treatments.{verb}_{model}" for verb in ("add", "change") for model in DIRECTORY),
    "treatments.delete_termname",
}
RIGHTS = {
    "author": SEEN | SEEN_TREATMENTS | DRAFTED,
    "editor": SEEN | SEEN_TREATMENTS | DRAFTED | KEPT | {"articles.publish_page"},
    "reviewer": SEEN | SEEN_TREATMENTS | {"articles.sign_page"},
    "moderator": {
        *("articles.view_page", "articles.view_article", "articles.view_revision"),
        *SEEN_TREATMENTS,
    },
}


def forwards(module: str) -> None:
    """Run the body of a migration again, on the database as it is."""
    with connection.schema_editor() as editor:
        import_module(module).forwards(apps, editor)


def test_the_migrations_make_these_groups_and_no_other() -> None:
    assert set(Group.objects.values_list("name", flat=True)) == set(RIGHTS)


@pytest.mark.parametrize("group", RIGHTS)
def test_group_has_exactly_its_rights(group: str) -> None:
    user = make_user(group=group)

    assert User.objects.get(pk=user.pk).get_all_permissions() == RIGHTS[group]


def test_rights_are_made_once_and_not_again_by_django() -> None:
    rights = list(Permission.objects.values_list("content_type__app_label", "content_type__model", "codename"))

    assert len(rights) == len(set(rights))


@pytest.mark.django_db(transaction=True)
def test_running_the_tables_again_changes_nothing(django_db_serialized_rollback: Any) -> None:
    forwards("articles.migrations.0003_groups")
    forwards("treatments.migrations.0002_groups")

    assert rights_by_group() == RIGHTS


@pytest.mark.django_db(transaction=True)
def test_groups_can_be_taken_back_and_made_again_before_there_are_rights(django_db_serialized_rollback: Any) -> None:
    MigrationExecutor(connection).migrate([("articles", "0002_search"), ("treatments", None)])
    assert list(Group.objects.all()) == []

    Permission.objects.all().delete()
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())

    assert rights_by_group() == RIGHTS


def rights_by_group() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name, app, codename in Group.objects.values_list(
        "name", "permissions__content_type__app_label", "permissions__codename"
    ):
        found.setdefault(name, set()).add(f"{app}.{codename}")
    return found
