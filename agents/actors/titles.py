"""Who a role noun speaks of: the country or body beside it, and whether it is over or to come."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from agents.actors import headship
from agents.actors.names import FORMER, PLURAL
from agents.actors.reader import Reader
from streams.events import Sector

# Scripts of languages in which a role's country stands before it; a place behind is a visit's.
_COUNTRY_FIRST = re.compile(r"[\u0530-\u058f\u0900-\u0dff\u10a0-\u10ff\u3040-\u9fff가-힣]")
_NAME_ENDS = re.compile(r"[  ]?(?:[,.;:()–—]|$|[  ](?!of )[^\W\d_A-ZА-ЯЁΑ-Ω])")
# A person's two names behind a town, in the scripts that join the two by their cases alone.
_NAME_FOLLOWS = re.compile(r" [Α-ΩΆ-ΏА-ЯЁІЇЄ]\w+ [Α-ΩΆ-ΏА-ЯЁІЇЄ]\w+")
# A Slavic adjective of a town or province between the role and the name: "wojewoda pomorska X".
_LOCAL = re.compile(
    r"[  ][^\W\d_A-ZА-ЯЁΑ-Ω][^\W\d_]+(?:sk|ck|zk|šk|ск|цьк|зьк|ськ|цк|шк)"
    r"(?:i|a|y|ý|á|iej|ej|iego|ego|ého|é|oj|oga|og|u|ą|ou|ий|ой|ая|а|и|ого|ої|ому|ым|им|ог|ој)"
    r"(?=[  ][^\W\d_a-zа-яё][^\W\d_A-ZА-ЯЁ]+[  ][^\W\d_a-zа-яё][^\W\d_]+)"
)
# A Romance adjective between the role and the name: "la Generalitat valenciana, X", "le maire
# socialiste, X".
_DESCRIBED = re.compile(
    r"[  ][a-zà-ÿ]{2,}(?:an[oae]|ana|ià|es[ae]|enca?|ina?|aise?|aine?|ien|ienne|"
    r"ist[aeo]|al[ei]?|elle|ante|ive|iv[oa]|ic[oa]|ique|ari[oa]|aire|ente)"
    r"(?=,[  ][^\W\d_a-zà-ÿ]\w+[  ][^\W\d_a-zà-ÿ])"
)
# What a governor or mayor is of, where no known place has the name: "le préfet du Nord, X",
# "primarul al Iașului X".
_SOMEWHERE = re.compile(
    r"[  ](?:(?:du|de la|des|de|della|del|di|da|do|der|von|van|al|of)[  ]|de l['’]|d['’]|dell['’])"
    r"[^\W\d_a-zà-ÿ][\w-]+(?=,[  ][^\W\d_a-zà-ÿ]\w+[  ][^\W\d_a-zà-ÿ])"
    r"|[  ]al?[  ][A-ZȘȚÎ]\w+(?:ului|ei|ii)(?=[  ][A-ZȘȚÎ]\w+[  ][A-ZȘȚÎ])"
)
_NAME_GOES_ON = re.compile(r" [^\W\d_a-zа-яё]\w")
_WHERE = ("에서", "에는", "에도")  # Korean particles of a place
TOWN = "geonames:"  # begins a town's key
_PREPOSED = 3  # characters between a role and its place if a preposition joins them
# Soldiers' ranks; whoever has an office as well is known by it.
RANKS = frozenset(
    {"general", "admiral", "commodore", "colonel", "major", "captain", "lieutenant", "sergeant",
     "soldier"}
)  # fmt: skip
# Who speaks or works for the holder of an office, who is named behind: "rzecznik prezydenta X".
SERVANTS = frozenset({"spokesperson", "adviser", "chief_of_staff", "envoy", "lawyer"})
# Roles held in a part of a country, which stands beside them.
OF_REGIONS = frozenset({"governor", "mayor", "chief_minister"})
_PARTS = 4  # countries, bodies and marks of time on one side of a role noun
_LONGEST_FIELD = 48  # characters, and words, of what a minister is minister of
_FIELD_WORDS = 6


_OFFICES = frozenset(
    {"president", "prime_minister", "chancellor", "minister", "foreign_minister", "king",
     "defence_minister", "interior_minister", "governor", "mayor", "prosecutor", "speaker",
     "secretary_general", "vice_president", "pope", "supreme_leader", "leader"}
)  # fmt: skip


def leads(text: str, start: int) -> bool:
    """Tell whether the script at ``start`` is one in which a role's country stands before it."""
    return _COUNTRY_FIRST.match(text, start) is not None


class Title(NamedTuple):
    """A role noun with what belongs to it; ``start`` and ``end`` span all of it."""

    start: int
    end: int
    role: str
    role_start: int
    role_end: int
    country: str | None
    body: str | None
    former: bool
    elect: bool
    plural: bool = False  # "foreign ministers A of X and B of Y"
    sector: Sector | None = None  # of the country's body that it is held in: "army spokesman"


