"""manage.py check_links"""

import re
from argparse import ArgumentParser
from contextlib import closing
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from articles import links
from articles.links.tally import Tally
from articles.models import Link

MOST_WORKERS = 64


class Command(BaseCommand):
    help = (
        "Asks for every address outside the site that a page or a source leads to, and keeps how it was answered. A"
        " link counts as broken when it failed on three days. Run it once a day; a run that was stopped goes on where"
        " it was. Nothing on the site depends on it."
    )
    stealth_options = ("fetch",)  # for tests, whose servers are inside a network

    def add_arguments(self, parser: ArgumentParser) -> None:
        for name, kind, default, about in [
            ("--workers", int, 8, "How many hosts are asked at the same time"),
            ("--delay", float, 1.0, "Seconds between two requests to one host"),
            ("--timeout", float, 20.0, "Seconds for one link, with all its redirects"),
            ("--fresh", str, "20h", "Leave out what was checked within this time, such as 20h or 3d"),
        ]:
            parser.add_argument(name, type=kind, default=default, help=f"{about} ({default}).")
        parser.add_argument("--all", action="store_true", help="Leave out nothing.")
        parser.add_argument("--limit", type=int, help="Ask for so many links at most, those that readers meet first.")

    def handle(self, *args: Any, **options: Any) -> None:
        limits, fresh = _limits(options), _age(options["fresh"])
        ask = options.get("fetch") or links.fetch
        self.show = options["verbosity"] > 0
        links.know_all()
        now = timezone.now()
        waiting = list(links.to_check(None if options["all"] else now - fresh))
        asked = waiting[: options["limit"]]
        tally = Tally(
            total=len(asked),
            later=len(waiting) - len(asked),
            fresh=Link.objects.count() - len(waiting),
            age=options["fresh"],
        )
        run = links.check(
            asked, at=now, ask=lambda url: ask(url, limits), workers=options["workers"], delay=options["delay"]
        )
        try:
            with closing(run):
                for progress in run:
                    self._tell(progress, tally)
        except KeyboardInterrupt:
            tally.is_stopped = True
        self._say(tally.summary())

    def _tell(self, progress: links.Progress, tally: Tally) -> None:
        link = progress.link
        tally.add(progress)
        if link.state == Link.State.BROKEN and progress.before != Link.State.BROKEN:
            self._say(f"Broken: {link.url} {link.reason}")
        if self.show and self.stdout.isatty():
            self.stdout.write(f"\r{tally.done} of {tally.total} links", ending="")
            self.stdout.flush()

    def _say(self, line: str) -> None:
        """A line of its own, in the place of the one that counts."""
        if self.show:
            self.stdout.write(("\r\033[K" if self.stdout.isatty() else "") + line)


def _limits(options: dict[str, Any]) -> links.Limits:
    workers, delay, timeout = options["workers"], options["delay"], options["timeout"]
    if not 1 <= workers <= MOST_WORKERS or not 0 <= delay <= 3600 or not 0 < timeout <= 3600:
        raise CommandError(
            f"Nothing was checked: --workers goes from 1 to {MOST_WORKERS}, --delay from 0 and --timeout from more than"
            " 0 to 3600 seconds."
        )
    if options["limit"] is not None and options["limit"] < 1:
        raise CommandError("Nothing was checked: --limit is 1 or more.")
    address = f" (+{settings.SITE_URL})" if settings.SITE_URL else ""
    agent = f"{settings.SITE_NAME} link check{address}"
    return links.Limits(seconds=timeout, agent=agent.encode("ascii", "ignore").decode("ascii"))


def _age(text: str) -> timedelta:
    found = re.fullmatch(r"([0-9]{1,4})([hd]?)", text)
    if not found:
        raise CommandError(
            f"Nothing was checked: --fresh is a number of hours or days, such as 20h or 3d, not {text!r}."
        )
    return timedelta(days=int(found[1])) if found[2] == "d" else timedelta(hours=int(found[1]))
