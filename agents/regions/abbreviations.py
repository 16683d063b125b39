"""First-level divisions as newspapers abbreviate them behind a town: "Pineville, La."."""

from __future__ import annotations

from agents.regions.curated import table


def keys() -> dict[str, str]:
    """Return the division's key by abbreviation, those that stand only behind a town's name."""
    return {
        form: row["id"]
        for row in table("abbreviations")["division"]
        for form in row.get("behind", ())
    }


def free() -> dict[str, str]:
    """Return the division's key by abbreviation, those that also stand alone: "an Ill. man"."""
    return {
        form: row["id"]
        for row in table("abbreviations")["division"]
        for form in row.get("alone", ())
    }
