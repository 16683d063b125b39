"""What the words around a place's name tell of it, by language, and the words as they stand.

The lists of ``data/parties.toml`` hold whole words, stems ("обвин*") and phrases ("yêu_cầu").
"""

from __future__ import annotations

from enum import IntFlag, auto

_MOST_KNOWN = 5_000  # words kept with what they tell, for each of some fifty languages
_SHORTEST_VERB = 4  # letters of a word that is taken for a verb by its ending
_REACH = 72  # characters before the name that are read
_MOST = 7  # pieces between spaces that are read of them
_REACH_BEHIND = 100  # and behind it
_MOST_BEHIND = 14
_REACH_FAR = 190  # where the verb of a long clause may end it
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
    """Return the last words of the sentence before ``start``, in lower case."""
    low = max(0, start - _REACH)
    line = text.rfind("\n", low, start) + 1
    low = line or low
    pieces = text[low:start].lower().rsplit(None, _MOST)
    if pieces and ((low and not line) or len(pieces) > _MOST):
        del pieces[0]  # it may be half a word
    words = _words(pieces)
    for at in range(len(words) - 1, -1, -1):
        if words[at] in _ENDS:
            return words[at:]
    return words


def words_behind(text: str, end: int, *, far: bool) -> list[str]:
    """Return the words of the sentence behind ``end``, in lower case; ``far``: to a last verb."""
    stop = end + (_REACH_FAR if far else _REACH_BEHIND)
    line = text.find("\n", end, stop)
    behind = text[end : stop if line < 0 else line].lower()
    pieces = behind.split() if far else behind.split(None, _MOST_BEHIND)[:_MOST_BEHIND]
    words = _words(pieces)
    for at, word in enumerate(words):
        if word in _ENDS:
            return words[:at]
    return words


def _words(pieces: list[str]) -> list[str]:
    """Return the words of pieces between spaces; marks become words of their own."""
    words = []
    for piece in pieces:
        if piece.isalpha():
            words.append(piece)
        else:
            words += piece.translate(_PARTED).split()
    return words
