"""Importing facility lists in the admin: give a file, let it be compared, look at the plan, apply it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.admin import spreadsheet
from articles.admin.import_views import ImportViews, asks_for_json, importer, plan_query
from articles.admin.safe_list import is_number
from articles.publishing import Refused
from treatments import importing
from treatments.admin import programme_import_plan as plan
from treatments.admin.programme_import_form import ImportForm
from treatments.facility_lists import Format
from treatments.models import ProgrammeImport

LISTED = 20  # imports before, on the page that takes a file
NAMED = 10  # rows that stand differently by now, in a message


class ProgrammeImports(ImportViews):
    """Adds importing to the admin of programmes. Who may import sees all imports."""

    refused_name = "refused.csv"

    # Giving a file

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def import_view(self, request: HttpRequest) -> HttpResponse:
        by = _importer(request)
        form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
        if form.is_bound and form.is_valid():
            try:
                return HttpResponseRedirect(_address("import_file", form.taken_in(by)))
            except Refused as refused:
                form.add_error("file" if isinstance(refused, importing.NotReadable) else "as_of", str(refused))
        before = ProgrammeImport.objects.select_related("by", "facility_list")[:LISTED]
        context = {"form": form, "title": "Import a facility list", "before": [(each, _told(each)) for each in before]}
        return self.import_answer(request, "import.html", context)

    # Comparing it

    @method_decorator(require_safe)
    def import_file_view(self, request: HttpRequest, import_id: str) -> HttpResponse:
        file = _file_or_404(request, import_id)
        return self._import_shown(request, file)

    @method_decorator(require_POST)
    def import_read_view(self, request: HttpRequest, import_id: str) -> HttpResponse:
        """Reads a part, a few seconds long. The script of the page asks until all is read; without it a person does."""
        file, by = _file_or_404(request, import_id), _importer(request)
        try:
            done = importing.read_on(file, by=by)
        except Refused as refused:
            return self._import_stopped(request, str(refused), file)
        if asks_for_json(request):
            return _as_json(done)
        return HttpResponseRedirect(_address("import_file", file))

    # Choosing and applying

    @method_decorator(require_POST)
    def import_choose_view(self, request: HttpRequest, import_id: str) -> HttpResponse:
        file = _file_or_404(request, import_id)
        try:
            plan.keep_choices(file, request.POST, by=_importer(request))
        except Refused as refused:
            return self._import_stopped(request, str(refused), file)
        if asks_for_json(request):
            return JsonResponse({"summary": importing.summary(importing.counts(file))})
        return HttpResponseRedirect(_address("import_file", file) + plan_query(request.POST))

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def import_apply_view(self, request: HttpRequest, import_id: str) -> HttpResponse:
        """Applies a part, a few seconds long, then shows how far it has come."""
        file, by, seen = _file_or_404(request, import_id), _importer(request), request.POST.get("seen", "")
        if request.method != "POST":
            return self._import_applying(request, file)
        try:
            if not file.applied_at:
                plan.keep_choices(file, request.POST, by=by)
            done = importing.apply_on(file, by=by, seen=seen)
        except importing.PlanChanged as changed:
            return self._import_changed(request, file, changed)
        except Refused as refused:
            return self._import_stopped(request, str(refused), file)
        file.refresh_from_db()
        if file.applied_at:
            messages.success(request, f"Applied. {importing.summary(file.told, is_done=True)}.")
        if asks_for_json(request):
            return _as_json(done)
        if file.applied_at:
            return HttpResponseRedirect(_address("import_file", file))
        return HttpResponseRedirect(f"{_address('import_apply', file)}?{urlencode({'seen': seen})}")

    def _import_applying(self, request: HttpRequest, file: ProgrammeImport) -> HttpResponse:
        """It goes on by itself, so only with the plan that somebody looked at."""
        seen = request.GET.get("seen", "")
        if file.applied_at or not file.applying_since or seen != importing.digest(file):
            return HttpResponseRedirect(_address("import_file", file))
        context = _about(file) | {
            "progress": importing.applied_so_far(file),
            "seen": seen,
            "action": _address("import_apply", file),
            "button": "Go on applying",
            "said": "What is applied shows to readers at once. You may leave this page and come back.",
        }
        return self.import_answer(request, "import_progress.html", context)

    def _import_changed(
        self, request: HttpRequest, file: ProgrammeImport, changed: importing.PlanChanged
    ) -> HttpResponse:
        if asks_for_json(request):
            messages.error(request, str(changed))
            return JsonResponse({"leads_to": _address("import_file", file)})
        return self._import_shown(request, file, status=409, refusal=str(changed), changed=changed.rows[:NAMED])

    @method_decorator(require_safe)
    def import_refused_view(self, request: HttpRequest, import_id: str) -> HttpResponse:
        file = _file_or_404(request, import_id)
        return spreadsheet.download(plan.refused(file), f"refused-{file.pk}.csv")

    @method_decorator(require_POST)
    def import_throw_away_view(self, request: HttpRequest, import_id: str) -> HttpResponse:
        """What was applied of it stays."""
        file = _file_or_404(request, import_id)
        try:
            importing.discard(file, by=_importer(request))
        except Refused as refused:
            return self._import_stopped(request, str(refused), file)
        messages.success(request, f"Thrown away: {file.name}.")
        return HttpResponseRedirect(reverse("admin:treatments_programme_import"))

    def _import_shown(
        self, request: HttpRequest, file: ProgrammeImport, *, status: int = 200, **context: Any
    ) -> HttpResponse:
        done = importing.progress(file)
        context |= _about(file) | {"progress": done}
        if not file.is_taken_in:
            return self.import_answer(request, "import_taking_in.html", context)
        if not done.is_done:
            context |= {
                "action": _address("import_read", file),
                "button": "Go on reading",
                "said": "Nothing in the directory changes. You may leave this page and come back.",
            }
            return self.import_answer(request, "import_progress.html", context)
        addresses = {f"{name}_url": _address(f"import_{name}", file) for name in ("choose", "apply", "refused")}
        if file.applying_since and not file.applied_at:
            context["so_far"] = importing.applied_so_far(file)
        context |= addresses | plan.context(file, request.POST if request.method == "POST" else request.GET)
        return self.import_answer(request, "import_plan.html", context, status)

    def _import_stopped(self, request: HttpRequest, sentence: str, file: ProgrammeImport) -> HttpResponse:
        messages.error(request, sentence)
        is_here = ProgrammeImport.objects.filter(pk=file.pk).exists()
        leads_to = _address("import_file", file) if is_here else reverse("admin:treatments_programme_import")
        if asks_for_json(request):
            return JsonResponse({"leads_to": leads_to})
        return HttpResponseRedirect(leads_to)


def _importer(request: HttpRequest) -> User:
    return importer(request, importing.may_import)


def _file_or_404(request: HttpRequest, import_id: str) -> ProgrammeImport:
    _importer(request)
    files = ProgrammeImport.objects.select_related("by", "facility_list")
    file = files.filter(pk=import_id).first() if is_number(import_id) else None
    if file is None:
        raise Http404
    return file


def _about(file: ProgrammeImport) -> dict[str, Any]:
    return {
        "file": file,
        "title": f"Import of {file.name}",
        "facts": f"{file.facility_list} of {file.as_of:%-d %B %Y}, {_format(file)}",
        "throw_away_url": _address("import_throw_away", file),
    }


def _format(file: ProgrammeImport) -> str:
    return Format(file.format).label if file.format in set(Format) else file.format


def _told(file: ProgrammeImport) -> str:
    return importing.summary(file.told, is_done=True) if file.applied_at else ""


def _address(name: str, file: ProgrammeImport) -> str:
    return reverse(f"admin:treatments_programme_{name}", args=[file.pk])


def _as_json(done: importing.Progress) -> JsonResponse:
    return JsonResponse({"read": done.read, "total": done.total, "said": str(done)})
