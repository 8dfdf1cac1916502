"""Static files under hashed names once they are collected, and under their plain names before."""

from django.contrib.staticfiles.storage import StaticFilesStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Lets `runserver` work on a fresh clone, and after a pull: what is not collected is served by its plain name."""

    def url(self, name: str | None, force: bool = False) -> str:
        if self.hash_key(self.clean_name(name or "")) not in self.hashed_files:
            return StaticFilesStorage.url(self, name)
        return str(super().url(name, force))
