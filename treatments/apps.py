"""Treatments: levels of care, and what treatment is made of."""

from django.apps import AppConfig


class TreatmentsConfig(AppConfig):
    name = "treatments"

    def ready(self) -> None:
        from articles import kinds

        kinds.register(
            kinds.Kind(
                "level-of-care",
                "Level of care",
                "Levels of care",
                "treatments.LevelOfCare",
                order=2,
                template="treatments/level.html",
            )
        )
