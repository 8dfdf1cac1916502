"""The admin of every kind of page: where editors write, and from where they publish."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin, messages
from django.contrib.admin.templatetags.admin_urls import add_preserved_filters
from django.contrib.admin.utils import unquote
from django.db import IntegrityError, connection
from django.db.models import QuerySet
from django.forms.widgets import Script
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.timezone import localdate, localtime

from articles import publishing
from articles.admin.changed_lines import changed_lines
from articles.admin.page_form import PageForm
from articles.admin.page_list import AuthorFilter, PageList, ReviewDueFilter, StateFilter, TagFilter
from articles.admin.page_state import PageState, State, with_state
from articles.admin.publishing_views import PublishingViews
from articles.admin.safe_list import SafeList
from articles.models import Page, Revision

Fieldsets = list[tuple[Any, Any]]


class PageAdmin(SafeList, PublishingViews):
    """`opening` are the fields at the top of the form; `more` are fieldsets that come after the text."""

    opening: ClassVar[tuple[str, ...]] = ("title", "slug", "summary")
    more: ClassVar[Fieldsets] = []

    form = PageForm
    change_form_template = "admin/articles/page/change_form.html"
    actions = None  # nothing is done to many pages at once
    list_display: Any = ("title", "state_now", "live_from", "due", "reviewer", "tag_names")
    list_filter: ClassVar[Any] = (StateFilter, ReviewDueFilter, TagFilter, AuthorFilter)
    list_per_page = 50
    search_fields = ("title", "summary", "body", "slug")
    search_help_text = "Searches title, summary, text and address."
    date_hierarchy = "created_at"
    ordering: ClassVar[Any] = ("title",)

    class Media:
        css = {"all": ["css/page-form.css", "css/editor.css"]}
        js: ClassVar[list[Any]] = [Script("js/editor/saved.js", type="module")]

    # What is shown

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[PageList]:
        return PageList

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        title = capfirst(self.opts.verbose_name_plural)
        return super().changelist_view(request, {"title": title} | (extra_context or {}))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return with_state(super().get_queryset(request))

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Fieldsets:
        if obj and not self.has_change_permission(request, obj):
            # Who only reads has the preview for the text.
            return [(None, {"fields": (*self.opening, "tags", "author", "review_due")})]
        return [
            (None, {"fields": self.opening}),
            ("Text", {"fields": ("body",)}),
            *self.more,
            ("Subjects and author", {"fields": ("tags", "author")}),
            ("Before you save", {"fields": ("review_due", "change_note", "based_on")}),
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
        page = kwargs.get("obj")
        if page and page.pk:
            # Read again: after a refusal the page in hand holds what was typed.
            state = PageState(self.get_queryset(request).get(pk=page.pk))
            form = context["adminform"].form
            context |= {"title": state.page.title, "subtitle": None, "theirs": self._theirs(form)}
            context |= {"state": state, "verbs": self.verbs_for(request, state)}
        context["may_publish"] = request.user.has_perm("articles.publish_page")
        return super().render_change_form(request, context, *args, **kwargs)

    def _theirs(self, form: Any) -> dict[str, Any] | None:
        """The version that somebody else saved, and what they changed in the text, after a refusal."""
        newer = getattr(form, "newer", None)
        if not newer:
            return None
        seen = Revision.objects.filter(page=newer.page_id, number=form.cleaned_data.get("based_on")).first()
        return {"revision": newer, "lines": changed_lines(seen.body, newer.body) if seen else []}

    # Saving

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> Any:
        """Say why a page that readers see cannot be deleted, in place of a bare refusal."""
        page = super().get_object(request, unquote(object_id))
        if page and self.has_delete_permission(request) and not self.has_delete_permission(request, page):
            said = "Nothing was deleted. Readers see this page, or will: withdraw it first."
            self.message_user(request, said, messages.ERROR)
            return HttpResponseRedirect(self.url_of("change", page))
        return super().delete_view(request, object_id, extra_context)

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Any:
        """While it is being saved the page is held: what is compared with it is what is overwritten."""
        page = super().get_object(request, object_id, from_field)
        if page and request.method == "POST" and connection.in_atomic_block:
            Page.objects.select_for_update().get(pk=page.pk)
            page = super().get_object(request, object_id, from_field)
        return page

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Save, or give everything back: whoever loses a race learns it from the form, with all that they typed."""
        try:
            return super().changeform_view(request, *args, **kwargs)
        except publishing.Stale:
            request.was_stale = True  # type: ignore[attr-defined]
        except (IntegrityError, publishing.Refused):
            pass  # another page took the address, or this one went live, a moment ago: the form can say so now
        return super().changeform_view(request, *args, **kwargs)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form: Any = super().get_form(request, obj, change, **kwargs)
        if "author" in form.base_fields:
            widget = form.base_fields["author"].widget
            widget.can_change_related = widget.can_delete_related = widget.can_view_related = False
        if getattr(request, "was_stale", False):
            form.newer = Revision.objects.filter(page=obj).select_related("created_by").latest()
        return form

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        publishing.save_draft(
            obj,
            by=request.user,
            tags=form.cleaned_data["tags"],
            based_on=form.cleaned_data["based_on"] if change else None,
            change_note=form.cleaned_data["change_note"],
        )

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
            self._publish_too(request, page)
        else:
            seen = "" if page.revisions.live().filter(number=number).exists() else " Readers do not see it yet."
            self.message_user(request, said + seen, messages.SUCCESS)
        if not {"_continue", "_publish"} & request.POST.keys():
            return self.response_post_save_change(request, page)
        filters: dict[str, Any] = {"preserved_filters": self.get_preserved_filters(request), "opts": self.opts}
        return HttpResponseRedirect(add_preserved_filters(filters, self.url_of("change", page)))

    def _publish_too(self, request: HttpRequest, page: Page) -> None:
        try:
            revision = publishing.publish(page, by=request.user)
        except publishing.Refused as refused:
            self.message_user(request, f"Not published. {refused}", messages.ERROR)
        else:
            done = f"Revision {revision.number} is live: readers see it now."
            self.log_change(request, page, done)
            self.message_user(request, done, messages.SUCCESS)

    # The list

    @admin.display(description="state", ordering="state")
    def state_now(self, page: Any) -> str:
        return format_html('<span class="state state-{}">{}</span>', page.state, State(page.state).label)

    @admin.display(description="live since", ordering="live_since", empty_value="")
    def live_from(self, page: Any) -> str | None:
        return date_format(localtime(page.live_since), "j M Y") if page.live_since else None

    @admin.display(description="review due", ordering="review_due", empty_value="")
    def due(self, page: Any) -> str | None:
        if not page.review_due:
            return None
        shown = date_format(page.review_due, "j M Y")
        return (
            format_html('<strong class="overdue">{}: overdue</strong>', shown)
            if page.review_due < localdate()
            else shown
        )

    @admin.display(description="reviewed by", ordering="live_reviewer", empty_value="")
    def reviewer(self, page: Any) -> Any:
        return page.live_reviewer

    @admin.display(description="tags")
    def tag_names(self, page: Any) -> str:
        return ", ".join(sorted((tag.name for tag in page.tags.all()), key=str.casefold))
