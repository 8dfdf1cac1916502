"""What one file cannot know: whether the people, sources and pages that it names exist, here or in the database."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import pairwise

from django.utils import timezone

from articles import kinds, prose
from articles.content import linked, stopping
from articles.content.address import Address
from articles.content.lists import Lists, address_of, name_of, one_line, other_names_of
from articles.content.page_file import PageFile
from articles.content.report import Report
from articles.findings import Severity
from articles.library.naming import TOLD_APART
from articles.models import FormerSlug, Page, Person, Source, SourceAlias, Tag
from articles.models.source_alias import KEY


def check(lists: Lists, pages: list[PageFile], unread: set[str], report: Report) -> None:
    """`unread`: the slugs of pages whose files cannot be read. Links to them are not to blame."""
    _check_sources(lists, report)
    _check_tags(lists, report)
    _check_people(lists, pages, report)
    _check_gone(lists, pages, report)
    _check_times(pages, report)
    _check_former(pages, report)
    _check_linked(pages, unread, report)
    _check_prose(lists, pages, unread, report)
    stopping.check(lists, pages, report)


def _check_sources(lists: Lists, report: Report) -> None:
    """No number that tells works apart is given to one source by the folder and to another by the database.

    A source that the folder brings anew gives its numbers up to what the folder says.
    """
    given = {source.record.key for source in lists.sources}
    stored = [source for source in Source.objects.values("key", *TOLD_APART) if source["key"] not in given]
    keys = given | lists.wrong_keys | _stored_keys()
    owners = {(scheme, source[scheme]): source["key"] for source in stored for scheme in TOLD_APART if source[scheme]}
    for source in lists.sources:
        record = source.record
        for scheme in TOLD_APART:
            if owner := owners.get((scheme, getattr(record, scheme))):
                name = scheme.upper()
                source.entry.wrong(report, f"{record.key}: the database has this {name} as {owner}.")
        if record.superseded_by and record.superseded_by not in keys:
            source.entry.wrong(report, f"{record.key}: superseded-by names no source: {record.superseded_by}.")
    for about in lists.about_sources:
        if about.source not in keys:
            about.entry.wrong(report, f"source: there is no source {about.source}.")


def _stored_keys() -> set[str]:
    """Those that may be cited: of sources, and of what was merged into them."""
    aliases = SourceAlias.objects.filter(scheme=KEY).values_list("name", flat=True)
    return {*Source.objects.values_list("key", flat=True), *aliases}


def _check_tags(lists: Lists, report: Report) -> None:
    """A name or an address that the folder gives to one tag and the database to another would make one unreachable."""
    stored = list(Tag.objects.values_list("name", "slug"))
    names = {name.casefold() for name, _ in stored}
    slugs = {slug: name for name, slug in stored}
    for tag in lists.tags:
        owner = slugs.get(tag.values.get("slug", ""))
        if owner and owner.casefold() != one_line(tag.values["name"]).casefold():
            tag.wrong(report, f"slug: the database has it as the address of the tag “{owner}”. Rename that one first.")
        for name, slug in other_names_of(tag):
            if name.casefold() in names or slug in slugs:
                tag.wrong(report, f"aliases: the database has “{name}” as a tag of its own. Merge the two first.")


def _check_people(lists: Lists, pages: list[PageFile], report: Report) -> None:
    listed = {name_of(person) for person in lists.people}
    stored = Counter(Person.objects.values_list("name", flat=True))
    for page in pages:
        for field in ("author", "reviewer"):
            name = getattr(page, field)
            if not name or name in listed or stored[name] == 1:
                continue
            reason = "The database has several people of this name" if stored[name] else "Nobody has this name"
            report.error(page.file, page.line(field), f"{field}: {reason}: “{name}”. Add an entry to people.json.")


def _check_gone(lists: Lists, pages: list[PageFile], report: Report) -> None:
    """No address is gone that the folder gives to a page for good, without times, or leads on to one.

    A page with recorded times may have been gone before them, or will be after.
    """
    shown = {page.address: page for page in pages if not (page.draft or page.live_from or page.live_until)}
    former = {address: page for page in pages for address in page.former}
    for gone in lists.gone:
        address = address_of(gone)
        if page := shown.get(address):
            gone.wrong(report, f"address: {page.file} publishes a page there.")
        if page := former.get(address):
            gone.wrong(report, f"address: {page.file} has it among its former_slugs.")


def _check_times(pages: list[PageFile], report: Report) -> None:
    """Several files may be one page's: what readers see, what is planned, and a draft. No two for the same time.

    A file that names no end lasts until the next planned one begins.
    """
    of_page: defaultdict[Address, list[PageFile]] = defaultdict(list)
    for page in pages:
        of_page[page.address].append(page)
    now = timezone.now()
    for together in of_page.values():
        drafts = [page for page in together if page.draft]
        timed = sorted((page for page in together if not page.draft), key=lambda page: page.live_from or now)
        clashes = list(pairwise(drafts))
        for page, following in pairwise(timed):
            start = following.live_from or now
            if page.live_until is None and start > max(now, page.live_from or now):
                page.live_until = start
            elif page.live_until is None or page.live_until > start:
                clashes.append((page, following))
        for page, other in clashes:
            where = other.line("slug" if "slug" in other.places.lines else "kind")
            report.error(other.file, where, f"{page.file} is the same page, for the same time.")


def _check_former(pages: list[PageFile], report: Report) -> None:
    owners: dict[Address, PageFile] = {}
    for page in pages:
        for address in page.former:
            owner = owners.setdefault(address, page)
            if owner.address != page.address:
                sentence = f"former_slugs: {owner.file} has {'/'.join(address)} too."
                report.error(page.file, page.line("former_slugs"), sentence)


def _check_linked(pages: list[PageFile], unread: set[str], report: Report) -> None:
    here = {page.address for page in pages} | linked.stored().keys()
    for page in pages:
        for name, addresses in page.linked.items():
            for kind, slug in addresses:
                if (kind, slug) not in here and slug not in unread:
                    sentence = f"{name}: There is no page {kind}/{slug}, here or in the database."
                    report.error(page.file, page.line(name), sentence)


def _check_prose(lists: Lists, pages: list[PageFile], unread: set[str], report: Report) -> None:
    """Render every text as the site will, for its findings. What a draft gets wrong its editor has yet to mend.

    A link that leads nowhere any more keeps no text out that readers saw either: it is drawn without the link.
    """
    keys = {source.record.key for source in lists.sources} | lists.wrong_keys | _stored_keys()
    keys |= {about.row.name for about in lists.about_sources.names if about.row.scheme == KEY}
    cited = {key: prose.Cited(key, key) for key in keys}
    targets = _targets(pages, unread)
    for page in pages:
        numbering = prose.Numbering()
        for part, text in page.texts():
            for finding in prose.render(text, cited, targets, numbering).findings:
                if finding.severity == Severity.ERROR:
                    was_seen = page.live_from and finding.rule == prose.BROKEN_LINK
                    say = report.warn if page.draft or was_seen else report.error
                    sentence = f"{finding.reason} {finding.advice} ({finding.words})"
                    say(page.file, page.places.of(part, finding.line)[0], sentence)


def _targets(pages: Iterable[PageFile], unread: set[str]) -> dict[str, prose.Target]:
    """Every way to write a link to a page, as `rendering` reads it: the slug, or the kind and the slug."""
    addresses = {page.address for page in pages}.union(*(page.former for page in pages))
    former = FormerSlug.objects.filter(page__isnull=False)
    addresses.update(Page.objects.values_list("kind", "slug"), former.values_list("kind", "slug"))
    addresses.update((kind.key, slug) for kind in kinds.registered() for slug in unread)
    written = {slug for _, slug in addresses} | {f"{kind}/{slug}" for kind, slug in addresses}
    return {name: prose.Target(name, "/", name) for name in written}
