"""What every answer of the web view carries, and whom it answers.

The view knows no passwords. On loopback it is kept from web pages of elsewhere, which a
browser on the same machine would otherwise let in: they cannot read it (no CORS), not
frame it, and not reach it under a name of their own (DNS rebinding).
"""

from __future__ import annotations

import ipaddress
from typing import Final

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Server": "geowire",
}


def guard(application: web.Application, bound_to: str) -> None:
    """Guard every answer of ``application``, Faust's own pages and errors included."""

    async def add_headers(_: web.Request, response: web.StreamResponse) -> None:
        response.headers.update(HEADERS)

    application.on_response_prepare.append(add_headers)
    if is_loopback(bound_to):
        application.middlewares.append(_only_loopback_names())


def is_loopback(host: str) -> bool:
    """Return whether ``host``, an address or a name without port, can only be this machine."""
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def host_of(authority: str) -> str:
    """Return the host of ``host:port``, without the brackets of an IPv6 address."""
    if authority.startswith("["):
        return authority[1:].partition("]")[0]
    return authority.partition(":")[0].lower()


def _only_loopback_names() -> Middleware:
    @web.middleware
    async def only_loopback_names(request: web.Request, handler: Handler) -> web.StreamResponse:
        if not is_loopback(host_of(request.host)):
            raise web.HTTPMisdirectedRequest(
                text="This view is bound to loopback; ask it as http://127.0.0.1\n"
            )
        return await handler(request)

    return only_loopback_names
