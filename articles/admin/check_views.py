"""The checks of a page in the admin: what was found, what is let stand and why, and what the instruments ask."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import URLPattern, path
from django.utils.decorators import method_decorator
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods, require_POST

from articles import publishing
from articles.admin.live_check import TOO_LONG, LiveCheckViews, is_too_long, texts_of
from articles.checking import dismissing, keeping, told
from articles.checking.told import Told
from articles.models import Page, Revision
from articles.plain import plain

GONE = "These words do not stand there any more, so there is nothing to let stand."


class CheckViews(LiveCheckViews):
    def get_urls(self) -> list[URLPattern]:
        views = {
            "checks": ("<path:object_id>/checks/", self.checks_view),
            "dismiss": ("<path:object_id>/checks/dismiss/", self.dismiss_view),
            "report_again": ("<path:object_id>/checks/report-again/", self.report_again_view),
        }
        urls = [
            path(route, self.admin_site.admin_view(view), name=self.name_for(name))
            for name, (route, view) in views.items()
        ]
        return urls + super().get_urls()

    @method_decorator([require_http_methods(["GET", "HEAD"])])
    def checks_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        page = self.page_to_see(request, object_id)
        return self._show_checks(request, page)

    @method_decorator([require_POST, csrf_protect])
    def dismiss_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """The finding is looked up by its key in what was found: a form cannot make one up."""
        page = self.page_to_see(request, object_id)
        key, reason = request.POST.get("key", ""), request.POST.get("reason", "")
        # A script sends what is being typed along: the words may not be saved yet.
        is_typed = "title" in request.POST
        try:
            found = self._found_by(key, self._typed(request, page) if is_typed else self._told(page))
            dismissing.dismiss(page, found.finding, reason, by=request.user)
        except publishing.Refused as refused:
            status = status_of(refused)
            if is_typed:
                return JsonResponse({"error": str(refused)}, status=status)
            return self._show_checks(request, page, refused=_told_back(refused, key, reason), status=status)
        if is_typed:
            return JsonResponse({})
        messages.success(request, "It may stand: it is not reported while those words stay.")
        return HttpResponseRedirect(self.address("checks", page))

    def _found_by(self, key: str, told: list[Told]) -> Told:
        """Raises Refused where nothing has that key."""
        found = next((each for each in told if each.finding.key == key), None)
        if found is None:
            raise publishing.Refused(GONE)
        return found

    def _typed(self, request: HttpRequest, page: Page) -> list[Told]:
        """Raises NotAllowed, since who may not write the page has nothing typed in it, and Refused."""
        if not self.has_change_permission(request, page):
            raise publishing.NotAllowed("Your account has no right to do that. Ask an administrator.")
        typed = texts_of(request.POST, page)
        if is_too_long(typed):
            raise publishing.Refused(TOO_LONG)
        return told.of_typed(page, typed)

    @method_decorator([require_POST, csrf_protect])
    def report_again_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        page = self.page_to_see(request, object_id)
        try:
            dismissing.report_again(page, plain(request.POST.get("key", "")), by=request.user)
        except publishing.Refused as refused:
            return self._show_checks(request, page, refused={"said": str(refused)}, status=status_of(refused))
        messages.success(request, "It is reported again.")
        return HttpResponseRedirect(self.address("checks", page))

    def _told(self, page: Page) -> list[Told]:
        """Of the newest revision, read anew where the rules or the words of the house changed since."""
        newest = self._newest(page)
        if newest is None:
            return []
        return told.read_anew(newest) if keeping.is_outdated(newest) else told.of_revision(newest)

    def _newest(self, page: Page) -> Revision | None:
        newest = page.revisions.order_by("number").last()
        if newest:
            newest.page = page
        return newest

    def _show_checks(
        self,
        request: HttpRequest,
        page: Page,
        *,
        refused: dict[str, str] | None = None,
        status: int = 200,
        **asked: Any,
    ) -> HttpResponse:
        found, newest = self._told(page), self._newest(page)
        return self.answer(
            request,
            "checks.html",
            page,
            status=status,
            title=f"Checks: {page}",
            newest=newest,
            found=self.found(request, page, found),
            refused=refused or {},
            dismiss_url=self.address("dismiss", page),
            report_again_url=self.address("report_again", page),
            **self.beside_findings(request, page, newest, found, **asked),
        )

    def beside_findings(
        self, request: HttpRequest, page: Page, newest: Revision | None, found: list[Told], **asked: Any
    ) -> dict[str, Any]:
        """What else the page of the checks shows."""
        return {}


def _told_back(refused: publishing.Refused, key: str, reason: str) -> dict[str, str]:
    """The reason stands in its field again, or in what is said where there is no field any more."""
    if str(refused) == GONE:
        return {"said": f"{GONE} You wrote: “{plain(reason)}”" if reason.strip() else GONE}
    return {"said": str(refused), "key": key, "reason": reason, "at": f"finding-{key}"}


def status_of(refused: publishing.Refused) -> int:
    return 403 if isinstance(refused, publishing.NotAllowed) else 400
