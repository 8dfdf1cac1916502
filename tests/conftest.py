"""What all tests share."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import settings as hypothesis_settings

# Examples that differ from run to run find more over time; the same seed in CI would find the same ones for ever.
hypothesis_settings.register_profile("tests", deadline=None, print_blob=True)
hypothesis_settings.load_profile("tests")


@pytest.fixture(autouse=True)
def plain_static_files(settings: Any) -> None:
    """Tests need no collected static files, and fast password hashes will do."""
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
