"""The admin of the people whose names stand on pages."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Exists, ForeignKey, OuterRef, Q, QuerySet
from django.http import HttpRequest

from articles.admin.record import RecordAdmin, RecordForm
from articles.models import Page, Person, Revision

CHANGE_ACCOUNTS = "auth.change_user"
WHO_SIGNS = ("credentials", "is_reviewer")  # of a person with an account: whoever sets these decides who may sign
ON_REVIEWS = ("name", "credentials")  # what readers see under a review


class PersonForm(RecordForm):
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        held = {name: cleaned.get(name, getattr(self.instance, name)) for name in WHO_SIGNS}
        if held["is_reviewer"] and not held["credentials"] and not self.errors.keys() & WHO_SIGNS:
            where = "credentials" if "credentials" in self.fields else None
            self.add_error(where, "Who reviews pages needs credentials, because readers see them under each review.")
        return cleaned


@admin.register(Person)
class PersonAdmin(RecordAdmin):
    form = PersonForm
    list_display = ("name", "credentials", "role", "is_reviewer", "account")
    list_select_related = ("account",)
    list_filter = ("is_reviewer",)
    search_fields = ("name", "credentials", "role")
    search_help_text = "Searches name, credentials and role."

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Who signs, and whose word stands under a page, is for those who look after the accounts."""
        readonly = super().get_readonly_fields(request, obj)
        if request.user.has_perm(CHANGE_ACCOUNTS):
            return readonly
        signs = WHO_SIGNS if obj and obj.account_id else ()
        has_signed = ON_REVIEWS if obj and obj.reviewed.exists() else ()
        return tuple(dict.fromkeys((*readonly, "account", *signs, *has_signed)))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        is_ours = obj is None or obj.account_id is None or request.user.has_perm(CHANGE_ACCOUNTS)
        return is_ours and super().has_delete_permission(request, obj)

    def formfield_for_foreignkey(self, db_field: ForeignKey[Any, Any], request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "account":
            kwargs["queryset"] = db_field.remote_field.model._default_manager.filter(is_staff=True).order_by("username")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def pages_using(self, record: Any) -> QuerySet[Page]:
        on_a_revision = Revision.objects.filter(Q(author=record) | Q(reviewer=record), page=OuterRef("pk"))
        return Page.objects.filter(Q(author=record) | Exists(on_a_revision))
