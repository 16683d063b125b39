"""A single name judged by its words and what stands around it: a person's, a body's, neither."""

from __future__ import annotations

import re
from abc import abstractmethod

from agents.actors.finds import BodyFind, PersonFind
from agents.actors.kinds import (
    ACRONYM,
    BEARER,
    CAMEL,
    CAPITALS,
    COMMON,
    DATED,
    ENGLISH,
    EPITHET,
    FAMILY,
    FIELD,
    FIRM,
    FIRST,
    GIVEN,
    HEAD,
    NAMED,
    NUMBERED,
    OF_PLACE,
    PARTICLE,
    PARTISAN,
    PEER,
    ROMAN,
    SMALL,
    STOP,
    SURNAME,
    THING,
    WOMAN,
    WORDED,
)
from agents.actors.patterns import COMPANY
from agents.actors.titles import Title
from agents.actors.worded import Worded
from agents.actors.wording import Head
from agents.document import Reading

# A Slavic adjective in the genitive and what it describes; surnames in -ський are left.
_ADJECTIVE = re.compile(
    r"\w+(?<!ск)(?<!ськ)(?<!цк)(?<!цьк)(?:ого|его|ої) [а-яёіїєґ]{4,}(?:у|а|я|и|і|ства|ого)\b"
)
_HANDLES = ("#", "@", "_")
_MARKS = ("„", "“", "«", '"')
_BEARING = SMALL | BEARER
_LONE = CAMEL | ACRONYM
_COUNTRY = 2  # letters of a country's key among the places
FIRST_NAME = 0.5  # how sure a lone first name within a sentence is a person


