import pytest

from tests.treatments.facility_lists.lists import read_row


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"name1": " \x00\u200b"}, "It has no name."),
        ({"name1": ["A"]}, "Its name1 is a list, where text is needed."),
        ({"city": 5}, "Its city is a number, where text is needed."),
        ({"city": True}, "Its city is true or false, where text is needed."),
        ({"name2": "<b>Quay</b> House"}, "Its name2 holds HTML, where plain text is needed."),
        ({"street1": "<script src=x>"}, "Its street1 holds HTML, where plain text is needed."),
        ({"name1": "A" * 251}, "Its provider is longer than 250 characters."),
        ({"street1": "A" * 20_001}, "Its street1 is longer than 20,000 characters."),
        ({"services": "OP"}, "Its services is text, where a list is needed."),
        ({"services": ["OP"]}, "Its services is text, where an object is needed."),
        ({"services": [{"f3": ["OP"]}]}, "Its f3 is a list, where text is needed."),
        ({"services": [{"f3": "A; <i>B</i>"}]}, "Its f3 holds HTML, where plain text is needed."),
        ({"latitude": "999", "longitude": "0"}, "Its latitude 999 is not between -90 and 90."),
        ({"latitude": 0, "longitude": -180.5}, "Its longitude -180.5 is not between -180 and 180."),
        ({"latitude": "north", "longitude": "1"}, "Its latitude “north” is not a number."),
        ({"latitude": "nan", "longitude": "1"}, "Its latitude “nan” is not a number."),
        ({"latitude": {}, "longitude": "1"}, "Its latitude an object is not a number."),
    ],
)
def test_a_row_is_refused_for(changes, reason):
    row = read_row(**changes)

    assert row.facility is None
    assert reason in row.problems


@pytest.mark.parametrize(
    ("website", "kept"),
    [
        ("http://example.org", "http://example.org"),
        ("HTTPS://Www.Example.org/a?b=c#d", "HTTPS://Www.Example.org/a?b=c#d"),
        ("WWW.example.org", "https://WWW.example.org"),
    ],
)
def test_a_website_is_kept(website, kept):
    row = read_row(website=website)

    assert (row.facility.website, row.problems) == (kept, ())


@pytest.mark.parametrize(
    "website",
    [
        *("javascript:alert(1)", "ftp://example.org", "//example.org", "http://", "http://nowhere", "http://a b.org"),
        *(
            "https://a@example.org",
            "http://[::1",
            "http://a.org:port",
            'http://a.org/"',
            "www.a.org/" + "a" * 500,
        ),
    ],
)
def test_what_is_no_website_is_left_out_with_a_note(website):
    row = read_row(website=website)

    assert row.facility.website == ""
    assert [problem[:13] for problem in row.problems] == ["Its website “"]


@pytest.mark.parametrize(
    "phone", ["410-555-0100", "+44 (0)20 7946 0000", "410.555.0100 ext. 15605", "1-800-555-0100 x1", "5550100"]
)
def test_a_telephone_number_is_kept_as_written(phone):
    assert read_row(phone=f" {phone} ").facility.phone == phone


@pytest.mark.parametrize("phone", ["555-010", "1" * 21, "call us 410-555-0100", "410-555-0100 x", "javascript:5550100"])
def test_what_cannot_be_dialled_is_left_out_with_a_note(phone):
    row = read_row(phone=phone)

    assert row.facility.phone == ""
    assert row.problems == (f"Its telephone number “{phone}” cannot be dialled, so it was left out.",)


@pytest.mark.parametrize(
    ("latitude", "longitude", "told"),
    [
        ("", None, ()),
        ("0", "0.000", ("Its latitude and longitude are both 0, so it was read without them.",)),
        ("39.2", " ", ("It has only one of latitude and longitude, so it was read without either.",)),
    ],
)
def test_a_facility_may_have_no_coordinates(latitude, longitude, told):
    row = read_row(latitude=latitude, longitude=longitude)

    assert (row.facility.latitude, row.facility.longitude, row.problems) == (None, None, told)


def test_text_is_made_plain():
    row = read_row(name1="  Harbour\x07\n\u202eHealth\u200b Cafe\u0301\ufffe ", name2="Adults <18 & >65")

    assert (row.facility.provider, row.facility.name) == ("Harbour Health Café", "Adults <18 & >65")
