"""What simultaneous editors lose: python bench/races.py [rounds], on the PostgreSQL of DATABASE_URL.

Eight threads, each an editor of its own, save and publish the same page at the same moment, round after round. Nothing
that a save acknowledged may be missing from the history, no number may come twice, no two revisions may be live, and
nobody may meet an error that is no refusal. Works on a database of its own that it throws away.
"""

import os
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
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

THREADS = 8
EXPECTED = {"saved", "published", "Stale", "Refused"}  # everything else is a loss


def act(number: int, user: User, page_id: int, based_on: int, words: str, barrier: Barrier) -> tuple[str, str]:
    """One person's turn: the words they save, and "saved" or the name of what refused them."""
    from articles import publishing
    from articles.models import Article

    try:
        page = Article.objects.get(pk=page_id)
        page.body = words
        barrier.wait()
        if number == 0:
            publishing.publish(page, by=user, based_on=based_on, note=words)
            return "", "published"
        publishing.save_draft(page, by=user, based_on=based_on, change_note=words)
        return words, "saved"
    except publishing.Refused as refused:
        return "", type(refused).__name__
    finally:
        connections.close_all()


def race(rounds: int) -> Counter[str]:
    from articles.models import Revision
    from tests.factories import make_draft, make_user

    users = [make_user(group="editor") for _ in range(THREADS)]
    page = make_draft(body="The beginning.")
    outcomes: Counter[str] = Counter()
    acknowledged: list[str] = []
    with ThreadPoolExecutor(THREADS) as pool:
        for turn in range(rounds):
            based_on, barrier = page.revisions.latest().number, Barrier(THREADS)
            tasks = [
                pool.submit(act, number, user, page.pk, based_on, f"Round {turn}, editor {number}.", barrier)
                for number, user in enumerate(users)
            ]
            answers = [task.result() for task in tasks]
            outcomes.update(outcome for _, outcome in answers)
            acknowledged += [words for words, _ in answers if words]
    stored = list(Revision.objects.filter(page=page).values_list("body", flat=True))
    numbers = list(Revision.objects.filter(page=page).values_list("number", flat=True))
    outcomes["acknowledged and missing"] = sum(words not in stored for words in acknowledged)
    outcomes["numbers that come twice"] = len(numbers) - len(set(numbers))
    outcomes["two live at once"] = Revision.objects.live().filter(page=page).count() - 1
    return outcomes


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
    print(f"{THREADS} threads, {rounds} rounds, {connection.vendor}")
    for outcome, count in sorted(outcomes.items()):
        print(f"{count:6}  {outcome}")
    lost = [outcome for outcome, count in outcomes.items() if count and outcome not in EXPECTED]
    sys.exit(f"Lost: {', '.join(lost)}" if lost else 0)


if __name__ == "__main__":
    main()
