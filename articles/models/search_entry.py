"""The words by which search finds a revision. The database keeps its own full-text index over this table."""

from django.db import models

from articles.models.revision import Revision


class SearchEntry(models.Model):
    """Only revisions that are, were or will be live have one; `live()` decides which of them a reader finds."""

    revision = models.OneToOneField(Revision, on_delete=models.CASCADE, primary_key=True, related_name="search_entry")
    title = models.TextField()
    summary = models.TextField()
    tags = models.TextField()
    body = models.TextField()

    class Meta:
        verbose_name_plural = "search entries"

    def __str__(self) -> str:
        return self.title
