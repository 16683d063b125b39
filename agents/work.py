"""One worker, put together: settings, names and models, the app, its agent and its web view."""

from __future__ import annotations

import logging
import signal
import sys
import time
from types import FrameType

from agents.enrich import Work, add_agent
from agents.enricher import Enricher
from streams import topics
from streams.app import Message, crash_on, create_app, sender
from streams.delivery import Delivery, Fuse
from streams.errors import Unavailable
from streams.reach import reach
from streams.settings import Settings
from streams.statistics import Statistics
from streams.view import mount
from streams.worker import claim_web_port, run, set_up_logging

log = logging.getLogger(__name__)


def work(settings: Settings) -> int:
    """Enrich articles until told to stop; return the process' exit status.

    Raises ``Unavailable`` when the broker does not answer, topics are missing or the web
    view's port is taken.
    """
    set_up_logging(settings)
    signal.signal(signal.SIGTERM, _nothing_begun)
    claim_web_port(settings)
    reach(settings)
    missing = [report.name for report in topics.check(settings) if report.state == "missing"]
    if missing:
        raise Unavailable(
            f"topics are missing ({', '.join(missing)})",
            settings.broker,
            "run `geowire topics create`",
        )
    # Loaded before the group is joined: who has partitions has to be able to work on them.
    started = time.monotonic()
    enricher = Enricher.load(
        cache=settings.cache_dir,
        language_detector=settings.language_detector,
        own_actors=settings.own_actors,
        towns_from=settings.towns_from,
    )
    log.info("names and models are loaded (%.1f s)", time.monotonic() - started)
    log.info("the web view will be at http://%s:%d", settings.web_host, settings.web_port)

    app = create_app(settings)
    statistics = Statistics()
    fuse = Fuse(settings.reject_fuse)
    delivery: Delivery[Message] = Delivery(
        sender(app, settings), window=settings.window, acked=statistics.delivered
    )
    delivery.loaded = True
    add_agent(app, settings, delivery, Work(enricher, settings, statistics, fuse))
    crash_on(app, delivery.failed)
    mount(app, statistics, delivery, settings)
    return run(app, settings)


def _nothing_begun(number: int, frame: FrameType | None) -> None:
    """End a worker that is told to stop before it has joined the group: nothing is undone."""
    sys.exit(0)
