"""What the tests of the directory share."""

from __future__ import annotations

import pytest

from treatments import directory


@pytest.fixture(autouse=True)
def read_anew() -> None:
    """The directory is kept in memory by its stamp, and every test begins with the same one."""
    directory.forget()
