"""Whether a name that is also a word is a company's here: "Apple said", "shares in Orange"."""

from __future__ import annotations

import re
from collections.abc import Iterable

_BEHIND = r"[\"”“»]?(?:['’]s)?[ \u00a0](?:{})(?!\w)"
_LONGEST = 40  # characters looked at before a name


class Trade:
    """Knows what stands beside the names of companies; immutable, so threads share it."""

    def __init__(self, before: Iterable[str], behind: Iterable[str], acts: Iterable[str]) -> None:
        """Take the words that stand right before such a name and right behind it.

        ``acts`` stand behind the names of persons as well.
        """
        self._before = re.compile(rf"(?:^|\W)(?:{_any(before)})[ \u00a0][\"“„«]?$", re.IGNORECASE)
        self._behind = re.compile(_BEHIND.format(_any(behind)), re.IGNORECASE)
        self._acts = re.compile(_BEHIND.format(_any(acts)), re.IGNORECASE)

    def cued(self, text: str, start: int, end: int, *, personal: bool) -> bool:
        """Tell whether the name from ``start`` to ``end`` stands as companies' names do.

        ``personal`` tells that persons are called so as well: "Ford said" is no car maker.
        """
        return (
            self._behind.match(text, end) is not None
            or (not personal and self._acts.match(text, end) is not None)
            or self._before.search(text, max(0, start - _LONGEST), start) is not None
        )


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))
