"""Keeps the words of a revision where the database can search them."""

from articles.models import Revision, SearchEntry


def index(revision: Revision) -> None:
    tags = ", ".join(revision.tags.values_list("name", flat=True))
    facts = "\n".join(drawn["text"] for drawn in revision.facts_drawn.values())
    SearchEntry.objects.update_or_create(
        revision=revision,
        defaults={
            "title": revision.title,
            "summary": revision.summary,
            "tags": tags,
            "body": f"{facts}\n{revision.text}".strip(),
        },
    )
