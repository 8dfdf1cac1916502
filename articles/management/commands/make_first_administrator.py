"""manage.py make_first_administrator"""

import secrets
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand
from django.db import transaction


class Command(BaseCommand):
    help = "Makes the account 'admin' with a random password, printed once, unless there is an administrator already."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        users = get_user_model()._default_manager
        if users.filter(is_superuser=True, is_active=True).exists():
            self.stdout.write("    There is one already.")
            return
        password = secrets.token_urlsafe(15)
        name = "admin"
        while users.filter(username=name).exists():
            name = f"admin-{secrets.token_hex(2)}"
        users.create_superuser(name, password=password)
        self.stdout.write(f"    Sign in at /admin/ as {name} with the password {password}")
        self.stdout.write("    It is shown this once. Change it after signing in.")
