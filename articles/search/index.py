"""Keeps the words of a revision where the database can search them."""

from typing import Final

from articles.models import Revision, SearchEntry

# PostgreSQL refuses a row whose words take more than a megabyte. This is some 16,000 words, a long book chapter.
LONGEST_BODY: Final = 100_000  # characters


def index(revision: Revision) -> None:
    tags = ", ".join(sorted(revision.tags.values_list("name", flat=True), key=str.casefold))
    facts = "\n".join(revision.facts_drawn[name]["text"] for name in revision.facts_in_order())
    SearchEntry.objects.update_or_create(
        revision=revision,
        defaults={
            "title": revision.title,
            "summary": revision.summary,
            "tags": tags,
            "body": f"{facts}\n{revision.text}".strip()[:LONGEST_BODY],
        },
    )
