"""What events say of actors that the curated data does not know, and how independently.

A reading is what an article says somebody is: a role and a country. It is supported by as
many sources as can each be given a text of their own: a wire's story in ten media is one
text, and ten stories of one medium are one source.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

from agents.newcomers.copies import Sketch, copies, sketch

MOST: Final = 200  # articles kept of one reading; more would not change what is decided
# Sources have as many names as their feeds have spellings.
_WWW: Final = re.compile(r"^(?:www|m|amp|edition|rss)\.")
_ELECT: Final = "-elect"
_FORMER: Final = "former "
_NOTHING: Final = sketch("")


class Seen(NamedTuple):
    """One article in which an actor is so named."""

    article: str
    source: str
    day: str  # as published; empty when unknown
    text: Sketch


class Said(NamedTuple):
    """What an article says an actor is."""

    kind: str
    sector: str
    country: str
    role: str | None  # its name in English; None of an organisation


@dataclass(slots=True)
class Candidate:
    """An actor in the events: its names, and the articles of each reading."""

    names: Counter[tuple[str, str]] = field(default_factory=Counter)  # language, as written
    readings: dict[Said, list[Seen]] = field(default_factory=dict)
    articles: Counter[Said] = field(default_factory=Counter)  # also those beyond ``MOST``


class Evidence:
    """Collects what events say; ``known`` holds the ids and names of actors that are known."""

    def __init__(self, known: Container[str]) -> None:
        self._known = known
        self.candidates: dict[str, Candidate] = defaultdict(Candidate)
        self.events = 0

    def add(self, event: dict[str, Any]) -> None:
        """Take one event. Raises ``KeyError`` and its like where it is none."""
        article, language = event["article"], event["language"]["code"]
        found = [
            (actor, said)
            for actor in event["actors"]
            if actor["id"] not in self._known
            and actor["name"] not in self._known
            and (said := _said(actor)) is not None
        ]
        source = source_of(article)
        seen = Seen(
            event["id"], source or "", (article["published_at"] or "")[:10],
            sketch(f"{article['title']}\n{article['body']}") if found else _NOTHING,
        )  # fmt: skip
        self.events += 1
        for actor, said in found if source else ():
            candidate = self.candidates[actor["id"]]
            candidate.names[language, actor["name"]] += 1
            candidate.articles[said] += 1
            listed = candidate.readings.setdefault(said, [])
            if len(listed) < MOST and not any(_adds_nothing(seen, one) for one in listed):
                listed.append(seen)


def _adds_nothing(seen: Seen, other: Seen) -> bool:
    """Tell whether it is the other article again, or its source's copy of it."""
    return seen.article == other.article or (
        seen.source == other.source and copies(seen.text, other.text)
    )


def _said(actor: dict[str, Any]) -> Said | None:
    """Return what the actor is said to be, where that is enough to know one by."""
    kind, sector, country, role = (actor[k] for k in ("kind", "sector", "country", "role"))
    if country is None or sector is None or kind == "state":
        return None
    if kind != "person":
        return Said(kind, sector, country, None)
    if role is None or role.startswith(_FORMER) or role.endswith(_ELECT):
        return None
    return Said(kind, sector, country, role)


def source_of(article: dict[str, Any]) -> str | None:
    """Return who published an article: its source, else the host of its address."""
    if article["source"] and article["source"].strip():
        return " ".join(article["source"].casefold().split())
    try:
        host = urlsplit(article["url"] or "").hostname
    except ValueError:
        host = None
    return _WWW.sub("", host) if host else None


def support(articles: Iterable[Seen]) -> int:
    """Return how many sources can each be given a text of their own: a greatest matching."""
    texts: list[Sketch] = []
    of: dict[str, set[int]] = defaultdict(set)  # source: its texts
    for seen in articles:
        number = next((n for n, text in enumerate(texts) if copies(text, seen.text)), len(texts))
        if number == len(texts):
            texts.append(seen.text)
        of[seen.source].add(number)
    taken: dict[int, str] = {}

    def place(source: str, tried: set[int]) -> bool:
        for number in of[source] - tried:
            tried.add(number)
            if number not in taken or place(taken[number], tried):
                taken[number] = source
                return True
        return False

    return sum(place(source, set()) for source in sorted(of))
