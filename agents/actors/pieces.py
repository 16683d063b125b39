"""Pieces of runs of capitalised words, cut into single names."""

from __future__ import annotations

from agents.actors.joints import Joints
from agents.actors.kinds import (
    CALENDAR,
    CONNECTOR,
    FIELD,
    GIVEN,
    HEAD,
    HONOURING,
    NAMED,
    SHORT,
    SMALL,
    STOP,
    SUFFIX,
)
from agents.actors.titles import OF_REGIONS, TOWN


class Pieces(Joints):
    """Cuts pieces into names and has them judged."""

    def _piece(self, start: int, end: int, covered: list[int]) -> None:
        text = self.text
        while start < end and not text[start].isalnum():
            start += 1
        while end > start and not (text[end - 1].isalnum() or text[end - 1] == "."):
            end -= 1
        for held in self.titles:
            if held.role_start < start and end <= held.role_end:
                return  # "ministre belge de la Défense": the field of the office
            if held.role in OF_REGIONS and held.role_end <= start < held.end < end:
                start = held.end + 1  # "Gubernur Bali Hendra Tanoewidjaja"
        if end - start < 2:
            return
        words = text[start:end].split(" ")
        kinds = self.kinds
        first = kinds[words[0]]
        # what begins the sentence and is no part of the name
        while (
            first & STOP
            and (first & (SMALL | SHORT) or self._begins(start))
            and not (covered and self.starts[covered[0]] == start)  # "New Zealand"
            and not (len(words) > 1 and first & HEAD)
            and not (len(words) > 1 and first & GIVEN and not self._begins(start))
        ):
            start += len(words[0]) + 1
            words = words[1:]
            if not words:
                return
            first = kinds[words[0]]
        while kinds[words[-1]] & SMALL:
            end -= len(words[-1]) + 1
            words = words[:-1]
            if not words:
                return
        if end <= start:
            return
        office = self.wording.field_of_office(words) if first & FIELD else 0
        title = self._title(start, end) if office else None
        if office and (office == len(words) or title is not None):
            # "Menteri Pekerjaan Umum Hendra Kusnadi": the ministry's field, then the minister
            start += sum(len(word) + 1 for word in words[:office])
            if title is not None and title.end < start <= end:
                self.titles[self.titles.index(title)] = title._replace(end=start - 1)
            words = words[office:]
            if not words:
                return
            first = kinds[words[0]]
            if first & SMALL:
                self._rest(start, end, covered)
                return
        if (
            first & CALENDAR
            and len(words) > 1
            and (not first & GIVEN or kinds[words[1]] & CALENDAR)
        ):
            self._rest(start + len(words[0]) + 1, end, covered)
            return
        if len(words) == 1:
            if first & STOP:
                return
        elif len(words) > 2 and any(kinds[word] & (CONNECTOR | SMALL) for word in words):
            self._joined(start, words, covered)
            return
        self._name(start, end, words, covered)

    def _name(self, start: int, end: int, words: list[str], covered: list[int]) -> None:
        """Judge a single name."""
        hits = self.reader.hits
        text = self.text
        free = end - start
        for i in covered:
            free -= min(end, hits[i].end) - max(start, hits[i].start)
        if self._elected(end) or (
            len(covered) == 1
            and self.reader.places[covered[0]]
            and hits[covered[0]].start <= start
            and end <= hits[covered[0]].end
        ):
            return  # "West Bank" is no bank
        if self._led(words, end):
            return  # "Indonesian Energy Minister": a field of office
        kinds = self.kinds
        for k in range(1, len(words) - 1):
            before = kinds[words[k - 1]]
            if k == 1 and before & HONOURING:
                continue  # "Fundación Pablo Iglesias"
            if before & (HEAD | SUFFIX) and kinds[words[k]] & GIVEN:
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
        if free <= len(words):
            if len(words) < 2 or not kinds[words[0]] & NAMED:
                return  # nothing but places
            if self._title(start, end) is None:
                if len(words) > 2 and len(covered) > 1 and self._towns(covered):
                    self._plain(start, end, words, text)  # towns are not named in a row
                return
        if covered:
            # a place leads or ends the name: what remains is judged alone
            first, last = hits[covered[0]], hits[covered[-1]]
            if (
                len(covered) == 1
                and first.start == start
                and (first.end == start + len(words[0]) or self._towns(covered))
                and len(words) > 1
                and (kinds[words[0]] & GIVEN or any(t.end == start - 1 for t in self.titles))
                and (len(words) < 3 or len(words[1]) < 3 or not kinds[words[1]] & NAMED)
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

    def _towns(self, covered: list[int]) -> bool:
        """Tell whether the hits are towns' names and nothing else."""
        hits = self.reader.hits
        return all(
            table == "place" and key.startswith(TOWN)
            for i in covered
            for table, key in hits[i].readings
        )

    def _led(self, words: list[str], end: int) -> bool:
        """Tell whether the last words are the field of the office that is named right behind."""
        index = self.at.get(end + 1)
        return (
            index is not None
            and self.reader.roles[index] is not None
            and any(self.wording.field_of_office(words[k:]) for k in range(len(words)))
        )

    def _repeated(self, word: str) -> bool:
        """Tell whether the text uses the word alone as well: a surname behind a place's name."""
        return len(word) > 3 and " " not in word and self.text.count(word[:-1]) > 2

    def _rest(self, start: int, end: int, covered: list[int]) -> None:
        text = self.text
        while start < end and not text[start].isupper():  # "Tuesday in Kenya"
            space = text.find(" ", start, end)
            start = space + 1 if space >= 0 else end
        if end - start > 1:
            self._piece(start, end, covered)
