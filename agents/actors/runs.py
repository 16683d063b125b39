"""Names of persons and bodies among the capitalised words of a passage."""

from __future__ import annotations

from bisect import bisect_left

from agents.actors.curated import Curated
from agents.actors.finds import Find
from agents.actors.kinds import STOP
from agents.actors.names import SEAT, WEAK
from agents.actors.wording import NOUNS
from agents.document import Hit

# What closes a quotation, by what opens it.
CLOSING = {"«": "»", "„": '“”"', "“": "”", '"': '"', "»": "«"}
LONGEST_QUOTED = 70  # characters of a name in quotation marks
_NOUN = 30  # and of the noun before it


class Runs(Curated):
    """Reads the runs of capitalised words of one passage into finds."""

    def read(self) -> list[Find]:
        """Return what the runs name, in the order of the text."""
        kinds = self.kinds
        floor = 0  # where the last body's name in lower case ends
        text = self.text
        for first, end in self.wording.capitals.spans(text):
            if first < floor:
                continue
            if first and text[first - 1] in CLOSING and (close := self._quoted(first, end)):
                floor = close
                continue
            if self.phrases is not None and not self.titled and text[end : end + 1] == " ":
                start = max(first, text.rfind(" ", first, end) + 1)
                alone = start == first
                body = (
                    self.phrases.at(start, end, begins=alone and self._begins(start))
                    if alone or text[start:end].lower() in self.wording.heads
                    else None
                )
                if body is not None:
                    self.finds.append(body)
                    floor = body.end
                    if start > first:
                        self._run(first, start - 1)
                    continue
            if self.complements is not None and not self.titled and text[end : end + 1] == " ":
                start = max(first, text.rfind(" ", first, end) + 1)
                head = self.wording.heads.get(text[start:end].lower())
                body = self.complements.at(start, end, head) if head is not None else None
                if body is not None and not (start == first and self._begins(start)):
                    self.finds.append(body)
                    floor = body.end
                    if start > first:
                        self._run(first, start - 1)
                    continue
            run = text[first:end]
            if " " in run:
                self._run(first, end)
                continue
            kind = kinds[run]
            if kind & STOP or self._idle(first, end):
                continue
            if self._untouched(first, end):
                if not self._elected(end):
                    self._unjoined(first, end, run, kind)
            else:
                self._run(first, end)
        for index, key in enumerate(self.reader.known):
            if key is not None and index not in self.taken and key[0] != SEAT:
                self._known(index)
        return self.finds

    def _quoted(self, start: int, end: int) -> int:
        """Take the name in quotation marks that a noun introduces; return its end, 0 if none does.

        All between the marks is the name: "организация „Живот за всеки“".
        """
        text = self.text
        marks = (text.find(mark, end, start + LONGEST_QUOTED) for mark in CLOSING[text[start - 1]])
        close = min((at for at in marks if at >= 0), default=0)
        if not close or "\n" in text[start:close]:
            return 0
        cue = self._cue_before(start)
        head = NOUNS.get(cue or "")
        if head is None:
            before = text[max(0, start - _NOUN) : start - 1].rstrip()
            word = before[before.rfind(" ") + 1 :]
            if word.islower() or self._begins(start - 1 - len(word) - 1):
                head = self.wording.heads.get(word.lower())
        index = bisect_left(self.starts, start)
        inside = range(index, bisect_left(self.starts, close))
        if head is None or any(
            self.starts[i] == start and self.reader.known[i] is not None for i in inside
        ):
            return 0
        self.taken.update(inside)
        self._introduced(start, close, head)
        return close

    def _untouched(self, start: int, end: int) -> bool:
        """Tell whether a lone word is no part of a hit or of a title, and ends in a letter."""
        index = bisect_left(self.starts, end)
        if (index and self.reader.hits[index - 1].end > start) or not self.text[end - 1].isalnum():
            return False
        return not any(title.start < end and start < title.end for title in self.titles)

    def _idle(self, start: int, end: int) -> bool:
        """Tell whether a lone word is a place, a people or a cue and names nobody."""
        index = self.at.get(start)
        if index is None:
            return False
        reader = self.reader
        return (
            reader.hits[index].end >= end
            and reader.known[index] is None
            and reader.roles[index] is None
            and (
                reader.places[index]
                or reader.affiliations[index] is not None
                or reader.cues[index] is not None
            )
        )

    def _run(self, start: int, end: int) -> None:
        """Cut the run at roles, cues and curated names, and judge the pieces between."""
        reader = self.reader
        hits = reader.hits
        index = bisect_left(self.starts, start)
        if index and hits[index - 1].end > start:
            index -= 1
            start = min(end, hits[index].end) if not self._is_name(index) else start
        position = start
        covered: list[int] = []  # hits of places and demonyms within the piece
        while index < len(hits) and hits[index].start < end:
            hit = hits[index]
            known = reader.known[index]
            cut = reader.roles[index] is not None or (
                reader.cues[index] is not None
                and (self._cuts(index, position, end) or self._titles(hit, end))
            )
            if known is not None and known[0] == WEAK:
                if self._forename(index, end) or self._part(index, position, end):
                    self.taken.add(index)
                    known = None
                elif hit.start > position:
                    known = self._own(index, position)
            if (
                known is not None
                and known[0] != SEAT
                and (
                    self._inside_body(hit.start, hit.end, end)
                    or self._longer(position, hit.start, hit.end, end)
                )
            ):
                self.taken.add(index)  # a part of a longer name
                covered.append(index)
            elif known is not None and known[0] != SEAT:
                self._piece(position, hit.start, covered)
                covered = []
                position = self._known(index, floor=position)
                self.taken.add(index)
            elif cut and self._surname(position, hit.start, hit.end, end):
                pass  # "Carolina Muñoz Rey", "John Major"
            elif cut and not self._inside_body(hit.start, hit.end, end, role=True):
                self._piece(position, hit.start, covered)
                covered = []
                position = max(position, hit.end)
            elif (
                reader.places[index]
                or reader.affiliations[index] is not None
                or known is not None
                or hit.end > end  # "Верховный суд": the run is a part of what is known
            ):
                covered.append(index)
            index += 1
        self._piece(position, end, covered)

    def _titles(self, hit: Hit, end: int) -> bool:
        """Tell whether the hit belongs to a title within the run: "Речник Генштабу Іван"."""
        return any(
            title.role_end <= hit.start and hit.end <= title.end < end for title in self.titles
        )

    def _surname(self, position: int, start: int, end: int, limit: int) -> bool:
        """Tell whether a role noun is the last of a person's names."""
        if end < limit or " " in self.text[start:end]:
            return False
        first = self.text[position:start].partition(" ")[0]
        return first in self.wording.given

    def _is_name(self, index: int) -> bool:
        return self.reader.known[index] is None and self.reader.roles[index] is None

    def _cuts(self, index: int, position: int, limit: int) -> bool:
        cue = self.reader.cues[index]
        if cue is None or cue == "place_noun":
            return False
        start = self.starts[index]
        if (
            (cue in NOUNS or cue == "kin")
            and self.text[start].isupper()
            and not self._begins(start)
            and not (self.nouns and start == position and self.reader.hits[index].end < limit)
        ):
            return False  # "Party" is a part of the name, "party" stands before it
        return (cue in NOUNS or cue in ("mister", "former", "kin", "say", "elect")) and (
            self.reader.affiliations[index] is None
        )

    def _inside_body(self, start: int, end: int, limit: int, *, role: bool = False) -> bool:
        """Tell whether the name goes on to a body's word: "NATO Parliamentary Assembly"."""
        if end >= limit or self.text[end] != " ":
            return False
        following = self.text[end + 1 : limit].split(" ", 3)[:3]
        if role:
            return bool(following) and following[0].lower() in self.wording.heads
        for word in following:
            lower = word.lower()
            if lower in self.wording.heads:
                return True
            if lower in self.wording.connectors:
                return False
        return False
