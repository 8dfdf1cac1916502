"""The admin of every kind of page: where editors write, and from where they publish."""

from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.contrib import messages
from django.contrib.admin.templatetags.admin_urls import add_preserved_filters
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection
from django.db.models import QuerySet
from django.forms.widgets import Script
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from articles import publishing
from articles.admin.evidence_views import EvidenceViews
from articles.admin.history_views import HistoryViews
from articles.admin.instrument_views import InstrumentViews
from articles.admin.page_form import PageForm
from articles.admin.page_list import (
    AuthorFilter,
    FindingsFilter,
    PageColumns,
    PageList,
    ProgressFilter,
    ReviewDueFilter,
    StateFilter,
    TagFilter,
)
from articles.admin.page_state import PageState, with_state
from articles.admin.presence_views import PresenceViews
from articles.admin.publishing_views import PublishingViews
from articles.admin.safe_list import SafeList
from articles.admin.sharing_views import SharingViews
from articles.admin.signed_out import SignedOutViews
from articles.admin.typed import based_on, typed
from articles.models import Page

Fieldsets = list[tuple[Any, Any]]


class PageAdmin(
    SafeList,
    PageColumns,
    SignedOutViews,
    PublishingViews,
    HistoryViews,
    EvidenceViews,
    InstrumentViews,
    PresenceViews,
    SharingViews,
):
    """`opening` are the fields at the top of the form; `more` are fieldsets that come after the text."""

    opening: ClassVar[tuple[str, ...]] = ("title", "slug", "summary")
    more: ClassVar[Fieldsets] = []

    form = PageForm
    change_form_template = "admin/articles/page/change_form.html"
    actions = None  # nothing is done to many pages at once
    list_display: Any = ("title", "state_now", "progress_now", "live_from", "due", "reviewer", "tag_names")
    list_filter: ClassVar[Any] = (
        *(StateFilter, ProgressFilter, ReviewDueFilter),
        *(FindingsFilter, TagFilter, AuthorFilter),
    )
    list_per_page = 50
    search_fields = ("title", "summary", "body", "slug")
    search_help_text = "Searches title, summary, text and address."
    date_hierarchy = "created_at"
    ordering: ClassVar[Any] = ("title",)

    class Media:
        css = {"all": ["css/page-form.css", "css/editor.css", "css/conflict.css"]}
        js: ClassVar[list[Any]] = [Script("js/editor/saved.js", type="module")]

    # What is shown

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[PageList]:
        return PageList

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return with_state(super().get_queryset(request))

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Fieldsets:
        if obj and not self.has_change_permission(request, obj):
            # Who only reads has the preview for the text.
            return [(None, {"fields": (*self.opening, "tags", "author", "review_due", "owner")})]
        return [
            (None, {"fields": self.opening}),
            ("Text", {"fields": ("body",)}),
            *self.more,
            ("Subjects and author", {"fields": ("tags", "author")}),
            ("Who looks after it", {"fields": ("owner", "review_due")}),
            ("Before you save", {"fields": ("change_note", "is_minor") if obj else ("change_note",)}),
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """The address of what readers see is for those who may publish: a change of it shows at once."""
        fixed = obj and not request.user.has_perm("articles.publish_page") and PageState(obj).is_seen
        return (*super().get_readonly_fields(request, obj), *(("slug",) if fixed else ()))

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Any]:
        return {} if obj else {"slug": ("title",)}

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Deleting takes the history along, so it is for superusers, and never for what readers see or will see."""
        seen = obj is not None and PageState(obj).is_seen
        return bool(request.user.is_active and request.user.is_superuser and not seen)

    def view_on_site(self, obj: Any) -> str | None:
        live = PageState(obj).live
        return live.get_absolute_url() if live else None

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        page, form = kwargs.get("obj"), context["adminform"].form
        if page and page.pk:
            # Read again: after a refusal the page in hand holds what was typed.
            page = self.get_queryset(request).get(pk=page.pk)
            state = PageState(page)
            verbs = self.verbs_for(request, state)
            context |= {"title": page.title, "subtitle": None, "state": state, "verbs": verbs}
            context["looks_again"] = state.is_due_soon and any(verb.looks_again for verb, _ in verbs)
            context["publishes"] = any(verb.at_once for verb, _ in verbs)
            context["found"] = self.found(request, page, state.found)
        if self.may_write(request, page):
            context |= self._beside_the_form(request, page, form)
        context["may_publish"] = request.user.has_perm("articles.publish_page")
        context["may_publish_unsigned"] = context["may_publish"] and not settings.REVIEW_REQUIRED
        return super().render_change_form(request, context, *args, **kwargs)

    def _beside_the_form(self, request: HttpRequest, page: Page | None, form: Any) -> dict[str, Any]:
        """What was typed here and not saved, who else has the page open, and where the form keeps what is typed."""
        name, tab = "autosave" if page else "add_autosave", form["tab"].value() or ""
        return {
            "put_back": form.kept,
            "offered": self.kept_to_offer(request, page, but=form.continues(), tab=tab),
            "autosave_url": reverse(f"admin:{self.name_for(name)}", args=[page.pk] if page else []),
            "check_url": self.check_address(page),
            "presence_url": self.address("presence", page) if page else "",
            "others": self.others_at(request, page, tab) if page else [],
        }

    # Saving

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """While it is being saved the page is held: what is compared with it is what is overwritten."""
        page = super().get_object(request, object_id, from_field)
        if page and request.method == "POST" and connection.in_atomic_block:
            Page.objects.select_for_update().get(pk=page.pk)
            page = super().get_object(request, object_id, from_field)
        return page

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> Any:
        """Save, or give everything back: whoever is refused or loses a race learns it with all that was typed."""
        if request.method != "POST":
            return self._open(request, object_id, form_url, extra_context)
        try:
            return self._save(request, object_id, form_url, extra_context)
        except publishing.Stale:
            return self.conflict(request, self.get_object(request, unquote(object_id or "")))
        except PermissionDenied:
            if not typed(request.POST, self.model):
                raise
            return self.give_back_refused(request)

    def _open(self, request: HttpRequest, object_id: str | None, *more: Any) -> Any:
        page = self.get_object(request, unquote(object_id)) if object_id and "kept" in request.GET else None
        kept = self.kept_asked_for(request, page) if bool(page) == bool(object_id) else None
        if kept and page and kept.based_on != (page.newest or 0):
            return HttpResponseRedirect(self.address("kept", page, kept.pk))
        request.kept = kept  # type: ignore[attr-defined]
        return super().changeform_view(request, object_id, *more)

    def _save(self, request: HttpRequest, *more: Any) -> Any:
        try:
            return super().changeform_view(request, *more)
        except publishing.Stale:
            raise
        except publishing.Refused as refusal:
            request.refusal = refusal  # type: ignore[attr-defined]
        except IntegrityError:
            pass  # another page took the address a moment ago: the form can say so now
        return super().changeform_view(request, *more)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """While it is being saved the page is held, so that no revision can come between this look and the save."""
        if obj and request.method == "POST" and based_on(request.POST) != (obj.newest or 0):
            raise publishing.Stale(based_on(request.POST), obj.newest or 0)
        form: Any = super().get_form(request, obj, change, **kwargs)
        if "author" in form.base_fields:
            widget = form.base_fields["author"].widget
            widget.can_change_related = widget.can_delete_related = widget.can_view_related = False
        form.kept, form.refusal = getattr(request, "kept", None), getattr(request, "refusal", None)
        return form

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Save, and publish if that was asked for: where readers have to be told what changed, neither is done yet."""
        if form.collides:
            raise publishing.Stale(obj.newest, obj.newest)
        data = form.cleaned_data
        publishing.save_draft(
            obj,
            by=request.user,
            tags=data["tags"],
            based_on=data["based_on"] or 0 if change else None,
            change_note=data["change_note"],
            is_minor=data["is_minor"],
        )
        self.settle(request, obj if change else None)
        if "_publish" in request.POST:
            obj.outcome = self._publish_too(request, obj)

    def construct_change_message(self, request: HttpRequest, form: Any, formsets: Any, add: bool = False) -> Any:
        """For the history of the page: which revision, since comparing fields says less than comparing revisions."""
        return f"Saved revision {form.instance.revisions.latest().number}."

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """The draft has been saved with its tags; nothing else hangs on it."""

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: str | None = None) -> HttpResponse:
        return self._after_saving(request, obj)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        return self._after_saving(request, obj)

    def _after_saving(self, request: HttpRequest, page: Any) -> HttpResponse:
        number = page.revisions.latest().number
        before = getattr(page, "newest", None)
        said = f"Saved as revision {number}." if number != before else f"Saved. Revision {number} is still the newest."
        if "_publish" in request.POST:
            self.message_user(request, said, messages.SUCCESS)
            self.message_user(request, page.outcome[1], page.outcome[0])
        else:
            seen = "" if page.revisions.live().filter(number=number).exists() else " Readers do not see it yet."
            self.message_user(request, said + seen, messages.SUCCESS)
        if not {"_continue", "_publish"} & request.POST.keys():
            return self.response_post_save_change(request, page)
        filters: dict[str, Any] = {"preserved_filters": self.get_preserved_filters(request), "opts": self.opts}
        return HttpResponseRedirect(add_preserved_filters(filters, self.address("change", page)))

    def _publish_too(self, request: HttpRequest, page: Page) -> tuple[int, str]:
        """What to say of it, with its level. Raises NoteMissing."""
        try:
            revision = publishing.publish(page, by=request.user)
        except publishing.NoteMissing:
            raise
        except publishing.Refused as refused:
            return messages.ERROR, f"Not published. {refused}"
        done = f"Revision {revision.number} is live: readers see it now."
        self.log_change(request, page, done)
        return messages.SUCCESS, done
