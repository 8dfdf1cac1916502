"""Articles: what the site publishes, what it rests on, and how it gets published."""

from django.apps import AppConfig


class ArticlesConfig(AppConfig):
    name = "articles"

    def ready(self) -> None:
        from articles import checks, kinds  # noqa: F401 - importing the checks registers them
        from articles.kinds import Kind

        two_years = 2 * 365
        about = Kind(
            "about",
            "About page",
            "About this site",
            "articles.Article",
            order=8,
            listed=False,
            review_days=two_years,
            template="articles/about.html",
        )
        section = Kind(
            "section",
            "Section front page",
            "Sections",
            "articles.Article",
            order=9,
            listed=False,
            review_days=two_years,
        )
        for kind in (Kind("article", "Article", "Articles", "articles.Article", order=1), about, section):
            kinds.register(kind)
