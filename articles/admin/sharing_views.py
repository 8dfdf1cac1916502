"""Preview links of a page in the admin: for whom they are, how often they were opened, making and revoking them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Max, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_http_methods, require_POST

from articles import publishing
from articles.admin.page_views import PageViews
from articles.admin.safe_list import is_number
from articles.models import Page, PreviewLink, Revision
from articles.publishing import sharing
from articles.structured_data import absolute

LINKS_A_PAGE = 50
USUAL_DAYS = 7


class ShareForm(forms.Form):
    days = forms.IntegerField(
        label="It ends after how many days",
        min_value=1,
        max_value=sharing.MOST_DAYS,
        initial=USUAL_DAYS,
        help_text=f"At most {sharing.MOST_DAYS}. You can revoke it earlier.",
    )
    note = forms.CharField(
        label="For whom",
        max_length=200,
        required=False,
        widget=forms.TextInput({"class": "vTextField"}),
        help_text="So that colleagues know the link. Whoever opens it does not see this.",
    )
    based_on = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, newest: Revision, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.newest = newest
        self.initial["based_on"] = newest.number

    @property
    def is_stale(self) -> bool:
        return self.is_bound and self.cleaned_data.get("based_on") != self.newest.number


class SharingViews(PageViews):
    def get_urls(self) -> list[URLPattern]:
        share, revoke = (self.admin_site.admin_view(view) for view in (self.share_view, self.revoke_view))
        urls = [
            path("<path:object_id>/share/", share, name=self.name_for("share")),
            path("<path:object_id>/share/<str:link_id>/revoke/", revoke, name=self.name_for("revoke")),
        ]
        return urls + super().get_urls()

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def share_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        page = self._page_to_share(request, object_id)
        newest = page.revisions.select_related("page").order_by("number").last()
        if newest is None:
            messages.error(request, "This page has no text yet. Save it first.")
            return HttpResponseRedirect(self.address("change", page))
        form = ShareForm(request.POST if request.method == "POST" else None, newest=newest)
        if not form.is_bound or not form.is_valid():
            return self._links(request, page, form)
        if form.is_stale:
            return self._links(request, page, self._asked_again(form), status=409)
        days, note = form.cleaned_data["days"], form.cleaned_data["note"]
        link, token = sharing.share(newest, by=request.user, days=days, note=note)
        # The address opens the draft for anybody, so it stands in this one answer alone: in no address of ours that
        # a browser remembers, in no message or session that is stored.
        shared = absolute(request, reverse("shared-preview", args=[token]))
        return self._links(request, page, ShareForm(newest=newest), made=link, shared=shared)

    def _asked_again(self, form: ShareForm) -> ShareForm:
        """The form with what was typed, about the revision that is the newest now."""
        newest, typed = form.newest, form.cleaned_data
        again = ShareForm(typed | {"based_on": newest.number}, newest=newest)
        again.add_error(
            None,
            f"No link was made: revision {newest.number} was saved after you opened this page. Look at it first. "
            "If you make a link now, it shows that one.",
        )
        return again

    def _links(
        self, request: HttpRequest, page: Page, form: ShareForm, *, status: int = 200, **made: Any
    ) -> HttpResponse:
        links = Paginator(_links_of(page), LINKS_A_PAGE).get_page(request.GET.get("page"))
        return self.answer(
            request,
            "share.html",
            page,
            title="Share a preview",
            status=status,
            form=form,
            newest=form.newest,
            page_obj=links,
            links=[(link, self.address("revoke", page, link.pk)) for link in links],
            now=timezone.now(),
            **made,
        )

    @method_decorator(require_POST)
    def revoke_view(self, request: HttpRequest, object_id: str, link_id: str) -> HttpResponse:
        page = self._page_to_share(request, object_id)
        link = _links_of(page).filter(pk=link_id).first() if is_number(link_id) else None
        if link is None:
            raise Http404
        try:
            sharing.revoke(link, by=request.user)
        except publishing.Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, f"The link to revision {link.revision.number} no longer opens anything.")
        return HttpResponseRedirect(self.address("share", page))

    def _page_to_share(self, request: HttpRequest, object_id: str) -> Any:
        page = self.page_to_see(request, object_id)
        if not self.may_share(request, page):
            raise PermissionDenied
        return page


def _links_of(page: Page) -> QuerySet[PreviewLink]:
    """The links of a page, newest first, each with how often it was opened (`opened`) and when last."""
    links = PreviewLink.objects.filter(revision__page=page).select_related("revision__page", "created_by")
    long = ("body", "html", "text", "facts", "facts_drawn", "statements", "findings", "outline", "summary")
    counted = links.defer(*(f"revision__{name}" for name in long)).order_by("-created_at", "-pk")
    return counted.annotate(opened=Count("visits"), last_opened=Max("visits__at"))
