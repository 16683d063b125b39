"""Runs of capitalised words: what may be a name in scripts that have capitals."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Capital letters of the cased scripts that the lexicon knows as words: Latin, Cyrillic, Greek,
# Armenian.
_CAPITALS = (
    "".join(c for c in map(chr, range(0x41, 0x588)) if c.isupper())
    + "ẢẠẤẦẬẮẰẶẺẼẾỀỂỆỈỊỌỎỐỒỔỘỚỜỞỢỤỦỨỪỬỰỲỶỸ"
)
_ARTICLE = (
    r"(?:(?:al|el|ul|ad|as|at|an|ar|az|ash|ud|ed|es|ez|ur|us|uz|аль|ас|аш|эль|ар|ад|уль|ул|ур|уд|ад|эд|эс|эр)-|"
    r"d['’]|l['’])"
)
_ARTICLE_BEFORE = re.compile(rf"(?<!\w){_ARTICLE}$")
_LONGEST_ARTICLE = 4  # characters
_INITIALS = r"\.(?:-?[{0}]\.)*"
_REST = r"\w*(?:['’](?!s\b)\w+|[-‑–]\w+|\.(?:[a-zа-я0-9]\w*|[A-Z]{2,3}\b))*"


class Capitals:
    """Finds the runs; immutable, so threads share it."""

    def __init__(self, between: Iterable[str]) -> None:
        """Take the small words that may stand between the words of one name: "de", "of", "und"."""
        longest_first = sorted({re.escape(word) for word in between}, key=len)[::-1]
        joins = "|".join(longest_first)
        # A search skips to where the first letter can stand, if the expression begins with
        # letters; so an article is sought afterwards. Text in ASCII has an expression of its own.
        self._any, self._ascii = (
            re.compile(
                rf"[{capitals}](?<!\w\w)(?:{_INITIALS.format(capitals)}|{_REST})"
                rf"(?:[ \u00a0](?:(?:{joins})[ \u00a0]){{0,2}}"
                rf"(?:[{capitals}]{_INITIALS.format(capitals)}"
                rf"|(?:{_ARTICLE})?[{capitals}]{_REST}))*"
            )
            for capitals in (_CAPITALS, "A-Z")
        )

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return where each run begins and ends, in the order of the text."""
        found = []
        runs = self._ascii if text.isascii() else self._any
        for match in runs.finditer(text):
            start, end = match.span()
            if start and text[start - 1] in "-'’":
                article = _ARTICLE_BEFORE.search(text, max(0, start - _LONGEST_ARTICLE), start)
                if article is not None:
                    start = article.start()
            found.append((start, end))
        return found
