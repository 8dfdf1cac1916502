"""Puts the pages of a content folder into the database, through the verbs of `publishing` and nothing else.

The rows and addresses of all pages come first, so that links between them lead somewhere whatever the order of the
files. A file wins over what the database has: as a new revision, the old one stays. Only a page that an editor has
withdrawn stays so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone

from articles import kinds, publishing
from articles.content import dismissed, linked
from articles.content.address import Address
from articles.content.files import trimmed
from articles.content.load_lists import Tags
from articles.content.page_file import PageFile
from articles.content.report import Report
from articles.content.tally import Tally
from articles.evidence import standing
from articles.models import Event, FormerSlug, Page, Person, Revision, Stage, Tag
from articles.plain import plain


@dataclass(slots=True)
class Place:
    """The row of one page and the files that speak of it: what readers see, what is planned, the draft."""

    page: Page
    files: list[PageFile]
    new: bool
    changed: bool = False


def load(pages: Iterable[PageFile], people: dict[str, Person], tags: Tags, tally: Tally, report: Report) -> None:
    together: defaultdict[Address, list[PageFile]] = defaultdict(list)
    now = timezone.now()
    for file in sorted(pages, key=lambda file: (file.draft, file.live_from or now)):
        together[file.address].append(file)
    before = set(FormerSlug.objects.values_list("kind", "slug"))
    places = _places(dict(sorted(together.items())))
    for place in places:
        _keep_former_slugs(place)
    stored = linked.stored()
    loader = _Loader(people, tags, report)
    for place in places:
        loader.load(place, withdrawn=not place.new and place.files[0].address in before)
        place.changed |= linked.keep(place.page, [file.linked for file in place.files], stored)
    for place in places:
        _keep_former_slugs(place)  # again: what is loaded with its end says itself what comes after
        kind = kinds.get(place.files[0].kind)
        tally.add(kind.plural, "/".join(place.files[0].address), new=place.new, changed=place.changed)


def _places(together: dict[Address, list[PageFile]]) -> list[Place]:
    """A row for every page: found at its address or at one that it once had, else a new one."""
    stored: dict[type[Page], dict[Address, Page]] = {}
    for files in together.values():
        model = files[0].model
        if model not in stored:
            stored[model] = {(page.kind, page.slug): page for page in model._default_manager.all()}
    # A page that never moved only stands in for one that is gone, and that one's file is not about it.
    rows = FormerSlug.objects.filter(page__events__verb=Event.Verb.MOVED).select_related("page")
    moved = {(old.kind, old.slug): old.page for old in rows if old.page}
    places = []
    for address, files in together.items():
        known = stored[files[0].model]
        former = [each for file in files for each in file.former]
        if address in moved:
            former.append((moved[address].kind, moved[address].slug))
        free = (known[each] for each in former if each in known and each not in together)
        page = known.get(address) or next(free, None)
        places.append(_move(page, files) if page else _create(files))
    return places


def _create(files: list[PageFile]) -> Place:
    first = files[0]
    page = first.model(kind=first.kind, slug=first.slug, title=first.title, summary=first.summary)
    page.save()
    return Place(page, files, new=True)


def _move(page: Page, files: list[PageFile]) -> Place:
    if (page.kind, page.slug) == files[0].address:
        return Place(page, files, new=False)
    page.kind, page.slug = files[0].address
    publishing.save_draft(page, by=None)
    return Place(page, files, new=False, changed=True)


def _keep_former_slugs(place: Place) -> None:
    for kind, slug in (address for file in place.files for address in file.former):
        if not FormerSlug.objects.filter(kind=kind, slug=slug, page=place.page).exists():
            FormerSlug.objects.update_or_create(kind=kind, slug=slug, defaults={"page": place.page, "note": ""})
            place.changed = True


class _Loader:
    def __init__(self, people: dict[str, Person], tags: Tags, report: Report) -> None:
        self.people = people
        self.tags = tags
        self.report = report

    def load(self, place: Place, *, withdrawn: bool) -> None:
        """`withdrawn`: something is said of its address, as of a withdrawn page, also of one that a backup brought."""
        page = place.page
        # Before its files: what is dismissed may be what would keep them from being published.
        place.changed |= dismissed.keep(page, [row for file in place.files for row in file.dismissed])
        known = withdrawn or page.revisions.filter(live_from__isnull=False).exists()
        for file in place.files:
            try:
                changed = self._keep_details(page, file)
                place.changed |= self._load_file(page, file, known) or changed
            except publishing.Refused as refusal:
                self.report.error(file.file, file.line("title"), str(refusal))

    def _keep_details(self, page: Page, file: PageFile) -> bool:
        """What belongs to the page and not to a revision."""
        details = file.own | ({"review_due": file.review_due} if file.review_due else {})
        changed = [name for name, value in details.items() if getattr(page, name) != value]
        if changed:
            for name in changed:
                setattr(page, name, details[name])
            page.save()
        return bool(changed)

    def _load_file(self, page: Page, file: PageFile, known: bool) -> bool:
        """`known`: readers saw the page before this loading began. Returns whether anything changed."""
        now = timezone.now()
        if file.draft:
            return self._draft(page, file)
        if not known:
            return self._restore(page, file)
        if file.live_until and file.live_until <= now:
            return False  # its time is over, and what readers saw then is on record here
        if file.live_from and file.live_from > now:
            current = page.revisions.filter(live_from=file.live_from).first()
        else:
            current = page.revisions.live(now).first()
            if not current and not page.revisions.filter(live_from__gt=now).exists():
                self.report.warn(file.file, file.line("title"), "This page is withdrawn: left so, saved as a draft.")
                return self._draft(page, file)
        if current and self._same(current, file):
            return self._complete(current, file)
        self._publish(page, file, self._save(page, file, self._note(page, file)))
        return True

    def _draft(self, page: Page, file: PageFile) -> bool:
        newest = _newest(page)
        if newest and self._same(newest, file):
            return self._complete(newest, file)
        self._complete(self._save(page, file, self._note(page, file)), file)
        return True

    def _restore(self, page: Page, file: PageFile) -> bool:
        """A page that readers have never seen here: what the file records of its times is taken as it is."""
        newest = _newest(page)
        again = "Published again." if newest and newest.live_from and self._same(newest, file) else ""
        revision = self._save(page, file, file.change_note or again)
        if file.live_from:
            publishing.restore_record(
                revision,
                live_from=file.live_from,
                live_until=file.live_until,
                public_note=_told(file),
            )
            self._complete(revision, file)
        else:
            self._publish(page, file, revision)
        return True

    def _save(self, page: Page, file: PageFile, note: str) -> Revision:
        page.title, page.summary, page.body = file.title, file.summary, file.body
        if file.facts is not None:
            for name in page.FACTS:
                setattr(page, name, file.facts.get(name, ""))
        if file.author:
            page.author = self.people[file.author]
        return publishing.save_draft(page, by=None, tags=self._tags(file), change_note=note)

    def _publish(self, page: Page, file: PageFile, revision: Revision) -> None:
        at = file.live_from if file.live_from and file.live_from > timezone.now() else None
        self._complete(revision, file)
        if settings.REVIEW_REQUIRED and revision.stage != Stage.SIGNED:
            said = "This site publishes only what a clinical reviewer has signed: saved as a draft."
            self.report.warn(file.file, file.line("title"), said)
            return
        if reason := standing.refusal(revision):
            self.report.warn(file.file, file.line("title"), f"{reason} Saved as a draft.")
            return
        seen = page.revisions.filter(live_from__isnull=False).order_by("live_from").last()
        note = _told(file)
        if seen and seen.public_note == note:
            note = ""  # it stayed in the file, and is about the change before
        revision = publishing.publish(page, by=None, at=at, note=note)
        if file.live_until and file.live_until != revision.live_until:
            publishing.withdraw(page, by=None, at=file.live_until)
        page.refresh_from_db(fields=["review_due"])  # which publishing may have set

    def _complete(self, revision: Revision, file: PageFile) -> bool:
        """What people said of this text. Returns whether that changes anything."""
        is_answered = file.answers is not None and revision.answers != file.answers
        if is_answered:
            revision.answers = file.answers or {}
            revision.save(update_fields=["answers"])
        return self._sign(revision, file) or is_answered

    def _sign(self, revision: Revision, file: PageFile) -> bool:
        """The review of this text, or of an earlier one that small changes part from this.

        A file without one does not take a signature away.
        """
        if not file.reviewer:
            return False
        reviewer = self.people[file.reviewer]
        if (revision.reviewer_id, revision.reviewed_on) == (reviewer.pk, file.reviewed_on):
            return False
        if file.signature and revision.digest not in (file.signature, file.digest):
            said = (
                "digest: The text was changed since it was exported, so its review is left out. Once the reviewer has"
                " read it as it is now, take signature and digest out."
            )
            self.report.warn(file.file, file.line("digest"), said)
            return False
        if revision.author_id == reviewer.pk:
            raise publishing.Refused(f"{reviewer.name} wrote this page. Somebody else has to review it.")
        publishing.restore_record(revision, reviewer=reviewer, reviewed_on=file.reviewed_on, signature=file.signature)
        return True

    def _same(self, revision: Revision, file: PageFile) -> bool:
        tags = self._tags(file)
        return (
            (plain(revision.title).strip(), trimmed(revision.summary)) == (file.title, file.summary)
            and trimmed(revision.body) == file.body
            and (file.facts is None or _filled(revision.facts) == _filled(file.facts))
            and (not file.author or revision.author_id == self.people[file.author].pk)
            and (tags is None or set(tags) == set(revision.tags.all()))
        )

    def _tags(self, file: PageFile) -> list[Tag] | None:
        if file.tags is None:
            return None
        return [self.tags.named(name, file.file, file.line("tags")) for name in file.tags]

    def _note(self, page: Page, file: PageFile) -> str:
        """What changed; nothing, when the file still has the note of the revision before."""
        newest = _newest(page)
        return "" if newest and newest.change_note == file.change_note else file.change_note


def _told(file: PageFile) -> str:
    """What readers are told has changed."""
    return file.change_note if file.public_note is None else file.public_note


def _filled(facts: dict[str, str]) -> dict[str, str]:
    return {name: kept for name, text in facts.items() if (kept := plain(text).strip())}


def _newest(page: Page) -> Revision | None:
    return page.revisions.order_by("number").last()
