"""Articles, the pages about the site, and the front pages of its sections."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import Resolver404, resolve

from articles.models.page import Page


class Article(Page):
    class Place(models.TextChoices):
        """Where an article stands: its kind, and with it its address."""

        ARTICLE = "article", "Articles: /articles/…/"
        ABOUT = "about", "About this site: /about/…/"
        SECTION = "section", "Front page of a section, such as /levels-of-care/"

    def clean(self) -> None:
        """A front page needs an address whose view shows front pages: the others are the site's own."""
        super().clean()
        if self.kind != self.Place.SECTION:
            return
        try:
            leads_to = resolve(f"/{self.slug}/").kwargs
        except Resolver404:
            return  # no address at all, which the field itself refuses
        if leads_to != {"slug": self.slug}:
            raise ValidationError({"slug": "The site uses this address itself. Choose another."})
