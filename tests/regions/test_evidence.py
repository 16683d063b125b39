"""What an article's places say together is counted and taken back."""

from __future__ import annotations

from typing import Any

from agents.regions import RegionTagger
from agents.regions.evidence import Evidence
from tests.regions.conftest import Read


def counted(evidence: Evidence) -> dict[str, Any]:
    """Return what was counted; what came to nothing is as if it had never been."""
    found: dict[str, Any] = {}
    for name, value in vars(evidence).items():
        if isinstance(value, dict):
            value = {key: round(n, 9) for key, n in value.items() if round(n, 9)}
        found[name] = sorted(value) if isinstance(value, list) else value
    found["total"] = round(evidence.total, 9)
    return found


def test_what_is_withdrawn_leaves_no_trace(tagger: RegionTagger, read: Read) -> None:
    spots = tagger.spots(
        read(
            "Officials in Georgia, Boone County, Springfield, Springfield and Portland met "
            "those of Paris, the Sahel, Russia and Scotland."
        )
    )
    options = [option for spot in spots for option in spot.options[:4]]
    evidence = Evidence()
    evidence.add(options[0], 0.8)
    before = counted(evidence)
    for spot in spots:
        evidence.may_lie(spot)
    for option in options:
        evidence.add(option, 0.5)
    assert counted(evidence) != before
    for option in reversed(options):
        evidence.withdraw(option, 0.5)
    for spot in spots:
        evidence.cannot_lie(spot)
    after = counted(evidence)
    after["named"] = before["named"]  # only ever says what a county may be
    assert after == before
