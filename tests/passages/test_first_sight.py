"""Persons whom no data knows are told by what the text says of them."""

from __future__ import annotations

from scripts.quality_first_sight import forgetful, measured, share

FLOOR = 0.895  # measured .901 on 555 persons in 91 languages


def test_nine_persons_of_ten_are_told_without_any_curated_person() -> None:
    found = measured(forgetful())
    everybody = [result for results in found.values() for result in results]
    assert len(everybody) >= 200
    assert share(everybody) >= FLOOR
