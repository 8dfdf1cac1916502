import json
from dataclasses import replace
from datetime import date

import pytest

from tests.treatments.facility_lists.lists import HSDS, read_all, zipped
from treatments.facility_lists import Facility, Format, Offer, UnreadableList

AT_QUAY = Facility(
    identifier="s1:l1",
    provider="Harbour Health",
    name="Evening programme",
    alternate_name="After work",
    description="Groups in the evening.\nFamilies may & should come.",
    address_1="1 Quay Street",
    address_2="Floor 2",
    city="Baltimore",
    state_province="MD",
    postal_code="21201",
    country="US",
    latitude=39.2904,
    longitude=-76.6122,
    phone="410-555-0104 ext. 7",
    intake_phone="410-555-0105",
    hotline="410-555-0106",
    email="evening@example.org",
    website="https://example.org/",
    cost="Medicaid is accepted; Without insurance: 35.5 USD an evening",
    eligibility="Adults",
    opening_hours="Monday, Thursday 17:00 to 20:30; Saturdays by appointment",
    minimum_age=18,
    maximum_age=99,
    status="temporarily closed",
    assured_on=date(2026, 5, 31),
    assured_by="checker@example.org",
    offers=(
        Offer("SAMHSA", "OIT", is_code=True),
        Offer("Own terms", "Families", is_code=False),
        Offer("SL", "Spanish", is_code=False),
        Offer("SL", "fr", is_code=False),
    ),
)
NOTE = "Its description is written in HTML, of which only the text was kept."
TABLES = {
    "organization.csv": "id,name,website\no1,Harbour Health,https://example.org/\n",
    "service.csv": (
        "id,organization_id,name,alternate_name,description,email,status,fees_description,eligibility_description,"
        "minimum_age,maximum_age,assured_date,assurer_email\n"
        's1,o1,Evening programme,After work,"Groups in the evening.\n<p>Families may &amp; should come.</p>",'
        "evening@example.org,temporarily closed,Medicaid is accepted,Adults,18,99,2026-05-31,checker@example.org\n"
    ),
    "location.csv": "id,latitude,longitude\nl1,39.2904,-76.6122\nl2,,\n",
    "service_at_location.csv": "id,service_id,location_id\np1,s1,l1\np2,s1,l2\n",
    "address.csv": (
        "id,location_id,address_1,address_2,city,state_province,postal_code,country,address_type\n"
        "a1,l1,PO Box 1,,Baltimore,,,,postal\n"
        "a2,l1,1 Quay Street,Floor 2,Baltimore,MD,21201,us,physical\n"
    ),
    "phone.csv": (
        "id,location_id,service_id,service_at_location_id,number,extension,type,description\n"
        "1,,,p1,410-555-0109,,fax,\n"
        '2,,,p1,"""410-555-0104""",7,,\n'
        '3,,,p1,410-555-0105,,,"Intake, all day"\n'
        "4,,,p1,410-555-0106,,hotline,\n"
        "5,,s1,,410-555-0100,,voice,\n"
    ),
    "language.csv": "id,service_id,location_id,name,code\n1,s1,,Spanish,es\n2,,l1,,fr\n",
    "taxonomy.csv": "id,name\nt1,SAMHSA\n",
    "taxonomy_term.csv": "id,code,name,taxonomy_id,taxonomy\n1,OIT,Intensive outpatient,t1,\n2,,Families,,Own terms\n",
    "attribute.csv": "id,link_id,taxonomy_term_id,link_entity\n1,s1,1,service\n2,s1,2,service\n3,o1,1,organization\n",
    "cost_option.csv": (
        "id,service_id,option,currency,amount,amount_description\n1,s1,Without insurance,usd,35.5,an evening\n"
    ),
    "schedule.csv": (
        "id,service_at_location_id,byday,opens_at,closes_at,description\n"
        '1,p1,"MO,TH",17:00,20:30,\n'
        "2,p1,,,,Saturdays by appointment\n"
    ),
}
CONTENTS = json.loads(HSDS)["contents"]
PLURAL = {"address.csv": "addresses.csv", "taxonomy.csv": "taxonomies.csv", "phone.csv": "Phones.CSV"}


