"""How gunicorn serves the site. Every value can be changed through the environment or .env."""

import errno
import socket
from typing import Any

from config.environment import text, whole_number

HOST = text("HOST", "127.0.0.1").strip("[]")
PORT = whole_number("PORT", 8000, least=1, most=65535)
SIX = ":" in HOST  # an address of IP version 6

bind = f"[{HOST}]:{PORT}" if SIX else f"{HOST}:{PORT}"
workers = whole_number("WEB_CONCURRENCY", 2, least=1, most=64)
threads = whole_number("WEB_THREADS", 4, least=1, most=64)
worker_class = "gthread"
control_socket_disable = True
accesslog = None  # nobody who reads is watched: addresses and search words are not written down
errorlog = "-"
loglevel = "error"  # a warning tells the address of whoever sent what could not be read


def on_starting(server: Any) -> None:
    """Say in one line that the port is taken, where gunicorn would try five times and print a stack."""
    with socket.socket(socket.AF_INET6 if SIX else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, PORT))
        except OSError as error:
            reason = "is taken" if error.errno == errno.EADDRINUSE else f"cannot be used ({error.strerror})"
            raise SystemExit(f"Port {PORT} on {HOST} {reason}: choose another, such as make serve PORT=8001.") from None
