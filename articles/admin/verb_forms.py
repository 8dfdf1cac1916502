"""The forms that ask before something is done to a page. Each knows the revision that the person saw."""

from __future__ import annotations

from typing import Any

from django import forms

from articles import publishing
from articles.admin.page_state import PageState
from articles.admin.safe_list import is_number
from articles.admin.time_field import MomentField

LONGEST_NOTE = 1000


class NoteField(forms.CharField):
    widget = forms.Textarea

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"max_length": LONGEST_NOTE, "required": False, **options})
        self.widget.attrs["rows"] = 3


class VerbForm(forms.Form):
    based_on = forms.Field(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, state: PageState, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.state = state
        self.initial["based_on"] = state.number

    @property
    def seen(self) -> int:
        """The number of the revision that the person saw. A form that does not say saw none."""
        number = str(self.data.get("based_on", ""))
        return int(number) if is_number(number) else 0

    @property
    def says_anything(self) -> bool:
        """Whether somebody filled in anything, which must not be lost."""
        return any(self.data.get(self.add_prefix(field.name)) for field in self.visible_fields())

    def clean_based_on(self) -> int:
        return self.seen

    def anew(self) -> VerbForm:
        """The same form with all that was typed, for the page as it stands now."""
        data = self.data.copy()  # type: ignore[attr-defined]
        for name, field in self.fields.items():
            data.setdefault(name, self.get_initial_for_field(field, name) or "")
        data["based_on"] = str(self.state.number)
        return type(self)(data, state=self.state)


class NoteForm(VerbForm):
    note = NoteField(help_text="Those who work on the page see it, and it stays in the history. Readers do not see it.")


class ReasonForm(VerbForm):
    note = NoteField(
        label="Why",
        required=True,
        help_text="Say what is to be done. Those who work on the page see it, and it stays in the history.",
        error_messages={"required": "Say why, so that whoever wrote it knows what to do."},
    )


class PublishForm(VerbForm):
    note = NoteField(
        label="What changed, for readers",
        help_text="Readers see it on the page, in its history and in the feed. "
        "If you leave this empty, they are told what its writers noted since readers saw it last.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        note = self.fields["note"]
        try:
            self.initial["note"] = self.state.public_note
        except publishing.NoteMissing as missing:
            note.required = True
            note.help_text = "Readers see it on the page, in its history and in the feed."
            note.error_messages["required"] = str(missing)


class ScheduleForm(PublishForm):
    at = MomentField(label="Readers see it from", help_text="The page changes by itself at that moment.")
    field_order = ("at", "note")
