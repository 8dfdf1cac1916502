"""What waits for whom: asked by the admin's first page, by its lists and by the letters that remind people.

Each question is about pages of every kind, and is answered with those that the person may look at.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, TextField, Value, When
from django.db.models.functions import Coalesce, JSONObject
from django.urls import reverse
from django.utils import timezone

from articles import kinds
from articles.claims.resting import CITED_AS
from articles.evidence import findings
from articles.models import Citation, Event, KeptText, Page, Revision, Source, Stage
from articles.models.page import PageQuerySet
from articles.models.revision import JSONList, RevisionQuerySet
from articles.publishing.rights import PUBLISH, SIGN
from articles.publishing.signatures import last_signing
from articles.references.record import Standing

_SAID_SO = Q(
    *(Q(source__standing=standing, locator__icontains=said) for standing, said in CITED_AS.items()), _connector=Q.OR
)
GRAVEST = (Standing.RETRACTED, Standing.CONCERN, Standing.SUPERSEDED, Standing.CORRECTED)
STANDS = (Standing.CURRENT, Standing.UNKNOWN)  # unknown only says that nobody has looked
_LONG = (
    *("body", "facts", "html", "facts_drawn", "outline", "text", "statements"),
    *("summary", "page__body", "page__summary"),
)


# Who


def may_see(user: User, kind: kinds.Kind) -> bool:
    return _has_any(user, kind, "view", "change")


def kinds_seen_by(user: User) -> list[str]:
    """The kinds of page that this person may look at in the admin."""
    return [kind.key for kind in kinds.registered() if may_see(user, kind)]


def may_write(user: User) -> bool:
    """Whether this person may write pages of any kind."""
    return any(_has_any(user, kind, "add", "change") for kind in kinds.registered())


def may_bring_out(user: User) -> bool:
    """Whether this person writes pages, or decides what readers see of them."""
    return may_write(user) or user.has_perm(PUBLISH)


def may_act(user: User) -> bool:
    """Whether this person has any part in bringing pages to readers."""
    return decides(user) or may_write(user)


def decides(user: User) -> bool:
    """Whether this person signs or publishes, and so is asked about the pages of everybody."""
    return user.has_perm(PUBLISH) or user.has_perm(SIGN)


def _has_any(user: User, kind: kinds.Kind, *verbs: str) -> bool:
    app, _, model = kind.model.lower().partition(".")
    return any(user.has_perm(f"{app}.{verb}_{model}") for verb in verbs)


def admin_address(page: Page, name: str = "change") -> str:
    """Where the page is changed in the admin, or what hangs on that address."""
    return reverse(f"admin:{kinds.get(page.kind).model.lower().replace('.', '_')}_{name}", args=[page.pk])


# What


def to_review(user: User) -> QuerySet[Any]:
    """The newest revisions that were sent for review, with `own`: this person wrote some of it and cannot sign it."""
    earlier = Revision.objects.filter(page=OuterRef("page"), number__lt=OuterRef("number"))
    covered = Revision.objects.filter(
        page=OuterRef("page"), number__gt=OuterRef("signed_before"), number__lte=OuterRef("number")
    )
    own = covered.filter(Q(created_by=user) | Q(author__account=user))
    found = (
        _newest(user).filter(stage=Stage.SUBMITTED).annotate(signed_before=Coalesce(Subquery(last_signing(earlier)), 0))
    )
    return _with_last(found.annotate(own=Exists(own)), Event.Verb.SUBMITTED).order_by("last_at", "pk")


def sent_back(user: User) -> QuerySet[Any]:
    """The newest revisions sent back that this person wrote or sent for review, or whose page they look after."""
    asked = Event.objects.filter(page=OuterRef("page"), verb=Event.Verb.SUBMITTED).values("by")[:1]
    mine = Q(created_by=user) | Q(author__account=user) | Q(page__owner=user) | Q(asked_by=user.pk)
    found = _newest(user).filter(stage=Stage.SENT_BACK).annotate(asked_by=Subquery(asked)).filter(mine)
    return _with_last(found, Event.Verb.SENT_BACK, Event.Verb.NEEDS_WORK).order_by("last_at", "pk")


def due(user: User, before: date) -> PageQuerySet:
    """Pages that readers see whose next review is due before that day, the longest overdue first.

    With `why`, where a source that fell has moved the review to now and nobody has looked at the page since.
    """
    pages = Page.objects.live().filter(kind__in=kinds_seen_by(user), review_due__lt=before)
    looked = Event.objects.filter(
        page=OuterRef("page"), verb__in=(Event.Verb.STILL_RIGHT, Event.Verb.SIGNED), pk__gt=OuterRef("pk")
    )
    shaken = Event.objects.filter(~Exists(looked), page=OuterRef("pk"), verb=Event.Verb.SHAKEN)
    why = Coalesce(Subquery(shaken.values("note")[:1]), Value(""), output_field=TextField())
    pages = pages.annotate(why=why)
    return pages.select_related("owner").defer("body", "summary").order_by("review_due", "title", "pk")


def planned(user: User) -> QuerySet[Any]:
    """Publications, replacements and withdrawals to come, with `next_at`, whether it `replaces` one, and `ends`.

    `rests_on_retracted`: of a claim nothing is left by now but a source that was retracted.
    """
    now = timezone.now()
    follower = Revision.objects.filter(page=OuterRef("page"), live_from=OuterRef("live_until"))
    followed = Revision.objects.filter(page=OuterRef("page"), live_until=OuterRef("live_from"))
    same = Citation.objects.filter(revision=OuterRef("revision"), part=OuterRef("part"), claim=OuterRef("claim"))
    fallen = Citation.objects.filter(revision=OuterRef("pk"), source__standing=Standing.RETRACTED).exclude(_SAID_SO)
    found = _seen_by(user).annotate(
        rests_on_retracted=Exists(fallen.exclude(Exists(same.exclude(source__standing=Standing.RETRACTED)))),
        replaces=Exists(followed),
        ends=Case(When(Q(live_until__gt=now) & ~Exists(follower), then=F("live_until"))),
        next_at=Case(When(live_from__gt=now, then=F("live_from")), default=F("ends")),
    )
    return found.filter(_by_page(user), next_at__isnull=False).order_by("next_at", "pk")


def with_findings(user: User) -> list[Any]:
    """What readers see although there are errors or warnings in it, of its text or today of its sources: `grave`."""
    found = findings.with_doubtful(_seen_by(user).live().filter(_by_page(user))).order_by("title", "pk")
    for revision in found:
        revision.grave = findings.grave(revision)
    return [revision for revision in found if revision.grave]


def shaken_sources(user: User) -> QuerySet[Any]:
    """Sources that no longer stand as they did, and on which sentences rest that readers meet.

    Each with the number of these `sentences`, of those that rest on it `alone`, and the `live_pages` (title, page,
    kind). The gravest come first, and of these what is the only source of most. What is cited as such is no matter.
    """
    live = _seen_by(user).live().filter(_by_page(user)).order_by().values("pk")
    of_source = Citation.objects.filter(source=OuterRef("pk"), revision__in=live).exclude(_SAID_SO)
    same = Citation.objects.filter(revision=OuterRef("revision"), part=OuterRef("part"), claim=OuterRef("claim"))
    sentences = of_source.exclude(Exists(same.filter(source=OuterRef("source"), use__lt=OuterRef("use"))))
    alone = sentences.exclude(Exists(same.exclude(source=OuterRef("source"))))
    cited = Citation.objects.filter(source=OuterRef(OuterRef("pk")), revision=OuterRef("pk")).exclude(_SAID_SO)
    pages = Revision.objects.filter(Exists(cited), pk__in=live).order_by().annotate(every=Value(1)).values("every")
    listed = pages.annotate(pages=JSONList(JSONObject(title="title", page="page", kind="page__kind"))).values("pages")
    found = Source.objects.filter(Exists(of_source)).exclude(standing__in=STANDS)
    found = found.annotate(sentences=_number(sentences), alone=_number(alone), live_pages=Subquery(listed))
    weight = Case(*(When(standing=standing, then=Value(place)) for place, standing in enumerate(GRAVEST)))
    return found.order_by(weight, "-alone", "-sentences", "key")


def _number(citations: QuerySet[Citation]) -> Coalesce:
    counted = citations.order_by().values("source").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


def unsaved(user: User) -> QuerySet[KeptText]:
    """What this person typed and neither saved nor threw away."""
    seen = Q(page__isnull=True) | Q(page__kind__in=kinds_seen_by(user))
    kept = KeptText.objects.filter(seen, by=user, settled_at__isnull=True)
    return kept.select_related("page").defer("page__body", "page__summary")


def last_events(user: User) -> QuerySet[Event]:
    """What was done to pages that this person may look at, the last first; of deleted pages for who sees all kinds."""
    seen = kinds_seen_by(user)
    everything = len(seen) == len(kinds.registered())
    shown = Q(page__kind__in=seen) | Q(page__isnull=True) if everything else Q(page__kind__in=seen)
    return Event.objects.filter(shown).select_related("page").defer("page__body", "page__summary")


def _seen_by(user: User) -> RevisionQuerySet:
    return Revision.objects.of_kind(*kinds_seen_by(user)).select_related("page").defer(*_LONG)


def _newest(user: User) -> RevisionQuerySet:
    newer = Revision.objects.filter(page=OuterRef("page"), number__gt=OuterRef("number"))
    return _seen_by(user).filter(~Exists(newer))


def _by_page(user: User) -> Q:
    """Who signs or publishes is asked about every page; others about those that they wrote or look after."""
    return Q() if decides(user) else Q(page__owner=user) | Q(page__author__account=user)


def _with_last(revisions: RevisionQuerySet, *verbs: Event.Verb) -> QuerySet[Any]:
    """With `last_at`, `last_by` and `last_note`: when, by whom and why the page was last brought to where it is."""
    last = Event.objects.filter(page=OuterRef("page"), verb__in=verbs)
    return revisions.annotate(
        last_at=Coalesce(Subquery(last.values("at")[:1]), F("created_at")),
        last_by=Coalesce(Subquery(last.values("by_name")[:1]), Value(""), output_field=TextField()),
        last_note=Coalesce(Subquery(last.values("note")[:1]), Value(""), output_field=TextField()),
    )
