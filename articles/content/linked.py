"""Other pages that a page names in fields of its own, such as the levels of care at which a treatment is offered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

from django.db.models import Exists, OuterRef, Prefetch

from articles.content import address
from articles.content.address import Address
from articles.content.fields import Fields
from articles.content.files import order
from articles.models import FormerSlug, Page, Revision

Linked = dict[str, list[Address]]  # by the name of the field


def model_of(model: type[Page], name: str) -> type[Page]:
    """The model of the pages that a field of LINKED holds."""
    return cast("type[Page]", model._meta.get_field(name).related_model)


def read(model: type[Page], fields: Fields) -> Linked:
    """The fields that the file gives: slugs of the kind that the field holds, or kind/slug where it is another."""
    found: Linked = {}
    for name in model.LINKED:
        if (written := fields.names(name)) is not None:
            target = model_of(model, name)
            read_so = {each: address.read(each, target.KIND) for each in written}
            found[name] = [each for each in read_so.values() if each and Page.model_of(each[0]) is target]
            if len(found[name]) < len(read_so):
                wrong = next(each for each, at in read_so.items() if at not in found[name])
                fields.wrong(name, f"“{wrong}” is not the slug of a page of this kind: {target.KIND}.")
    return found


def prefetches(model: type[Page]) -> list[Prefetch]:
    """For `written`. A page without a revision is in no file, so none can name it."""
    saved = Exists(Revision.objects.filter(page=OuterRef("pk")))
    targets = {name: model_of(model, name)._default_manager.filter(saved).only("kind", "slug") for name in model.LINKED}
    return [Prefetch(name, queryset) for name, queryset in targets.items()]


def written(page: Page) -> dict[str, list[str]]:
    """The fields of a page as `read` reads them; those that are empty are left out."""
    found = {}
    for name in page.LINKED:
        kind = model_of(type(page), name).KIND
        targets = getattr(page, name).all()
        found[name] = sorted((_as_read(target, kind) for target in targets), key=order)
    return {name: addresses for name, addresses in found.items() if addresses}


def _as_read(target: Page, kind: str) -> str:
    return target.slug if target.kind == kind else f"{target.kind}/{target.slug}"


def stored() -> dict[Address, int]:
    """The ids of all pages by the addresses that lead to them: their own, and earlier ones of the same model."""
    found = {}
    former = FormerSlug.objects.filter(page__isnull=False).values_list("kind", "slug", "page", "page__kind")
    for kind, slug, pk, now in former:
        if Page.model_of(kind) is Page.model_of(now):
            found[(kind, slug)] = pk
    return found | {(kind, slug): pk for kind, slug, pk in Page.objects.values_list("kind", "slug", "pk")}


def keep(page: Page, said: Iterable[Linked], pages: Mapping[Address, int]) -> bool:
    """Give a page what its files say. `pages`: what is `stored`. Returns whether that changes anything."""
    together = {name: addresses for linked in said for name, addresses in linked.items()}
    changed = False
    for name, addresses in together.items():
        field, wanted = getattr(page, name), {pages[each] for each in addresses}
        if wanted != set(field.values_list("pk", flat=True)):
            field.set(wanted)
            changed = True
    return changed
