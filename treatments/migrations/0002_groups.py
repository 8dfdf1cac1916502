"""What each group of the staff may do with treatments and programmes. The groups themselves are made in `articles`.

Nobody deletes a programme: it is closed, or withheld for a reason that stays on record.
"""

from django.contrib.auth.management import create_permissions
from django.db import migrations

PAGES = ("levelofcare", "treatment")
DIRECTORY = ("programme", "provider", "assurance", "term", "termname", "facilitylist", "programmeimport")

VIEW = {f"view_{model}" for model in (*PAGES, *DIRECTORY)}
WRITE = {f"{verb}_{model}" for verb in ("add", "change") for model in PAGES}
KEEP = {f"{verb}_{model}" for verb in ("add", "change") for model in DIRECTORY} | {"delete_termname"}

GROUPS = {"author": VIEW | WRITE, "editor": VIEW | WRITE | KEEP, "reviewer": VIEW, "moderator": VIEW}


def forwards(apps, schema_editor):
    using = schema_editor.connection.alias
    # Django makes permissions after the last migration; the groups need them now.
    app = apps.get_app_config("treatments")
    app.models_module = True
    create_permissions(app, apps=apps, using=using, verbosity=0)
    permissions = apps.get_model("auth", "Permission").objects.using(using).filter(content_type__app_label="treatments")
    for group in apps.get_model("auth", "Group").objects.using(using).filter(name__in=GROUPS):
        group.permissions.add(*permissions.filter(codename__in=GROUPS[group.name]))


def backwards(apps, schema_editor):
    using = schema_editor.connection.alias
    permissions = apps.get_model("auth", "Permission").objects.using(using).filter(content_type__app_label="treatments")
    for group in apps.get_model("auth", "Group").objects.using(using).filter(name__in=GROUPS):
        group.permissions.remove(*permissions)


class Migration(migrations.Migration):
    dependencies = [("treatments", "0001_initial"), ("articles", "0003_groups")]
    operations = [migrations.RunPython(forwards, backwards)]
