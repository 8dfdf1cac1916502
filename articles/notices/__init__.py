"""What was published about a paper: its retraction, a concern, a correction, its reinstatement. Knows no database."""

from articles.notices.choosing import Found, about, latest
from articles.notices.opening import Opened, opened
from articles.notices.record import Notice, Problem, Unreadable

__all__ = ["Found", "Notice", "Opened", "Problem", "Unreadable", "about", "latest", "opened"]
