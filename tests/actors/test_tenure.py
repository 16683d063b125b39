"""What a curated person is on the article's day, and where the text knows better."""

from __future__ import annotations

import datetime

from agents.actors.actor import Actor, Held

DAY = datetime.date


def leader(*roles: Held) -> Actor:
    return Actor("Q1", "A", "person", "GOV", "XX", roles)


def test_a_role_that_was_seen_last_is_held_until_then_and_unknown_later() -> None:
    actor = leader(Held("prime_minister", DAY(2010, 5, 29), None, None, DAY(2026, 4, 12)))
    held = actor.role_at(DAY(2026, 1, 1))
    assert held is not None
    assert held[1]
    assert actor.role_at(DAY(2026, 5, 1)) is None


def test_a_role_that_ended_is_a_former_one() -> None:
    actor = leader(Held("president", DAY(2017, 1, 22), DAY(2026, 1, 23)))
    held = actor.role_at(DAY(2026, 5, 1))
    assert held is not None
    assert not held[1]
