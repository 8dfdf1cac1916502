"""The admin of tags: their names, where they stand, and how to rename and delete them without losing an address."""

from __future__ import annotations

from typing import Any

import taggit.admin  # noqa: F401 - it registers itself when it is imported, and only then can be taken away
from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.exceptions import ValidationError
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.text import slugify
from taggit.models import Tag as TaggitTag

from articles import tagging
from articles.admin.record import RecordForm
from articles.admin.tag_merge import MergesTags
from articles.models import Revision, Tag, TagAlias, TaggedPage, TaggedRevision
from articles.publishing import Refused

# Its admin asks for no permission when it merges, and it is not the model of our tags.
admin.site.unregister(TaggitTag)


class TagForm(RecordForm):
    class Meta:
        widgets = {"description": AdminTextareaWidget({"rows": 2})}

    def clean_name(self) -> str:
        try:
            return tagging.clean_name(self.cleaned_data["name"], self.instance)
        except Refused as refused:
            raise ValidationError(str(refused)) from refused


class TagAliasForm(forms.ModelForm):
    def clean_name(self) -> str:
        name = " ".join(self.cleaned_data["name"].split())
        if len(slugify(name)) > tagging.LONGEST_SLUG:
            raise ValidationError("This name is too long for the address that it would have.")
        same = TagAlias.objects.filter(Q(name__iexact=name) | Q(slug=slugify(name))).exclude(pk=self.instance.pk)
        if other := same.select_related("tag").first():
            raise ValidationError(f"“{other.name}” is another name of the tag “{other.tag.name}” already.")
        if tag := Tag.objects.filter(name__iexact=name).first():
            raise ValidationError(f"There is a tag “{tag.name}” already. Merge it into this one instead.")
        return name


class TagAliasFormSet(forms.BaseInlineFormSet):
    def clean(self) -> None:
        """No name twice, and not the tag's own: its address would lead to itself."""
        super().clean()
        taken = {slugify(self.instance.name)}
        for form in self.forms:
            data = getattr(form, "cleaned_data", {})
            slug = slugify(data.get("name", ""))
            if not slug or data.get("DELETE") or not form.has_changed():
                continue
            if slug in taken:
                form.add_error("name", "This name stands here already.")
            taken.add(slug)


class TagAliasInline(admin.TabularInline):
    model = TagAlias
    form = TagAliasForm
    formset = TagAliasFormSet
    extra = 3
    fields = ("name",)
    template = "admin/articles/tag/aliases.html"


@admin.register(Tag)
class TagAdmin(MergesTags):
    form = TagForm
    fields = ("name", "description")
    ordering = ("name",)
    inlines = [TagAliasInline]
    list_display = ("name", "other_names", "live_pages", "drafts")
    search_fields = ("name", "aliases__name")
    search_help_text = "Searches names and other names."
    actions = ["merge", "delete_selected"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return with_uses(super().get_queryset(request)).prefetch_related("aliases")

    def view_on_site(self, obj: Any) -> str | None:
        live = Revision.objects.live().listed().tagged(obj.slug)
        return obj.get_absolute_url() if live.exists() else None

    # Saving and deleting

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        name = obj.name
        if change:
            obj.name = Tag.objects.values_list("name", flat=True).get(pk=obj.pk)
        super().save_model(request, obj, form, change)
        if change:
            tagging.rename(obj, name, by=request.user)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        tagging.remove([obj], by=request.user)

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        tagging.remove(queryset, by=request.user)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """What would be lost, in a sentence a tag instead of a row a page."""
        tags = list(with_uses(Tag.objects.filter(pk__in=[tag.pk for tag in objs])))
        aliases = TagAlias.objects.filter(tag__in=tags).count()
        denied = set() if self.has_delete_permission(request) else {self.opts.verbose_name}
        return [_loss(tag) for tag in tags], {"tags": len(tags), "other names": aliases}, denied, []

    # The list

    @admin.display(description="other names")
    def other_names(self, tag: Tag) -> str:
        return ", ".join(alias.name for alias in tag.aliases.all())

    @admin.display(description="live pages", ordering="live_pages")
    def live_pages(self, tag: Any) -> int:
        return int(tag.live_pages)

    @admin.display(description="working drafts", ordering="drafts")
    def drafts(self, tag: Any) -> int:
        return int(tag.drafts)


def with_uses(tags: QuerySet[Tag]) -> QuerySet[Any]:
    """Tags with the number of `live_pages`, and of `drafts`: pages whose working draft has the tag, live or not."""
    live = Revision.objects.live().order_by().values("pk")
    seen = TaggedRevision.objects.filter(tag=OuterRef("pk"), content_object__in=live)
    found: QuerySet[Any] = tags.annotate(
        live_pages=_number_of(seen, "content_object__page"),
        drafts=_number_of(TaggedPage.objects.filter(tag=OuterRef("pk")), "content_object"),
    )
    return found


def _number_of(uses: QuerySet[Any], thing: str) -> Coalesce:
    counted = uses.order_by().values("tag").annotate(number=Count(thing, distinct=True)).values("number")
    return Coalesce(Subquery(counted), 0)


def _loss(tag: Any) -> str:
    if not tag.live_pages and not tag.drafts:
        return f"{tag.name}: no page has it"
    pages = f"{tag.live_pages} live page{'' if tag.live_pages == 1 else 's'}"
    drafts = f"{tag.drafts} working draft{'' if tag.drafts == 1 else 's'}"
    return f"{tag.name}: {pages} and {drafts} lose it. To keep them together under another tag, merge it instead"
