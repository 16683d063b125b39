"""Turn the kind and strength of the evidence into a calibrated probability.

``data/confidence.toml`` holds the points; ``docs/quality.md`` the reliability table.
"""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from pathlib import Path

_DATA = Path(__file__).parent / "data" / "confidence.toml"

Points = tuple[tuple[float, float], ...]  # rising strength, probability


class Confidence:
    """The probability that an answer is right; immutable once loaded."""

    def __init__(self, threshold: float, points: dict[str, Points]) -> None:
        self.threshold = threshold  # under it the answer is ``und``
        self._points = points

    @classmethod
    def load(cls) -> Confidence:
        """Read ``data/confidence.toml``."""
        table = tomllib.loads(_DATA.read_text(encoding="utf-8"))
        points = {
            evidence: tuple((float(x), float(y)) for x, y in pairs)
            for evidence, pairs in table["points"].items()
        }
        return cls(table["threshold"], points)

    def of(self, evidence: str, strength: float) -> float:
        """Return the probability for ``evidence`` (as in the table) of ``strength`` in [0, 1]."""
        points = self._points.get(evidence) or self._points.get(evidence.rstrip("+-"))
        if points is None:
            points = self._points[evidence.partition("-")[0]]  # one of the groups of neighbours
        if strength >= points[-1][0]:
            return points[-1][1]
        if strength <= points[0][0]:
            return points[0][1]
        after = bisect_right(points, strength, key=lambda point: point[0])
        (x, y), (next_x, next_y) = points[after - 1], points[after]
        return y + (next_y - y) * (strength - x) / (next_x - x)