class Judge(Worded):
    """Judges names; what they name goes to ``finds``."""

    @abstractmethod
    def _rest(self, start: int, end: int, covered: list[int]) -> None:
        """Cut and judge what remains of a name without a word that is no part of it."""

    def _plain(self, start: int, end: int, words: list[str], text: str) -> None:
        """Judge a name that holds neither places nor a body's words."""
        if self.cased and (cut := self._case_behind(words)):
            # "Edin Dzeko'nun Süper Lig'de": a case ending behind an apostrophe ends a name
            size = sum(len(word) + 1 for word in words[: cut - 1])
            bare = words[cut - 1].replace("’", "'").partition("'")[0]
            rest = start + size + len(words[cut - 1]) + 1
            self._plain(start, start + size + len(bare), [*words[: cut - 1], bare], text)
            if cut < len(words):
                self._plain(rest, end, words[cut:], text)
            return
        if len(words) == 1:
            self._unjoined(start, end, words[0], self.kinds[words[0]])
            return
        wording = self.wording
        kinds = [self.kinds[word] for word in words]
        for kind in kinds:
            if kind & THING and not kind & GIVEN:  # "Богдан" begins like "богдо"
                return
        title = self._title(start, end)
        before = self._cue_before(start)
        noun = self._noun(start, words, before, title)
        count = len(words)
        if before == "place_noun" or (kinds[0] & FIELD and wording.field_of_office(words) == count):
            return
        if title is None and (kinds[0] & BEARER or _names_thing(self._ahead(start))):
            return  # "l'aéroport Charles-de-Gaulle"
        if title is not None and kinds[0] & OF_PLACE:
            start += len(words[0]) + 1  # "патриарх Московский Кирилл"
            words, kinds = words[1:], kinds[1:]
            count -= 1
        if count > 1 and kinds[0] & EPITHET and not kinds[0] & PEER:
            start += len(words[0]) + 1  # "Commodore Ruth", "Otec Morselli"
            words, kinds = words[1:], kinds[1:]
            count -= 1
            before = before or "mister"
        if led := self._leading(words, kinds):
            if kinds[led - 1] & WOMAN:
                before = before or "mister"  # "Kriminologin Bongartz"
            start += sum(len(word) + 1 for word in words[:led])
            words, kinds = words[led:], kinds[led:]
            count -= led
        if self._trailing(words, kinds):
            end -= len(words[-1]) + 1
            words, kinds = words[:-1], kinds[:-1]
            count -= 1
        if (
            count == 3
            and self.placing
            and (title is not None or (not kinds[0] & NAMED and kinds[1] & NAMED))
            and self._mapped(end - len(words[2]))
        ):
            end -= len(words[2]) + 1  # "Szőllősi Dénes Bécsbe": where the person went
            words, kinds = words[:2], kinds[:2]
            count = 2
        if (
            count > 2
            and kinds[1] & NAMED
            and len(words[1]) > 2
            and (
                kinds[0] & PARTISAN
                or self._country(start)
                or (title is not None and not kinds[0] & NAMED and self._mapped(start))
            )
        ):
            # "in Kenya Salim Mwakio said", "Republican John Harker", "губернатор на Пенджаб ..."
            start += len(words[0]) + 1
            words, kinds = words[1:], kinds[1:]
            count -= 1
        if kinds[-1] & DATED and (count == 1 or not kinds[0] & GIVEN):
            return  # "Şubat'ta", "Anfang Mai"
        if count > 1 and text[start:end].isupper() and words[0].capitalize() not in wording.given:
            return  # a headline or a dateline within the text
        for k in range(1, count - 1):
            if (
                (not kinds[0] & NAMED or (noun is not None and self._over(start) is None))
                and kinds[k] & NAMED
                and not words[k - 1].islower()
                and not words[k - 1].endswith(".")
                and (
                    (title is None and (k > 1 or self._led_by(start, words)))
                    or noun is not None
                    or (k == 1 and kinds[0] & ACRONYM)
                )
            ):
                # "Cockpit Martin Locher": a body and its spokesman
                size = sum(len(w) + 1 for w in words[:k])
                self._plain(start, start + size - 1, words[:k], text)
                self._plain(start + size, end, words[k:], text)
                return
        if count == 1:
            self._single(start, end, words[0], title, before, noun, self._ahead(start))
            return
        if count > 5 or kinds[-1] & STOP:
            return
        strength = 0.0
        forenamed = self._forenamed(start, words, kinds)
        told = title is not None or before in ("mister", "kin")
        if self.titled and title is None and not forenamed:
            return
        if not forenamed and noun is None and self._worded(kinds, titled=told):
            if self.nouns and words[0].endswith("s") and not kinds[0] & COMMON and count == 2:
                self._unjoined(start, start + len(words[0]), words[0], kinds[0])  # "Liats Rückkehr"
            elif (group := self._group(start, end, words)) is not None:
                self.finds.append(group)
            return
        if told:
            strength = 0.9
        elif forenamed:
            strength = 0.7
        elif self._says(start, end):
            strength = 0.6
        elif words[0].endswith(".") and len(words[0]) < 5:
            strength = 0.7
        elif kinds[1] & (GIVEN if self.nouns else NAMED) or any(kind & PARTICLE for kind in kinds):
            strength = 0.45
        elif kinds[-1] & SURNAME:
            # "Global South": words that are surnames as well
            strength = 0.25 if self.english and kinds[-1] & WORDED else 0.4
        if kinds[-1] & FIRM and not title:
            self.finds.append(BodyFind(self.field, start, end, text[start:end], 0.6, COMPANY))
            return
        if noun is not None and title is None:
            title = self._over(start) if wording.is_given(words[0]) else None
            if title is None:
                self._introduced(start, end, noun)
                return
            strength = 0.9  # "the spokesman of the party, Zubair Kasuri" with the party unnamed
        if title is None and self._named_after(end):
            return
        if strength == 0.0:
            if any(kind & ACRONYM for kind in kinds) and not all(kind & CAPITALS for kind in kinds):
                strength = 0.0
            elif self._begins(start) and text.find(words[0].lower()) >= 0:
                self._rest(start + len(words[0]) + 1, end, [])
                return
            elif (head := self._plural(end, words, start)) is not None:
                self.finds.append(head)
                return
            elif self._definite(start, end) or count > 3 or text[start - 1 : start] in _MARKS:
                return  # nobody has four names without a given one; a quotation
            else:
                strength = 0.35
        if title is not None and title.country is None and title.body is None:
            title = self._of(title, end)
        begins = not kinds[0] & NAMED and self._begins(start)
        self.finds.append(
            PersonFind(self.field, start, end, text[start:end], strength, title, begins)
        )

    def _unjoined(self, start: int, end: int, word: str, kind: int) -> None:
        """Judge a name of one word that holds nothing known."""
        if kind & (THING | DATED):
            return
        before = self._cue_before(start)
        if before == "place_noun" or (kind & FIELD and self.wording.field_of_office([word])):
            return
        title = self._title(start, end) if self.titles else None
        ahead = self._ahead(start)
        if title is None and _names_thing(ahead):
            return
        noun = self._noun(start, [word], before, title)
        self._single(start, end, word, title, before, noun, ahead)

    def _single(
        self,
        start: int,
        end: int,
        word: str,
        title: Title | None,
        before: str | None,
        noun: Head | None,
        ahead: int,
    ) -> None:
        """Judge a name of one word; ``ahead`` is the kind of the word before it."""
        if len(word) < 2 or word.isdigit():
            return
        text, kind = self.text, self.kinds[word]
        if kind & ACRONYM and not kind & ROMAN:
            if (
                word not in self.wording.letters
                and text[start - 1 : start] not in _HANDLES
                and not self._shouted(start, end)
                and not self._measures(start)
            ):
                self.finds.append(BodyFind(self.field, start, end, word, 0.5, None))
            return
        if text[start - 1 : start] in _HANDLES:
            return  # what is written under, not who writes
        if title is not None and self.phrases is not None and self.phrases.goes_on(word, end):
            return  # "predsednika Evropskega sveta": the body's name goes on
        if kind & CAMEL:
            self.finds.append(BodyFind(self.field, start, end, word, 0.6, COMPANY))
            return
        if self.nouns and self._compound(start, word):
            return
        if noun is not None:
            self._introduced(start, end, noun)
            return
        if self._named_after(end):
            return
        if title is not None and _ADJECTIVE.match(text, start):
            return  # "речник Міжнародного комітету": the body's name goes on
        begins = self.titled or self._begins(start)
        strength = 0.1
        if self.english and kind & ENGLISH | kind & NUMBERED | kind & FIRM and title is not None:
            title = None  # "Leaders Debate", "Dollar General Corp"
        if self.english and kind & WORDED and any(t.start == end + 1 for t in self.titles):
            return  # "another officer, Wing Commander ..."
        if self.nouns and kind & COMMON and not kind & SURNAME:
            strength, title = 0.0, None  # somebody's name if one whose name it is is named in full
        elif title is not None and title.role_end <= start:
            strength = 0.7
        elif before == "mister" or ahead & EPITHET:  # "prophet", "Sister"
            strength = 0.8
        elif not begins and (
            (kind & FIRST and not (self.english and (kind & WORDED or self._article(start))))
            or (
                kind & FAMILY
                and not (self.english and kind & WORDED)
                and self._surname_alone(start)
            )
        ):
            strength = FIRST_NAME
        elif self.english and self._acts(start, end, word):
            strength, begins = FIRST_NAME, False
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

    def _case_behind(self, words: list[str]) -> int:
        """Return the number of the first word with a case ending; 0 if none has one."""
        for number, word in enumerate(words, 1):
            at = max(word.find("'"), word.find("’"))
            if at > 1 and word[at + 1 :].islower():
                return number
        return 0

    def _led_by(self, start: int, words: list[str]) -> bool:
        """Tell whether the first word is none of the person's names, but a noun or a body's name.

        A given name that the lists lack, "Fawad Ahmed Chaudhry", stands nowhere alone.
        """
        word, following = words[:2]
        if self.english or self._begins(start) or self.kinds[word] & _LONE:
            return True
        stem = word[:-1] if len(word) > 4 else word
        return self.text.count(stem) > self.text.count(f"{word} {following}")

    def _ahead(self, start: int) -> int:
        """Return the kind of the word that stands right before ``start``; 0 if none does."""
        text = self.text
        if start < 2 or text[start - 1] not in "  ":
            return 0
        return self.kinds[text[text.rfind(" ", 0, start - 1) + 1 : start - 1]]

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
        index = self.at.get(start)
        return () if index is None else self.reader.hits[index].readings

    def _definite(self, start: int, end: int) -> bool:
        """Tell whether an English article or "of" makes it something else than a person."""
        text = self.text
        return text[max(0, start - 4) : start].lower() == "the " or text.startswith(" of ", end)

    def _surname_alone(self, start: int) -> bool:
        """Tell whether a lone surname stands as persons' names do: behind a word, no article."""
        space = self.text.rfind(" ", 0, start - 1)
        before = self.text[space + 1 : start - 1]
        return before.islower() and before not in ("the", "a", "an") and not self._placed(start)

    def _acts(self, start: int, end: int, word: str) -> bool:
        """Tell whether a lone surname does what only a person does: "Molloy ran for mayor"."""
        kind = self.kinds[word]
        return (
            not kind & HEAD
            and (word[-1] != "s" or kind & SURNAME > 0)
            and not word.endswith("ing")
            and self.wording.personal.match(self.text, end) is not None
            and word.lower() not in self.wording.not_alone
            and not self._mapped(start)
            and self.text[max(0, start - 4) : start].lower() != "the "
        )


def _names_thing(ahead: int) -> bool:
    """Tell whether the name is that of the thing named before it: "rue Victor Hugo"."""
    return ahead & _BEARING == _BEARING
