"""What eight editors of one page lose in the admin: python bench/merges.py [rounds], on the database of DATABASE_URL.

Each of eight threads is signed in as an editor of its own and, round after round, opens the form of the same article,
changes its own paragraph and saves. A save that is refused because another was faster answers with the merge of both,
which is saved in turn. In the end every paragraph of every round has to be in the history, the last ones together in
the newest revision, and no text may still wait. Works on a database of its own that it throws away; SQLite lets one
writer in at a time, so PostgreSQL tells more.
"""

import os
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

import django

django.setup()

import html5lib  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.db import connection, connections  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.runner import DiscoverRunner  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402

THREADS = 8
MOST_TRIES = 300  # of one save


def body(rounds: dict[int, str]) -> str:
    """A paragraph of each editor, and one between that nobody changes."""
    return "\n\n".join(f"Editor {n}: {words}.\n\nParagraph {n} stays {chr(97 + n) * 9}." for n, words in rounds.items())


def fields(content: bytes, mark: str) -> tuple[str, dict[str, str]]:
    """Where the form with this mark is sent, and what it would send."""
    tree = html5lib.parse(content.decode(), namespaceHTMLElements=False)
    form = next(each for each in tree.iter("form") if mark in str(each.attrib))
    data = {}
    for element in form.iter():
        name, kind = element.get("name"), element.get("type", "text")
        if name and element.tag == "textarea":
            data[name] = (element.text or "").replace("\r\n", "\n")
        elif name and element.tag == "select":
            chosen = [option.get("value", "") for option in element.iter("option") if "selected" in option.attrib]
            data[name] = next(iter(chosen), "")
        elif name and element.tag == "input" and kind in ("hidden", "text", "date"):
            data[name] = element.get("value", "")
    return form.get("action", ""), data


def save(client: Client, address: str, number: int, turn: int) -> Counter[str]:
    """Change one's own paragraph and save until it is saved."""
    _, data = fields(client.get(address).content, "article_form")
    before = next(each for each in data["body"].split("\n\n") if each.startswith(f"Editor {number}:"))
    data |= {"body": data["body"].replace(before, f"Editor {number}: round {turn}."), "_continue": "1"}
    outcomes: Counter[str] = Counter()
    response = client.post(address, data)
    for _ in range(MOST_TRIES):
        if response.status_code != 409:
            break
        outcomes["merged"] += 1
        response = client.post(*fields(response.content, "data-conflict"))
    outcomes["saved" if response.status_code == 302 else f"answered {response.status_code}"] += 1
    return outcomes


def edit(number: int, user: User, address: str, rounds: int) -> Counter[str]:
    client = Client()
    client.force_login(user)
    try:
        return sum((save(client, address, number, turn) for turn in range(rounds)), Counter())
    finally:
        connections.close_all()


def race(rounds: int) -> Counter[str]:
    from articles.models import KeptText, Revision
    from tests.factories import make_draft, make_user

    users = [make_user(group="editor") for _ in range(THREADS)]
    page = make_draft("Edited by eight", body=body(dict.fromkeys(range(THREADS), "start")))
    address = f"/admin/articles/article/{page.pk}/change/"
    with ThreadPoolExecutor(THREADS) as pool:
        tasks = [pool.submit(edit, number, user, address, rounds) for number, user in enumerate(users)]
        outcomes: Counter[str] = sum((task.result() for task in tasks), Counter())
    texts = "\n\n".join(Revision.objects.filter(page=page).values_list("body", flat=True))
    written = [f"Editor {number}: round {turn}." for number in range(THREADS) for turn in range(rounds)]
    last = body(dict.fromkeys(range(THREADS), f"round {rounds - 1}"))
    outcomes["lost"] = sum(words not in texts for words in written)
    outcomes["newest text not the last of each"] = int(page.revisions.latest().body != last)
    outcomes["still waiting"] = KeptText.objects.filter(settled_at__isnull=True).count()
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
    print(f"{THREADS} editors, {rounds} rounds, {connection.vendor}")
    for outcome, count in sorted(outcomes.items()):
        print(f"{count:6}  {outcome}")
    wrong = [outcome for outcome, count in outcomes.items() if count and outcome not in ("saved", "merged")]
    sys.exit(f"Wrong: {', '.join(wrong)}" if wrong or outcomes["saved"] != THREADS * rounds else 0)


if __name__ == "__main__":
    main()
