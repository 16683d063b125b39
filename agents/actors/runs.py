"""Names of persons and bodies among the capitalised words of a passage."""

from __future__ import annotations

import re
from bisect import bisect_left

from agents.actors.finds import BodyFind, Find, KnownFind, PersonFind
from agents.actors.names import SEAT, WEAK
from agents.actors.pieces import Pieces
from agents.actors.surroundings import DEFINED, ELECTION, MODEL
from agents.actors.wording import NOUNS, Head, alike

_ARTICLE = re.compile(r"(?:^|[^\w])(?:the|an|a) $", re.IGNORECASE)


class Runs(Pieces):
    """Reads the runs of capitalised words of one passage into finds."""

    def read(self) -> list[Find]:
        """Return what the runs name, in the order of the text."""
        stop = self.wording.stop
        floor = 0  # where the last body's name in lower case ends
        text = self.text
        for first, end in self.wording.capitals.spans(text):
            if self.phrases is not None and not self.titled:
                if first < floor:
                    continue
                if text[end : end + 1] == " ":
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
            run = text[first:end]
            if " " in run or not (run.lower() in stop or self._idle(first, end)):
                self._run(first, end)
        for index, key in enumerate(self.reader.known):
            if key is not None and index not in self.taken and key[0] != SEAT:
                self._known(index)
        return self.finds

    def _idle(self, start: int, end: int) -> bool:
        """Tell whether a lone word is a place, a people or a cue and names nobody."""
        index = bisect_left(self.starts, start)
        if index == len(self.starts) or self.starts[index] != start:
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
                reader.cues[index] is not None and self._cuts(index)
            )
            if known is not None and known[0] == WEAK:
                if self._forename(index, end):
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
                position = self._known(index, floor=position, ceiling=end)
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

    def _surname(self, position: int, start: int, end: int, limit: int) -> bool:
        """Tell whether a role noun is the last of a person's names."""
        if end < limit or " " in self.text[start:end]:
            return False
        first = self.text[position:start].partition(" ")[0]
        return first in self.wording.given

    def _longer(self, position: int, start: int, end: int, limit: int) -> bool:
        """Tell whether a body's name is a part of a longer one: "Liberal Party of Canada"."""
        text = self.text
        heads = self.wording.heads
        if not any(word.lower() in heads for word in text[start:end].split(" ")):
            return False
        if end + 4 < limit and text[end : end + 4] == " of ":
            return True
        before = text[position:start].split()
        return (
            bool(before)
            and before[-1].lower() not in self.wording.stop
            and not (len(before) == 1 and not self.english and self._begins(position))
            and before[-1][0].isupper()
            and (before[-1][-1].isalpha() or before[-1][-1] == "-")
        )

    def _forename(self, index: int, limit: int) -> bool:
        """Tell whether the name of a body is a given name here: "Petra Havlová", no agency."""
        hit = self.reader.hits[index]
        if hit.end >= limit or (self.reader.known[index] or "")[1:] in self.given:
            return False
        return self.text[hit.start : hit.end] in self.wording.given

    def _own(self, index: int, floor: int) -> str | None:
        """Return the key of a weak surname unless the words before it are another's names."""
        key = self.reader.known[index] or ""
        own = self.given.get(key[1:])
        words = self.text[floor : self.starts[index]].split()
        if own is None:
            if not words or words[-1] not in self.wording.given:
                return key
            self.taken.add(index)
            return None  # "Gonzalo Ferrari" is no car maker
        if words and any(alike(words[-1].lower(), given) for given in own):
            return key
        self.taken.add(index)
        return None

    def _located(self, index: int, start: int) -> bool:
        """Tell whether the hit before ``start`` is a place right beside it."""
        hits = self.reader.hits
        return index >= 0 and self.reader.places[index] and 0 < start - hits[index].end < 3

    def _is_name(self, index: int) -> bool:
        return self.reader.known[index] is None and self.reader.roles[index] is None

    def _cuts(self, index: int) -> bool:
        cue = self.reader.cues[index]
        if cue is None or cue == "place_noun":
            return False
        start = self.starts[index]
        if (
            (cue in NOUNS or cue == "kin")
            and self.text[start].isupper()
            and not self._begins(start)
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

    def _known(self, index: int, floor: int | None = None, ceiling: int | None = None) -> int:
        """Add the curated actor of a hit; return where the text behind its name begins."""
        reader = self.reader
        hit = reader.hits[index]
        key = reader.known[index] or ""
        weak = key[0] == WEAK
        actor = self.actors.get(key[1:] if weak else key)
        start, end = hit.start, hit.end
        if actor is None or ELECTION.match(self.text, end):
            return end
        if (
            actor.kind == "company"
            and self.language == "en"
            and _ARTICLE.search(self.text, max(0, start - 4), start)
            and " " not in self.text[start:end]
        ):
            return end  # "the Amazon", "an Apple": the thing of that name, or a thing of the maker
        title = None
        if actor.kind == "person":
            if (
                floor is not None
                and start - floor > 1
                and " " not in self.text[start:end]
                and not self._located(index - 1, start)
            ):
                # the words before a surname: the person's own given name, or somebody else's
                lead = self.text[floor:start].strip()
                words = [w for w in lead.split(" ") if w]
                if words and not words[-1].islower() and words[-1].lower() not in self.wording.stop:
                    own = self.given.get(actor.id, frozenset())
                    name = words[-1].lower()
                    if any(alike(name, g) for g in own) or (
                        name[:1] in {g[:1] for g in own} and name.endswith(".")
                    ):
                        begin = self.text.index(words[-1], floor)
                        if self.finds and self.finds[-1].end > begin:
                            self.finds.pop()
                        start = begin
                        weak = False
                    elif self.wording.is_given(words[-1]):
                        begin = self.text.index(words[-1], floor)
                        if self.finds and self.finds[-1].end > begin:
                            self.finds.pop()
                        self.finds.append(
                            PersonFind(self.field, begin, end, self.text[begin:end], 0.7,
                                       self._title(begin, end))
                        )  # fmt: skip
                        return end
            title = self._title(start, end)
            if title is not None:
                held = {h.role for h in actor.roles}
                if title.role in held:
                    weak = False
        elif (actor.source and self._credit(start, end)) or (
            (actor.name in self.wording.platforms and self._upon(start))
            or (actor.kind == "company" and MODEL.match(self.text, end))
        ):
            return end
        elif weak and self._cue_before(start) in NOUNS:
            weak = False
        text = self.text[start:end]
        if (
            actor.kind == "party"
            and text.count(" ")
            and text.rpartition(" ")[2].lower() in (self.wording.heads)
        ):
            # "Labour Party": more than one country has one; the cast asks which the text is about
            self.finds.append(
                BodyFind(self.field, start, end, text, 0.75, Head("party", "PTY"), own=actor.id)
            )
            return end
        self.finds.append(KnownFind(self.field, start, end, text, 0.9, actor.id, weak, title))
        defined = DEFINED.match(self.text, end) if actor.kind != "person" else None
        if defined is not None and defined.group(1).isupper():  # "Strana obnovy (SO)"
            start, end = defined.span(1)
            self.finds.append(
                KnownFind(self.field, start, end, defined.group(1), 0.9, actor.id, weak)
            )
        return end
