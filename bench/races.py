"""What simultaneous editors lose: python bench/races.py [rounds], on the PostgreSQL of DATABASE_URL.

Eight threads, each an editor of its own, saw the same revision of a page; at the same moment six save, one publishes
and one withdraws, round after round. In every round exactly one save may win, and it may not be missing from the
history afterwards. Nothing may be done to a text that its person did not see, no number may come twice, no two
revisions may be live at once, and nobody may meet an error that is no refusal. Works on a database of its own that it
throws away. What becomes of the words of those who were refused, bench/merges.py asks.
"""

import os
import random
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from threading import Barrier

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

import django

django.setup()

from django.contrib.auth.models import User  # noqa: E402
from django.db import connection, connections  # noqa: E402
from django.test.runner import DiscoverRunner  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402

VERBS = ["publish", "withdraw", *["save"] * 6]  # of each thread
SPREAD = 0.02  # seconds within which they act, so that each is the first now and then


def act(verb: str, user: User, page_id: int, based_on: int, words: str, barrier: Barrier) -> str:
    """One person's turn: "done", or what refused it. Anything else that is raised ends the race."""
    from articles import publishing
    from articles.models import Article

    try:
        page = Article.objects.get(pk=page_id)
        page.body = words
        barrier.wait(timeout=60)
        time.sleep(random.uniform(0, SPREAD))
        if verb == "save":
            publishing.save_draft(page, by=user, based_on=based_on, change_note=words)
        elif verb == "publish":
            done = publishing.publish(page, by=user, based_on=based_on, note=words)
            return "done" if done.number == based_on else "LOST: published another text"
        else:
            publishing.withdraw(page, by=user, based_on=based_on)
        return "done"
    except publishing.Refused as refused:
        return type(refused).__name__
    finally:
        connections.close_all()


def race(rounds: int) -> Counter[str]:
    from tests.factories import make_draft, make_user

    users = [make_user(group="editor") for _ in VERBS]
    page = make_draft(body="The beginning.")
    outcomes: Counter[str] = Counter()
    acknowledged: list[str] = []
    with ThreadPoolExecutor(len(VERBS)) as pool:
        for turn in range(rounds):
            seen, barrier = page.revisions.latest().number, Barrier(len(VERBS))
            words = [f"Round {turn}, editor {number}." for number in range(len(VERBS))]
            people = zip(VERBS, users, words, strict=True)
            tasks = [pool.submit(act, verb, user, page.pk, seen, text, barrier) for verb, user, text in people]
            answers = [(verb, task.result()) for verb, task in zip(VERBS, tasks, strict=True)]
            outcomes.update(f"{verb}: {answer}" for verb, answer in answers)
            won = [text for text, answer in zip(words, answers, strict=True) if answer == ("save", "done")]
            outcomes["LOST: rounds that no save won, or several"] += len(won) != 1
            acknowledged += won
    outcomes.update(lost(page.pk, acknowledged))
    return outcomes


def lost(page_id: int, acknowledged: list[str]) -> dict[str, int]:
    """What is wrong with the rows that are left."""
    from articles.models import Page

    page = Page.objects.get(pk=page_id)
    stored = list(page.revisions.order_by("number"))
    seen = sorted((each.live_from, each.live_until) for each in stored if each.live_from)
    return {
        "LOST: acknowledged and not in the history, in its order": [each.body for each in stored[1:]] != acknowledged,
        "LOST: numbers that are missing or come twice": sum(at != each.number for at, each in enumerate(stored, 1)),
        "LOST: draft that is not the newest revision": page.body != stored[-1].body,
        "LOST: two live at once": sum(not end or end > start for (_, end), (start, _) in pairwise(seen)),
    }


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    setup_test_environment()
    runner = DiscoverRunner(verbosity=0, interactive=False)
    old = runner.setup_databases()
    try:
        outcomes = race(rounds)
    finally:
        connections.close_all()
        runner.teardown_databases(old)
    print(f"{len(VERBS)} threads, {rounds} rounds, {connection.vendor}")
    for outcome, count in sorted(outcomes.items()):
        print(f"{count:6}  {outcome}")
    sys.exit(any(count for outcome, count in outcomes.items() if "LOST" in outcome))


if __name__ == "__main__":
    main()
