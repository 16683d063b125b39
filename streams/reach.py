"""Whether a broker is there at all, asked before a client is made."""

from __future__ import annotations

import contextlib
import socket
from typing import Final

from streams.errors import Unavailable
from streams.settings import Settings

CONNECT_TIMEOUT: Final = 5.0  # seconds an address; one that is there accepts in milliseconds


def reach(settings: Settings) -> None:
    """Return when one of the brokers accepts a connection. Raises ``Unavailable``.

    kafka-python would try until its timeout, and keep its sockets when it gives up.
    """
    problem: OSError | None = None
    for address in settings.broker.split(","):
        host, _, port = address.rpartition(":")
        try:
            with contextlib.closing(
                socket.create_connection((host.strip("[]"), int(port)), CONNECT_TIMEOUT)
            ):
                return
        except OSError as error:
            problem = error
    raise Unavailable(
        f"no Kafka broker answers ({problem})",
        settings.broker,
        "start one, or set GEOWIRE_BROKER to one that runs",
    )
