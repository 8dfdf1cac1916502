"""The groups of the staff and what each may do. Superusers need no group.

A right that is not in this table, a group does not have: nobody deletes a page, and none but superusers see accounts.
"""

from django.contrib.auth.management import create_permissions
from django.db import migrations

SUBJECTS = (
    *("article", "citation", "event", "formerslug", "helpline", "link", "page", "person", "revision", "source"),
    *("sourcemerge", "standingchange", "support", "synonym", "tag", "houseword"),
)
KEPT_BY_EDITORS = ("source", "tag", "tagalias", "person", "helpline", "synonym", "houseword")

VIEW = {f"view_{model}" for model in (*SUBJECTS, "tagalias")}
WRITE = {"add_article", "change_article", "add_source", "change_source"}
KEEP = {f"{verb}_{model}" for verb in ("add", "change", "delete") for model in KEPT_BY_EDITORS}

GROUPS = {
    "author": VIEW | WRITE,
    "editor": VIEW | WRITE | KEEP | {"publish_page"},
    "reviewer": VIEW | {"sign_page"},
    "moderator": {"view_page", "view_article", "view_revision"},
}


def forwards(apps, schema_editor):
    using = schema_editor.connection.alias
    # Django makes permissions after the last migration; the groups need them now.
    app = apps.get_app_config("articles")
    app.models_module = True
    create_permissions(app, apps=apps, using=using, verbosity=0)
    permissions = apps.get_model("auth", "Permission").objects.using(using).filter(content_type__app_label="articles")
    for name, codenames in GROUPS.items():
        group, _ = apps.get_model("auth", "Group").objects.using(using).get_or_create(name=name)
        group.permissions.add(*permissions.filter(codename__in=codenames))


def backwards(apps, schema_editor):
    groups = apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias)
    groups.filter(name__in=GROUPS).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0002_search"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(forwards, backwards)]
