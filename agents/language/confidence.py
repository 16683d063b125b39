"""Turn the kind and strength of the evidence into a calibrated probability."""

from __future__ import annotations


class Confidence:
    threshold = 0.1

    def of(self, evidence: str, strength: float, length: int) -> float:
        lim = {
            "langid": 0.8,
            "langid-": 0.9,
            "langid+": 0.6,
            "faint": 0.6,
            "faint+": 0.6,
            "faint-": 0.6,
            "agreed-faint": 2,
            "agreed-faint+": 2,
            "agreed-faint-": 2,
            "eldc+langid-": 0.4,
            "eldc+langid+": 0.3,
            "eldc+langid": 0.5,
            "agreed-": 0.4,
        }
        return 0 if strength < lim.get(evidence, 0) else strength
