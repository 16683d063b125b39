"""An actor that the curated data knows, and the roles that a person has held."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from streams.events import ActorKind, Sector


@dataclass(frozen=True, slots=True)
class Held:
    """A role and when it was held; ``until`` is None while it is."""

    role: str  # a role's id
    since: datetime.date | None
    until: datetime.date | None
    country: str | None = None  # where it is not the person's own
    seen: datetime.date | None = None  # until when that is certain; later the text decides


@dataclass(frozen=True, slots=True)
class Actor:
    """A curated actor; its names are in the lexicon under ``id``."""

    id: str
    name: str
    kind: ActorKind
    sector: Sector | None
    country: str | None  # ISO 3166-1 alpha-2
    roles: tuple[Held, ...] = ()
    source: bool = False  # a news agency: no actor where it only tells the story
    word: frozenset[str] = frozenset()  # languages in which the one-word name is a word as well

    def role_at(self, day: datetime.date | None) -> tuple[Held, bool] | None:
        """Return the role held on ``day`` and True, or the last one before it and False.

        Without a day the role held last counts as held. None where the first is still to come, and
        where nobody knows whether the last is over.
        """
        if not self.roles:
            return None
        if day is None:
            last = max(self.roles, key=lambda held: held.since or datetime.date.min)
            return last, True
        current = [
            held
            for held in self.roles
            if (held.since is None or held.since <= day)
            and (held.until is None or day < held.until)
            and (held.seen is None or day <= held.seen)
        ]
        if current:
            return max(current, key=lambda held: held.since or datetime.date.min), True
        if any(held.seen is not None and held.seen < day for held in self.roles):
            return None
        past = [held for held in self.roles if held.until is not None and held.until <= day]
        if past:
            return max(past, key=lambda held: held.until or datetime.date.min), False
        return None


@dataclass(frozen=True, slots=True)
class Role:
    """What a person can be: "Prime Minister", and the sector it acts in."""

    id: str
    name: str
    sector: Sector
