"""Public formats become the native shape: IPTC ninjs and schema.org NewsArticle (JSON-LD).

Each mapping takes the parsed object and returns a native one (``id``, ``title``, ``body``,
``url``, ``published_at``, ``source``, ``language``, ``authors``), with every field that has
no place there kept beside them under its own name. Field names follow the schemas of ninjs
1.0-1.8 and 2.0-2.4 (github.com/iptc/newsinjson) and schema.org's NewsArticle.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

from streams.errors import Rejected

Markup = bool | None  # True: HTML for sure; False: plain for sure; None: look at it


class Native(NamedTuple):
    """An article in native shape; ``markup`` tells whether its body is HTML."""

    fields: dict[str, Any]
    markup: Markup = None


# What only a ninjs object has; beside one of them its one required field, ``uri``, must stand.
_NINJS_MARKS: Final = frozenset(
    ("headline", "headlines", "bodies", "versioncreated", "body_text", "body_xhtml", "body_html")
)
_NINJS_MAPPED: Final = frozenset(
    ("uri", "headline", "headlines", "title", "bodies", "versioncreated", "language", "byline",
     "by", "source", "infosource", "infosources")
)  # fmt: skip
_HTML_TYPES: Final = ("text/html", "application/xhtml+xml", "application/nitf+xml")

# schema.org's NewsArticle with its subtypes, then what feeds use in its place.
_NEWS_TYPES: Final = frozenset(
    ("NewsArticle", "AnalysisNewsArticle", "AskPublicNewsArticle", "BackgroundNewsArticle",
     "OpinionNewsArticle", "ReportageNewsArticle", "ReviewNewsArticle")
)  # fmt: skip
_ARTICLE_TYPES: Final = frozenset(
    ("Article", "BlogPosting", "LiveBlogPosting", "SocialMediaPosting", "Report",
     "AdvertiserContentArticle", "SatiricalArticle", "TechArticle")
)  # fmt: skip
_JSONLD_MAPPED: Final = frozenset(
    ("@context", "@type", "@id", "headline", "articleBody", "url", "mainEntityOfPage",
     "datePublished", "inLanguage", "author", "creator", "publisher")
)  # fmt: skip
_IRI: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")
_MAX_NODES: Final = 10_000  # of a @graph; a page has dozens


def to_native(data: dict[str, Any]) -> Native:
    """``data`` in native shape, whichever of the known formats it is in.

    What is in none of the public formats is taken for native and returned as it is. Raises
    ``Rejected`` (wrong-type) where a field that has to be mapped cannot hold text.
    """
    if (node := _news_node(data)) is not None:
        return _from_jsonld(node, data)
    if (
        "body" not in data
        and isinstance(data.get("uri"), str)
        and not _NINJS_MARKS.isdisjoint(data)
    ):
        return _from_ninjs(data)
    return Native(data)


# --- IPTC ninjs -------------------------------------------------------------------------


def _from_ninjs(data: dict[str, Any]) -> Native:
    uri = data["uri"]
    body, markup = _ninjs_body(data)
    extra = {k: v for k, v in data.items() if k not in _NINJS_MAPPED and not k.startswith("body_")}
    sources = data.get("infosources") or data.get("infosource")
    byline = _text(data.get("byline"), "byline") or _text(data.get("by"), "by")
    return Native(
        extra
        | {
            "id": uri,
            "title": _ninjs_headline(data),
            "body": body,
            "url": uri if uri.startswith(("https://", "http://")) else None,
            "published_at": _first(data, "versioncreated", "firstcreated", "contentcreated"),
            "source": _text(data.get("source"), "source")
            or next(iter(_names(sources, {})), None)
            or _text(data.get("copyrightholder"), "copyrightholder"),
            "language": data.get("language"),
            "authors": [byline] if byline else [],
        },
        markup,
    )


def _ninjs_headline(data: Mapping[str, Any]) -> str | None:
    """``headline`` of 1.x, the main one of 2.x's ``headlines``, else the metadata's ``title``."""
    if headline := _text(data.get("headline"), "headline"):
        return headline
    for one in _objects(data.get("headlines"), "headlines"):
        if headline := _text(one.get("value"), "headlines[].value"):
            return headline
    return _text(data.get("title"), "title")


def _ninjs_body(data: Mapping[str, Any]) -> tuple[str | None, Markup]:
    """Plain text where there is some, else HTML, else a description."""
    if text := _text(data.get("body_text"), "body_text"):
        return text, False
    bodies = _objects(data.get("bodies"), "bodies")
    for wanted in (False, None, True):
        for one in bodies:
            if _ninjs_markup(one) is wanted and (text := _text(one.get("value"), "bodies[].value")):
                return text, wanted
    for name in ("body_xhtml", "body_html", *sorted(k for k in data if k.startswith("body_"))):
        if text := _text(data.get(name), name):
            return text, True if "html" in name else None
    for name in sorted(k for k in data if k.startswith("description_")):
        if text := _text(data.get(name), name):
            return text, True if "html" in name else None
    for one in _objects(data.get("descriptions"), "descriptions"):
        if text := _text(one.get("value"), "descriptions[].value"):
            return text, _ninjs_markup(one)
    return None, None


def _ninjs_markup(body: Mapping[str, Any]) -> Markup:
    kind = str(body.get("contenttype") or "").partition(";")[0].strip().lower()
    if kind == "text/plain":
        return False
    return True if kind in _HTML_TYPES else None


# --- schema.org JSON-LD -----------------------------------------------------------------


def _news_node(data: dict[str, Any]) -> dict[str, Any] | None:
    """The article's node: ``data`` itself, its ``mainEntity``, or one of its ``@graph``."""
    if "@type" not in data and "@graph" not in data:
        return None
    graph = data.get("@graph")
    nodes = [data, data.get("mainEntity"), *(graph[:_MAX_NODES] if isinstance(graph, list) else ())]
    for kinds in (_NEWS_TYPES, _ARTICLE_TYPES):
        for node in nodes:
            if isinstance(node, dict) and not kinds.isdisjoint(_types(node)):
                return node
    return None


