"""Names of bodies by their words: "Liberal Party of Canada", "Bank of Ghana", "Acme Ltd"."""

from __future__ import annotations

import re
from bisect import bisect_left

from agents.actors.finds import BodyFind
from agents.actors.kinds import FIRM, HEAD, THING
from agents.actors.surroundings import DEFINED, Surroundings
from agents.actors.titles import Title
from agents.actors.wording import NOUNS, Head

# States of the past whose names have a body's word: "Soviet Union", "Związek Radziecki".
_FORMER = re.compile(
    r"(?:soviet|sovět|sovj|sowj|советск|радянськ|съветск|yugoslav|jugoslov|югослав)\w* \w+$|"
    r"\w+ (?:soviét|sovi[eé]t|radzieck)\w*$",
    re.IGNORECASE,
)
_OF_WHOM = re.compile(r" (?:of|for) (?:the )?[A-Z]\w+(?: [A-Z]\w+)*")
_LONGEST = 30  # characters; a longer word is no noun of the lists
_NAMED = frozenset({"party", "company", "organization"})  # kinds that have names of their own
COMPANY = Head("company", "BUS")
_FOR = frozenset({"for", "against", "to"})
_MEMBERS = Head("organization", "NGO")
_MEDIUM = Head("organization", "MED")


class Patterns(Surroundings):
    """Tells what kind of body a name is, and whose."""

    def _body(self, start: int, end: int, words: list[str]) -> Head | None:
        """Return what kind of body the words name."""
        if len(words) == 1:
            return None
        kinds, heads = self.kinds, self.wording.heads
        last = kinds[words[-1]]
        if words[0] in self.wording.prefixes:
            found = COMPANY  # "PT Samudra Jaya"
        elif last & HEAD:
            found = heads[words[-1].lower()]
        elif last & THING:
            return None
        elif words[1] in _FOR and words[0].lower() in self.wording.leading:
            return _MEMBERS  # "Campaign for Better Roads"
        else:
            word = next((word for word in words[:-1] if kinds[word] & HEAD), None)
            if word is not None:
                found = heads[word.lower()]
            elif last & FIRM:
                found = COMPANY
            else:
                return None
        return None if len(words) == 2 and _FORMER.match(" ".join(words)) else found

    def _add_body(
        self, start: int, end: int, words: list[str], head: Head, covered: list[int]
    ) -> None:
        if words[0].lower() in self.wording.owning:
            return  # "My Government"
        if self.kinds[words[-1]] & THING and self._placed(start):
            return  # "through the Bashi Channel"
        if head.sector == "MED" and self.sources.credited(start, end):
            return  # "reported the Harbour Gazette"
        country = None
        for i in covered:
            found = self.reader.affiliations[i]
            if found is not None and found.country is not None and self._owns(i, start, words):
                country = found.country
                break
        acronym = None
        defined = DEFINED.match(self.text, end)
        if defined:
            acronym = defined.group(1)
        self.finds.append(
            BodyFind(self.field, start, end, self.text[start:end], 0.75, head, country, acronym)
        )

    def _noun(
        self, start: int, words: list[str], cue: str | None, title: Title | None
    ) -> Head | None:
        """Return what the noun before ``start`` makes of a name: "the airline Skyhopper".

        Languages whose bodies have but one capital use any body's word so: "sindikat Pergam".
        """
        if cue in NOUNS:
            return NOUNS[cue]
        if title is None and self._heads(start):
            return COMPANY  # "the chief executive of Alpencargo"
        if self.phrases is None or self.text[start - 1 : start] not in (" ", "\u00a0"):
            return None
        word = self.text[max(0, start - _LONGEST) : start - 1]
        word = word[word.rfind(" ") + 1 :]
        head = self.wording.heads.get(word)
        if (
            head is None
            or head.kind not in _NAMED
            or (len(words) == 2 and self.wording.is_given(words[0]))
            or (len(words) == 1 and self.phrases.goes_on(words[0], start + len(words[0])))
        ):
            return None  # "dekan fakultete Rajko Mlakar", "društvo Mlade gore"
        return head

    def _introduced(self, start: int, end: int, head: Head) -> None:
        """Add the body that a noun introduces, "the airline Skyhopper"; no medium as a source."""
        if head.sector == "NGO" and self._medium(start):
            if self.sources.credited(start, end):
                return
            head = _MEDIUM
        self.finds.append(
            BodyFind(self.field, start, end, self.text[start:end], 0.6, head, self._origin(start))
        )

    def _compound(self, start: int, word: str) -> bool:
        """Take the body that a German noun names behind an article: "die Arbeiterkammer"."""
        if word.lower() not in self.wording.compounds:
            return False
        before = self.text[max(0, start - 6) : start].split()
        if not before or before[-1].lower() not in self.wording.stop:
            return False
        end = start + len(word)
        self.finds.append(BodyFind(self.field, start, end, word, 0.6, _MEMBERS))
        return True

    def _medium(self, start: int) -> bool:
        """Tell whether the noun of a medium stands before ``start``: "the newspaper"."""
        before = self.text[max(0, start - 30) : start].rstrip(" \u00a0\"“„«'")
        return before[before.rfind(" ") + 1 :].lower() in self.wording.medium

    def _origin(self, start: int) -> str | None:
        """Return the country beside the noun before ``start``: "the Dutch company Vandermolen"."""
        index = bisect_left(self.starts, start) - 1
        beside = self.reader.beside(index) if index >= 0 else None
        return None if beside is None else beside[0].country

    def _owns(self, index: int, start: int, words: list[str]) -> bool:
        """Tell whether the place of a hit within a body's name is the body's.

        A body is "Democratic Party of Japan" wherever the "Democratic Party" is, and the front of a
        "Liberation Front" is no town.
        """
        hit = self.reader.hits[index]
        found = self.reader.affiliations[index]
        if found is not None and found.body is not None:
            return hit.start == start
        if hit.start == start or any(
            table == "demonym" or len(key) == 2 for table, key in hit.readings
        ):
            return True
        before = self.text[start : hit.start].split()
        return bool(before) and before[-1] in self.wording.connectors

    def _plural(self, end: int, words: list[str], start: int) -> BodyFind | None:
        """Return the body of "United Farmers of Alberta"; None where the name is another."""
        if not words[-1].endswith("s"):
            return None
        match = _OF_WHOM.match(self.text, end)
        if match is None:
            return None
        end = match.end()
        return BodyFind(self.field, start, end, self.text[start:end], 0.6, _MEMBERS)
