"""Providers: the organisations that run programmes (HSDS `organization`)."""

from django.db import models


class Provider(models.Model):
    name = models.CharField(max_length=250)
    name_key = models.CharField(
        max_length=250, unique=True, editable=False
    )  # how lists that spell it otherwise find it
    description = models.TextField(max_length=2000, blank=True)
    website = models.URLField(max_length=500, blank=True)
    email = models.EmailField(blank=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        self.name_key = name_key(self.name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]


def name_key(name: str) -> str:
    """The letters and digits of a name without case, so that "St. Mary's" and "ST MARYS" are one provider."""
    return "".join(each for each in name.casefold() if each.isalnum())[:250] or name[:250]