def _types(node: Mapping[str, Any]) -> Iterable[str]:
    """The node's types without a vocabulary: ``schema:X`` and ``https://schema.org/X`` are X."""
    for one in _flat(node.get("@type")):
        if isinstance(one, str):
            yield re.split(r"[/#:]", one)[-1]


def _from_jsonld(node: dict[str, Any], data: Mapping[str, Any]) -> Native:
    graph = data.get("@graph")
    by_id = {
        one["@id"]: one
        for one in (graph[:_MAX_NODES] if isinstance(graph, list) else ())
        if isinstance(one, dict) and isinstance(one.get("@id"), str)
    }
    identity = node.get("@id")
    extra = {k: v for k, v in node.items() if k not in _JSONLD_MAPPED}
    publishers = (node.get("publisher"), node.get("sourceOrganization"), node.get("provider"))
    return Native(
        extra
        | {
            "id": identity if isinstance(identity, str) and _IRI.fullmatch(identity) else None,
            "title": _first(node, "headline", "name", "alternativeHeadline"),
            "body": _first(node, "articleBody", "text", "description", "abstract"),
            "url": _address(node),
            "published_at": _first(node, "datePublished", "dateCreated", "dateModified"),
            "source": next((name for one in publishers for name in _names(one, by_id)), None),
            "language": _language(node, data),
            "authors": list(
                dict.fromkeys(_names(node.get("author") or node.get("creator"), by_id))
            ),
        }
    )


def _address(node: Mapping[str, Any]) -> str | None:
    for value in (node.get("url"), node.get("mainEntityOfPage"), node.get("@id")):
        for one in _flat(value):
            if isinstance(one, Mapping):
                one = one.get("url") or one.get("@id")
            if isinstance(one, str) and one.startswith(("https://", "http://")):
                return one
    return None


def _language(node: Mapping[str, Any], data: Mapping[str, Any]) -> str | None:
    """``inLanguage`` as a tag or as a Language object, else the default of the ``@context``."""
    for one in _flat(node.get("inLanguage")):
        if isinstance(one, Mapping):
            one = one.get("alternateName") or one.get("@id") or one.get("name")
        if isinstance(one, str) and one:
            return one
    for one in (*_flat(node.get("@context")), *_flat(data.get("@context"))):
        if isinstance(one, Mapping) and isinstance(tag := one.get("@language"), str):
            return tag
    return None


def _names(value: Any, by_id: Mapping[str, Mapping[str, Any]]) -> Iterable[str]:
    """The names of persons and organisations, given as texts, objects, lists or references."""
    for one in _flat(value):
        if isinstance(one, Mapping):
            if "name" not in one and isinstance(reference := one.get("@id"), str):
                one = by_id.get(reference, one)
            one = _text(one.get("name"), "name")
        if isinstance(one, str) and one.strip():
            yield one


# --- both -------------------------------------------------------------------------------


def _first(data: Mapping[str, Any], *names: str) -> str | None:
    """The first of these fields that holds text."""
    return next((text for name in names if (text := _text(data.get(name), name))), None)


def _text(value: Any, path: str) -> str | None:
    """``value`` as text: a string, JSON-LD's ``{"@value": ...}`` or the first of a list."""
    for one in _flat(value):
        if isinstance(one, Mapping):
            one = one.get("@value")
        if isinstance(one, str):
            if one.strip():
                return one
        elif one is not None:
            raise Rejected("wrong-type", f"expected text, got {type(one).__name__} - at $.{path}")
    return None


def _objects(value: Any, path: str) -> list[Mapping[str, Any]]:
    """ninjs's objects with a role and a value, those with the role ``main`` first."""
    found = [one for one in _flat(value) if one is not None]
    if not all(isinstance(one, Mapping) for one in found):
        raise Rejected("wrong-type", f"expected a list of objects - at $.{path}")
    return sorted(found, key=lambda one: one.get("role") != "main")


def _flat(value: Any) -> list[Any]:
    """A list of what ``value`` holds: itself, its items, or those of a ``@list`` or ``@set``."""
    if isinstance(value, Mapping):
        value = value.get("@list", value.get("@set", value))
    return value if isinstance(value, list) else [value]
