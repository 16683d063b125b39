"""A single name judged by its words and what stands around it: a person's, a body's, neither."""

from __future__ import annotations

from abc import abstractmethod

from agents.actors.finds import BodyFind, PersonFind
from agents.actors.kinds import (
    ACRONYM,
    BEARER,
    CAMEL,
    CAPITALS,
    COMMON,
    DATED,
    EPITHET,
    FIELD,
    FIRM,
    GIVEN,
    NAMED,
    OF_PLACE,
    PARTICLE,
    PARTISAN,
    PEER,
    STOP,
    SURNAME,
    THING,
    WOMAN,
    WORDED,
)
from agents.actors.lone import Lone, names_thing
from agents.actors.patterns import COMPANY
from agents.actors.titles import Title
from agents.actors.wording import Head

_MARKS = ("„", "“", "«", '"')
_LONE = CAMEL | ACRONYM


class Judge(Lone):
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
        if title is None and (kinds[0] & BEARER or names_thing(self._ahead(start))):
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
        if at := self._divided(start, words, kinds, title, noun):
            # "Cockpit Martin Locher": a body and its spokesman
            size = sum(len(w) + 1 for w in words[:at])
            self._plain(start, start + size - 1, words[:at], text)
            self._plain(start + size, end, words[at:], text)
        elif count == 1:
            self._single(start, end, words[0], title, before, noun, self._ahead(start))
        elif count <= 5 and not kinds[-1] & STOP:
            self._several(start, end, words, kinds, title, before, noun)

    def _divided(
        self,
        start: int,
        words: list[str],
        kinds: list[int],
        title: Title | None,
        noun: Head | None,
    ) -> int:
        """Return at which word a person's name begins behind another name; 0 if none does."""
        if kinds[0] & NAMED and (noun is None or self._over(start) is not None):
            return 0
        for k in range(1, len(words) - 1):
            if (
                kinds[k] & NAMED
                and not words[k - 1].islower()
                and not words[k - 1].endswith(".")
                and (
                    (title is None and (k > 1 or self._led_by(start, words)))
                    or noun is not None
                    or (k == 1 and kinds[0] & ACRONYM)
                )
            ):
                return k
        return 0

    def _several(
        self,
        start: int,
        end: int,
        words: list[str],
        kinds: list[int],
        title: Title | None,
        before: str | None,
        noun: Head | None,
    ) -> None:
        """Judge a name of two to five words of which none is to be cut off."""
        text, count = self.text, len(words)
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
            title = self._over(start) if self.wording.is_given(words[0]) else None
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

    def _definite(self, start: int, end: int) -> bool:
        """Tell whether an English article or "of" makes it something else than a person."""
        text = self.text
        return text[max(0, start - 4) : start].lower() == "the " or text.startswith(" of ", end)
