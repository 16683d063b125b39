"""Curated names within a run: whether the name here is that actor's, and where it really begins."""

from __future__ import annotations

import re

from agents.actors.actor import Actor
from agents.actors.finds import BodyFind, KnownFind, PersonFind
from agents.actors.kinds import SURNAME
from agents.actors.names import WEAK
from agents.actors.pieces import Pieces
from agents.actors.spelling import akin
from agents.actors.surroundings import DEFINED, MODEL
from agents.actors.wording import NOUNS, Head

_ARTICLE = re.compile(r"(?:^|[^\w])(?:the|an|a) $", re.IGNORECASE)


class Curated(Pieces):
    """Takes curated names out of the runs."""

    def _known(self, index: int, floor: int | None = None) -> int:
        """Add the curated actor of a hit; return where the text behind its name begins."""
        reader = self.reader
        hit = reader.hits[index]
        key = reader.known[index] or ""
        weak = key[0] == WEAK
        actor = self.actors.get(key[1:] if weak else key)
        start, end = hit.start, hit.end
        if actor is None or self._elected(end):
            return end
        if " " not in self.text[start:end]:
            judged = self._alone(actor, start, end, weak)
            if judged is None:
                return end
            weak = judged
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
                    if any(akin(name, g) for g in own) or (
                        name[:1] in {g[:1] for g in own} and name.endswith(".")
                    ):
                        begin = self.text.index(words[-1], floor)
                        if self.finds and self.finds[-1].end > begin:
                            self.finds.pop()
                        start = begin
                        weak = False
                    elif self.wording.is_given(words[-1]) and not self._is_noun(words[-1]):
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
        elif (actor.source and self.sources.credited(start, end)) or (
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

    def _alone(self, actor: Actor, start: int, end: int, weak: bool) -> bool | None:
        """Tell whether a name of one word needs support in the text; None where it is none here."""
        word = self.language in actor.word
        if actor.kind != "company":
            # "Nato" begins "Nato je odšel": it is "then" in Slovene, within a sentence the alliance
            return None if word and self._begins(start) else weak
        if (weak or word) and self._trades(start, end, weak):
            return False
        if self.english and _ARTICLE.search(self.text, max(0, start - 4), start):
            return None  # "the Amazon", "a Boeing": the thing of that name, or one of the maker's
        if (weak or word) and self._named_after(end):
            return None  # "Amazon rainforest"
        return weak or (word and (self.titled or self._begins(start)))

    def _trades(self, start: int, end: int, weak: bool) -> bool:
        """Tell whether the name stands as companies' names do; a weak one may be a surname."""
        personal = weak and self.kinds[self.text[start:end]] & SURNAME > 0
        return self.wording.trade.cued(self.text, start, end, personal=personal)

    def _part(self, index: int, position: int, limit: int) -> bool:
        """Tell whether a company's name that is also a word is but a part of another name.

        "Manchester United" is no airline, "Delta Force" none either.
        """
        hit = self.reader.hits[index]
        actor = self.actors.get((self.reader.known[index] or "")[1:])
        if actor is None or actor.kind != "company" or " " in self.text[hit.start : hit.end]:
            return False
        before = self.text[position : hit.start].split()
        return (
            hit.end < limit or (bool(before) and before[-1].lower() not in self.wording.stop)
        ) and not self._trades(hit.start, hit.end, weak=True)

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
        if words and any(akin(words[-1].lower(), given) for given in own):
            return key
        self.taken.add(index)
        return None

    def _forename(self, index: int, limit: int) -> bool:
        """Tell whether the name of a body is a given name here: "Petra Havlová", no agency."""
        hit = self.reader.hits[index]
        if hit.end >= limit or (self.reader.known[index] or "")[1:] in self.given:
            return False
        return self.text[hit.start : hit.end] in self.wording.given

    def _located(self, index: int, start: int) -> bool:
        """Tell whether the hit before ``start`` is a place right beside it."""
        hits = self.reader.hits
        return index >= 0 and self.reader.places[index] and 0 < start - hits[index].end < 3

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
