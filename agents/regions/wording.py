"""What the words around a place's name tell of it, by language, and the words as they stand.

The lists of ``data/parties.toml`` hold whole words, stems ("обвин*") and phrases ("yêu_cầu").
"""

from __future__ import annotations

from enum import IntFlag, auto

_MOST_KNOWN = 50_000  # words kept with what they tell, for each language
_SHORTEST_VERB = 4  # letters of a word that is taken for a verb by its ending
_REACH = 72  # characters before the name that are read
_REACH_BEHIND = 190  # and behind it: the verb of a long clause may end it
_MARKS = '.,;:!?"“”„«»()[]–—…،؛؟।॥።፣፤·՝։\n'
_ENDS = frozenset(".;!?؛؟।॥።։…\n")
# A mark stands as its own word; an elided article keeps its apostrophe: "l' iran".
_PARTED = str.maketrans(
    {mark: f" {mark} " for mark in _MARKS}
    | {"’": "' ", "'": "' ", "،": " , ", "۔": " . ", "\u200c": ""}  # and no joiners are read
)
TAIL_ENDS = frozenset(_MARKS + "/")


class Tells(IntFlag):
    """What a word tells; the names are those of the lists."""

    NOTHING = 0
    ARTICLES = auto()
    PLACE = auto()
    PARTY = auto()
    WITH = auto()
    TOWARD = auto()
    BY = auto()
    SHARED = auto()
    TIES = auto()
    OWNS = auto()
    ADDRESSES = auto()
    SAYS = auto()
    DOES = auto()
    HELPS = auto()
    SKIPS = auto()
    OPENS = auto()
    TITLES = auto()
    MARKS = auto()
    OBJECTS = auto()
    BEHIND = auto()
    JOINS = auto()
    BEGINS = auto()  # a phrase may begin with it
    STOPS = auto()  # a mark
    STATES = auto()
    CASES = auto()
    FINITE = auto()  # by its ending it may be a verb; nothing else is known of it


LISTS = tuple(
    t.name for t in Tells if t.name and t not in Tells.BEGINS | Tells.STOPS | Tells.FINITE
)


class Lists:
    """The lists of one language; may be used from several threads."""

    __slots__ = (
        "_finite",
        "_known",
        "_phrases",
        "_stems",
        "joints",
        "located",
        "marked",
        "nominatives",
        "objects",
        "order",
        "undeclined",
    )

    def __init__(self, rows: dict[str, str], nominatives: frozenset[str]) -> None:
        """Take the lists as they are written, and the names that are in the nominative."""
        self.joints = frozenset(rows.get("joints", "").split())
        self.order = frozenset(rows.get("order", "").split())
        self._finite = tuple(rows.get("finite", "").split())
        self.located = tuple(rows.get("located", "").split())
        self.objects = tuple(rows.get("objects", "").split())
        self.undeclined = tuple(rows.get("undeclined", "").split())
        self.marked = tuple(rows.get("marked", "").split())
        self.nominatives = nominatives
        self._known: dict[str, int] = dict.fromkeys(_MARKS, Tells.STOPS.value)
        for mark in set(_MARKS) - {")", "]"}:
            self._known[mark] |= Tells.OPENS.value
        self._phrases: dict[tuple[str, str], int] = {}
        self._stems: dict[str, list[tuple[str, int]]] = {}
        for name in LISTS:
            for entry in rows.get(name.lower(), "").replace("\u200c", "").split():
                self._add(entry, Tells[name].value)

    def _add(self, entry: str, tells: int) -> None:
        first, _, second = entry.partition("_")
        if second:
            self._phrases[first, second] = self._phrases.get((first, second), 0) | tells
            self._known[first] = self._known.get(first, 0) | Tells.BEGINS.value
        elif entry[-1] == "*":
            self._stems.setdefault(entry[0], []).append((entry[:-1], tells))
        else:
            self._known[entry] = self._known.get(entry, 0) | tells

    def seal(self) -> Lists:
        """Give each listed word what the stems tell of it as well."""
        for word in self._known:
            self._known[word] |= self._by_stem(word)
        return self

    def _by_stem(self, word: str) -> int:
        tells = 0
        for stem, told in self._stems.get(word[0], ()):
            if word.startswith(stem):
                tells |= told
        return tells

    def tells(self, word: str) -> int:
        """Return the bits of ``Tells`` of a word in lower case."""
        told = self._known.get(word)
        if told is None:
            told = self._by_stem(word)
            if (
                not told
                and (len(word) >= _SHORTEST_VERB or word[:1] > "\u08ff")
                and word.endswith(self._finite)
            ):
                told = _FINITE
            if len(self._known) < _MOST_KNOWN:
                self._known[word] = told
        return told

    def read(self, words: list[str]) -> list[int]:
        """Return what each word tells, or each phrase of two of them."""
        found = []
        at = 0
        while at < len(words):
            told = self.tells(words[at])
            if told & _BEGINS and at + 1 < len(words):
                phrase = self._phrases.get((words[at], words[at + 1]))
                if phrase is not None:
                    told = phrase
                    at += 1
            found.append(told)
            at += 1
        return found


_BEGINS = Tells.BEGINS.value
_FINITE = Tells.FINITE.value


def words_before(text: str, start: int) -> list[str]:
    """Return the words of the sentence before ``start``, in lower case."""
    low = max(0, start - _REACH)
    words = text[low:start].lower().translate(_PARTED).split(" ")
    if low and words:
        del words[0]  # it may be half a word
    for at in range(len(words) - 1, -1, -1):
        if words[at] in _ENDS:
            words = words[at:]
            break
    return [word for word in words if word]


def words_behind(text: str, end: int) -> list[str]:
    """Return the words of the sentence behind ``end``, in lower case."""
    words = []
    for word in text[end : end + _REACH_BEHIND].lower().translate(_PARTED).split(" "):
        if word in _ENDS:
            break
        if word:
            words.append(word)
    return words
