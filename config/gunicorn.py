"""How gunicorn serves the site. Every value can be changed through the environment."""

import errno
import os
import socket
from typing import Any

HOST, PORT = os.environ.get("HOST", "127.0.0.1"), os.environ.get("PORT", "8000")

bind = f"{HOST}:{PORT}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = int(os.environ.get("WEB_THREADS", "4"))
worker_class = "gthread"
control_socket_disable = True
accesslog = None  # nobody who reads is watched: addresses and search words are not written down
errorlog = "-"
loglevel = "warning"


def on_starting(server: Any) -> None:
    """Say in one line that the port is taken, where gunicorn would try five times and print a stack."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, int(PORT)))
        except ValueError:
            raise SystemExit(f"PORT must be a number, not {PORT!r}.") from None
        except OSError as error:
            reason = "is taken" if error.errno == errno.EADDRINUSE else f"cannot be used ({error.strerror})"
            raise SystemExit(f"Port {PORT} on {HOST} {reason}: choose another, such as make serve PORT=8001.") from None
