"""Where the address of a page leads once readers no longer see the page: asked before it is withdrawn or deleted."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import OuterRef, QuerySet, Subquery

from articles import publishing
from articles.admin.safe_list import is_number
from articles.admin.time_field import MomentField
from articles.admin.verb_forms import NoteField, VerbForm
from articles.models import FormerSlug, Page, Revision

LEADS, GONE = "leads", "gone"


def pages_by_live_title() -> QuerySet[Page]:
    """What readers see, with the titles that they see."""
    title = Revision.objects.live().filter(page=OuterRef("pk")).values("title")[:1]
    return Page.objects.live().annotate(live_title=Subquery(title)).order_by("live_title").defer("body", "summary")


class LivePageField(forms.ModelChoiceField):
    def label_from_instance(self, page: Any) -> str:
        return f"{page.live_title} ({page.kind_name.lower()})"

    def to_python(self, value: Any) -> Any:
        if value in self.empty_values:
            return None
        if not is_number(str(value)):
            raise ValidationError(self.error_messages["invalid_choice"], code="invalid_choice")
        return super().to_python(value)


class AddressForm(VerbForm):
    address = forms.ChoiceField(
        label="Readers who come to its address",
        choices=[(LEADS, "are led to another page"), (GONE, "are told that the page is gone")],
        widget=forms.RadioSelect,
        required=False,
        error_messages={"required": "Choose, because readers will follow the links of the pages above."},
    )
    leads_to = LivePageField(Page.objects.none(), label="The page they are led to", required=False)
    note = NoteField(
        label="What they are told if it is gone",
        help_text='A sentence for readers, such as "This medicine is no longer sold".',
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        page = self.state.page
        self.fields["leads_to"].queryset = pages_by_live_title().exclude(pk=page.pk)  # type: ignore[attr-defined]
        self.fields["address"].required = publishing.linking_live(page).exists()
        former = FormerSlug.objects.filter(kind=page.kind, slug=page.slug).first()
        if former:
            self.initial.update(leads_to=former.page_id, note=former.note)
        if former or not self.fields["address"].required:
            self.initial["address"] = LEADS if former and former.page_id else GONE

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        chosen = cleaned.get("address") or (LEADS if cleaned.get("leads_to") else GONE)
        if chosen == GONE:
            cleaned["leads_to"] = None
        elif not cleaned.get("leads_to") and "leads_to" not in self.errors:
            self.add_error("leads_to", "Choose the page that they are led to.")
        return cleaned


class WithdrawForm(AddressForm):
    at = MomentField(label="Withdraw it on", required=False, help_text="Leave this empty to withdraw it at once.")
    field_order = ("at",)


class DeleteForm(AddressForm):
    """An address that readers never saw leads nowhere."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.state.was_seen:
            for name in ("address", "leads_to", "note"):
                del self.fields[name]
