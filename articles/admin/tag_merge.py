"""Merging tags in the admin: choose those to merge, choose the one that stays, see what changes, then do it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse

from articles import tagging
from articles.admin.record import RecordAdmin
from articles.models import Tag
from articles.publishing import Refused

MOST = 50  # tags in one merge: more is a slip of the hand
LONGEST_NUMBER = 18  # digits: what every database can hold


class MergesTags(RecordAdmin):
    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.merge_view)
        return [path("merge/", view, name="articles_tag_merge"), *super().get_urls()]

    def has_merge_permission(self, request: HttpRequest) -> bool:
        return self.has_change_permission(request) and self.has_delete_permission(request)

    @admin.action(permissions=["merge"], description="Merge selected tags…")
    def merge(self, request: HttpRequest, queryset: QuerySet[Tag]) -> HttpResponse | None:
        chosen = list(queryset.order_by("name").values_list("pk", flat=True)[: MOST + 1])
        if not 2 <= len(chosen) <= MOST:
            self.message_user(request, f"Choose two to {MOST} tags to merge.", messages.ERROR)
            return None
        return HttpResponseRedirect(f"{reverse('admin:articles_tag_merge')}?{urlencode({'tag': chosen}, doseq=True)}")

    def merge_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_merge_permission(request):
            raise PermissionDenied
        data = request.POST if request.method == "POST" else request.GET
        tags = self._chosen(request, data)
        if len(tags) < 2:
            self.message_user(request, "Not all of these tags are there. Choose them again.", messages.ERROR)
            return HttpResponseRedirect(reverse("admin:articles_tag_changelist"))
        into = next((tag for tag in tags if str(tag.pk) == data.get("into")), None)
        if request.method == "POST" and into:
            return self._merge(request, tags, into)
        if request.method == "POST":
            self.message_user(request, "Nothing was merged. Choose which of these tags stays.", messages.ERROR)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Merge tags",
            "tags": tags,
            "plan": tagging.plan(tags, into or max(tags, key=lambda tag: (tag.live_pages, tag.drafts))),
        }
        return TemplateResponse(request, "admin/articles/tag/merge.html", context)

    def _chosen(self, request: HttpRequest, data: QueryDict) -> list[Any]:
        """The tags that were asked for; none when one of them is not there, which somebody else may have deleted."""
        wanted = set(data.getlist("tag"))
        numbers = [int(text) for text in wanted if text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER]
        tags = list(self.get_queryset(request).filter(pk__in=numbers[:MOST]).order_by("name"))
        return tags if len(tags) == len(wanted) else []

    def _merge(self, request: HttpRequest, tags: list[Tag], into: Tag) -> HttpResponse:
        losers = [tag for tag in tags if tag != into]
        names = ", ".join(f"“{tag.name}”" for tag in losers)
        try:
            with transaction.atomic():
                self.log_deletions(request, Tag.objects.filter(pk__in=[tag.pk for tag in losers]))
                tagging.merge(losers, into, by=request.user)
                self.log_change(request, into, f"Merged {names} into this tag.")
        except Refused as refused:
            self.message_user(request, f"Nothing was merged. {refused}", messages.ERROR)
        else:
            self.message_user(request, f"Merged {names} into “{into.name}”.", messages.SUCCESS)
        return HttpResponseRedirect(reverse("admin:articles_tag_changelist"))
