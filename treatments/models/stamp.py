"""The stamp of the directory: it moves on with whatever readers see change there."""

from django.db import models
from django.db.models import F


class DirectoryStamp(models.Model):
    """One row. Each process keeps the directory in memory under the number it was read at (decision 14)."""

    number = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.number)

    @classmethod
    def move_on(cls) -> None:
        """In the transaction of the change, so that who sees the number sees the change too."""
        if not cls.objects.filter(pk=1).update(number=F("number") + 1):
            cls.objects.get_or_create(pk=1, defaults={"number": 1})

    @classmethod
    def current(cls) -> int:
        return cls.objects.filter(pk=1).values_list("number", flat=True).first() or 0
