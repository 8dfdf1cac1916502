"""The admin of accounts and groups. Rights come from groups: nobody has any of their own."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.db.models import ManyToManyField
from django.forms import CheckboxSelectMultiple

from articles.admin.safe_list import SafeList

BOXES: dict[Any, dict[str, Any]] = {ManyToManyField: {"widget": CheckboxSelectMultiple}}

admin.site.unregister(User)
admin.site.unregister(Group)


@admin.register(User)
class AccountAdmin(SafeList, UserAdmin):
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Person", {"fields": ("first_name", "last_name", "email")}),
        ("Rights", {"fields": ("is_active", "is_staff", "groups", "is_superuser")}),
        ("On record", {"fields": ("last_login", "date_joined")}),
    )
    filter_horizontal = ()
    formfield_overrides = BOXES
    readonly_fields = ("last_login", "date_joined")


@admin.register(Group)
class RightsAdmin(SafeList, GroupAdmin):
    filter_horizontal = ()
    formfield_overrides = BOXES
