"""The panel of the instruments on the page of the checks, and their scores on the form of a page."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST

from articles import publishing
from articles.admin.check_views import CheckViews, status_of
from articles.admin.instrument_form import Typed, typed
from articles.admin.instrument_panel import panel, short_score
from articles.admin.typed import based_on
from articles.checking import answering, instruments
from articles.checking.told import Told
from articles.models import Article, Page, Revision

HOW_WE_CHECK = "how-we-check"  # the page of the site that says what is checked
NOTHING_NEW = "Nothing was saved: you changed no answer."
STILL_HERE = "What you chose and wrote is below. Look at it again, then save."


class InstrumentViews(CheckViews):
    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.answer_view)
        return [path("<path:object_id>/checks/answer/", view, name=self.name_for("answer")), *super().get_urls()]

    @method_decorator([require_POST, csrf_protect])
    def answer_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        page = self.page_to_see(request, object_id)
        given = typed(request.POST)
        try:
            new = answering.answer(
                page, given.answers, by=request.user, based_on=based_on(request.POST), seen=given.seen
            )
        except publishing.Stale as stale:
            said = f"Nothing was saved: revision {stale.newest} was saved after you opened this page. {STILL_HERE}"
            return self._give_answers_back(request, page, given, said, status=409)
        except answering.Changed as changed:
            return self._give_answers_back(request, page, given, f"{changed} {STILL_HERE}", status=409)
        except publishing.Refused as refused:
            return self._give_answers_back(request, page, given, str(refused), status=status_of(refused))
        if new:
            messages.success(request, f"Saved {'one answer' if new == 1 else f'{new} answers'}.")
        else:
            messages.warning(request, NOTHING_NEW)
        return HttpResponseRedirect(f"{self.address('checks', page)}#instruments")

    def _give_answers_back(
        self, request: HttpRequest, page: Page, given: Typed, said: str, *, status: int
    ) -> HttpResponse:
        return self._show_checks(request, page, refused={"said": said, "at": "instruments"}, status=status, typed=given)

    def beside_findings(
        self,
        request: HttpRequest,
        page: Page,
        newest: Revision | None,
        found: list[Told],
        *,
        typed: Typed | None = None,
        **asked: Any,
    ) -> dict[str, Any]:
        if newest is None:
            return {}
        sheets = instruments.sheets(page, newest, found)
        may = answering.may_answer(page, request.user)
        explained = Revision.objects.live().of_kind(Article.Place.ABOUT).filter(page__slug=HOW_WE_CHECK)
        about = explained.select_related("page").only("page").first()
        return {
            "panel": panel(sheets, newest, typed or Typed(), may=may),
            "answer_url": self.address("answer", page),
            "longest": answering.LONGEST,
            "how_we_check": about.get_absolute_url() if about else "",
        }

    def render_change_form(self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any) -> Any:
        """With the scores of the newest revision, as it was saved."""
        state = context.get("state")
        if state and state.newest:
            newest = Revision.objects.select_related("page").defer("html", "text", "statements").get(pk=state.newest.pk)
            sheets = instruments.sheets(state.page, newest, state.found)
            context["scores"] = [(sheet.instrument, short_score(sheet)) for sheet in sheets]
        return super().render_change_form(request, context, *args, **kwargs)
