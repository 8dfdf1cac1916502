"""Treatments: levels of care, and what treatment is made of."""

from django.apps import AppConfig


class TreatmentsConfig(AppConfig):
    name = "treatments"

    def ready(self) -> None:
        from articles import content_parts, kinds

        kinds.register(
            kinds.Kind(
                "level-of-care",
                "Level of care",
                "Levels of care",
                "treatments.LevelOfCare",
                order=3,
                template="treatments/level.html",
                schema="treatments.structured_data.of_level",
                beside="treatments.beside.of_level",
            )
        )
        kinds.register(
            kinds.Kind(
                "treatment",
                "Treatment",
                "Treatments",
                "treatments.Treatment",
                order=2,
                template="treatments/treatment.html",
                schema="treatments.structured_data.of_treatment",
                beside="treatments.beside.of_treatment",
                recorded="treatments.recorded.of",
            )
        )
        kinds.set_beside("article", "treatments.beside.of_article")
        for module in ("treatments.content.terms", "treatments.content.programmes"):
            content_parts.register(module)
