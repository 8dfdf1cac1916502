"""Records as Hypothesis draws them: any that a file can hold, of any kind."""

from datetime import date

from hypothesis import strategies as st

from articles.references.cleaning import plain
from articles.references.identifiers import recognise
from articles.references.record import Evidence, Kind, Name, Record

# Marks that mean something in RIS, BibTeX, LaTeX, JSON or HTML are common in it.
_MARKED = st.text(
    st.sampled_from(" -–,;:&#%$_{}\\~^'\"`@=()[]<>/|*") | st.characters(exclude_categories=("C", "Zl", "Zp")),
    min_size=1,
    max_size=20,
).map(lambda text: " ".join(text.split()))
a_line = _MARKED.filter(lambda text: bool(text) and plain(text) == text)
a_title = a_line.map(lambda text: f"A {text}")
_word = st.from_regex("[A-Z][a-zéüø]{1,8}", fullmatch=True)
_family = _word | st.builds("{} {}".format, _word, _word)
_odd_family = st.sampled_from(["de Beaurepaire", "O'Malley", "D’Angelo", "van den Brink", "And", "Higgins-Biddle"])
_person = st.builds(Name, family=_family | _odd_family, given=_word | st.sampled_from(["J. B.", "JMA", "Jean-Marc"]))
_suffixed = st.builds(lambda family, given: Name(family=family, given=f"{given}, Jr"), _word, _word)
_group = st.lists(_word, min_size=2, max_size=5).map(" and ".join) | st.sampled_from(
    ["WHO", "Rigal L", "Health, Education and Welfare", "{NICE} & others"]
)
people = st.lists(_person | _suffixed | st.builds(Name, literal=_group), max_size=4).map(tuple)
days = st.dates(date(1000, 1, 1), date(2999, 12, 31))
maybe = st.just("")


def _issued(day: date, known: int) -> dict[str, int]:
    return dict(zip(("year", "month", "day")[:known], (day.year, day.month, day.day), strict=False))


def _record(issued: dict[str, int], **fields: object) -> Record:
    return Record(**issued, **fields)  # type: ignore[arg-type]


any_record = st.builds(
    _record,
    issued=st.builds(_issued, days, st.integers(0, 3)),
    key=st.from_regex(r"[a-z][A-Za-z0-9_:.-]{0,20}", fullmatch=True).map(lambda text: text.rstrip("_:.-")),
    kind=st.sampled_from(Kind),
    title=a_title,
    evidence=st.sampled_from(Evidence),
    authors=people,
    doi=st.sampled_from(["", "10.1016/s0140-6736(07)61814-5", "10.1000/a<b>_c;1,2", "10.1000/a--b~c"]),
    pmid=st.sampled_from(["", "28525555"]),
    pmcid=st.sampled_from(["", "PMC3510048"]),
    arxiv=st.sampled_from(["", "2101.00001", "math.gt/0309136"]),
    isbn=st.sampled_from(["", "9780306406157"]),
    trial=st.sampled_from(["", "NCT01711125"]),
    url=st.sampled_from(["", "https://www.gov.uk/a_b?c=%20d&e={f}$g$#h~i--j"]),
    accessed=st.none() | days,
    note=maybe | a_line.filter(lambda text: not recognise(text)),
    pages=st.sampled_from(["", "1265-1276", "e87366", "S12-S15", "1-3, 7"]),
    **dict.fromkeys(("container", "volume", "issue", "publisher", "place", "edition", "number"), maybe | a_line),
)
