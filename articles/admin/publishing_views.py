"""The admin's views for what is done to a page: each asks on GET and acts on POST, through `publishing`."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from articles import publishing, waiting
from articles.admin import signing
from articles.admin.page_changes import changes
from articles.admin.page_state import PageState, moment
from articles.admin.page_views import PageViews
from articles.admin.typed import keep_what_was_typed
from articles.admin.verb_forms import VerbForm
from articles.admin.verbs import DELETE, VERBS, Verb
from articles.models import Page, Revision
from articles.publishing.log import name_of


class PublishingViews(PageViews):
    """Adds the verbs to the admin of a kind of page."""

    def get_urls(self) -> list[URLPattern]:
        urls = [
            path(
                f"<path:object_id>/{verb.slug}/",
                self.admin_site.admin_view(partial(self.verb_view, verb=verb)),
                name=self.name_for(verb.name),
            )
            for verb in VERBS
        ]
        return urls + super().get_urls()

    def verbs_for(self, request: HttpRequest, state: PageState) -> list[tuple[Verb, str]]:
        """What this person can do with the page as it stands, each with its address."""
        return [
            (verb, self.address(verb.name, state.page))
            for verb in VERBS
            if verb.may(state.page, request.user) and not verb.refusal(state)  # type: ignore[arg-type]
            if state.is_due_soon or not verb.looks_again or (verb.name == "needs_work" and state.live)
        ]

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        return self.verb_view(request, object_id, DELETE)

    @method_decorator([require_http_methods(["GET", "HEAD", "POST"]), csrf_protect])
    def verb_view(self, request: HttpRequest, object_id: str, verb: Verb) -> HttpResponse:
        page = self.page_to_see(request, object_id)
        if not verb.may(page, request.user):  # type: ignore[arg-type]
            raise PermissionDenied
        if request.method == "POST":
            return self._unsaved_first(request, page) or self._answer_deed(request, page, verb)
        return self._ask(request, page, verb, verb.form(state=PageState(page)))

    def _unsaved_first(self, request: HttpRequest, page: Page) -> HttpResponse | None:
        """The buttons on the page's own form send it along: what was typed there and not saved is given back first."""
        kept = keep_what_was_typed(request, page)
        if kept is None:
            return None
        note = request.POST.get("note", "")
        messages.warning(
            request,
            "Nothing was done: what you typed has not been saved. It is in the form again. Save it or throw it away, "
            "then decide." + (f" Your note was: “{note}”" if note else ""),
        )
        return HttpResponseRedirect(f"{self.address('change', page)}?kept={kept.pk}")

    def _answer_deed(self, request: HttpRequest, page: Page, verb: Verb) -> HttpResponse:
        form = verb.form(request.POST, state=PageState(page))
        try:
            if form.is_valid():
                return self._do(request, page, verb, form)
            if form.seen != form.state.number:
                raise publishing.Stale(form.seen, form.state.number)
        except publishing.Stale as stale:
            return self._answer_stale(request, object_id=str(page.pk), verb=verb, stale=stale)
        except publishing.NoteMissing as missing:
            form.add_error("note", str(missing))
        except publishing.Refused as refused:
            if not form.says_anything and verb.refusal(PageState(page)):
                return self._tell(request, page, str(refused))
            form.add_error(None, str(refused))
        return self._ask(request, page, verb, form)

    def _do(self, request: HttpRequest, page: Page, verb: Verb, form: VerbForm) -> HttpResponse:
        with transaction.atomic():
            if verb is DELETE:
                self.log_deletions(request, self.model._default_manager.filter(pk=page.pk))
            done = verb.act(page, form.cleaned_data, request.user)  # type: ignore[arg-type]
            if verb is not DELETE:
                self.log_change(request, page, done)
        messages.success(request, done)
        after = reverse(f"admin:{self.name_for('changelist')}") if verb is DELETE else self.address("change", page)
        return HttpResponseRedirect(after)

    def _tell(self, request: HttpRequest, page: Page, sentence: str) -> HttpResponse:
        """Of what needs no form to be told: the page itself shows how it stands."""
        messages.warning(request, sentence)
        return HttpResponseRedirect(self.address("change", page))

    def _ask(self, request: HttpRequest, page: Page, verb: Verb, form: VerbForm) -> HttpResponse:
        return self.answer(request, "verb.html", page, **self._asked(request, verb, form))

    def _asked(self, request: HttpRequest, verb: Verb, form: VerbForm) -> dict[str, Any]:
        state, context = form.state, {}
        refusal = verb.refusal(state)
        if verb.name == "sign" and state.newest and not refusal:
            refusal = publishing.signer_refusal(state.newest, request.user)
            context = signing.context(state.newest, state.signed, request.user)
        elif verb.name in ("withdraw", "delete"):
            context = {"linking": self._linking(state.page)}
        return {"title": verb.title, "verb": verb, "form": form, "state": state, "refusal": refusal, **context}

    def _linking(self, page: Page) -> list[tuple[str, str]]:
        """The titles of the live pages that link to a page, each with the address where it is edited."""
        return [(each.title, waiting.admin_address(each.page)) for each in publishing.linking_live(page)]

    def _answer_stale(
        self, request: HttpRequest, *, object_id: str, verb: Verb, stale: publishing.Stale
    ) -> HttpResponse:
        """Nothing was done: show what has changed since, and ask again with all that was typed."""
        page = self.page_to_see(request, object_id)  # read again: the newest revision is another one by now
        form = verb.form(request.POST, state=PageState(page))
        saved = page.revisions.select_related("author", "created_by", "page").order_by("number")
        seen, newest = saved.filter(number=stale.seen).first(), saved.last()
        differing = changes(seen, newest) if seen and newest else []
        if seen and not differing and (reason := verb.refusal(form.state)):
            return self._tell(request, page, reason)  # it has been done in the meantime, perhaps by this very person
        context = self._asked(request, verb, form.anew()) | {
            "seen": seen,
            "since": [_saved(revision) for revision in saved if not seen or revision.number > seen.number],
            "changes": differing,
        }
        return self.answer(request, "stale.html", page, status=409, **context)


def _saved(revision: Revision) -> str:
    note = f": “{revision.change_note}”" if revision.change_note else "."
    return f"Revision {revision.number}, saved by {name_of(revision.created_by)} on {moment(revision.created_at)}{note}"
