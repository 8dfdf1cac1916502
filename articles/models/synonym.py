"""Words that readers search with, and the words that pages use."""

from django.db import models
from django.db.models.functions import Lower


class Synonym(models.Model):
    term = models.CharField(max_length=80, help_text='What a reader may type, such as "Antabuse" or "rehab".')
    means = models.CharField(max_length=120, help_text='The word that pages use, such as "disulfiram".')

    class Meta:
        ordering = ["term"]
        constraints = [models.UniqueConstraint(Lower("term"), Lower("means"), name="synonym_once")]

    def __str__(self) -> str:
        return f"{self.term} means {self.means}"
