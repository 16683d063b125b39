"""Role nouns of English that give nobody a title: "a major speech", "Secretary-Treasurer"."""

from __future__ import annotations

import re

from agents.actors.titles import Title

_ADJECTIVES = frozenset({"major", "general", "private"})  # ranks that are adjectives in lower case
_JOINED = re.compile(r"(?:secretary|treasurer|player|singer|actor|writer|owner)-$", re.IGNORECASE)
_LONGEST = 12  # characters of what a hyphen joins to a role


def without(titles: list[Title], text: str) -> list[Title]:
    """Return the titles but for those that are an adjective or the end of another office."""
    return [
        title
        for title in titles
        if text[title.role_start : title.role_end] not in _ADJECTIVES
        and (
            text[title.role_start - 1 : title.role_start] != "-"
            or not _JOINED.search(text, max(0, title.role_start - _LONGEST), title.role_start)
        )
    ]
