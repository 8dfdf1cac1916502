"""No signature stands under a text that its reviewer did not see, or that they wrote."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from articles import publishing, rendering, waiting
from articles.models import Event, Page, Revision
from tests.factories import edit, make_draft, make_signed, make_signer, make_source

pytestmark = pytest.mark.django_db

WALK = "The walk home was long and the evening was cold but friends kept talking about the garden"


def writing_signer() -> User:
    signer = make_signer("Dr Wanda Rowe")
    signer.is_superuser = True
    signer.save()
    return signer


def minor(page: Page, *, body: str, by: User | None = None) -> Revision:
    page.body = body
    return publishing.save_draft(page, by=by, is_minor=True)


def refused_to(signer: User, page: Page) -> bool:
    """Whether the signer is refused as a writer, and told so in the list of what waits as well."""
    publishing.submit(page, by=None)
    with pytest.raises(publishing.Refused, match="You wrote revision 2"):
        publishing.sign(page, by=signer)
    return bool(waiting.to_review(signer).get().own)


def test_a_small_change_of_ones_own_since_the_signature_counts_as_writing() -> None:
    signer, page = writing_signer(), make_signed(body="Ask a doktor.")
    minor(page, by=signer, body="Ask a doctor.")

    edit(page, body="Ask a doctor or a nurse before you stop.")

    assert refused_to(signer, page)


def test_ones_own_text_that_somebody_else_brings_back_counts_as_written() -> None:
    signer, page = writing_signer(), make_signed(body="What was signed.")
    edit(page, by=signer, body="What the signer wrote.")
    publishing.restore(page, 1, by=None)

    publishing.restore(page, 2, by=None)

    assert refused_to(signer, page)


def test_a_text_that_came_back_to_a_signature_does_not_undo_the_one_after_it() -> None:
    signer, page = writing_signer(), make_signed(body="First.")
    edit(page, by=signer, body="Second.")
    publishing.submit(page, by=None)
    publishing.sign(page, by=make_signer("Dr Ann Hale"))
    publishing.restore(page, 1, by=None)
    edit(page, body="Third, by somebody else.")
    publishing.submit(page, by=None)

    assert publishing.sign(page, by=signer).reviewer == signer.person


def test_many_small_changes_make_no_large_one_under_a_signature() -> None:
    words, page = WALK.split(), make_signed(body=WALK)
    minor(page, body=" ".join(["other"] * 10 + words[10:]))

    with pytest.raises(publishing.NotMinor, match="counted from revision 1, which was signed"):
        minor(page, body=" ".join(["other"] * len(words)))

    assert page.revisions.count() == 2


def test_a_citation_of_an_unknown_source_is_not_signed_since_anything_could_be_entered_there_later() -> None:
    signer, page = make_signer(), make_draft(body="It helps [@later2027].")
    publishing.submit(page, by=None)

    with pytest.raises(publishing.Refused, match="cites a source that is not known here"):
        publishing.sign(page, by=signer)

    rendering.render_anew(rendering.waiting_for(make_source("later2027")))
    assert publishing.sign(page, by=signer).reviewer == signer.person


def test_a_review_that_lapses_after_work_was_asked_for_is_on_record() -> None:
    page = make_signed()
    publishing.publish(page, by=None)
    publishing.needs_work(page, by=None, note="A newer trial is out.")

    edit(page, body="With the newer trial.")

    assert page.events.filter(verb=Event.Verb.LAPSED).count() == 1
