"""Whether a place is a party that acts, told by lists of words, in other languages than English."""

from __future__ import annotations

from agents.regions.frames import Frames, words_after, words_before
from agents.regions.spots import Spot

# Weights of the lists. Their sum above zero makes the mention metonymic.
_CLEAR = 2.0
_SLIGHT = 0.7
_UNTOLD = -0.3  # nothing around speaks: it is the place


def is_party(first: Spot, last: Spot, frames: Frames) -> bool:
    """Tell it of the names from ``first`` to ``last``, which are joined or the same."""
    text = first.passage.text
    if frames.behind:
        return text.startswith(frames.behind, last.end)
    if frames.has("place", first.before.lower()) and text[last.end : last.end + 1] not in (
        "'",
        "’",
    ):
        return False
    before = words_before(text, first.start)
    after = words_after(text, last.end)
    left = before[-1] if before else ""
    right = after[0] if after else ""
    if frames.has("place", left):
        return False
    weight = _UNTOLD
    if frames.has("acts", right) or (len(after) > 1 and frames.has("acts", after[1])):
        weight += _CLEAR
    if frames.has("whom", left):
        weight += _CLEAR
    if frames.has("party", left) and _capital_or_country(first):
        weight += _SLIGHT
    return weight > 0


def _capital_or_country(spot: Spot) -> bool:
    return spot.chosen is not None and spot.chosen.place.level in ("country", "capital")
