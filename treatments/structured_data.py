"""What schema.org calls a treatment: a drug or a therapy, with what its facts say and nothing else."""

from __future__ import annotations

from typing import Any

from articles.models import Revision
from treatments import approvals
from treatments.models import Treatment

DRUG = {
    "how": "mechanismOfAction",
    "alcohol": "alcoholWarning",
    "pregnancy": "pregnancyWarning",
    "risks": "warning",
}
THERAPY = {"taken": "howPerformed", "not_suits": "contraindication", "risks": "seriousAdverseOutcome"}


def of_treatment(revision: Revision) -> dict[str, Any]:
    """`Drug` for a medicine, `MedicalTherapy` for all others. One query: the approach is the page's own."""
    approach = Treatment.objects.values_list("approach", flat=True).get(pk=revision.page_id)
    is_drug = approach == Treatment.Approach.MEDICINE
    said = {name: drawn["text"] for name, drawn in revision.facts_drawn.items()}
    data: dict[str, Any] = {"@type": "Drug" if is_drug else "MedicalTherapy", "name": revision.title}
    data["description"] = said.get("what", "")
    data |= {term: said[name] for name, term in (DRUG if is_drug else THERAPY).items() if name in said}
    if is_drug:
        data["legalStatus"] = [_legal(each) for each in approvals.read(revision.facts.get("approval", ""))]
    return {name: value for name, value in data.items() if value}


def of_level(revision: Revision) -> dict[str, Any]:
    return {"@type": "MedicalTherapy", "name": revision.title, "description": revision.summary}


def _legal(approval: approvals.Approval) -> dict[str, Any]:
    return {
        "@type": "DrugLegalStatus",
        "name": f"{approval.status.label} for {approval.condition}",
        "applicableLocation": {"@type": "AdministrativeArea", "name": approval.country},
    }
