"""The web view on Faust's web server: ``/`` to read, and what machines ask beside it.

========================  ==========================================================
``/``                     the overview page; refreshes itself
``/api/overview``         what the page shows, as JSON
``/live``, ``/ready``     200 or 503, with the reasons as JSON
``/metrics``              Prometheus
``/assets/...``           the page's style, script and icon
========================  ==========================================================

Faust's own pages (tables, router) are served only when ``web_internal_pages`` asks for it.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from typing import Any, Final

import faust
from aiohttp import web
from faust.web.base import BlueprintManager
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from streams.lag import Offsets
from streams.metrics import registry
from streams.progress import Progress
from streams.settings import Settings
from streams.statistics import Statistics
from streams.view.guard import guard
from streams.view.overview import encode, overview, verdict
from streams.view.worker import Observed

ASSETS: Final = {  # path: file and content type
    "/": ("index.html", "text/html; charset=utf-8"),
    "/assets/view.css": ("view.css", "text/css; charset=utf-8"),
    "/assets/view.js": ("view.js", "text/javascript; charset=utf-8"),
    "/assets/icon.svg": ("icon.svg", "image/svg+xml"),
}
JSON: Final = "application/json"
INTERNAL_PAGES: Final = (
    ("/router", "faust.web.apps.router:blueprint"),
    ("/table", "faust.web.apps.tables:blueprint"),
)
Answer = Callable[[], web.Response]


def mount(
    app: faust.App,
    statistics: Statistics,
    progress: Progress,
    settings: Settings,
    *,
    offsets: Offsets | None = None,
) -> Observed:
    """Put the view on ``app``'s web server and return the worker as it sees it.

    Call once, after the app is configured and before it starts. ``offsets`` stands in
    for the app's own consumer.
    """
    worker = Observed(app, statistics, progress, settings, offsets=offsets)
    metrics = registry(worker.reading)
    server: Any = app.web  # aiohttp's driver; the base class knows nothing of aiohttp
    # Faust's index page would take "/" and its internal pages need no one's asking otherwise.
    server.blueprints = BlueprintManager(INTERNAL_PAGES if settings.web_internal_pages else ())
    guard(server.web_app, settings.web_host)

    def live() -> web.Response:
        given, _ = worker.verdicts()
        return _answer(encode(verdict(given)), JSON, 200 if given.ok else 503)

    def ready() -> web.Response:
        _, given = worker.verdicts()
        return _answer(encode(verdict(given)), JSON, 200 if given.ok else 503)

    for path, (name, content_type) in ASSETS.items():
        content = files("streams.view").joinpath("assets", name).read_bytes()
        _page(app, path, _fixed(content, content_type))
    _page(app, "/api/overview", lambda: _answer(encode(overview(worker)), JSON))
    _page(app, "/live", live)
    _page(app, "/ready", ready)
    _page(app, "/metrics", lambda: _answer(generate_latest(metrics), CONTENT_TYPE_LATEST))
    return worker


def _page(app: faust.App, path: str, answer: Answer) -> None:
    async def handler(view: faust.web.View, request: faust.web.Request) -> Any:
        return answer()

    app.page(path, name=f"geowire:{path}")(handler)


def _fixed(content: bytes, content_type: str) -> Answer:
    return lambda: _answer(content, content_type)


def _answer(content: bytes, content_type: str, status: int = 200) -> web.Response:
    return web.Response(body=content, status=status, headers={"Content-Type": content_type})
