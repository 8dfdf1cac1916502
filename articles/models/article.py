"""Articles, the pages about the site, and the front pages of its sections."""

from django.db import models

from articles.models.page import Page


class Article(Page):
    class Place(models.TextChoices):
        """Where an article stands: its kind, and with it its address."""

        ARTICLE = "article", "Articles: /articles/…/"
        ABOUT = "about", "About this site: /about/…/"
        SECTION = "section", "Front page of a section, such as /levels-of-care/"
