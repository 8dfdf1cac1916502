"""The form that a page is written in. It saves nothing: `publishing.save_draft` does."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from articles import kinds
from articles.admin.editor_views import too_long
from articles.admin.markdown import MarkdownTextarea
from articles.admin.safe_list import is_number
from articles.admin.tag_boxes import TagBoxes
from articles.models import Page, Revision, Tag


class TagsField(forms.ModelMultipleChoiceField):
    def _check_values(self, value: Any) -> Any:
        if not all(is_number(str(number)) for number in value):
            raise ValidationError(self.error_messages["invalid_list"], code="invalid_list")
        return super()._check_values(value)  # type: ignore[misc]


class PageForm(forms.ModelForm):
    # What belongs to the page and not to a revision. `based_on` does not guard it, so each field guards itself.
    UNNUMBERED: ClassVar[tuple[str, ...]] = ("slug", "review_due", "position")
    newer: Revision | None = None  # saved by somebody else while this text was being written

    tags = TagsField(
        Tag.objects.all(),
        required=False,
        widget=TagBoxes,
        help_text="Two to five, so that readers find the page by its subjects.",
    )
    change_note = forms.CharField(
        label="What changed",
        max_length=300,
        required=False,
        widget=forms.TextInput({"class": "vTextField"}),
        help_text='Readers see this on the page and in the feed: "New trial added under How well it works".',
    )
    based_on = forms.IntegerField(required=False, widget=forms.HiddenInput)

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
        self.initial.setdefault("based_on", getattr(self.instance, "newest", None) or 0)
        if not self.instance.pk:
            self.fields["slug"].help_text = "The last part of the address, made from the title."
        for name in self.UNNUMBERED:
            if name in self.fields:
                self.fields[name].show_hidden_initial = bool(self.instance.pk)

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
        if self.newer:
            self._refuse_to_overwrite(self.newer)
        for name in self.UNNUMBERED:
            if self.instance.pk and name in cleaned and self.add_initial_prefix(name) in self.data:
                self._guard(name)
        self._refuse_an_address_in_use()
        return cleaned

    def _refuse_to_overwrite(self, newer: Revision) -> None:
        """Nothing is saved this time. Who has seen the other version, which is shown, may save over it."""
        self._answer("based_on", newer.number)
        by = newer.created_by
        who = (by.get_full_name() or by.get_username()) if by else "The site"
        self.add_error(
            None,
            f"Not saved: {who} saved revision {newer.number} while you were writing. All that you typed is still here, "
            "below their version. Copy what you want to keep of theirs into yours, then save again: your text becomes "
            f"revision {newer.number + 1}, and theirs stays in the history.",
        )

    def _answer(self, name: str, value: object) -> None:
        """Put a value into a hidden field of the form that is given back."""
        data: Any = self.data
        data = data.copy()
        data[name] = str(value)
        self.data = data

    def _guard(self, name: str) -> None:
        """Keep what somebody else set since the form was opened, unless this person set it too: then ask."""
        field, posted = self.fields[name], self.add_initial_prefix(name)
        try:
            seen = field.to_python(self.data[posted])
        except ValidationError:
            return
        typed, now = self.cleaned_data[name], getattr(self.instance, name)
        if seen == now:
            return
        if typed == seen:
            self.cleaned_data[name] = now
        elif typed != now:
            self._answer(posted, "" if now is None else now)
            theirs = f"“{now}”" if now else "nothing"
            self.add_error(name, f"Somebody else set this to {theirs} while you were writing. Save again to set yours.")

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
