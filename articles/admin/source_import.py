"""Importing sources in the admin: give a file, let it be read, look at the plan, apply it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.admin import source_import_plan as plan
from articles.admin.import_views import ImportViews, asks_for_json, importer, plan_query
from articles.admin.safe_list import is_number
from articles.admin.source_import_form import ImportForm
from articles.library import importing
from articles.library.importing.printing import LABELS
from articles.library.naming import identified
from articles.models import Source, SourceImport
from articles.publishing import Refused
from articles.references.record import Evidence

READ_AT_ONCE = 800  # entries: of a larger file, the request that takes it in reads none
NO_IDENTIFIER = "Nor is it one DOI, PubMed number, ISBN or web address: of these, give one at a time."
LISTED = 10  # imports before, on the page that takes a file
NAMED = 10  # entries that stand differently by now, in a message


class SourceImports(ImportViews):
    """Adds importing to the admin of sources. An import belongs to who began it; superusers see all."""

    # Giving a file

    @method_decorator(require_http_methods(["GET", "HEAD", "POST"]))
    def import_view(self, request: HttpRequest) -> HttpResponse:
        _importer(request)
        form = ImportForm(request.POST, request.FILES) if request.method == "POST" else ImportForm()
        if form.is_bound and form.is_valid():
            return self._import_given(request, form)
        return self._import_asked(request, form)

    def _import_given(self, request: HttpRequest, form: ImportForm) -> HttpResponse:
        data, name = form.given()
        try:
            file = importing.start(data, name=name, by=_importer(request))
        except importing.NoList as bad:
            if found := form.identifier():
                return self._import_one(request, form, *found)
            form.add_error("file" if name else "text", str(bad) if name else f"{bad} {NO_IDENTIFIER}")
            return self._import_asked(request, form)
        except importing.BadFile as bad:
            form.add_error("file" if name else "text", str(bad))
            return self._import_asked(request, form)
        if file.entries.count() <= READ_AT_ONCE:
            importing.read_on(file, by=_importer(request))
        return HttpResponseRedirect(_address("import_file", file))

    def _import_one(self, request: HttpRequest, form: ImportForm, scheme: str, value: str) -> HttpResponse:
        """One work: say that it is here, or begin its record. Nobody else is asked about it."""
        known = Source.objects.filter(url=value).first() if scheme == "url" else identified(scheme, [value]).get(value)
        if known:
            return self._import_asked(request, form, known=known, known_by=value)
        messages.info(request, f"No source here has this {LABELS[scheme]} yet: {value}. Fill in the rest.")
        return HttpResponseRedirect(f"{reverse('admin:articles_source_add')}?{urlencode({scheme: value})}")

    def _import_asked(self, request: HttpRequest, form: ImportForm, **context: Any) -> HttpResponse:
        context |= {"form": form, "before": _own(request).select_related("by")[:LISTED], "title": "Import references"}
        return self.import_answer(request, "import.html", context)

    # Reading it

    @method_decorator(require_safe)
    def import_file_view(self, request: HttpRequest, import_id: str) -> HttpResponse:
        file = _own_or_404(request, import_id)
        return self._import_shown(request, file)

    @method_decorator(require_POST)
    def import_read_view(self, request: HttpRequest, import_id: str) -> HttpResponse:
        """Reads a part, a few seconds long. The script of the page asks until all is read; without it a person does."""
        file = _own_or_404(request, import_id)
        try:
            done = importing.read_on(file, by=_importer(request))
        except Refused as refused:
            return self._import_stopped(request, str(refused))
        if asks_for_json(request):
            return JsonResponse({"read": done.read, "total": done.total})
        return HttpResponseRedirect(_address("import_file", file))

    # Choosing and applying

    @method_decorator(require_POST)
    def import_choose_view(self, request: HttpRequest, import_id: str) -> HttpResponse:
        file = _own_or_404(request, import_id)
        try:
            plan.keep_choices(file, request.POST, by=_importer(request))
        except Refused as refused:
            return self._import_stopped(request, str(refused), file)
        if asks_for_json(request):
            return JsonResponse({"summary": plan.summary(file)})
        return HttpResponseRedirect(_address("import_file", file) + plan_query(request.POST))

    @method_decorator(require_POST)
    def import_apply_view(self, request: HttpRequest, import_id: str) -> HttpResponse:
        file, by = _own_or_404(request, import_id), _importer(request)
        chosen = request.POST.get("evidence", "")
        evidence = Evidence(chosen) if chosen in set(Evidence) else Evidence.UNSORTED
        try:
            if not file.applied_at:
                plan.keep_choices(file, request.POST, by=by)
            is_done = importing.apply(file, by=by, evidence=evidence, seen=request.POST.get("seen", ""))
        except importing.PlanChanged as changed:
            told = {"refusal": str(changed), "changed": changed.entries[:NAMED], "evidence": chosen}
            return self._import_shown(request, file, status=409, **told)
        except Refused as refused:
            return self._import_stopped(request, str(refused), file)
        if is_done:
            file.refresh_from_db()
            _log(file, by)
            messages.success(request, f"Applied. {plan.told(file)}.")
        return HttpResponseRedirect(_address("import_file", file))

    @method_decorator(require_safe)
    def import_refused_view(self, request: HttpRequest, import_id: str) -> HttpResponse:
        file = _own_or_404(request, import_id)
        response = HttpResponse(importing.refused_as_file(file), content_type="text/plain; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="refused-{file.pk}.{plan.ENDINGS[file.format]}"'
        return response

    @method_decorator(require_POST)
    def import_throw_away_view(self, request: HttpRequest, import_id: str) -> HttpResponse:
        """What was applied stays on record."""
        file = _own_or_404(request, import_id)
        if _own(request).filter(pk=file.pk, applied_at=None).delete()[0]:
            messages.success(request, f"Thrown away: {file.name}. Nothing in the library has changed.")
        return HttpResponseRedirect(reverse("admin:articles_source_import"))

    def _import_shown(
        self, request: HttpRequest, file: SourceImport, *, status: int = 200, **context: Any
    ) -> HttpResponse:
        done = importing.progress(file)
        context |= {"file": file, "progress": done, "throw_away_url": _address("import_throw_away", file)}
        context |= {"facts": f"{importing.format_label(file)}, {done.entries}", "title": f"Import of {file.name}"}
        if not done.is_done:
            context |= {
                "action": _address("import_read", file),
                "button": "Go on reading",
                "said": "Nothing in the library changes. You may leave this page and come back.",
            }
            return self.import_answer(request, "import_progress.html", context)
        context |= {f"{name}_url": _address(f"import_{name}", file) for name in ("choose", "apply", "refused")}
        context |= plan.context(file, request.POST if request.method == "POST" else request.GET)
        return self.import_answer(request, "import_plan.html", context, status)

    def _import_stopped(self, request: HttpRequest, sentence: str, file: SourceImport | None = None) -> HttpResponse:
        messages.error(request, sentence)
        return HttpResponseRedirect(_address("import_file", file) if file else reverse("admin:articles_source_import"))


def _importer(request: HttpRequest) -> User:
    return importer(request, importing.may_import)


def _own(request: HttpRequest) -> Any:
    person = _importer(request)
    return SourceImport.objects.all() if person.is_superuser else SourceImport.objects.filter(by=person)


def _own_or_404(request: HttpRequest, import_id: str) -> SourceImport:
    file: SourceImport | None = _own(request).filter(pk=import_id).first() if is_number(import_id) else None
    if file is None:
        raise Http404
    return file


def _address(name: str, file: SourceImport) -> str:
    return reverse(f"admin:articles_source_{name}", args=[file.pk])


def _log(file: SourceImport, by: User) -> None:
    """In the history that the admin keeps of each source."""
    for deed, flag in ((importing.Deed.ADD, ADDITION), (importing.Deed.FILL, CHANGE)):
        sources = importing.sources_done(file, deed)
        LogEntry.objects.log_actions(by.pk, sources, flag, f"Imported from {file.name}.")
