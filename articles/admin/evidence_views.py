"""The evidence of a page in the admin: every claim with its sources, and what editors noted that these say."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from articles import publishing
from articles.admin.evidence_form import ONLY, SHOW, Field, Notes
from articles.admin.page_views import PageViews
from articles.admin.typed import based_on
from articles.evidence import supporting
from articles.models import Citation, Page, Revision
from articles.models.support import digest_of

CLASH = (
    "Somebody else noted other words here after you opened this page. Theirs stand beside yours: save the right ones."
)


class EvidenceViews(PageViews):
    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.evidence_view)
        return [path("<path:object_id>/evidence/", view, name=self.name_for("evidence")), *super().get_urls()]

    @method_decorator([require_http_methods(["GET", "HEAD", "POST"]), csrf_protect])
    def evidence_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        page = self.page_to_see(request, object_id)
        notes = self._notes_on(request, page)
        if request.method != "POST":
            return self._show_evidence(request, page, notes)
        if not (supporting.may_support(page, request.user, is_live=False)):
            raise PermissionDenied
        if notes is None:
            return self._show_evidence(request, page, None)
        notes.take(request.POST)
        if based_on(request.POST) != notes.revision.number:
            return self._show_stale_evidence(request, page, notes)
        return self._save_words(request, page, notes)

    def _notes_on(self, request: HttpRequest, page: Page) -> Notes | None:
        long = ("body", "html", "text", "facts", "facts_drawn", "findings")
        newest = Revision.objects.filter(page=page.pk).defer(*long).order_by("number").last()
        if newest is None:
            return None
        newest.page = page
        return Notes(page, newest, request.user)

    # Saving

    def _save_words(self, request: HttpRequest, page: Page, notes: Notes) -> HttpResponse:
        only = request.POST.get(ONLY, "")
        chosen = notes.unsaved(only)
        if any(each.clashes for each in chosen):
            return self._show_evidence(request, page, notes, status=409, told=f"Nothing was saved. {CLASH}")
        if not chosen:
            messages.warning(request, "Nothing was saved: you changed no words.")
            return self._evidence_again(request, page, notes)
        try:
            done = self._keep_words(request, page, notes, chosen)
        except publishing.Stale:
            return self._show_stale_evidence(request, page, notes)
        except publishing.NotAllowed as refused:
            return self._show_evidence(request, page, notes, status=403, told=f"Nothing was saved. {refused}")
        except publishing.Refused as refused:
            return self._show_evidence(request, page, notes, told=f"Nothing was saved. {refused}")
        messages.success(request, done)
        return self._evidence_again(request, page, notes, at=chosen[0] if only else None)

    @transaction.atomic
    def _keep_words(self, request: HttpRequest, page: Page, notes: Notes, chosen: list[Field]) -> str:
        said = {each.citation: each.typed or "" for each in chosen}
        kept = supporting.support_all(page, said, by=request.user, based_on=notes.revision.number)
        done = f"Saved what {'a source says' if kept == 1 else f'sources say in {kept} places'}."
        self.log_change(request, page, done)
        return done

    def _evidence_again(self, request: HttpRequest, page: Page, notes: Notes, at: Field | None = None) -> HttpResponse:
        """The page as it is now; with what else was typed and not saved, where that would be lost on the way."""
        if at and (now := self._notes_on(request, page)):
            now.take(request.POST)
            now.fields[at.place].typed, now.fields[at.place].is_unsaved = None, False
            if left := len(now.unsaved()):
                told = f"Words in {left} other field{'' if left == 1 else 's'} are not saved yet: they are still here."
                return self._show_evidence(request, page, now, told=told)
        place = f"#{at.anchor}" if at else ""
        show = _asked(request)
        return HttpResponseRedirect(self.address("evidence", page) + (f"?show={show}" if show != "all" else "") + place)

    # Showing

    def _show_stale_evidence(self, request: HttpRequest, page: Page, seen: Notes) -> HttpResponse:
        notes = self._notes_on(request, page) or seen
        notes.take(request.POST)
        told = (
            f"Nothing was saved: revision {notes.revision.number} was saved after you opened this page. What you typed "
            "is below, beside the sentences as they are now. Look at them, then save again."
        )
        return self._show_evidence(request, page, notes, status=409, told=told)

    def _show_evidence(
        self, request: HttpRequest, page: Page, notes: Notes | None, *, status: int = 200, told: str = ""
    ) -> HttpResponse:
        show = _asked(request)
        context: dict[str, Any] = {"title": "Evidence", "told": told, "show": show, "notes": notes, "clash": CLASH}
        if notes:
            may_open = request.user.has_perm("articles.view_source") or request.user.has_perm("articles.change_source")
            sections = notes.shown(show)
            context |= {
                "sections": sections,
                "has_fields": any(use.field.may for each in sections for row in each.rows for use in row.uses),
                "counted": notes.counted(),
                "stray": _stray(page, notes, based_on(request.POST)) if notes.stray else [],
                "revision": notes.revision,
                "longest": supporting.LONGEST,
                "may_open_sources": may_open,
                "readers": f"{page.get_absolute_url()}evidence/" if page.revisions.live().exists() else "",
            }
        return self.answer(request, "evidence.html", page, status=status, **context)


def _asked(request: HttpRequest) -> str:
    show = request.GET.get("show", "")
    return show if show in SHOW else "all"


def _stray(page: Page, notes: Notes, seen: int) -> list[tuple[str, str, str]]:
    """What was typed for sentences that the newest revision does not have: the source and the claim, if still known."""
    cited = Citation.objects.filter(revision__page=page.pk, revision__number=seen).select_related("source")
    known = {(str(each.source_id), digest_of(each.claim)[:16]): each for each in cited}
    found = []
    for place, words in notes.stray:
        use = known.get(place)
        found.append((use.source.label if use else "A source", use.claim if use else "", words))
    return found
