"""How a place's name is used: for the place, for its government or people, or as an adjective."""

from __future__ import annotations

from agents.regions.company import Cues
from agents.regions.spots import Spot
from streams.events import Sense


def sense(spot: Spot, cues: Cues, language: str) -> Sense:
    """Return the sense of an accepted spot."""
    if spot.demonym:
        return "demonym"
    return "literal"
