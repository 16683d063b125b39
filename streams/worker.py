"""One worker process: runs the app until a signal or a failure ends it, and says which.

SIGTERM and SIGINT stop the reading, let what is in flight be confirmed, commit and leave
the group. Exit status 0 means that nothing was left undone, ``FAILED`` that a restart
will take up from the last commit, ``FUSE`` that a restart would only go on rejecting.
"""

from __future__ import annotations

import asyncio
import errno
import logging
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from typing import Final

import faust

from streams.delivery import FuseTrippedError
from streams.errors import GeowireError, Unavailable
from streams.settings import Settings

FAILED: Final = 1
FUSE: Final = 3  # a person has to look; no supervisor should start it again
# Seconds from a signal to the end, come what may: below the 10 s that service managers grant.
GRACE: Final = 9.0
QUIET: Final = 10.0  # seconds between two records of the Kafka client that say the same

LOG_FORMAT = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"

log = logging.getLogger(__name__)


class Worker(faust.Worker):
    """Faust's worker with an end: it never outlives ``GRACE`` once it has to stop."""

    _deadline: threading.Timer | None = None

    def install_signal_handlers(self) -> None:
        # Only these two: Faust's own set opens a debugger on SIGUSR2.
        for number in (signal.SIGINT, signal.SIGTERM):
            self.loop.add_signal_handler(number, self._stop_for, number)

    def _stop_for(self, number: signal.Signals) -> None:
        log.info("%s: finishing what is in flight", number.name)
        self._flag_as_shutdown_by_signal()
        self._set_deadline()
        self._schedule_shutdown(number)

    def _crash(self, reason: BaseException) -> None:
        self._set_deadline()
        super()._crash(reason)

    def _set_deadline(self) -> None:
        if self._deadline is None:
            self._deadline = threading.Timer(GRACE, self._give_up)
            self._deadline.daemon = True
            self._deadline.start()

    def _give_up(self) -> None:
        # A broker that does not answer keeps a flush or a commit waiting for minutes.
        reason = self.crash_reason
        status = FUSE if isinstance(reason, FuseTrippedError) else FAILED
        what = tell(reason) if reason else "what was in flight could not be finished"
        say(f"{what} (stopped after {GRACE:.0f} s; the rest will be read again)")
        sys.stderr.flush()
        os._exit(status)


def claim_web_port(settings: Settings) -> None:
    """Return when the web view can listen where it shall. Raises ``Unavailable``.

    Asked before anything is loaded: Faust finds out last, and says it with a traceback.
    """
    try:
        found = socket.getaddrinfo(
            settings.web_host, settings.web_port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )
        for family, *_, address in found:
            try:
                socket.create_server((address[0], address[1]), family=family).close()
            except OSError as problem:
                # A name may have an address of a family that is switched off here.
                if problem.errno not in (errno.EADDRNOTAVAIL, errno.EAFNOSUPPORT) or len(found) < 2:
                    raise
    except OSError as problem:
        why = str(problem.strerror).partition(" (while")[0]
        raise Unavailable(
            f"the web view cannot listen ({why})",
            f"{settings.web_host}:{settings.web_port}",
            "set GEOWIRE_WEB_PORT to a free port, or stop what uses this one",
        ) from problem


def run(app: faust.App, settings: Settings) -> int:
    """Run ``app`` in this process until it ends; return the exit status."""
    set_up_logging(settings)
    worker = Worker(
        app,
        quiet=True,
        override_logging=False,
        redirect_stdouts=False,
        loglevel=settings.log_level.upper(),
        loop=_new_loop(),
    )
    worker.spinner = None  # it writes escape codes even when nobody watches
    try:
        worker.execute_from_commandline()
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else FAILED
    except BaseException as failure:
        log.debug("the worker failed", exc_info=failure)
        status = FAILED
    reason = worker.crash_reason
    if reason is not None:
        say(tell(reason))
        return FUSE if isinstance(reason, FuseTrippedError) else FAILED
    return status


def _new_loop() -> asyncio.AbstractEventLoop:
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    return loop


def set_up_logging(settings: Settings) -> None:
    """Log to standard error; of Faust and its clients only what an operator has to know."""
    logging.basicConfig(format=LOG_FORMAT, level=settings.log_level.upper(), force=True)
    repeats = Repeats()
    for handler in logging.getLogger().handlers:
        handler.addFilter(_is_news)
        handler.addFilter(repeats)
    # The clients' own debug records hold whole articles.
    for name in ("aiokafka", "kafka", "asyncio", "aiohttp.access", "mode.timers"):
        logging.getLogger(name).setLevel(logging.WARNING)
    if settings.log_level != "debug":
        for name in ("faust", "mode"):
            logging.getLogger(name).setLevel(logging.WARNING)
        # faust#629: it warns of fetch requests that are on their way
        logging.getLogger("faust.transport.drivers.aiokafka").setLevel(logging.CRITICAL)


def _is_news(record: logging.LogRecord) -> bool:
    """Whether ``run`` will not say it again, shorter: a failure of ours passes several services."""
    told = isinstance(record.args, tuple) and any(isinstance(a, GeowireError) for a in record.args)
    return not (told or str(record.msg).startswith("%sWe experienced a crash"))


class Repeats(logging.Filter):
    """Lets one kind of record of the Kafka client pass once in ``QUIET`` seconds.

    While a broker is gone it logs the same few errors a hundred times a second.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._clock = clock
        self._last: dict[tuple[str, str], float] = {}  # bounded by what the client can say

    def filter(self, record: logging.LogRecord) -> bool:
        if not record.name.startswith("aiokafka"):
            return True
        kind, now = (record.name, str(record.msg)), self._clock()
        if now - self._last.get(kind, -QUIET) < QUIET:
            return False
        self._last[kind] = now
        return True


def tell(reason: BaseException) -> str:
    """What ended the worker, for a person."""
    if isinstance(reason, GeowireError):
        return str(reason)
    told = str(reason) or type(reason).__name__
    return (
        f"the worker failed: {told} ({type(reason).__name__}); what is not acked will be read "
        "again after a restart; GEOWIRE_LOG_LEVEL=debug tells more"
    )


def say(text: str) -> None:
    print(f"geowire worker: {text}", file=sys.stderr)
