"""The admin's views for what changes what readers see: each asks on GET and acts on POST, through `publishing`."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from articles import publishing
from articles.admin.page_state import PageState
from articles.admin.verbs import VERBS, Verb, VerbForm
from articles.models import Page, Revision


class PublishingViews(admin.ModelAdmin):
    """Adds the verbs to the admin of a kind of page."""

    def get_urls(self) -> list[URLPattern]:
        urls = [
            path(
                f"<path:object_id>/{verb.name}/",
                self.admin_site.admin_view(partial(self.verb_view, verb=verb)),
                name=self._url_name(verb.name),
            )
            for verb in VERBS
        ]
        return urls + super().get_urls()

    def _url_name(self, name: str) -> str:
        return f"{self.opts.app_label}_{self.opts.model_name}_{name}"

    def url_of(self, name: str, page: Page) -> str:
        return reverse(f"admin:{self._url_name(name)}", args=[quote(page.pk)])

    def verbs_for(self, request: HttpRequest, state: PageState) -> list[tuple[Verb, str]]:
        """What this person can do with the page as it stands, each with its address."""
        return [
            (verb, self.url_of(verb.name, state.page))
            for verb in VERBS
            if request.user.has_perm(verb.permission) and verb.possible(state)
        ]

    @method_decorator([require_http_methods(["GET", "HEAD", "POST"]), csrf_protect])
    def verb_view(self, request: HttpRequest, object_id: str, verb: Verb) -> HttpResponse:
        page = self._page_to_act_on(request, object_id, verb)
        state = PageState(page)
        form = verb.form(request.POST if request.method == "POST" else None, state=state)
        if form.is_bound and form.is_valid():
            try:
                messages.success(request, self._act(request, page, verb, form.cleaned_data))
                return HttpResponseRedirect(self.url_of("change", page))
            except publishing.Refused as refused:
                # Where something was typed it is given back, unless the page has to be looked at again first.
                if isinstance(refused, publishing.Stale) or not form.visible_fields():
                    messages.error(request, str(refused))
                    return HttpResponseRedirect(self.url_of("change", page))
                form.add_error(None, str(refused))
        return TemplateResponse(request, "admin/articles/page/verb.html", self._verb_context(request, page, verb, form))

    def _page_to_act_on(self, request: HttpRequest, object_id: str, verb: Verb) -> Page:
        """The page, for a person who may see it and may do this; raises PermissionDenied and Http404."""
        page: Page | None = self.get_object(request, unquote(object_id))
        if not (request.user.has_perm(verb.permission) and self.has_view_permission(request, page)):
            raise PermissionDenied
        if page is None:
            raise Http404
        return page

    def _act(self, request: HttpRequest, page: Page, verb: Verb, data: dict[str, Any]) -> str:
        """Do it to the revision that the person saw, and return what has been done."""
        with transaction.atomic():
            # Held until all is done: a draft saved in this very moment cannot be published unseen.
            Page.objects.select_for_update().get(pk=page.pk)
            newest = page.revisions.order_by("number").last()
            if not newest:
                raise publishing.Refused("This page has no text yet. Save it first.")
            if data["based_on"] not in (None, newest.number):
                raise publishing.Stale(
                    f"Nothing was done: revision {newest.number} was saved after you opened the page. "
                    "Look at it, then decide again."
                )
            done = verb.act(newest, data, request.user)  # type: ignore[arg-type]
            self.log_change(request, page, done)
        return done

    def _verb_context(self, request: HttpRequest, page: Page, verb: Verb, form: VerbForm) -> dict[str, Any]:
        linking = Revision.objects.live().filter(links=page).select_related("page").order_by("title")
        return {
            **self.admin_site.each_context(request),
            "title": verb.label.removesuffix("…"),
            "subtitle": str(page),
            "opts": self.opts,
            "original": page,
            "change_url": self.url_of("change", page),
            "verb": verb,
            "form": form,
            "state": form.state,
            "linking": linking if verb.name == "withdraw" else [],
        }
