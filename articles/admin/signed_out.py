"""Somebody whose session or right ended while they wrote gets the text back, also without JavaScript."""

from __future__ import annotations

from collections.abc import Callable, Mapping
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

from articles.admin.evidence_form import is_typed
from articles.admin.kept_views import KeptViews
from articles.admin.typed import Typed, based_on, label, texts, typed
from articles.admin.verbs import DELETE, VERBS
from articles.models import KeptText, Page
from articles.publishing import keeping

SHORT = ("title", "slug")
OF_THE_FORM = ("based_on", "tab", "kept")  # what the form of a page says of itself
OF_SIGNING_IN = ("csrfmiddlewaretoken", "username", "password")
# The views that are sent a form or a note, each with the words of its button.
BUTTONS = {"kept": "Save the merged text", "throw_away": "Throw it away", "evidence": "Save these words"}
BUTTONS |= {"answer": "Save the answers", "dismiss": "Let it stand"}
BUTTONS |= {verb.name: verb.button for verb in (*VERBS, DELETE)}
AGAIN = "You are signed in again: what you typed is still here"
SIGN_IN = "Sign in again: what you typed is still here"
WAITS = "You were signed out while you were writing, so nothing has been saved yet. "
IN_THE_FORM = WAITS + "After you sign in, the form opens with all of this in it."
WAITS_TOO = "You were signed out, so nothing has been done yet. After you sign in, you can go on."
GOES_ON = "Nothing has been done yet. The button does it, with what you typed."
SIGNED_IN = "You are signed in again, and what you typed is still here. It is not saved yet."
DELETED = "Somebody deleted this page while you were writing. What you typed is here: save it as a new page, or not."

View = Callable[..., HttpResponse]


class SignedOutViews(KeptViews):
    def get_urls(self) -> list[URLPattern]:
        """Where something that was typed is sent, whoever has been signed out is asked to sign in on the spot."""
        urls = super().get_urls()
        buttons = {self.name_for(name): button for name, button in BUTTONS.items()}
        for url in urls:
            if url.name in (self.name_for("add"), self.name_for("change")):
                url.callback = partial(self._ask_to_sign_in, view=url.callback)
            elif url.name in buttons:
                url.callback = partial(self._ask_to_go_on, view=url.callback, button=buttons[url.name])
        return urls

    @method_decorator([never_cache, sensitive_post_parameters("password"), csrf_protect])
    def _ask_to_sign_in(self, request: HttpRequest, *, view: View, **found: Any) -> HttpResponse:
        fields = typed(request.POST, self.model) if request.method == "POST" else {}
        if not fields or self.admin_site.has_permission(request):
            return view(request, **found)
        if (form := _sign_in(request)) is None:
            return self._put_back(request, found.get("object_id", ""), fields)
        carried: Typed = {name: request.POST.get(name, "") for name in OF_THE_FORM}
        return self._give_back(request, fields | carried, SIGN_IN, told=IN_THE_FORM, sign_in=form)

    @method_decorator([never_cache, sensitive_post_parameters("password"), csrf_protect])
    def _ask_to_go_on(self, request: HttpRequest, *, view: View, button: str, **found: Any) -> HttpResponse:
        """Elsewhere nothing is done by signing in: the same is sent again by whoever has read what it is."""
        if self.admin_site.has_permission(request) or not self._worded(request.POST):
            return view(request, **found)
        fields: Typed = {name: values for name, values in request.POST.lists() if name not in OF_SIGNING_IN}
        if form := _sign_in(request):
            return self._give_back(request, fields, SIGN_IN, told=WAITS_TOO, sign_in=form)
        return self._give_back(request, fields, AGAIN, told=GOES_ON, button=button, status=200)

    def _worded(self, fields: Mapping[str, Any]) -> dict[str, str]:
        """The labels of the fields that somebody put into words, if any did."""
        labels = {name: label(name, self.model) for name in texts(self.model)} | {"note": "Note"}
        labels["reason"] = "Why it may stand"
        labels |= {name: "Your words" for name in fields if name.startswith("words-")}
        labels |= {name: "What the source says" for name in fields if is_typed(name, _first(fields[name]))}
        return {name: words for name, words in labels.items() if _first(fields.get(name, ""))}

    def _put_back(self, request: HttpRequest, object_id: str, fields: Typed) -> HttpResponse:
        """Keep the text for whoever has signed in, and open the form with it."""
        page = self.get_object(request, unquote(object_id)) if object_id else None
        if object_id and page is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.may_write(request, page):
            return self.give_back_refused(request)
        kept = self._keep_signed_out(request, page, fields, based_on(request.POST))
        self.settle(request, page, but=kept)
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
        self,
        request: HttpRequest,
        fields: Typed,
        title: str,
        *,
        told: str = "",
        sign_in: AdminAuthenticationForm | None = None,
        button: str = "Sign in and go on",
        status: int = 403,
    ) -> HttpResponse:
        worded = self._worded(fields)
        context = {
            **self.admin_site.each_context(request),
            "title": title,
            "opts": self.opts,
            "told": told,
            "sign_in": sign_in,
            "button": button,
            "texts": [(name, words, _first(fields[name]), name in SHORT) for name, words in worded.items()],
            "others": [
                (name, value)
                for name, values in fields.items()
                if name not in worded
                for value in (values if isinstance(values, list) else [values])
            ],
        }
        return TemplateResponse(request, "admin/articles/page/given_back.html", context, status=status)


def _sign_in(request: HttpRequest) -> AdminAuthenticationForm | None:
    """The form that asks who it is; None once that is known."""
    form = AdminAuthenticationForm(request, data=request.POST if "password" in request.POST else None)
    if not form.is_valid():
        return form
    login(request, form.get_user())
    return None


def _first(value: str | list[str]) -> str:
    return value if isinstance(value, str) else "".join(value[:1])
