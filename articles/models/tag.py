"""Tags, their other names, and where they stand: on the draft of a page and on each revision."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.text import slugify
from taggit.models import ItemBase, TagBase


class Tag(TagBase):
    name: str
    description = models.CharField(max_length=300, blank=True, help_text="One sentence at the top of the tag's page.")

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(Lower("name"), name="tag_name_once_whatever_the_case")]

    def save(self, *args: object, **kwargs: object) -> None:
        self.name = " ".join(self.name.split())
        super().save(*args, **kwargs)

    def clean(self) -> None:
        self.name = " ".join(self.name.split())
        if not slugify(self.name):
            raise ValidationError({"name": "A tag needs at least one letter or digit, for its address."})
        if TagAlias.objects.filter(slug=slugify(self.name)).exclude(tag=self.pk).exists():
            raise ValidationError({"name": "Another tag already has this as its other name."})

    def get_absolute_url(self) -> str:
        return reverse("tag", args=[self.slug])


class TagAlias(models.Model):
    """Another name for a tag: what people type for it, or what it was called before a rename or a merge."""

    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=100)
    slug = models.SlugField(max_length=100, unique=True, editable=False, help_text="Its address leads to the tag's.")

    class Meta:
        ordering = ["name"]
        verbose_name = "other name"
        constraints = [models.UniqueConstraint(Lower("name"), name="tag_alias_once_whatever_the_case")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        self.name = " ".join(self.name.split())
        self.slug = slugify(self.name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def clean(self) -> None:
        if not slugify(self.name):
            raise ValidationError({"name": "Another name needs at least one letter or digit."})
        if Tag.objects.filter(slug=slugify(self.name)).exists():
            raise ValidationError({"name": "There is a tag of this name already."})


class TaggedPage(ItemBase):
    """A tag on the working draft of a page. Editors see it; readers do not."""

    content_object = models.ForeignKey("articles.Page", on_delete=models.CASCADE, related_name="tagged")
    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="tagged_pages")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["content_object", "tag"], name="tag_once_a_page")]


class TaggedRevision(ItemBase):
    """A tag as it stood when a revision was saved. Readers see those of the live revision."""

    content_object = models.ForeignKey("articles.Revision", on_delete=models.CASCADE, related_name="tagged")
    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="tagged_revisions")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["content_object", "tag"], name="tag_once_a_revision")]
