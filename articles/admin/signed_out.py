"""Somebody whose session or right ended while they wrote gets the text back, also without JavaScript."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.admin.utils import unquote
from django.contrib.auth import login
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters

from articles.admin.kept_views import KeptViews
from articles.admin.typed import Typed, based_on, label, texts, typed
from articles.models import KeptText, Page
from articles.publishing import keeping

SHORT = ("title", "slug")
SIGNED_IN = "You are signed in again. What you typed is back in the form. It is not saved yet."
DELETED = "Somebody deleted this page while you were writing. What you typed is here: save it as a new page, or not."

View = Callable[..., HttpResponse]


class SignedOutViews(KeptViews):
    def get_urls(self) -> list[URLPattern]:
        """The stock addresses where pages are written ask who has typed something to sign in on the spot."""
        urls = super().get_urls()
        for url in urls:
            if url.name in (self.name_for("add"), self.name_for("change")):
                url.callback = partial(self._ask_to_sign_in, view=url.callback)
        return urls

    @method_decorator([never_cache, sensitive_post_parameters("password"), csrf_protect])
    def _ask_to_sign_in(self, request: HttpRequest, *, view: View, **found: Any) -> HttpResponse:
        fields = typed(request.POST, self.model) if request.method == "POST" else {}
        if not fields or self.admin_site.has_permission(request):
            return view(request, **found)
        form = AdminAuthenticationForm(request, data=request.POST if "password" in request.POST else None)
        if form.is_bound and form.is_valid():
            login(request, form.get_user())
            return self._put_back(request, found.get("object_id", ""), fields)
        return self._give_back(request, fields, "Sign in again: what you typed is still here", sign_in=form)

    def _put_back(self, request: HttpRequest, object_id: str, fields: Typed) -> HttpResponse:
        """Keep the text for whoever has signed in, and open the form with it."""
        page = self.get_object(request, unquote(object_id)) if object_id else None
        if object_id and page is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.may_write(request, page):
            return self.give_back_refused(request)
        kept = self._keep_signed_out(request, page, fields, based_on(request.POST))
        messages.success(request, SIGNED_IN)
        return HttpResponseRedirect(self.form_address(page, kept))

    def _keep_signed_out(self, request: HttpRequest, page: Page | None, fields: Typed, number: int) -> KeptText:
        assert isinstance(request.user, User)  # noqa: S101
        model, reason = self.opts.label_lower, KeptText.Reason.SIGNED_OUT
        return keeping.keep(page, model=model, by=request.user, fields=fields, based_on=number, reason=reason)

    def _get_obj_does_not_exist_redirect(self, request: HttpRequest, opts: Any, object_id: str) -> HttpResponse:
        """Who wrote a page that somebody deleted gets the text back as that of a new page."""
        fields = typed(request.POST, self.model) if request.method == "POST" else {}
        if not fields or not self.has_add_permission(request):
            return super()._get_obj_does_not_exist_redirect(request, opts, object_id)  # type: ignore[misc]
        kept = self._keep_signed_out(request, None, fields, 0)
        messages.warning(request, DELETED)
        return HttpResponseRedirect(self.form_address(None, kept))

    def give_back_refused(self, request: HttpRequest) -> HttpResponse:
        """For a person who may not write this page any more."""
        return self._give_back(
            request, typed(request.POST, self.model), "Nothing was saved: you may not change this page"
        )

    def _give_back(
        self, request: HttpRequest, fields: Typed, title: str, sign_in: AdminAuthenticationForm | None = None
    ) -> HttpResponse:
        carried = {"based_on": request.POST.get("based_on", ""), "tab": request.POST.get("tab", "")}
        worded = [name for name in texts(self.model) if fields.get(name)]
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            "sign_in": sign_in,
            "texts": [(name, label(name, self.model), fields[name], name in SHORT) for name in worded],
            "others": [
                (name, value)
                for name, values in (fields | carried).items()
                if name not in worded
                for value in (values if isinstance(values, list) else [values])
            ],
        }
        return TemplateResponse(request, "admin/articles/page/given_back.html", context, status=403)
