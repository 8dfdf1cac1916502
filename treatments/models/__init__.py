"""What treatment is made of: levels of care, treatments, and the programmes that offer them."""

from treatments.models.assurance import Assurance
from treatments.models.facility_list import FacilityList, Listing
from treatments.models.level_of_care import LevelOfCare
from treatments.models.place import Place
from treatments.models.programme import Programme, ProgrammeQuerySet, Status
from treatments.models.programme_import import ProgrammeImport, ProgrammeRow
from treatments.models.provider import Provider
from treatments.models.stamp import DirectoryStamp
from treatments.models.term import Facet, Term, TermName
from treatments.models.treatment import Treatment

__all__ = [
    "Assurance",
    "DirectoryStamp",
    "Facet",
    "FacilityList",
    "LevelOfCare",
    "Listing",
    "Place",
    "Programme",
    "ProgrammeImport",
    "ProgrammeQuerySet",
    "ProgrammeRow",
    "Provider",
    "Status",
    "Term",
    "TermName",
    "Treatment",
]