class Titles:
    """Reads the titles of one passage."""

    def __init__(
        self, reader: Reader, fields: Mapping[str, str], *, prepositions: bool = False
    ) -> None:
        """Take the passage; ``fields`` gives a minister's role by the words behind the noun.

        ``prepositions`` tells that the language puts one between an office and its town.
        """
        self._prepositions = prepositions
        self._reader = reader
        self._fields = fields

    def read(self) -> list[Title]:
        """Return the titles in the order of the text."""
        reader = self._reader
        found: list[Title] = []
        for index, role in enumerate(reader.roles):
            if role is None or (found and reader.hits[index].end <= found[-1].end):
                continue
            title = self._title(index, role)
            if title is not None:
                found.append(title)
        return found

    def _title(self, index: int, role: str) -> Title | None:
        reader = self._reader
        hit = reader.hits[index]
        start, end = hit.start, hit.end
        if reader.text.startswith(_WHERE, end):
            return None  # "시장에서": in the market, which is a mayor as well
        own = reader.affiliations[index]
        country = own.country if own is not None else None  # "영국대사": in one word
        body = cue = None
        former = elect = plural = False
        if role[0] == FORMER:
            former, role = True, role[1:]
        elif role[0] == PLURAL:
            plural, role = True, role[1:]
        left = index - 1
        for _ in range(_PARTS):
            if left < 0 or not reader.precedes(left, start):
                break
            found, mark = reader.affiliations[left], reader.cues[left]
            if mark == "former":
                former = True
            elif mark == "elect":
                elect = True
            elif found is not None:
                country, body = country or found.country, body or found.body
            elif mark in headship.CUES and cue is None and role in headship.VARIES:
                cue = mark
            else:
                break
            start = reader.hits[left].start
            left -= 1
        right, owned = index + 1, False
        country_first = leads(reader.text, hit.start)
        for _ in range(_PARTS):
            if right >= len(reader.hits) or not reader.follows(end, right, owned):
                break
            found, mark = reader.affiliations[right], reader.cues[right]
            owned = False
            if mark == "elect":
                elect = True
            elif mark == "former" and reader.text[end : reader.hits[right].start].isspace():
                former = True
            elif (
                found is not None
                and country is None
                and body is None
                and not country_first
                and not self._forename(right, end)
            ):
                country, body = found.country, found.body
                owned = True
            elif found is not None and found.country == country and self._is_people(right):
                pass  # "f'Ruma mal-Ministru tal-Intern Taljan"
            elif (
                self._is_place(right)
                and reader.hits[right].start - end > 2
                and _NAME_ENDS.match(reader.text, reader.hits[right].end)
            ):
                # "procuratore di Palermo": which of several is not known
                if role in OF_REGIONS:  # "Gouverneur der Oblast Kaliningrad"
                    country = country or self._division(right)
            elif role in OF_REGIONS and country is None and self._is_place(right):
                country = self._division(right)
                if (
                    country is None
                    and not self._is_region(right + 1)
                    and reader.hits[right].start - end < _PREPOSED
                    and not _NAME_FOLLOWS.match(reader.text, reader.hits[right].end)
                ):
                    break
            elif mark == "place_noun" and right > index + 1:
                pass  # "Томской области"
            elif mark in headship.CUES and cue in (None, mark) and reader.roles[right] is None:
                cue = mark
            elif role in SERVANTS and right == index + 1 and self._serves(right, end):
                pass
            else:
                break
            end = reader.hits[right].end
            right += 1
        role_end = hit.end
        local = _LOCAL.match(reader.text, end)
        if local is None and end == role_end:
            described = _DESCRIBED.match(reader.text, end)
            local = described or (
                _SOMEWHERE.match(reader.text, end) if role in OF_REGIONS else None
            )
        if local is not None:
            end = local.end()
        if role == "minister":
            office = self._field(end)
            if office is not None:
                role, end = office
                role_end = end
        if cue is not None or body is not None:
            role = headship.role(role, cue, reader.actors.get(body or ""))
        if role == "head" and country is None and body is None and cue is None:
            return None  # "in the head"
        sector = headship.SECTORS.get(cue or "") if role in headship.VARIES else None
        return Title(
            start, end, role, hit.start, role_end, country, body, former, elect, plural, sector
        )

    def _serves(self, index: int, end: int) -> bool:
        """Tell whether the role noun of a hit is in lower case and only a space or "of" before it.

        Languages that put the office first have it no other way: "rzecznik prezydenta".
        """
        reader = self._reader
        held = reader.roles[index]
        return (
            held is not None
            and held in _OFFICES
            and not leads(reader.text, reader.hits[index].start)
            and reader.text[reader.hits[index].start].islower()
            and "," not in reader.text[end : reader.hits[index].start]
        )

    def _forename(self, index: int, end: int) -> bool:
        """Tell whether a town's name is the person's: "a deputada Jurema Leite"."""
        hit = self._reader.hits[index]
        return (
            self._prepositions
            and hit.start - end == 1
            and _NAME_GOES_ON.match(self._reader.text, hit.end) is not None
            and all(key.startswith(TOWN) for _, key in hit.readings)
        )

    def _is_place(self, index: int) -> bool:
        reader = self._reader
        return any(reading.table == "place" for reading in reader.hits[index].readings)

    def _is_people(self, index: int) -> bool:
        reader = self._reader
        return any(reading.table == "demonym" for reading in reader.hits[index].readings)

    def _division(self, index: int) -> str | None:
        """Return the country of the first-level division that a hit may name."""
        reader = self._reader
        for table, key in reader.hits[index].readings:
            if table == "place" and key[2:3] == "-" and key[:2].isupper():
                return key[:2]
        return None

    def _is_region(self, index: int) -> bool:
        reader = self._reader
        return index < len(reader.cues) and reader.cues[index] == "place_noun"

    def _field(self, end: int) -> tuple[str, int] | None:
        """Return the minister's role that the words at ``end`` make, and where they end."""
        reader = self._reader
        text = reader.text
        if text[end : end + 1] not in (" ", "\u00a0"):
            return None
        words = text[end + 1 : end + _LONGEST_FIELD].split(" ", _FIELD_WORDS)[:_FIELD_WORDS]
        for count in range(len(words), 0, -1):
            phrase = " ".join(words[:count]).rstrip(',.;:!?)»”"')
            role = self._fields.get(phrase.lower())
            if role is not None:
                return role, end + 1 + len(phrase)
        return None
