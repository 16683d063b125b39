"""Pieces of runs of capitalised words, judged: a person's name, a body's, or neither."""

from __future__ import annotations

import re

from agents.actors.finds import BodyFind, PersonFind
from agents.actors.surroundings import ELECTION, Surroundings
from agents.actors.titles import Title
from agents.actors.wording import NOUNS, Head

_ACRONYM = re.compile(r"[A-ZА-ЯЁІЇЄČŠŽĆĐÁÉÍÓÚŁŻŚ]{2,5}")
_CAMEL = re.compile(r"[^\W\d_][a-zа-яёіїєà-ž]+[A-ZА-ЯЁІЇЄ]|[a-z]+[A-Z]{2,}")
# A Slavic adjective in the genitive and what it describes; surnames in -ський are left.
_ADJECTIVE = re.compile(
    r"\w+(?<!ск)(?<!ськ)(?<!цк)(?<!цьк)(?:ого|его|ої) [а-яёіїєґ]{4,}(?:у|а|я|и|і|ства|ого)\b"
)
_ROMAN = re.compile(r"[IVXLC]+")
_DEFINED = re.compile(r"[  ]?\(([A-ZА-ЯЁІЇЄČŠŽ][\w-]{1,9})\)")
_PREFIXES = ("Mc", "Mac", "De", "Le", "La", "Di", "Van", "Fitz", "O'", "Du", "Al", "El", "St")


