"""Bytes become a ``RawArticle``, and an ``EnrichedArticle`` becomes bytes.

Whatever comes in is either an article or ``Rejected`` with a reason from the closed list;
nothing else is raised. See docs/raw-articles.md for the rules and docs/events.md for the
shape that goes out.
"""

from __future__ import annotations

import re
import unicodedata
import uuid
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import msgspec
import orjson

from streams import formats, html
from streams.errors import Rejected
from streams.events import EnrichedArticle, RawArticle

MAX_BYTES: Final = 1024 * 1024  # the default; the longest news articles stay well below it
MAX_ID: Final = 1024  # characters; ids become Kafka keys and part of every message's headers
MAX_URL: Final = 8192  # characters that are taken for an address; servers refuse longer ones
# Nested objects and lists. JSON is read to 1024 and written to 254; ours stand inside an event.
MAX_DEPTH: Final = 100
# What an article without an id and an address is named in. Random, and fixed for ever.
CONTENT_NAMESPACE: Final = uuid.UUID("8c7f5ff2-54f8-4c9e-9d4e-6f2f3a3d6b51")

_BOM: Final = b"\xef\xbb\xbf"
# Says where a reader came from, not what is read.
_TRACKING: Final = re.compile(
    r"utm_.*|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_cid|mc_eid|_ga|ref_src|cmpid", re.IGNORECASE
)
_PORTS: Final = {"http": 80, "https": 443}


class _Wire(msgspec.Struct, frozen=True):
    """The known fields of a native article and what each may hold."""

    id: str | None = None
    title: str | None = None
    body: str | None = None
    url: str | None = None
    published_at: str | None = None
    source: str | None = None
    language: str | None = None
    authors: list[str] | None = None


_KNOWN: Final = frozenset(_Wire.__struct_fields__)


def decode_article(
    value: bytes | None, *, key: bytes | None = None, max_bytes: int = MAX_BYTES
) -> RawArticle:
    """The article in ``value``, a message's value. Raises ``Rejected`` and nothing else.

    ``key``, the message's key, only names a rejected article whose id cannot be read; where
    it disagrees with the article's id, the id wins.

    >>> decode_article(b'{"id": "a1", "title": "Rain in Lima", "desk": "world"}').extra
    {'desk': 'world'}
    """
    named = key.decode("utf-8", "replace")[:MAX_ID] if key else None
    try:
        data = _parse(value, max_bytes)
        known = data.get("id") or data.get("uri") or data.get("@id")
        if isinstance(known, str) and known.strip() and len(known) <= MAX_ID:
            named = known
        return _article(data)
    except Rejected as rejected:
        if rejected.id is None:
            rejected.id = named
        raise


def encode_event(event: EnrichedArticle) -> bytes:
    """``event`` as JSON, fields in the order of the contract; equal events give equal bytes."""
    return orjson.dumps(event)


def canonical_url(url: str) -> str | None:
    """``url`` without what does not tell one article from another; None without a host.

    Scheme and host in lower case, no fragment, no default port, no tracking parameters.

    >>> canonical_url("HTTPS://News.Example:443/a?id=7&utm_source=x#top")
    'https://news.example/a?id=7'
    """
    if len(url) > MAX_URL:
        return None
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
    except ValueError:  # an unclosed bracket, a port beyond 65535
        return None
    if not host or parts.scheme not in _PORTS:
        return None
    if ":" in host:
        host = f"[{host}]"
    if port and port != _PORTS[parts.scheme]:
        host = f"{host}:{port}"
    query = parts.query
    if query:
        pairs = parse_qsl(query, keep_blank_values=True)
        kept = [pair for pair in pairs if not _TRACKING.fullmatch(pair[0])]
        if len(kept) < len(pairs):  # else as it is: writing it anew might change its quoting
            query = urlencode(kept)
    return urlunsplit((parts.scheme, host, parts.path or "/", query, ""))


def _parse(value: bytes | None, max_bytes: int) -> dict[str, Any]:
    if value is None:
        raise Rejected("tombstone", "the message has a null value")
    if len(value) > max_bytes:
        raise Rejected("too-large", f"{len(value)} bytes; at most {max_bytes} are taken")
    value = value.removeprefix(_BOM)
    try:
        data = orjson.loads(value)
    except orjson.JSONDecodeError as error:
        raise _unreadable(value, str(error)) from None
    if not isinstance(data, dict):
        kind = {list: "a list", str: "a string", bool: "a boolean"}.get(type(data))
        kind = kind or ("null" if data is None else "a number")
        raise Rejected("not-an-object", f"an article is a JSON object, this is {kind}")
    # Each level takes a bracket, so few brackets need no walk.
    if value.count(b"{") + value.count(b"[") > MAX_DEPTH and _depth(data) > MAX_DEPTH:
        raise Rejected("too-deep", f"nested deeper than {MAX_DEPTH} objects and lists")
    return data


def _unreadable(value: bytes, problem: str) -> Rejected:
    """What makes ``value`` no JSON."""
    try:
        value.decode("utf-8")
    except UnicodeDecodeError as error:
        return Rejected("not-utf8", f"byte {error.start}: {error.reason}")
    if "depth" in problem or "recursion" in problem.lower():
        return Rejected("too-deep", f"nested deeper than {MAX_DEPTH} objects and lists")
    if "surrogate" in problem:
        return Rejected("lone-surrogate", problem)
    return Rejected("not-json", problem)


def _depth(data: dict[str, Any]) -> int:
    depth = 0
    level: list[Any] = [data]
    while level and depth <= MAX_DEPTH:
        depth += 1
        level = [
            child
            for node in level
            for child in (node.values() if isinstance(node, dict) else node)
            if isinstance(child, (dict, list))
        ]
    return depth


def _article(data: dict[str, Any]) -> RawArticle:
    fields, markup = formats.to_native(data)
    try:
        wire = msgspec.convert(fields, _Wire)
    except msgspec.ValidationError as error:
        raise Rejected("wrong-type", str(error)) from None
    sent_title, sent_body = wire.title or "", wire.body or ""
    title, body = sent_title, sent_body
    if html.is_html(title):
        title = " ".join(html.to_text(title).split())
    if markup or (markup is None and html.is_html(body)):
        body = html.to_text(body)
    if not (_holds_text(title) or _holds_text(body)):
        raise Rejected("no-text", "neither title nor body holds text")
    url = _filled(wire.url)
    return RawArticle(
        id=_identity(wire.id, url, sent_title, sent_body),
        title=title,
        body=body,
        url=url,
        published_at=_filled(wire.published_at),
        source=_filled(wire.source),
        language=_filled(wire.language),
        authors=tuple(name for name in wire.authors or () if name.strip()),
        extra={name: value for name, value in fields.items() if name not in _KNOWN},
    )


def _identity(id: str | None, url: str | None, title: str, body: str) -> str:
    if id is not None and id.strip():
        if len(id) > MAX_ID:
            raise Rejected("too-large", f"the id has {len(id)} characters; at most {MAX_ID}")
        return id
    if url is not None and (address := canonical_url(url)):
        return str(uuid.uuid5(uuid.NAMESPACE_URL, address))
    # As sent, so that the id does not hang on how HTML is rendered.
    return str(uuid.uuid5(CONTENT_NAMESPACE, f"{title}\x1f{body}"))


def _filled(text: str | None) -> str | None:
    """``text``, or None when it is blank."""
    return text if text is not None and text.strip() else None


def _holds_text(text: str) -> bool:
    """Whether anything in ``text`` can be seen: not only spaces, controls and invisible marks."""
    return any(char.isalnum() or unicodedata.category(char)[0] not in "CZ" for char in text)
