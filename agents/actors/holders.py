"""Who holds an office that one person at a time holds in a country."""

from __future__ import annotations

from agents.actors.actor import Actor

_SINGLE = frozenset({"president", "prime_minister", "vice_president", "chancellor", "king"})

Holders = dict[tuple[str, str], list[Actor]]  # curated persons by country and role


def holders(actors: dict[str, Actor]) -> Holders:
    """Return those who hold or held such an office."""
    found: Holders = {}
    for actor in actors.values():
        if actor.kind == "person" and actor.country is not None:
            for role in {held.role for held in actor.roles} & _SINGLE:
                found.setdefault((actor.country, role), []).append(actor)
    return found
