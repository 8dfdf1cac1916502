"""What the check of a link comes to: an outcome, and a sentence that says why."""

from __future__ import annotations

import socket
import ssl
from dataclasses import dataclass
from enum import Enum
from http import HTTPStatus
from http.client import HTTPException

from articles.links.connecting import TooMuch
from articles.links.target import Malformed, NotAllowed

GONE = (404, 410)
ASK_LATER = (429, 503)
NO_SUCH_HOST = {getattr(socket, name) for name in ("EAI_NONAME", "EAI_NODATA") if hasattr(socket, name)}
# What OpenSSL calls a certificate whose authority it cannot find. Browsers often can: they fetch what is missing.
UNKNOWN_AUTHORITY = (2, 20, 21)


class Outcome(Enum):
    FINE = "fine"
    FAILED = "failed"  # nobody can follow the link, as far as this machine can tell
    UNKNOWN = "unknown"  # a person with a browser might
    FORBIDDEN = "forbidden"  # it was not asked


@dataclass(frozen=True, slots=True)
class Answer:
    outcome: Outcome
    status: int | None = None  # of HTTP, the last one heard
    reason: str = ""
    moved_to: str = ""  # where it has moved for good
    busy: str = ""  # the host that wants to be asked again at another time
    silent: str = ""  # the host that did not answer in time

    @property
    def is_heard(self) -> bool:
        """Whether a web server answered at all, so that this machine is known to have a way out."""
        return self.status is not None


def of_status(status: int, host: str, *, told_when: bool) -> Answer:
    """The answer of a server that sent no redirect. `told_when`: it said when it wants to be asked again."""
    if HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        return Answer(Outcome.FINE, status)
    outcome = Outcome.FAILED if status in GONE else Outcome.UNKNOWN
    is_busy = status == HTTPStatus.TOO_MANY_REQUESTS or (status in ASK_LATER and told_when)
    return Answer(outcome, status, f"The server answered {status}{_phrase(status)}.", busy=host if is_busy else "")


def _phrase(status: int) -> str:
    try:
        return f", {HTTPStatus(status).phrase}"
    except ValueError:
        return ""


def of_error(error: Exception, host: str) -> Answer:
    """What an error says about the link. Whatever may be a fault of this machine, or pass, is unknown."""
    match error:
        case NotAllowed():
            return Answer(Outcome.FORBIDDEN, reason=str(error))
        case Malformed():
            return Answer(Outcome.FAILED, reason=str(error))
        case socket.gaierror():
            return _of_lookup(error)
        case ssl.SSLCertVerificationError():
            return _of_certificate(error)
        case ConnectionRefusedError():
            return Answer(Outcome.FAILED, reason="The host refused the connection.")
        case TimeoutError():
            return Answer(Outcome.UNKNOWN, reason="There was no answer in time.", silent=host)
        case TooMuch():
            return Answer(Outcome.UNKNOWN, reason="The server sent more before its answer than is read.")
        case ssl.SSLError():
            return Answer(Outcome.UNKNOWN, reason="No safe connection could be agreed on with the server.")
        case HTTPException():
            return Answer(Outcome.UNKNOWN, reason="What the server sent is no answer that is understood.")
        case _:
            return Answer(Outcome.UNKNOWN, reason="The connection broke off, or there was no way to the host.")


def _of_lookup(error: socket.gaierror) -> Answer:
    if error.errno in NO_SUCH_HOST:
        return Answer(Outcome.FAILED, reason="There is no host of that name.")
    return Answer(Outcome.UNKNOWN, reason="The name of the host could not be looked up.")


def _of_certificate(error: ssl.SSLCertVerificationError) -> Answer:
    outcome = Outcome.UNKNOWN if error.verify_code in UNKNOWN_AUTHORITY else Outcome.FAILED
    return Answer(outcome, reason=f"The certificate of the server is not good: {error.verify_message}.")
