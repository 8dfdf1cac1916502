"""Who sits before a tab."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.test import Client

PASSWORD = "a-long-enough-phrase"  # what make_user gives


def sign_in(site: Any, tab: Any, name: str = "edith") -> None:
    """Give the browser of a tab the session of a person, as the form does that test_signing_in fills in."""
    client = Client()
    client.force_login(User.objects.get(username=name))
    session = client.cookies["sessionid"]
    tab.context.add_cookies(
        [{"name": session.key, "value": session.value, "url": str(site), "httpOnly": True, "sameSite": "Lax"}]
    )


def sign_in_by_form(site: Any, tab: Any, name: str = "edith") -> None:
    tab.goto(f"{site}/admin/login/")
    tab.get_by_label("Username").fill(name)
    tab.get_by_label("Password").fill(PASSWORD)
    tab.get_by_role("button", name="Log in").click()
    tab.wait_for_url(f"{site}/admin/")
