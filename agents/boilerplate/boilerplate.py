"""Walks over an article once and says which stretches belong to the page."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from agents.boilerplate.cues import LONGEST, Cues
from agents.boilerplate.lines import BRACKETS, Lines, reads_on
from streams.events import FieldName, Skipped, SkipReason

if TYPE_CHECKING:
    from collections.abc import Sequence

EDGE: Final = 4  # lines at the top and at the foot among which bylines stand
TITLE: Final = 160  # code points; a line without a full stop up to here may be a linked headline
ASIDE: Final = 260  # code points; a bracketed aside or an inline link is no longer
MOST: Final = 500  # colons or brackets looked at in a text; one with more is a table, not prose
TAIL: Final = 60  # code points; a credit behind the last sentence is no longer

_BULLETS: Final = "•·▪■●◦►▶▸→➤»›-–—*"
# Where an inline cue may begin: behind the end of a sentence.
_BREAK: Final = re.compile(
    "[.!?…。！？।॥۔؟][\"'”’»)」』]*[ \t\u00a0\u3000]*(?=[^\\s.!?…\"'”’»)」』])"
)
# Where the headline behind an inline cue ends: at a sentence's end, but not behind an initial.
_STOP: Final = re.compile(r"(?:(?<!\b\w)\.|[!?…。！？।॥۔؟])[\"'”’»)」』]*(?=\s|$)|[。！？]")
# Asides of the page; "(photo)" and "(more)" are not told from asides of the story.
_ASIDES: Final = frozenset({"related-link", "share", "subscribe", "byline", "caption"})

_Span = tuple[int, int, SkipReason]


def mask(text: str, spans: Sequence[Skipped]) -> str:
    """Return ``text`` with each span turned into line feeds of the same length.

    ``spans`` are of one field, ordered and apart, as ``find`` gives them for it. Without
    spans the very object comes back.
    """
    if not spans:
        return text
    parts = []
    end = 0
    for span in spans:
        parts.append(text[end : span.start])
        parts.append("\n" * (span.end - span.start))
        end = span.end
    parts.append(text[end:])
    return "".join(parts)


class Boilerplate:
    """Finds boilerplate. Holds nothing that changes, so one instance serves all threads."""

    __slots__ = ("_lines",)

    def __init__(self, cues: Cues) -> None:
        self._lines = Lines(cues)

    @classmethod
    def load(cls) -> Boilerplate:
        """Return a finder with the cues that the package carries; takes some 20 ms."""
        return cls(Cues.load())

    def find(self, title: str, body: str) -> tuple[Skipped, ...]:
        """Return what to skip: the title's spans, then the body's, ordered, never overlapping.

        A span is a trimmed line or a part of one. A title is never skipped whole, and a body
        of nothing but boilerplate is left as it is: an article keeps its content.
        """
        skipped = self._asides(title, [])
        if skipped and skipped[0][1] - skipped[0][0] == len(title.strip()):
            skipped = []
        found = [Skipped("title", start, end, why) for start, end, why in skipped]
        field: FieldName = "body"
        found.extend(Skipped(field, start, end, why) for start, end, why in self._body(body))
        return tuple(found)

    def _body(self, body: str) -> list[_Span]:
        rows: list[tuple[int, str]] = []
        position = 0
        for raw in body.split("\n"):
            line = raw.strip()
            if line:
                rows.append((position + raw.index(line[0]), line))
            position += len(raw) + 1
        judge = self._lines.judge
        spans: list[_Span] = []
        last = len(rows) - EDGE
        number = 0
        while number < len(rows):
            start, line = rows[number]
            verdict = judge(line, number < EDGE or number >= last)
            number += 1
            if verdict is None:
                continue
            spans.append((start, start + len(line), verdict.why))
            if verdict.heads:
                for start, line in self._links(body, rows, number):
                    spans.append((start, start + len(line), verdict.why))
                    number += 1
        if len(spans) == len(rows):
            return []
        asides = self._asides(body, spans)
        if rows and (not spans or spans[-1][0] != rows[-1][0]):
            asides.extend(self._credit(*rows[-1]))
        if asides:
            spans = _apart(sorted(spans + asides))
        return spans

    def _links(self, body: str, rows: list[tuple[int, str]], number: int) -> list[tuple[int, str]]:
        """Return the rows from ``number`` on that are links under the heading before them.

        Bullets and lines without a blank line between them belong to it as long as they look
        like headlines; further ones only when nothing but such lines follows to the end.
        """
        run = number
        while run < len(rows) and len(rows[run][1]) <= TITLE and not reads_on(rows[run][1]):
            if self._lines.judge(rows[run][1], False) is not None:
                break
            run += 1
        if run == len(rows):
            return rows[number:run]
        close = number
        while close < run:
            start, line = rows[close]
            before, text = rows[close - 1]
            gap = body.count("\n", before + len(text), start)
            if gap > 1 and line[0] not in _BULLETS:
                break
            close += 1
        return rows[number:close]

    def _asides(self, text: str, taken: list[_Span]) -> list[_Span]:
        """Return the parts of lines that are boilerplate: bracketed asides and inline links."""
        spans: list[_Span] = []
        starts = [start for start, _, _ in taken]
        for opener, closer in BRACKETS.items():
            start = text.find(opener)
            budget = MOST
            while start >= 0 and budget:
                budget -= 1
                end = text.find(closer, start + 1, start + ASIDE)
                if end > 0 and not _covers(starts, taken, start):
                    inner = text[start + 1 : end].strip()
                    verdict = self._lines.judge(inner, False) if inner else None
                    if (
                        verdict is not None
                        and "\n" not in inner
                        and (
                            verdict.why in _ASIDES
                            and (":" in inner or "：" in inner or " " in inner)
                        )
                    ):
                        spans.append((start, end + 1, verdict.why))
                start = text.find(opener, start + 1)
        for colon in (":", "："):
            at = text.find(colon)
            budget = MOST
            while at >= 0 and budget:
                budget -= 1
                span = self._inline(text, at)
                if span is not None and not _covers(starts, taken, span[0]):
                    spans.append(span)
                at = text.find(colon, at + 1)
        return spans

    def _inline(self, text: str, colon: int) -> _Span | None:
        """Return the span of a link whose cue ends at ``colon`` and begins behind a sentence."""
        window = text[max(0, colon - LONGEST) : colon]
        start = 0
        for found in _BREAK.finditer(window):
            start = found.end()
        if not start:
            return None
        cue = self._lines.whole(window[start:])
        if cue is None or cue.why != "related-link":
            return None
        start += colon - len(window)
        stop = _STOP.search(text, colon + 1, colon + ASIDE)
        line_end = text.find("\n", colon)
        line_end = len(text) if line_end < 0 else line_end
        end = min(stop.end() if stop else line_end, line_end)
        if end - start > ASIDE:
            return None
        return start, end, cue.why

    def _credit(self, offset: int, line: str) -> list[_Span]:
        """Return the credit or prompt behind the last sentence of a text's last line."""
        start = 0
        window = max(0, len(line) - TAIL)
        for found in _BREAK.finditer(line, window):
            start = found.end()
        if not start:
            return []
        tail = line[start:]
        why = self._lines.listed(tail)
        if why is None:
            cue = self._lines.whole(tail)
            verdict = self._lines.judge(tail, False) if not reads_on(tail) else None
            if cue is not None and cue.strength in ("always", "prompt"):
                why = cue.why
            elif verdict is not None and verdict.why in _ASIDES:
                why = verdict.why
            else:
                return []
        return [(offset + start, offset + len(line), why)]


def _covers(starts: list[int], spans: list[_Span], position: int) -> bool:
    """Tell whether one of ``spans``, which begin at ``starts``, holds ``position``."""
    at = bisect_right(starts, position) - 1
    return at >= 0 and position < spans[at][1]


def _apart(spans: list[_Span]) -> list[_Span]:
    """Return sorted ``spans`` without those that overlap an earlier one."""
    kept: list[_Span] = []
    for span in spans:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept
