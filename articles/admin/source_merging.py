"""Merging two sources in the admin: choose the one that stays, see what follows, do it, and take it back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.views.decorators.http import require_http_methods

from articles.admin import source_compared as compared
from articles.admin.record import RecordAdmin
from articles.admin.safe_list import is_number
from articles.admin.source_fields import SourceSelect
from articles.library import merging, undoing
from articles.library.naming import KEY, bears_name
from articles.models import Source, SourceMerge
from articles.publishing import Refused
from articles.references import identifiers

MOST_ALIKE = 10
GONE = "Nothing was merged: somebody merged or deleted one of the two in the meantime."


class ChooseForm(forms.Form):
    """Which record stays: found in the list, or named by its key or any number of it."""

    into = forms.ModelChoiceField(Source.objects.all(), required=False, label="The record that stays")
    named = forms.CharField(
        required=False,
        label="Or its key, DOI or another number",
        widget=AdminTextInputWidget,
        help_text="As you would paste it anywhere else.",
    )

    def __init__(self, *args: Any, site: admin.AdminSite, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        into: Any = self.fields["into"]
        into.widget = SourceSelect(Source._meta.get_field("superseded_by"), site)
        into.widget.choices = into.choices
        into.error_messages["invalid_choice"] = "That source is not here any more. Choose another."

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        named = cleaned.get("named", "").strip()
        if not cleaned.get("into") and not named and not self.errors:
            raise forms.ValidationError("Choose the record that stays.")
        if not cleaned.get("into") and named and not (found := _named(named)):
            self.add_error("named", f"No source is known as “{named}” here.")
        elif not cleaned.get("into") and named:
            cleaned["into"] = found
        return cleaned


class MergesSources(RecordAdmin):
    def get_urls(self) -> list[URLPattern]:
        merge, undo = (self.admin_site.admin_view(view) for view in (self.merge_view, self.undo_merge_view))
        urls = [
            path("<path:object_id>/merge/", merge, name="articles_source_merge"),
            path("<path:object_id>/merges/<str:merge_id>/undo/", undo, name="articles_source_undo_merge"),
        ]
        return urls + super().get_urls()

    def has_merge_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perms(undoing.RIGHTS)

    @admin.action(permissions=["merge"], description="Merge two selected sources…")
    def merge_selected(self, request: HttpRequest, queryset: QuerySet[Source]) -> HttpResponse | None:
        """The one that more is cited stays, until somebody swaps them."""
        chosen = list(queryset.annotate(uses=Count("citations")).order_by("uses", "-pk")[:3])
        if len(chosen) != 2:
            self.message_user(request, "Nothing was merged. Select the two records of one work.", messages.ERROR)
            return None
        return HttpResponseRedirect(_preview_address(*chosen))

    # Merging

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def merge_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        dropped = self._source(request, object_id)
        if dropped is None:
            return self._back_to_list(request, GONE)
        asked = request.POST if request.method == "POST" else request.GET
        form = ChooseForm(asked if {"into", "named"} & asked.keys() else None, site=self.admin_site)
        if not form.is_valid():
            return self._choose(request, dropped, form)
        kept: Source = form.cleaned_data["into"]
        if request.method != "POST":
            return self._preview(request, dropped, kept)
        try:
            done = self._merge(request, dropped, kept)
        except Refused as refused:
            return self._look_again(request, dropped, kept, str(refused))
        undo = reverse("admin:articles_source_undo_merge", args=[kept.pk, done.pk])
        told = 'The record {} is merged into this source. Whatever cites it cites this one now. <a href="{}">Undo…</a>'
        messages.success(request, format_html(told, dropped.key, undo))
        return HttpResponseRedirect(_change_address(kept))

    @transaction.atomic
    def _merge(self, request: HttpRequest, dropped: Source, kept: Source) -> SourceMerge:
        """Held while they are compared with what the person saw: what is merged is what was shown."""
        undoing.wait_for_others()
        pair = Source.objects.select_for_update(no_key=True).filter(pk__in=(dropped.pk, kept.pk)).order_by("pk")
        held = {source.pk: source for source in pair}
        if dropped.pk not in held or kept.pk not in held:
            raise Refused(GONE)
        if request.POST.get("as_seen") != compared.seen(held[dropped.pk], held[kept.pk]):
            raise Refused("Nothing was merged: somebody changed one of the two after you opened this page. Look again.")
        self.log_deletions(request, Source.objects.filter(pk=dropped.pk))
        done = merging.merge(held[dropped.pk], held[kept.pk], by=request.user)
        self.log_change(request, held[kept.pk], f"Merged {dropped.key} into this source.")
        return done

    def _look_again(self, request: HttpRequest, dropped: Source, kept: Source, reason: str) -> HttpResponse:
        """The two as they are now, with the reason; without one of them there is nothing to look at."""
        now = {source.pk: source for source in Source.objects.filter(pk__in=(dropped.pk, kept.pk))}
        if dropped.pk not in now or kept.pk not in now:
            return self._back_to_list(request, reason)
        return self._preview(request, now[dropped.pk], now[kept.pk], reason=reason)

    def _choose(self, request: HttpRequest, dropped: Source, form: ChooseForm) -> HttpResponse:
        alike = [(source, _preview_address(dropped, source)) for source in alike_to(dropped)]
        status = 409 if request.method == "POST" else 200
        return self._answer(
            request, "merge.html", dropped, f"Merge {dropped.key} into another", status, form=form, alike=alike
        )

    def _preview(self, request: HttpRequest, dropped: Source, kept: Source, reason: str = "") -> HttpResponse:
        refusal = merging.refusal(dropped, kept)
        context = {
            "kept": kept,
            "kept_url": _change_address(kept),
            "reason": reason if reason != refusal else "",
            "refusal": refusal,
            "rows": compared.rows(dropped, kept),
            "apart": compared.apart(dropped, kept),
            "follows": compared.consequences(dropped, kept),
            "as_seen": compared.seen(dropped, kept),
            "swap_url": _preview_address(kept, dropped),
            "choose_url": reverse("admin:articles_source_merge", args=[dropped.pk]),
        }
        title = f"Merge {dropped.key} into {kept.key}"
        status = 409 if request.method == "POST" else 200
        return self._answer(request, "merge_preview.html", dropped, title, status, **context)

    # Taking it back

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def undo_merge_view(self, request: HttpRequest, object_id: str, merge_id: str) -> HttpResponse:
        kept = self._source(request, object_id)
        done = kept.merges.filter(pk=merge_id).first() if kept and is_number(merge_id) else None
        if kept is None or done is None:
            return self._back_to_list(request, "Nothing was undone: there is no such merge here any more.")
        if request.method != "POST" and not done.undone_at:
            title = f"Undo the merge of {done.dropped_key}"
            return self._answer(request, "undo_merge.html", kept, title, done=done, undone=compared.undone(done))
        try:
            source = self._undo(request, kept, done)
        except Refused as refused:
            messages.error(request, f"Nothing was undone. {refused}")
            return HttpResponseRedirect(_change_address(kept))
        told = 'The source {} has its own record again. What it gave to <a href="{}">{}</a> is taken out there.'
        messages.success(request, format_html(told, source.key, _change_address(kept), kept.key))
        return HttpResponseRedirect(_change_address(source))

    @transaction.atomic
    def _undo(self, request: HttpRequest, kept: Source, done: SourceMerge) -> Source:
        source = undoing.undo(done, by=request.user)
        self.log_addition(request, source, f"Made anew: its merge into {kept.key} was undone.")
        self.log_change(request, kept, f"The merge of {source.key} into this source was undone.")
        return source

    # Shared

    def _source(self, request: HttpRequest, object_id: str) -> Source | None:
        """For who may merge; None when it is not there."""
        if not self.has_merge_permission(request):
            raise PermissionDenied
        found: Source | None = self.get_object(request, object_id)
        return found

    def _back_to_list(self, request: HttpRequest, reason: str) -> HttpResponse:
        messages.error(request, reason)
        return HttpResponseRedirect(reverse("admin:articles_source_changelist"))

    def _answer(
        self, request: HttpRequest, template: str, source: Source, title: str, status: int = 200, **context: Any
    ) -> HttpResponse:
        shared = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": title,
            "original": source,
            "change_url": _change_address(source),
        }
        return TemplateResponse(request, f"admin/articles/source/{template}", shared | context, status=status)


def alike_to(source: Source) -> list[Source]:
    """Other records of the same title, year and first author."""
    if not source.work_key:
        return []
    return list(Source.objects.filter(work_key=source.work_key).exclude(pk=source.pk).order_by("key")[:MOST_ALIKE])


def _named(text: str) -> Source | None:
    found = bears_name(KEY, text.removeprefix("@"))
    if found or not (meant := identifiers.recognise(text)):
        return found
    scheme, name = meant
    return Source.objects.filter(url=name).first() if scheme == "url" else bears_name(scheme, name)


def _preview_address(dropped: Source, kept: Source) -> str:
    return f"{reverse('admin:articles_source_merge', args=[dropped.pk])}?into={kept.pk}"


def _change_address(source: Source) -> str:
    return reverse("admin:articles_source_change", args=[source.pk])
