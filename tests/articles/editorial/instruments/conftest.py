"""Pages put to an instrument: what came of one question."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from articles.editorial import Manuscript
from articles.editorial.instruments import INSTRUMENTS, Judged, Particulars, judge

BARE = Particulars(today=date(2026, 6, 1))


@pytest.fixture
def judged() -> Callable[..., Judged]:
    """What comes of the question with this key for a page of these texts; `known` is what is known beside them."""

    def judged(key: str, body: str = "", known: dict[str, Any] | None = None, **texts: Any) -> Judged:
        instrument = next(each for each in INSTRUMENTS if each.criterion(key))
        manuscript = Manuscript.of(body=body, **{"title": "Baclofen for alcohol use", **texts})
        sheet = judge(instrument, manuscript, replace(BARE, **(known or {})), {})
        return next(each for each in sheet.judged if each.criterion.id == key)

    return judged
