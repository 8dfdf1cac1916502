"""What HSDS keeps in tables of their own, in the few words of a facility: numbers, hours, costs, what is offered."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from treatments.facility_lists.record import Offer
from treatments.facility_lists.values import Values

LANGUAGES: Final = "SL"  # the category of languages in SAMHSA's lists
_NOT_SPOKEN: Final = frozenset({"fax", "pager", "text", "textphone", "video"})  # of the types of RFC 6350
DERIVED: Final = "ASAM levels"  # the taxonomy of our own export that says nothing which the services do not
_PURPOSES: Final = {"hotline": ("hotline", "crisis"), "intake_phone": ("intake", "admission")}
_DAYS: Final = {
    "MO": "Monday",
    "TU": "Tuesday",
    "WE": "Wednesday",
    "TH": "Thursday",
    "FR": "Friday",
    "SA": "Saturday",
    "SU": "Sunday",
}


def phones(holders: Iterable[Values]) -> dict[str, str]:
    """The first number for each purpose. The holders nearest to the facility come first."""
    found: dict[str, str] = {}
    for phone in (phone for holder in holders for phone in holder.each("phones")):
        kind = phone.text("type").casefold()
        if kind in _NOT_SPOKEN:
            continue
        if number := phone.phone("number"):
            found.setdefault(_purpose(f"{kind} {phone.text('description')}".casefold()), _extended(number, phone))
    return found


def opening_hours(holders: Iterable[Values]) -> str:
    """Of the first holder that has any."""
    return next(filter(None, ("; ".join(_hours(holder)) for holder in holders)), "")


def cost(service: Values) -> str:
    options = (_option(option) for option in service.each("cost_options"))
    return "; ".join(filter(None, (service.text("fees_description", "fees"), *options)))


def offers(described: Iterable[Values], spoken: Iterable[Values]) -> dict[Offer, None]:
    """The terms by which things are described and the languages spoken, in their order, each once."""
    terms = (attribute.inner("taxonomy_term") for holder in described for attribute in holder.each("attributes"))
    languages = (language.text("name", "code") for holder in spoken for language in holder.each("languages"))
    found = {offer: None for offer in map(_offer, terms) if offer.name and offer.category != DERIVED}
    return found | {Offer(LANGUAGES, language, is_code=False): None for language in languages if language}


def _purpose(about: str) -> str:
    for purpose, words in _PURPOSES.items():
        if any(word in about for word in words):
            return purpose
    return "phone"


def _extended(number: str, phone: Values) -> str:
    extension = phone.text_or_number("extension")
    if not (extension.isascii() and extension.isdigit()) or len(extension) > 8 or any(map(str.isalpha, number)):
        return number
    return f"{number} ext. {extension}"


def _hours(holder: Values) -> list[str]:
    return list(filter(None, dict.fromkeys(map(_schedule, holder.each("schedules")))))


def _schedule(schedule: Values) -> str:
    """In its own words, else its weekdays and times as iCalendar writes them (RFC 5545)."""
    if description := schedule.text("description"):
        return description
    days = ", ".join(_DAYS.get(day.strip(), day.strip()) for day in schedule.text("byday").split(","))
    opens, closes = schedule.text("opens_at")[:5], schedule.text("closes_at")[:5]
    return " ".join(filter(None, (days, f"{opens} to {closes}" if opens and closes else "")))


def _option(option: Values) -> str:
    amount = " ".join(filter(None, (option.text_or_number("amount"), option.text("currency").upper())))
    described = " ".join(filter(None, (amount, option.text("amount_description"))))
    return ": ".join(filter(None, (option.text("option"), described)))


def _offer(term: Values) -> Offer:
    code, category = term.text_or_number("code"), term.inner("taxonomy_detail").text("name") or term.text("taxonomy")
    return Offer(category, code or term.text("name"), is_code=bool(code))
