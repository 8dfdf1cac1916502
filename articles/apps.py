"""Articles: what the site publishes, what it rests on, and how it gets published."""

from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    name = "articles"

    def ready(self) -> None:
        from articles import checks, kinds  # noqa: F401 - importing the checks registers them

        kinds.register(kinds.Kind("article", "Article", "Articles", "articles.Article", order=1))
        kinds.register(kinds.Kind("about", "About page", "About this site", "articles.Article", order=8, listed=False))
        kinds.register(
            kinds.Kind("section", "Section front page", "Sections", "articles.Article", order=9, listed=False)
        )
