"""Static files under hashed names once they are collected, and under their plain names while one develops."""

import sys

from django.contrib.staticfiles.storage import StaticFilesStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

# What was collected once would hide every later change from somebody who works with `runserver`.
DEVELOPING = sys.argv[1:2] == ["runserver"]


class HashedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Works on a fresh clone and after a pull too: what is not collected is served by its plain name."""

    support_js_module_import_aggregation = True  # a module that imports another asks for it by its hashed name

    def url(self, name: str | None, force: bool = False) -> str:
        if DEVELOPING or self.hash_key(self.clean_name(name or "")) not in self.hashed_files:
            return StaticFilesStorage.url(self, name)
        return str(super().url(name, force))