def service(**changes):
    return {"id": "s1", "name": "Evening programme", "status": "active"} | changes


def read_service(**changes):
    (row,) = read_all(json.dumps(service(**changes)).encode(), Format.HSDS)
    return row


@pytest.mark.parametrize(
    "content",
    [
        *(
            HSDS,
            json.dumps(json.loads(HSDS)["contents"]).encode(),
            json.dumps(json.loads(HSDS)["contents"][0]).encode(),
        ),
        *(zipped(TABLES), zipped({f"export/{PLURAL.get(name, name)}": TABLES[name] for name in reversed(TABLES)})),
    ],
    ids=["page", "list", "single", "zip", "zip of HSDS 2 names"],
)
def test_a_service_makes_a_facility_for_each_location(content):
    first, second = read_all(content)

    assert (first.facility, first.problems) == (AT_QUAY, (NOTE,))
    assert second.facility == replace(
        AT_QUAY,
        **dict.fromkeys(["address_1", "address_2", "city", "state_province", "postal_code", "country"], ""),
        **dict.fromkeys(["intake_phone", "hotline", "opening_hours"], ""),
        identifier="s1:l2",
        latitude=None,
        longitude=None,
        phone="410-555-0100",
        offers=AT_QUAY.offers[:3],
    )
    assert [row.position for row in (first, second)] == [1, 2]


def test_a_service_without_location_makes_one_facility():
    assert read_service().facility == Facility(identifier="s1", name="Evening programme")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"status": "shut"}, "Its status “shut” is not active, inactive, defunct or temporarily closed."),
        ({"service_at_locations": "l1"}, "Its service_at_location is text, where an object is needed."),
        ({"service_at_locations": [{"location": {"latitude": 91, "longitude": 0}}]}, "Its latitude 91 is not between"),
        ({"organization": []}, "Its organization is a list, where an object is needed."),
        ({"phones": {"number": "1"}}, "Its phones is an object, where a list is needed."),
        ({"name": None}, "It has no name."),
    ],
)
def test_a_service_is_refused_for(changes, reason):
    row = read_service(**changes)

    assert row.facility is None
    assert [problem[: len(reason)] for problem in row.problems] == [reason]


@pytest.mark.parametrize(
    ("changes", "note"),
    [
        (
            {"assured_date": "31/5/2026"},
            "Its assured_date “31/5/2026” is no date, as in 2026-05-31, so it was left out.",
        ),
        ({"minimum_age": "adult"}, "Its minimum_age “adult” is no age in years, so it was left out."),
        ({"maximum_age": -1}, "Its maximum_age -1 is no age in years, so it was left out."),
        ({"email": "at example"}, "Its e-mail address “at example” is none, so it was left out."),
        (
            {"service_at_locations": [{"location": {"addresses": [{"country": "Wales"}]}}]},
            "Its country “Wales” is no code of two letters, so it was left out.",
        ),
    ],
)
def test_what_will_not_do_is_left_out_with_a_note(changes, note):
    row = read_service(**changes)

    assert row.facility == Facility(identifier="s1", name="Evening programme")
    assert row.problems == (note,)


def test_a_damaged_row_of_a_table_is_told_with_its_table():
    rows = read_all(zipped(TABLES | {"phone.csv": "id,service_id,number\n1,s1\n2,s1,410-555-0100\n"}))

    assert rows[0].problems == ("In phone.csv, line 2: The row has 2 values, where the header has 3 names.",)
    assert [row.facility.phone for row in rows[1:]] == ["410-555-0100", "410-555-0100"]


def test_services_need_their_columns():
    with pytest.raises(UnreadableList, match=r"^service.csv lacks the columns id, name\.$"):
        read_all(zipped({"service.csv": "status\nactive\n"}))