class Pieces(Surroundings):
    """Judges pieces; what they name goes to ``finds``."""

    def _piece(self, start: int, end: int, covered: list[int]) -> None:
        text = self.text
        while start < end and not text[start].isalnum():
            start += 1
        while end > start and not (text[end - 1].isalnum() or text[end - 1] == "."):
            end -= 1
        if end - start < 2:
            return
        words = text[start:end].split(" ")
        wording = self.wording
        # what begins the sentence and is no part of the name
        while (
            words
            and (first := words[0].lower()) in wording.stop
            and (words[0].islower() or len(first) < 4 or self._begins(start))
            and not (covered and self.starts[covered[0]] == start)  # "New Zealand"
            and not (len(words) > 1 and first in wording.heads)
        ):
            start += len(words[0]) + 1
            words = words[1:]
        while words and words[-1].islower():
            end -= len(words[-1]) + 1
            words = words[:-1]
        if not words or end <= start:
            return
        office = wording.field_of_office(words)
        title = self._title(start, end) if office else None
        if office and (office == len(words) or title is not None):
            # "Menteri Pekerjaan Umum Hendra Kusnadi": the ministry's field, then the minister
            start += sum(len(word) + 1 for word in words[:office])
            if title is not None and title.end < start <= end:
                self.titles[self.titles.index(title)] = title._replace(end=start - 1)
            words = words[office:]
            if not words:
                return
            if words[0].islower():
                self._rest(start, end, covered)
                return
        if (
            len(words) > 1
            and words[0].lower() in wording.calendar
            and (words[0] not in wording.given or words[1].lower() in wording.calendar)
        ):
            self._rest(start + len(words[0]) + 1, end, covered)
            return
        if len(words) == 1:
            if words[0].lower() in wording.stop:
                return
        elif len(words) > 2 and any(word in wording.connectors or word.islower() for word in words):
            self._joined(start, words, covered)
            return
        self._name(start, end, words, covered)

    def _joined(self, start: int, words: list[str], covered: list[int]) -> None:
        """Judge a piece with connectors: one body's name, or several names."""
        heads = self.wording.heads
        particles = self.wording.particles
        connectors = self.wording.connectors
        part: list[str] = []
        begin = position = start
        headed = False  # a body's word was seen in this part
        index = 0
        while index < len(words):
            word = words[index]
            if ((word.islower() and word in connectors) or word in particles) and not any(
                self.reader.hits[i].start < position < self.reader.hits[i].end for i in covered
            ):
                following = index
                while following < len(words) and words[following].islower():
                    following += 1
                joins = (
                    following < len(words)
                    and part
                    and (
                        (
                            headed
                            and (
                                word
                                not in (
                                    "and",
                                    "и",
                                    "y",
                                    "et",
                                    "und",
                                    "i",
                                    "a",
                                    "e",
                                    "та",
                                    "in",
                                    "to",
                                    "en",
                                    "w",
                                    "v",
                                    "with",
                                    "from",
                                    "on",
                                )
                                or self._coordinates(words, following)
                            )
                        )
                        or (word in ("and", "&") and self._and_body(begin, words, following))
                        or (
                            not headed
                            and word in particles
                            and word not in ("e", "y", "do", "a")
                            and self.wording.is_given(part[0])
                            and not self.wording.field_of_office(words[following:])
                        )
                        or (
                            not headed
                            and len(part) == 1
                            and word in ("for", "за", "für")
                            and self.text[max(0, begin - 4) : begin].lower() == "the "
                        )
                    )
                )
                chunk = words[index:following]
                size = sum(len(w) + 1 for w in chunk)
                if joins:
                    part.extend(chunk)
                else:
                    if part:
                        self._name(
                            begin, position - 1, part, self._within(covered, begin, position)
                        )
                    part, headed, begin = [], False, position + size
                position += size
                index = following
                continue
            part.append(word)
            headed = headed or word.lower() in heads
            position += len(word) + 1
            index += 1
        if part:
            self._name(begin, position - 1, part, self._within(covered, begin, position))

    def _coordinates(self, words: list[str], following: int) -> bool:
        """Tell whether "and" goes on within a body's name: "Ministry of Health and Welfare"."""
        before = words[:following]
        return any(w in ("of", "for", "de", "für", "di", "des") for w in before[:-1]) and not any(
            w.lower() in self.wording.heads for w in words[following:]
        )

    def _and_body(self, begin: int, words: list[str], following: int) -> bool:
        return (
            words[-1].lower() in self.wording.heads
            and following == len(words) - 2
            and self.text[max(0, begin - 4) : begin].lower() == "the "
        )

    def _within(self, covered: list[int], start: int, end: int) -> list[int]:
        hits = self.reader.hits
        return [i for i in covered if hits[i].start >= start and hits[i].end <= end]

    def _name(self, start: int, end: int, words: list[str], covered: list[int]) -> None:
        """Judge a single name."""
        hits = self.reader.hits
        text = self.text
        free = end - start
        for i in covered:
            free -= min(end, hits[i].end) - max(start, hits[i].start)
        if ELECTION.match(text, end):
            return
        for k in range(1, len(words) - 1):
            before = words[k - 1].lower()
            if words[k] in self.wording.given and (
                before in self.wording.heads or before in self.wording.suffixes
            ):
                # "Adria Airways Holger Kowarsch": a body and its director
                middle = start + sum(len(word) + 1 for word in words[:k])
                left = self._within(covered, start, middle)
                self._name(start, middle - 1, words[:k], left)
                self._name(middle, end, words[k:], [i for i in covered if i not in left])
                return
        body = self._body(start, end, words)
        if body is not None and self.titled:
            return  # a headline in title case: any words may stand together
        if body is not None:
            self._add_body(start, end, words, body, covered)
            return
        if free <= len(words):  # nothing but places
            return
        if covered:
            # a place leads or ends the name: what remains is judged alone
            first, last = hits[covered[0]], hits[covered[-1]]
            if (
                len(covered) == 1
                and first.start == start
                and first.end == start + len(words[0])
                and len(words) > 1
                and words[0] in self.wording.given
                and not any(t.start <= start < t.end for t in self.titles)
            ):
                self._plain(start, end, words, text)  # "Franklin D. Roosevelt"
            elif (
                len(covered) == 1
                and first.start <= start
                and first.end < end
                and self._repeated(text[first.end : end].strip())
            ):
                self._plain(start, end, words, text)
            elif first.start <= start and first.end < end:
                self._rest(first.end, end, covered[1:])
            elif last.end >= end and last.start > start:
                self._rest(start, last.start, covered[:-1])
            return
        self._plain(start, end, words, text)

    def _repeated(self, word: str) -> bool:
        """Tell whether the text uses the word alone as well: a surname behind a place's name."""
        return len(word) > 3 and " " not in word and self.text.count(word[:-1]) > 2

    def _rest(self, start: int, end: int, covered: list[int]) -> None:
        rest = self.text[start:end].strip()
        if len(rest) > 1 and rest[0].isupper():
            begin = self.text.index(rest, start)
            self._piece(begin, begin + len(rest), covered)

    def _plain(self, start: int, end: int, words: list[str], text: str) -> None:
        """Judge a name that holds neither places nor a body's words."""
        wording = self.wording
        title = self._title(start, end)
        before = self._cue_before(start)
        if any(wording.is_thing(word.lower()) for word in words):
            return
        count = len(words)
        if before == "place_noun" or wording.field_of_office(words) == count:
            return
        if _bare(words[-1]) in wording.calendar and (count == 1 or words[0] not in wording.given):
            return  # "Şubat'ta", "Anfang Mai"
        if count > 1 and text[start:end].isupper() and words[0].capitalize() not in wording.given:
            return  # a headline or a dateline within the text
        for k in range(1, count - 1):
            if (
                not wording.is_given(words[0])
                and wording.is_given(words[k])
                and not words[k - 1].islower()
                and not words[k - 1].endswith(".")
                and title is None
            ):
                # "Cockpit Martin Locher": a body and its spokesman
                size = sum(len(w) + 1 for w in words[:k])
                self._plain(start, start + size - 1, words[:k], text)
                self._plain(start + size, end, words[k:], text)
                return
        if count == 1:
            self._single(start, end, words[0], title, before)
            return
        if count > 5 or words[-1].lower() in wording.stop:
            return
        strength = 0.0
        if self.titled and title is None and not wording.is_given(words[0]):
            return
        if title is not None or before in ("mister", "kin"):
            strength = 0.9
        elif wording.is_given(words[0]):
            strength = 0.7
        elif self._says(start, end):
            strength = 0.6
        elif words[0].endswith(".") and len(words[0]) < 5:
            strength = 0.7
        elif wording.is_given(words[1]) or any(w in wording.particles for w in words):
            strength = 0.45
        elif words[-1] in wording.surnames:
            strength = 0.4
        if words[-1].lower().rstrip(".") in wording.suffixes and not title:
            self.finds.append(
                BodyFind(self.field, start, end, text[start:end], 0.6, Head("company", "BUS"))
            )
            return
        if before in NOUNS and title is None:
            self.finds.append(BodyFind(self.field, start, end, text[start:end], 0.6, NOUNS[before]))
            return
        if title is None and self._named_after(end):
            return
        if strength == 0.0:
            if any(_ACRONYM.fullmatch(w) for w in words) and not all(w.isupper() for w in words):
                strength = 0.0
            elif self._begins(start) and text.find(words[0].lower()) >= 0:
                self._rest(start + len(words[0]) + 1, end, [])
                return
            else:
                strength = 0.35
        if title is not None and title.country is None and title.body is None:
            title = self._of(title, end)
        begins = not wording.is_given(words[0]) and self._begins(start)
        self.finds.append(
            PersonFind(self.field, start, end, text[start:end], strength, title, begins)
        )

    def _single(
        self, start: int, end: int, word: str, title: Title | None, before: str | None
    ) -> None:
        if len(word) < 2 or word.isdigit():
            return
        text = self.text
        if _ACRONYM.fullmatch(word) and not _ROMAN.fullmatch(word):
            if word not in self.wording.letters and not self._shouted(start, end):
                self.finds.append(BodyFind(self.field, start, end, word, 0.5, None))
            return
        if _CAMEL.match(word) and not word.startswith(_PREFIXES) and word[0].isupper():
            self.finds.append(BodyFind(self.field, start, end, word, 0.6, Head("company", "BUS")))
            return
        if before in NOUNS:
            self.finds.append(BodyFind(self.field, start, end, word, 0.6, NOUNS[before]))
            return
        if title is None and self._named_after(end):
            return
        if title is not None and _ADJECTIVE.match(text, start):
            return  # "речник Міжнародного комітету": the body's name goes on
        strength = 0.1
        begins = self.titled or self._begins(start)
        if title is not None and title.role_end <= start:
            strength = 0.7
        elif before == "mister":
            strength = 0.8
        elif self._says(start, end) and not begins:
            strength = 0.3
        self.finds.append(
            PersonFind(
                self.field,
                start,
                end,
                text[start:end],
                strength,
                title,
                begins,
                self._placed(start),
            )
        )

    def _placed(self, start: int) -> bool:
        """Tell whether a word of place stands before ``start``."""
        before = self.text[max(0, start - 12) : start].split()
        if before and before[-1].lower() == "the":
            before.pop()
        return bool(before) and before[-1].lower() in self.wording.locative

    def _body(self, start: int, end: int, words: list[str]) -> Head | None:
        """Return what kind of body the words name."""
        heads = self.wording.heads
        if len(words) == 1:
            return None
        last = words[-1].lower()
        if self.wording.is_thing(last) and last not in heads:
            return None
        if last in heads:
            return heads[last]
        found = None
        for word in words[:-1]:
            head = heads.get(word.lower())
            if head is not None:
                found = head
                break
        if found is not None:
            return found
        if last.rstrip(".") in self.wording.suffixes:
            return Head("company", "BUS")
        return None

    def _add_body(
        self, start: int, end: int, words: list[str], head: Head, covered: list[int]
    ) -> None:
        if self.wording.is_thing(words[-1].lower()) and self._placed(start):
            return  # "through the Bashi Channel"
        country = None
        for i in covered:
            found = self.reader.affiliations[i]
            if found is not None and found.country is not None:
                country = found.country
                break
        acronym = None
        defined = _DEFINED.match(self.text, end)
        if defined:
            acronym = defined.group(1)
        self.finds.append(
            BodyFind(self.field, start, end, self.text[start:end], 0.75, head, country, acronym)
        )


def _bare(word: str) -> str:
    """Return the word in lower case without an ending behind an apostrophe."""
    return word.lower().replace("’", "'").partition("'")[0]
