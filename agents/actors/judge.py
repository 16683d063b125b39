"""A single name judged by its words and what stands around it: a person's, a body's, neither."""

from __future__ import annotations

import re
from abc import abstractmethod
from bisect import bisect_left

from agents.actors.finds import BodyFind, PersonFind
from agents.actors.patterns import Patterns
from agents.actors.titles import Title
from agents.actors.wording import NOUNS, Head
from agents.document import Reading

_ACRONYM = re.compile(r"[A-ZА-ЯЁІЇЄČŠŽĆĐÁÉÍÓÚŁŻŚ]{2,5}")
_CAMEL = re.compile(r"[^\W\d_][a-zа-яёіїєà-ž]+[A-ZА-ЯЁІЇЄ]|[a-z]+[A-Z]{2,}")
# A Slavic adjective in the genitive and what it describes; surnames in -ський are left.
_ADJECTIVE = re.compile(
    r"\w+(?<!ск)(?<!ськ)(?<!цк)(?<!цьк)(?:ого|его|ої) [а-яёіїєґ]{4,}(?:у|а|я|и|і|ства|ого)\b"
)
_ROMAN = re.compile(r"[IVXLC]+")
_PREFIXES = ("Mc", "Mac", "De", "Le", "La", "Di", "Van", "Fitz", "O'", "Du", "Al", "El", "St")


_COUNTRY = 2  # letters of a country's key among the places
FIRST_NAME = 0.5  # how sure a lone first name within a sentence is a person


class Judge(Patterns):
    """Judges names; what they name goes to ``finds``."""

    @abstractmethod
    def _rest(self, start: int, end: int, covered: list[int]) -> None:
        """Cut and judge what remains of a name without a word that is no part of it."""

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
        if title is None and (self._thing_before(start) or (count > 1 and self._bears(words[0]))):
            return  # "l'aéroport Charles-de-Gaulle"
        if (
            count > 1
            and words[0].lower() in wording.epithets
            and words[0].lower() not in wording.peerage
        ):
            start += len(words[0]) + 1  # "Commodore Ruth", "Otec Morselli"
            words = words[1:]
            count -= 1
            before = before or "mister"
        if count > 2 and len(words[1]) > 2 and wording.is_given(words[1]) and self._country(start):
            start += len(words[0]) + 1  # "in Kenya Salim Mwakio said"
            words = words[1:]
            count -= 1
        if (
            count == 3
            and self.placing
            and not wording.is_given(words[0])
            and wording.is_given(words[1])
            and self._mapped(end - len(words[2]))
        ):
            end -= len(words[2]) + 1  # "Szőllősi Dénes Bécsbe": where the person went
            words = words[:2]
            count = 2
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
                and (title is None or (k == 1 and _ACRONYM.fullmatch(words[0])))
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
            self._introduced(start, end, NOUNS[before])
            return
        if title is None and self._named_after(end):
            return
        if strength == 0.0:
            if any(_ACRONYM.fullmatch(w) for w in words) and not all(w.isupper() for w in words):
                strength = 0.0
            elif self._begins(start) and text.find(words[0].lower()) >= 0:
                self._rest(start + len(words[0]) + 1, end, [])
                return
            elif (head := self._plural(end, words, start)) is not None:
                self.finds.append(head)
                return
            elif self._definite(start, end):
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
        if text[start - 1 : start] in ("#", "@", "_"):
            return  # what is written under, not who writes
        if title is not None and self.phrases is not None and self.phrases.goes_on(word, end):
            return  # "predsednika Evropskega sveta": the body's name goes on
        if _CAMEL.match(word) and not word.startswith(_PREFIXES) and word[0].isupper():
            self.finds.append(BodyFind(self.field, start, end, word, 0.6, Head("company", "BUS")))
            return
        if before in NOUNS:
            self._introduced(start, end, NOUNS[before])
            return
        if self._named_after(end):
            return
        if title is not None and _ADJECTIVE.match(text, start):
            return  # "речник Міжнародного комітету": the body's name goes on
        begins = self.titled or self._begins(start)
        strength = 0.1
        if title is not None and title.role_end <= start:
            strength = 0.7
        elif before == "mister" or self._styled(start):
            strength = 0.8
        elif not begins and (self.wording.is_first_name(word) or self._surname_alone(start, word)):
            strength = FIRST_NAME
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

    def _styled(self, start: int) -> bool:
        """Tell whether a word such as "prophet" or "Sister" stands right before ``start``."""
        text = self.text
        if start < 2 or text[start - 1] not in "  ":
            return False
        return text[text.rfind(" ", 0, start - 1) + 1 : start - 1].lower() in self.wording.epithets

    def _mapped(self, start: int) -> bool:
        """Tell whether a known place has the name at ``start``, even if nobody went there."""
        return any(reading.table == "place" for reading in self._readings(start))

    def _country(self, start: int) -> bool:
        """Tell whether the name at ``start`` is a country's."""
        return any(
            reading.table == "place" and len(reading.key) == _COUNTRY
            for reading in self._readings(start)
        )

    def _readings(self, start: int) -> tuple[Reading, ...]:
        index = bisect_left(self.starts, start)
        hits = self.reader.hits
        if index < len(hits) and hits[index].start == start:
            return hits[index].readings
        return ()

    def _thing_before(self, start: int) -> bool:
        """Tell whether the name is that of the thing named before it: "rue Victor Hugo"."""
        text = self.text
        if start < 5 or text[start - 1] not in "  ":
            return False
        word = text[text.rfind(" ", 0, start - 1) + 1 : start - 1]
        return word.islower() and self._bears(word)

    def _definite(self, start: int, end: int) -> bool:
        """Tell whether an English article or "of" makes it something else than a person."""
        text = self.text
        return text[max(0, start - 4) : start].lower() == "the " or text.startswith(" of ", end)

    def _surname_alone(self, start: int, word: str) -> bool:
        """Tell whether a lone surname stands as persons' names do: behind a word, no article."""
        if word not in self.wording.surnames or word.lower() in self.wording.not_alone:
            return False
        space = self.text.rfind(" ", 0, start - 1)
        before = self.text[space + 1 : start - 1]
        return before.islower() and before not in ("the", "a", "an") and not self._placed(start)

    def _ranked(self, words: list[str]) -> bool:
        """Tell whether the first word says what the person is and is no part of the name."""
        first, epithets = words[0].lower(), self.wording.epithets
        return (
            first in epithets
            and first not in self.wording.peerage
            and words[1].lower() not in epithets
        )

    def _bears(self, word: str) -> bool:
        return word.lower().rpartition("'")[2].rpartition("’")[2] in self.wording.bearers


def _bare(word: str) -> str:
    """Return the word in lower case without an ending behind an apostrophe."""
    return word.lower().replace("’", "'").partition("'")[0]
