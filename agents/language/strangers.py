"""Notice that a text is in a language nobody on the panel knows, though a relative is claimed.

Detectors that never saw Gagauz call it Turkish, and with certainty. Each row of
``data/strangers.jsonl`` holds a language, the supported ones it is taken for, and its most
frequent words that those do not write: counted in every second passage of the Universal
Declaration of Human Rights, for a few languages written down by hand. Where such words make
up a good part of a text, the text is in that language.
"""

from __future__ import annotations

import json
from pathlib import Path

_DATA = Path(__file__).parent / "data" / "strangers.jsonl"

# How much of a text must be such words. Texts that are in the claimed language, news of many
# kinds, reach .04 with two distinct words, and headlines .08.
LONG = 30  # words; from here on a text is judged by the second figures
SHARE = 0.1, 0.035  # of the words
MIN_DISTINCT = 2, 3  # one word may be a name


class Strangers:
    """The words of languages outside the panel; immutable once loaded."""

    def __init__(self, rows: list[dict[str, list[str]]], codes: list[str]) -> None:
        self._codes = codes
        tables: dict[str, dict[str, list[int]]] = {}
        for index, row in enumerate(rows):
            for code in row["taken_for"]:
                table = tables.setdefault(code, {})
                for word in row["words"]:
                    table.setdefault(word, []).append(index)
        # Most words belong to one stranger: equal tuples are kept once.
        shared: dict[tuple[int, ...], tuple[int, ...]] = {}
        self._tables = {
            code: {
                word: shared.setdefault(key := tuple(found), key) for word, found in table.items()
            }
            for code, table in tables.items()
        }

    @classmethod
    def load(cls) -> Strangers:
        """Read ``data/strangers.jsonl``."""
        rows = [json.loads(line) for line in _DATA.read_text(encoding="utf-8").splitlines()]
        return cls(rows, [row["code"] for row in rows])

    def behind(self, text: str, claimed: str) -> str | None:
        """Return the language that ``text`` is rather in than in ``claimed``, if there is one."""
        table = self._tables.get(claimed)
        if table is None:
            return None
        # Much cheaper than a pattern, and other marks are rare enough.
        words = text.lower().replace(",", " ").replace(".", " ").split()
        long = len(words) >= LONG
        known = [word for word in words if word in table]
        # All strangers together do not reach the share: no single one does.
        if len(known) < max(SHARE[long] * len(words), MIN_DISTINCT[long]):
            return None
        tally: dict[int, list[str]] = {}
        for word in known:
            for index in table[word]:
                tally.setdefault(index, []).append(word)
        best = max(tally.items(), key=lambda item: (len(item[1]), -item[0]))
        index, hits = best
        if len(hits) < SHARE[long] * len(words) or len(set(hits)) < MIN_DISTINCT[long]:
            return None
        return self._codes[index]
