"""manage.py send_review_digest"""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from articles import digest


class Command(BaseCommand):
    help = (
        "Writes one e-mail to each person of the staff for whom pages wait: sent back, to review, due for review."
        " Run it once a week. Nothing on the site depends on it."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Say to whom it would write, and send nothing.")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.SITE_URL:
            self.stderr.write("SITE_URL is not set: the links in the letters are paths, without the site's address.")
        written = [self._write(letter, **options) for letter in digest.letters()]
        if not written:
            self._say("Nothing waits for anybody: there is nothing to send.", **options)
        if failed := written.count(False):
            raise CommandError(f"{failed} letter{'' if failed == 1 else 's'} could not be sent.")

    def _write(self, letter: digest.Letter, *, dry_run: bool, **options: Any) -> bool:
        """Returns whether all went well: somebody without an address is named, but is no failure."""
        person = letter.person
        if not person.email:
            self._say(f"No e-mail address: {person.username} ({letter.sentence}).", **options)
            return True
        to = f"{person.username} <{person.email}>: {letter.sentence}."
        if dry_run:
            self._say(f"Would write to {to}", **options)
            return True
        try:
            letter.send()
        except (OSError, ValueError) as error:  # of the network and the mail server; of an address that is none
            self.stderr.write(f"Not sent to {person.username} <{person.email}>: {error}")
            return False
        self._say(f"Written to {to}", **options)
        return True

    def _say(self, line: str, *, verbosity: int, **options: Any) -> None:
        if verbosity > 0:
            self.stdout.write(line)
