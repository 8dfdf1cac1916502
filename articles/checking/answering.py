"""What editors answer to the questions of the instruments: kept with the revision that they read."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

from django.db import transaction

from articles.editorial.instruments import INSTRUMENTS, Answer, Criterion
from articles.models import Event, Page, Revision
from articles.plain import plain
from articles.publishing.holding import hold_written
from articles.publishing.log import record
from articles.publishing.refusals import Refused
from articles.publishing.rights import PUBLISH, SIGN, Actor, has_any, require, write

LONGEST = 300
ASKED = {each.id: each for instrument in INSTRUMENTS for each in instrument.criteria if each.is_asked}
# What a question is called in a sentence: "DISCERN 2".
NAMES = {each.id: f"{instrument.title} {each.number}" for instrument in INSTRUMENTS for each in instrument.criteria}


class Changed(Refused):
    """Somebody else answered the same questions in the meantime."""

    def __init__(self, questions: list[str]) -> None:
        named = ", ".join(NAMES[each] for each in questions)
        super().__init__(f"Nothing was saved: somebody else answered {named} after you opened the page.")


def may_answer(page: Page, by: Actor) -> bool:
    """Who writes the page, and who signs or publishes."""
    return has_any(by, PUBLISH, SIGN, write(page))


def kept(revision: Revision) -> dict[str, Answer]:
    """What was answered about a revision, as far as it is still asked and still on the scale."""
    return _known(revision.answers)


def offered(revision: Revision) -> tuple[int, dict[str, Answer]]:
    """The answers of the last revision that had some, and its number, where this one has none: to be looked at again.

    One query, or none.
    """
    if revision.answers:
        return 0, {}
    earlier = Revision.objects.filter(page=revision.page_id, number__lt=revision.number).exclude(answers={})
    number, answers = earlier.order_by("-number").values_list("number", "answers").first() or (0, {})
    return number, _known(answers)


def token(answer: Answer | None) -> str:
    """What tells one answer from another in a form; "" for none."""
    return sha256(f"{answer.value} {answer.reason}".encode()).hexdigest()[:16] if answer else ""


def tidy(question: str, answer: Answer | None) -> Answer | None:
    """As it would be kept; None where it says nothing. `question` is its id."""
    if answer is None:
        return None
    criterion, reason = ASKED.get(question), " ".join(plain(answer.reason).split())
    says_nothing = criterion is not None and not criterion.scale and not reason
    return None if says_nothing else Answer(answer.value, reason)


@transaction.atomic
def answer(
    page: Page,
    answers: Mapping[str, Answer | None],
    *,
    by: Actor,
    based_on: int | None = None,
    seen: Mapping[str, str] | None = None,
) -> int:
    """Keep answers, by the ids of their questions, with the newest revision: all, or none. None takes one away.

    `seen` are the tokens of the answers that the person saw. Returns how many are new. Raises NotAllowed, Stale,
    Changed and Refused.
    """
    require(by, PUBLISH, SIGN, write(page))
    wanted = {question: _fitting(question, given) for question, given in answers.items()}
    newest = hold_written(page, based_on)
    before = kept(newest)
    changed = {question: given for question, given in wanted.items() if given != before.get(question)}
    saw = seen or {}
    if others := [each for each in changed if each in saw and saw[each] != token(before.get(each))]:
        raise Changed(others)
    if changed:
        _keep(newest, changed)
        told = "\n".join(_told(question, given) for question, given in changed.items())
        record(Event.Verb.ANSWERED, page, by=by, revision=newest, note=told)
    return len(changed)


def _known(stored: Mapping[str, Mapping[str, object]]) -> dict[str, Answer]:
    found = {}
    for question, given in stored.items():
        value, reason = given.get("value"), given.get("reason", "")
        criterion = ASKED.get(question)
        if criterion and isinstance(value, int) and (value in criterion.scale or not criterion.scale):
            found[question] = Answer(value, str(reason))
    return found


def _fitting(question: str, given: Answer | None) -> Answer | None:
    criterion = ASKED.get(question)
    if criterion is None:
        raise Refused("This question is not asked here, so nothing was saved. Open the checks of the page again.")
    answer = tidy(question, given)
    if answer is None:
        return None
    if not criterion.scale:
        answer = Answer(0, answer.reason)
    elif answer.value not in criterion.scale:
        raise Refused(f"Choose an answer to {NAMES[question]}, {_choices(criterion)}: a reason alone does not count.")
    if len(answer.reason) > LONGEST:
        length = f"{len(answer.reason)} characters, and {LONGEST} fit"
        raise Refused(f"What you wrote to {NAMES[question]} is too long: {length}. Shorten it.")
    return answer


def _choices(criterion: Criterion) -> str:
    return f"from {criterion.scale[0]} to {criterion.scale[-1]}" if len(criterion.scale) > 2 else "yes or no"


def _keep(revision: Revision, changed: Mapping[str, Answer | None]) -> None:
    stored = {question: given for question, given in revision.answers.items() if question not in changed}
    new = {question: {"value": given.value, "reason": given.reason} for question, given in changed.items() if given}
    revision.answers = stored | new
    revision.save(update_fields=["answers"])


def _told(question: str, given: Answer | None) -> str:
    if given is None:
        return f"{NAMES[question]}: taken away"
    if not ASKED[question].scale:
        return f"{NAMES[question]}: {given.reason}"
    return f"{NAMES[question]}: {given.value}" + (f" ({given.reason})" if given.reason else "")
