"""Which programmes go out: those that readers see, closed ones too, but none that is made up."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, QuerySet

from treatments.models import FacilityList, Listing, Programme


class UnknownList(Exception):
    """No facility list has this name; the text is a sentence for people."""


def chosen(*, of_list: str = "", with_examples: bool = False) -> QuerySet[Programme]:
    """With `of_list` only those in the latest list of that name. Raises UnknownList."""
    found = Programme.objects.shown()
    if not with_examples:
        found = found.filter(is_example=False)
    if of_list:
        listed = Listing.objects.filter(facility_list=_list(of_list), is_in_latest=True, programme=OuterRef("pk"))
        found = found.filter(Exists(listed))
    return found


def _list(name: str) -> FacilityList:
    if found := FacilityList.objects.filter(name=name).first():
        return found
    names = ", ".join(f"“{each}”" for each in FacilityList.objects.values_list("name", flat=True))
    known = f"The lists are {names}." if names else "There is none yet."
    raise UnknownList(f"No facility list is named “{name}”. {known}")
