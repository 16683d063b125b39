"""Names of persons beside a title in scripts without capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agents.actors.finds import Find, PersonFind
from agents.actors.reader import Reader
from agents.actors.titles import Title
from agents.actors.wording import Wording
from streams.events import FieldName

_ARABIC = re.compile(r"[\u0620-\u06d3\u06d5\u06fa-\u06ff\u200c'ـًٌٍَُِّْ-]{2,}")
_HEBREW = re.compile(r"[\u05d0-\u05ea'\"׳״-]{2,}")
_INDIC = re.compile(r"[\u0900-\u0963\u0971-\u0dff\u200c\u200d.]{2,}")
_ETHIOPIC = re.compile(r"[\u1200-\u135f]{2,}")
_GEORGIAN = re.compile(r"[\u10a0-\u10ff-]{3,}")
_HAN_END = (
    r"(?=[，。、（(！：:\n]|$|(?:\d+|[一二三四五六七八九十]+)[日月]|周[一二三四五六日]|星期|"
    r"今|昨|在|于|於|对|對|就|将|將|赴|率|与|與|被|因|向|表示|说|說|称|稱|宣布|宣佈|指出|强调|強調|"
    r"会见|會見|会晤|會晤|访问|訪問|警告|呼吁|呼籲|发表|發表|抵达|抵達|去世|逝世|出席|参加|參加|接受|"
    r"签署|簽署|辞职|辭職|当选|當選|承诺|承諾|要求|批评|批評|否认|否認|重申|敦促|谴责|譴責|认为|認為|"
    r"主持|回应|回應|透露|提出|宣誓|通话|通話|致电|致電|接见|接見|上周|下周|本周|已经|已經|没有|沒有|"
    r"召见|召見|抗议|抗議|质疑|質疑|坦言|直言|受访|受訪|痛批|召开|召開|主张|主張|证实|證實|澄清|介绍|介紹|解释|解釋|率团|率團|出访|出訪|发文|發文|则|則|也|"
    r"拒绝|拒絕|出庭|受审|受審|被捕|落马|下台|遇刺|病逝|先生|女士)"
)
_HAN = "[\u4e00-\u9fff]"
_HAN_AFTER = re.compile(rf"({_HAN}{{2,4}}?){_HAN_END}")
_HAN_ENDS = re.compile(_HAN_END)
_HAN_DOTTED = re.compile(rf"{_HAN}{{1,6}}(?:[·‧・]{_HAN}{{1,6}}?)+{_HAN_END}")
_KANJI_BEFORE = re.compile(r"(?:[\u4e00-\u9fff々]{2,5}|[ァ-ヶー]+(?:[・＝][ァ-ヶー]+)*)$")
_HANGUL_BEFORE = re.compile(r"(?<![가-힣])([가-힣]{2,6}(?: [가-힣]{2,6})?) $")
# A name between commas behind its title: "وزیر خارجه ترکیه، جمال آکسوی، وارد تهران شد".
_COMMAS = "،,"
_CLOSES = "،,.)(؛:۔।።፣፤፥\n"
# Words that only stand behind a name, or between two of its parts.
_POSTPOSITIONS = frozenset(["ने", "को", "का", "के", "की", "से", "पर", "द्वारा", "নে", "কে", "এর"])
_JOINTS = frozenset(("בן", "אבו", "דה", "ואן", "אל", "פון", "बिन", "बेन", "डी", "বিন"))
# A foreigner's name of three parts: "응우옌 반 탄 베트남 총리".
_HANGUL_LONG = re.compile(r"(?:^|[.,\n'\"“])[ ]?([가-힣]{2,4} [가-힣]{1,4} [가-힣]{1,5}) $")
_HANGUL_POSTED = re.compile(r" (주[가-힣]{1,2} )$")
_HANGUL_AFTER = re.compile(r" ([가-힣]{3})(?=은|는|이|가|을|를|의|와|과|도|에|씨|[ ,.)\n]|$)")
_KANJI_AFTER = re.compile(r"の?([\u4e00-\u9fff々]{2,5}?)(?:氏|さん)")
_KATAKANA_AFTER = re.compile(
    r"の?([ァ-ヶー]+(?:[・＝][ァ-ヶー]+)+)(?=氏|さん|が|は|も|、|と|に|を|ら|$)"
)
_WITHIN = re.compile(r"[\u0620-\u06ff]")
_LEADS = ("", "の", "的", " ", "의 ")  # between a country and the name behind it
_LONGEST = 3  # words of a name
_GIVEN_AND_SURNAME = 2
_HAN_NAME = 3  # characters of most Chinese names


class Uncased:
    """Reads the names beside the titles of one passage."""

    def __init__(
        self, reader: Reader, titles: list[Title], field: FieldName, wording: Wording
    ) -> None:
        """Take the passage's titles."""
        self.wording = wording
        self.reader = reader
        self.text = reader.text
        self.titles = titles
        self.field = field

    def read(self) -> list[Find]:
        """Return the names in the order of the titles."""
        finds: list[Find] = []
        for title in self.titles:
            first = self.text[title.role_start]
            if first < "\u0590":
                continue
            span = self._span(title, first)
            if span is not None and not self._known(*span):
                start, end = span
                if title.country is None and start < title.start:
                    title = self._led(title, start)
                finds.append(PersonFind(self.field, start, end, self.text[start:end], 0.6, title))
        return finds

    def _span(self, title: Title, first: str) -> tuple[int, int] | None:
        if "\u0620" <= first <= "\u06ff":
            return self._following(title, _ARABIC)
        if "\u05d0" <= first <= "\u05ea":
            return self._following(title, _HEBREW)
        if "\u0900" <= first <= "\u0dff":
            return self._following(title, _INDIC)
        if "\u10a0" <= first <= "\u10ff":
            return self._following(title, _GEORGIAN)
        if "\u1200" <= first <= "\u135f":
            return self._following(title, _ETHIOPIC)
        if first in self.wording.honoured:
            return self.wording.honoured[first].span(self.text, title)
        if "가" <= first <= "힣":
            return self._korean(title)
        if "\u3040" <= first <= "\u9fff":
            return self._han(title)
        return None

    def _following(self, title: Title, word: re.Pattern[str]) -> tuple[int, int] | None:
        """Return two or three words behind the title, up to a word that is no name."""
        text, position = self.text, title.end
        words = text[position + 1 : position + 60].split(" ", 4)
        while len(words) > 2 and words[0] in self.wording.polite:
            position += len(words[0]) + 1
            words = words[1:]
        office = self.wording.field_of_office(words)
        if office:  # "وزير الموارد المائية": the name stands behind the ministry's field
            position += sum(len(w) + 1 for w in words[:office])
        begins = {
            hit.start
            for hit in self.reader.hits
            if title.end <= hit.start < title.end + 60
            and any(table != "place" for table, _ in hit.readings)
        }
        apposed = text[position : position + 1] in _COMMAS
        if apposed:
            position += 1
        ends: list[int] = []
        start = position + 1
        while len(ends) < _LONGEST + apposed and text[position : position + 1] in (" ", "\u00a0"):
            match = word.match(text, position + 1)
            if match is None or match.group() in self.wording.ends or match.start() in begins:
                break
            position = match.end()
            ends.append(position)
            if word is _GEORGIAN and len(ends) == _GIVEN_AND_SURNAME:
                break
        if apposed:  # such a name is closed by a comma again
            closed = len(ends) > 1 and text[position : position + 1] in _CLOSES
            return (start, position) if closed else None
        if len(ends) == _LONGEST:
            if word is not _ARABIC:
                if not self._goes_on(start, ends):
                    ends.pop()  # a verb
            elif text.startswith(" ال", ends[0]):
                ends.pop()  # "النائب سليم العجارمة الخطة": what the verb before them does it to
        return (start, ends[-1]) if len(ends) > 1 else None

    def _goes_on(self, start: int, ends: list[int]) -> bool:
        """Tell whether three words are a name: what stands between or behind them says so."""
        text = self.text
        if text[ends[0] + 1 : ends[1]] in _JOINTS or text[start : ends[0]] in _JOINTS:
            return True
        behind = text[ends[2] : ends[2] + 1]
        if behind in _CLOSES:
            return behind != "\n" and behind not in ".।።" and behind != ""
        return text[ends[2] + 1 : ends[2] + 8].partition(" ")[0] in _POSTPOSITIONS

    def _korean(self, title: Title) -> tuple[int, int] | None:
        posted = _HANGUL_POSTED.search(self.text, max(0, title.start - 4), title.start)
        if posted is not None:  # "주한 영국대사"
            title = title._replace(start=posted.start(1))
        longer = _HANGUL_LONG.search(self.text, max(0, title.start - 20), title.start)
        if longer is not None and title.country is not None:
            return longer.span(1)
        match = _HANGUL_BEFORE.search(self.text, max(0, title.start - 14), title.start)
        if match is None:
            after = _HANGUL_AFTER.match(self.text, title.end)
            name = after.group(1) if after is not None else ""
            if after is None or not self._is_korean(name):
                return None
            return after.span(1)
        name = match.group(1)
        start = match.start(1)
        if " " in name:
            if name.split(" ")[0] in self.wording.korean_words or (
                title.country is None and self._led(title, start).country is None
            ):
                name = name.rpartition(" ")[2]
                start = match.end(1) - len(name)
            else:
                return start, match.end(1)
        return (start, start + len(name)) if self._is_korean(name) else None

    def _is_korean(self, name: str) -> bool:
        """Tell whether the three syllables can be a Korean's surname and given name."""
        wording = self.wording
        return (
            len(name) == 3
            and name[0] in wording.korean_surnames
            and name not in wording.korean_words
        )

    def _han(self, title: Title) -> tuple[int, int] | None:
        text = self.text
        dotted = _HAN_DOTTED.match(text, title.end)
        if dotted:
            return dotted.span()
        floor = max((end for end in self._taken() if end <= title.start), default=0)
        before = _KANJI_BEFORE.search(text, max(floor, title.start - 24), title.start)
        if (
            before is not None
            and before.group()[0] >= "\u30a0"
            and "ァ" <= before.group()[0] <= "ヶ"
        ):
            return before.span()
        polite = _KANJI_AFTER.match(text, title.end) or _KATAKANA_AFTER.match(text, title.end)
        if polite is not None:
            return polite.span(1)
        if _HAN_ENDS.match(text, title.end):
            return None
        after = _HAN_AFTER.match(text, title.end)
        if after is not None and (
            title.country is not None
            or title.body is not None
            or (after.group(1)[0] in self.wording.han_surnames and len(after.group(1)) == _HAN_NAME)
        ):
            name = after.group(1)
            if name[0] in self.wording.han_times or name in self.wording.portfolio:
                return None
            return after.span(1)
        if (
            before is not None
            and title.start - before.start() in (3, 4)
            and title.role_start == title.start
            and before.group() not in self.wording.portfolio
        ):
            left = text[before.start() - 1 : before.start()]
            if left in ("の", "、", "。", "\n", "", "「", "は", "と", "，", " ", "　"):
                return before.span()
        return None

    def _taken(self) -> Iterator[int]:
        """Yield where what stands for something ends; a town that nobody went to is a surname."""
        reader = self.reader
        for hit, known, found, role, cue in zip(
            reader.hits, reader.known, reader.affiliations, reader.roles, reader.cues, strict=True
        ):
            if known is not None or found is not None or role is not None or cue is not None:
                yield hit.end

    def _led(self, title: Title, start: int) -> Title:
        """Return the title with the country before the name: フランスのジャン・デュポン外相."""
        for hit, found in zip(self.reader.hits, self.reader.affiliations, strict=True):
            if found is not None and hit.end <= start and self.text[hit.end : start] in _LEADS:
                return title._replace(country=found.country, body=found.body)
        return title

    def _known(self, start: int, end: int) -> bool:
        """Tell whether a hit that stands for something lies in the span.

        A place within a word is a surname's origin: "الدمنهوري".
        """
        text = self.text
        return any(
            hit.start < end
            and hit.end > start
            and (known is not None or affiliation is not None)
            and (
                known is not None
                or not (_WITHIN.match(text, hit.end) and _WITHIN.match(text, hit.start - 1))
                or text[start] > "\u06ff"
            )
            for hit, known, affiliation in zip(
                self.reader.hits, self.reader.known, self.reader.affiliations, strict=True
            )
        )
