"""The form that a page is written in. It saves nothing: `publishing.save_draft` does."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone

from articles import kinds, publishing
from articles.admin.boxes import Boxes
from articles.admin.editor_views import too_long
from articles.admin.markdown import MarkdownTextarea
from articles.admin.safe_list import is_number
from articles.admin.typed import as_text, flat, new_tab, of_page, seen, unnumbered
from articles.comparison import merge_set, merge_value
from articles.models import KeptText, Page, Tag
from articles.publishing.log import name_of


class TagsField(forms.ModelMultipleChoiceField):
    def _check_values(self, value: Any) -> Any:
        if not all(is_number(str(number)) for number in value):
            raise ValidationError(self.error_messages["invalid_list"], code="invalid_list")
        return super()._check_values(value)  # type: ignore[misc]


class OwnerField(forms.ModelChoiceField):
    def label_from_instance(self, account: Any) -> str:
        return name_of(account)


class PageForm(forms.ModelForm):
    kept: KeptText | None = None  # what was typed before and is put back into the form
    refusal: publishing.Refused | None = None  # why a moment ago it could not be saved

    tags = TagsField(
        Tag.objects.all(),
        required=False,
        widget=Boxes("Tags"),
        help_text="Two to five, so that readers find the page by its subjects.",
    )
    owner = OwnerField(
        User.objects.none(),
        required=False,
        label="Looked after by",
        help_text="Is reminded when the next review is due. Whoever begins a page, unless you choose somebody.",
    )
    change_note = forms.CharField(
        label="What changed",
        max_length=300,
        required=False,
        widget=forms.TextInput({"class": "vTextField"}),
        help_text='Readers who know the page are told: "New trial added under How well it works".',
    )
    is_minor = forms.BooleanField(
        label="Small change",
        required=False,
        help_text="A typo, nothing that alters what the page says. The review stays, and readers see “small changes "
        "since”.",
    )
    based_on = forms.IntegerField(required=False, widget=forms.HiddenInput)
    tab = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        widgets = {
            "title": forms.TextInput({"class": "vTextField"}),
            "slug": forms.TextInput({"class": "vTextField"}),
            "summary": forms.Textarea({"rows": 3, "class": "vLargeTextField", "spellcheck": "true"}),
            "body": MarkdownTextarea({"rows": 26}),
            "review_due": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
        }
        labels = {"slug": "Address", "body": "Text"}
        error_messages = {"slug": {"invalid": "Use letters without accents, digits and hyphens only, no spaces."}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.collides = False  # whether somebody else set a field of the page to something else in the meantime
        self.initial = {**self.initial, "based_on": getattr(self.instance, "newest", None) or 0, "tab": new_tab()}
        if self.kept and not self.is_bound:
            self.initial = {**self.initial, **self.kept.fields}
        if not self.instance.pk:
            self.fields["slug"].help_text = "The last part of the address, made from the title."
        if "owner" in self.fields:
            staff = Q(is_staff=True, is_active=True) | Q(pk=self.instance.owner_id)
            self.fields["owner"].queryset = User.objects.filter(staff).order_by("first_name", "username")  # type: ignore[attr-defined]

    def carried(self) -> list[tuple[str, str]]:
        """What unnumbered fields held when the form was opened, to be sent with it."""
        if not self.instance.pk:
            return []
        now: dict[str, Any] = {seen(name): flat(value) for name, value in of_page(self.instance).items()}
        held = self.data if self.is_bound else now | (self.kept.fields if self.kept else {})
        return [(name, held[name]) for name in now if name in held]

    def continues(self) -> str:
        """The number of the kept text that this form goes on from."""
        return str(self.data.get("kept", "")) if self.is_bound else str(self.kept.pk) if self.kept else ""

    def clean_review_due(self) -> date | None:
        due: date | None = self.cleaned_data["review_due"]
        if due and not 2000 <= due.year <= timezone.localdate().year + 10:
            raise ValidationError("Look at the year again: it is long ago, or more than ten years away.")
        return due

    def clean_summary(self) -> str:
        return " ".join(self.cleaned_data["summary"].split())

    def clean_body(self) -> str:
        body: str = self.cleaned_data["body"].replace("\r\n", "\n")
        # Space around the text, which a form takes away, is no change of it.
        if body == self.instance.body.strip():
            body = self.instance.body
        if reason := too_long(body):
            raise ValidationError(reason)
        return body

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name in unnumbered(type(self.instance)):
            if self.instance.pk and name in cleaned:
                self._guard_set(name) if name in self.instance.LINKED else self._guard(name)
        self._refuse_an_address_in_use()
        if self.refusal and not self.errors:
            fields = {publishing.NotMinor: "is_minor", publishing.NoteMissing: "change_note"}
            self.add_error(fields.get(type(self.refusal)), str(self.refusal))
        return cleaned

    def _guard(self, name: str) -> None:
        """Keep what somebody else set since the form was opened. If this person set it too, the two collide."""
        now = getattr(self.instance, name)
        if name not in self.data:
            self.cleaned_data[name] = now
        elif (before := self.data.get(seen(name))) is not None:
            mine = as_text(self.cleaned_data[name])
            collides, _ = merge_value(before, mine, as_text(now))
            self.collides = self.collides or collides
            if mine == before:
                self.cleaned_data[name] = now

    def _guard_set(self, name: str) -> None:
        """Keep what somebody else added or took out since the form was opened, and what this person did."""
        now, is_sent = as_text(getattr(self.instance, name).all()), seen(name) in self.data
        before, mine = (self.data[seen(name)], as_text(self.cleaned_data[name])) if is_sent else (now, now)
        merged = merge_set(*(frozenset(filter(None, text.split(","))) for text in (before, mine, now)))
        field: Any = self.fields[name]
        self.cleaned_data[name] = field.queryset.filter(pk__in=merged)

    def _refuse_an_address_in_use(self) -> None:
        slug, kind = self.cleaned_data.get("slug"), self.kind_of_page()
        other = Page.objects.filter(kind=kind, slug=slug).exclude(pk=self.instance.pk).first()
        if slug and other:
            name = kinds.get(kind).name.lower()
            self.add_error("slug", f"Another {name} has this address: “{other.title}”. Choose other words for it.")

    def kind_of_page(self) -> str:
        """The key of the kind that the page has or will have."""
        kind: str = self.instance.kind or self.instance.KIND
        return kind
