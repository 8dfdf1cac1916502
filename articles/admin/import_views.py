"""What the screens that import something share: their addresses, their templates, their tabs, and who asks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, QueryDict
from django.template.response import TemplateResponse
from django.urls import URLPattern, path

from articles.admin.safe_list import SafeList

STEPS = ("file", "read", "choose", "apply", "refused", "throw_away")


class ImportViews(SafeList):
    """A child has `import_view`, which takes a file, and for each of the STEPS an `import_…_view` of one import."""

    refused_name: ClassVar[str] = "refused/"  # where the rows that were refused can be had

    def get_urls(self) -> list[URLPattern]:
        routes = {"file": "", "throw_away": "throw-away/", "refused": self.refused_name}
        views = {f"import_{step}": f"import/<str:import_id>/{routes.get(step, f'{step}/')}" for step in STEPS}
        urls = [
            path(route, self.admin_site.admin_view(getattr(self, f"{name}_view")), name=f"{self._of_model('_')}_{name}")
            for name, route in {"import": "import/", **views}.items()
        ]
        return urls + super().get_urls()

    def import_answer(
        self, request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
    ) -> TemplateResponse:
        """With the model's own template of that name, or else the one that all imports share."""
        own = f"admin/{self._of_model('/')}"
        shared = {**self.admin_site.each_context(request), "opts": self.opts, "frame": f"{own}/import_frame.html"}
        names = [f"{own}/{template}", f"admin/articles/{template}"]
        return TemplateResponse(request, names, shared | context, status=status)

    def _of_model(self, between: str) -> str:
        return f"{self.opts.app_label}{between}{self.opts.model_name}"


def importer(request: HttpRequest, may_import: Callable[[Any], bool]) -> User:
    """Who may import. Only staff come here: `admin_view` has led everybody else away. Raises PermissionDenied."""
    if not isinstance(request.user, User) or not may_import(request.user):
        raise PermissionDenied
    return request.user


def asks_for_json(request: HttpRequest) -> bool:
    """Whether the script of the page asks, and not a person."""
    return request.headers.get("Accept", "").startswith("application/json")


def tab(outcome: str, label: str, number: int | None, current: str) -> dict[str, Any]:
    """One tab of a plan, as its template draws it; without a number where none is counted."""
    counted = "" if number is None else f"{number:,}"
    return {"value": outcome, "label": label, "number": counted, "is_current": outcome == current}


def plan_query(data: QueryDict) -> str:
    """The part of the plan that a form was sent from."""
    place = {name: data[name] for name in ("outcome", "p") if data.get(name)}
    return f"?{urlencode(place)}" if place else ""
