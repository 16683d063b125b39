"""Whether a place that an English text names is meant as a party: its government, its people.

What speaks for or against it are clues, short strings: the preposition before the name with the
noun or verb that governs it, the verb behind the name, what the name owns, words around. Their
weights are added; ``scripts/learn_sense.py`` has learned them.
"""

from __future__ import annotations

import re
from importlib import resources

from agents.regions import vocabulary
from agents.regions.frames import Frames
from agents.regions.spots import Spot
from agents.regions.vocabulary import Vocabulary, Word

_REACH = 60  # characters before the name that are read
_REACH_BEHIND = 50  # and behind it
_NEAR = 9  # words on either side that tell what the sentence is about
_GOVERNED = 9  # words before a preposition among which its noun or verb is sought
_LISTED = 12  # words before a name that may belong to the list of names it ends
_INSERTED = 14  # words behind a name within which an insertion ends
_PHRASE = 6  # words behind "'s" in which the owned noun stands

# Behind these a name is the place, but where it owns something: "in Chile's first match".
_PLACING = frozenset({"in", "near", "into", "across", "throughout", "within", "around", "outside"})
_PLACED = frozenset({"", " ", ".", ",", ";", ")", "\n"})
_TOKEN = re.compile(r"\w+(?:[.'’&]\w+)*|['’]s\b|[^\w\s]")
_POSSESSIVES = ("'s", "’s")
_APOSTROPHES = ("'", "’")
_ABBREVIATED = frozenset({" vs", " St", " Mr", "Mrs", " Dr", " No", "Gen", " Lt", "Col", "Sen"})
_UNKNOWN = Word((), (), "")


class English:
    """Weighs the clues of mentions; several threads may use it at once."""

    def __init__(self, lists: Frames, words: Vocabulary, weights: dict[str, int]) -> None:
        """Take the word lists of English, its vocabulary and the clues' weights in hundredths."""
        self._lists = lists
        self._words = words
        self._weights = weights
        self._near = {
            clue.removeprefix("near "): weights[clue]
            for clue in weights
            if clue.startswith("near ")
        }
        of = lists.words
        self._prepositions, self._joints, self._auxiliaries = of["prep"], of["joint"], of["aux"]
        self._adverbs, self._openers, self._small = of["adverb"], of["opens"], of["small"]
        self._between = of["between_name"]
        self._closed = frozenset().union(
            self._prepositions, self._joints, self._auxiliaries, self._adverbs, self._openers,
            self._small, of["pronoun"],
        )  # fmt: skip

    @classmethod
    def load(cls) -> English:
        """Return a reader on the packaged data."""
        data = resources.files("agents.regions").joinpath("data/english_sense.tsv")
        rows = (line.split("\t") for line in data.read_text("utf-8").splitlines() if line[0] != "#")
        # Whole numbers: fractions that cancel out leave a rest whose sign the order decides.
        weights = {clue: round(100 * float(weight)) for clue, weight in rows}
        return cls(Frames.load(), vocabulary.load(), weights)

    def is_party(self, first: Spot, last: Spot) -> bool:
        """Tell it of the names from ``first`` to ``last``, which are joined or the same."""
        text = first.passage.text
        if first.before.lower() in _PLACING and text[last.end : last.end + 1] in _PLACED:
            return False
        left, right = _sentence(text, first.start, last.end)
        total = 0
        near = self._near
        for word in {*left[-_NEAR:], *right[:_NEAR]}:
            if word in near:
                total += near[word]
        weights = self._weights
        for clue in self._clues(first, last, left, right):
            if clue in weights:
                total += weights[clue]
        return total > 0

    def clues(self, first: Spot, last: Spot) -> list[str]:
        """Return what ``is_party`` weighs."""
        left, right = _sentence(first.passage.text, first.start, last.end)
        near = {*left[-_NEAR:], *right[:_NEAR]} - self._closed
        return self._clues(first, last, left, right) + [
            f"near {word}" for word in sorted(near) if word[0].islower() and word in self._words
        ]

    def _clues(self, first: Spot, last: Spot, left: list[str], right: list[str]) -> list[str]:
        out = [""]  # what weighs in every mention
        low_left, low_right = list(map(str.lower, left)), list(map(str.lower, right))
        level = first.chosen.place.level if first.chosen else ""
        held = self._holder(low_left, right, low_right)
        role = self._left(left, low_left, held, out)
        self._right(right, low_right, held, role, out)
        if first is last and low_right and self._lists.has("plural", low_right[0]):
            # "England were poor" is the team; "the roads from England were poor" are not.
            out.append(f"plural {'s' if first.text[-1] == 's' else ''} {role[0]}")
        out.append(f"level {level}")
        out.append(f"level {level} {held}{role}")
        return out

    def _holder(self, before: list[str], tokens: list[str], lower: list[str]) -> str:
        """Tell by what kind of word behind it the name is held: as its owner, or describing it."""
        if not lower:
            return ""
        word = lower[0]
        if word in _POSSESSIVES or (
            word in _APOSTROPHES and len(lower) > 1 and lower[1][0].isalpha()
        ):
            return "own "
        if not word[0].isalpha() or word in self._closed:
            return ""
        if tokens[0][0].isupper():
            return "name "
        if before and before[-1] in ("a", "an"):
            return "noun "
        known = self._words.get(word)
        if known is None or not known.nouns:
            return ""
        if not known.verbs:
            return "noun "
        return "" if len(lower) > 1 and self._lists.has("determiner", lower[1]) else "noun? "

    # What stands before the name.

    def _left(self, tokens: list[str], lower: list[str], held: str, out: list[str]) -> str:
        """Add the clues; return the name's role: S subject, L in a list, P behind a preposition,
        C that or a clause begins, N behind a name or number, O anything else.
        """
        lists = self._lists
        at = len(tokens) - 1
        if at > 0 and lower[at] == "of" and lists.has("realm", lower[at - 1]):
            at -= 2
        while at >= 0 and lower[at] in self._between:
            at -= 1
        if at < 0:
            out.append(f"{held}left ^")
            return "S"
        word = lower[at]
        if word in self._prepositions:
            out.append(f"{held}prep {word}")
            if held != "own ":
                self._governed(word, tokens, lower, at - 1, f"{held}gov", out)
            return f"C {word}" if lists.has("clause", word) else f"P {word}"
        if word in self._joints:
            opening = lower[0] in self._closed or lower[0].endswith("ly")
            if word == "," and opening and not tokens[at - 1][0].isupper():
                return "S"  # "In 1952, Japan ..."
            out.append(f"left {word}")
            return self._joined(tokens, lower, at, out)
        if word in self._openers:
            out.append(f"left {word}")
            return "S"
        if tokens[at][0].isupper() and at:
            out.append("left NAME")
            return "N"
        if word[0].isdigit():
            out.append("left NUMBER")
            return "N"
        out.append(f"{held}left {word}")
        self._listed(("place", "party", "whom", "visit"), word, f"{held}left", out)
        known = self._words.get(word, _UNKNOWN)
        out += [f"{held}left noun {name}" for name in known.nouns]
        out += [f"{held}left verb {name} {known.form}" for name in known.verbs]
        return "O"

    def _governed(
        self, word: str, tokens: list[str], lower: list[str], at: int, how: str, out: list[str]
    ) -> None:
        """Add what governs the preposition ``word``: the nearest noun or verb up to ``at``."""
        lists = self._lists
        near = lower[max(0, at - 5) : at + 1]
        if lists.among(word, near):
            out.append(f"{how} {word} list")
        if word == "for" and lists.among("leaving", near):
            out.append(f"{how} for leaving")
        if word in ("with", "between") and lists.among("shared", near):
            out.append(f"{how} {word} shared")
        noun = False
        for back in range(at, max(-1, at - _GOVERNED), -1):
            small = lower[back]
            if small in self._small or not small[0].isalpha():
                continue
            if tokens[back][0].isupper() and back:
                if back == at:
                    out.append(f"{how} {word} NAME")
                continue
            if back == at:
                out.append(f"{how} {word} {small}")
            known = self._words.get(small, _UNKNOWN)
            if known.nouns and not noun:
                noun = True
                out += [f"{how} {word} noun {name}" for name in known.nouns]
            elif known.verbs:
                kind = "far verb" if noun else "verb"
                out += [f"{how} {word} {kind} {name}" for name in known.verbs]
                return
        if not noun:
            out.append(f"{how} {word} none")

    def _joined(self, tokens: list[str], lower: list[str], at: int, out: list[str]) -> str:
        """Add what stands before the first of the names that end in a joint at ``at``."""
        joint, end = lower[at], at
        if joint == "," and at and tokens[at - 1][0].isupper():
            out.append("list , NAME")
        while at >= 0 and end - at < _LISTED:
            small = lower[at]
            known = small in self._prepositions or small in self._small
            if not (
                small in self._joints or small in self._between or small[0].isdigit()
                or small == "of" or small in _POSSESSIVES
                or (tokens[at][0].isupper() and not known)
            ):  # fmt: skip
                break
            at -= 1
        if at < 0:
            out.append(f"list {joint} ^")
            return "S"
        word = lower[at]
        if word in self._prepositions:
            out.append(f"list {word} {'near' if end - at < 4 else 'far'}")
            out.append(f"list {joint} {word}")
            self._governed(word, tokens, lower, at - 1, "list", out)
            return f"L {word}"
        known_word = self._words.get(word, _UNKNOWN)
        out += [f"list noun {name}" for name in known_word.nouns]
        out += [f"list verb {name}" for name in known_word.verbs]
        self._listed(("whom", "party", "place"), word, "list", out)
        return "S" if joint in (",", "and", "but") else "L"

    def _listed(self, names: tuple[str, ...], word: str, how: str, out: list[str]) -> None:
        out += [f"{how} list {name}" for name in names if self._lists.has(name, word)]

    # What stands behind the name.

    def _right(
        self, tokens: list[str], lower: list[str], held: str, role: str, out: list[str]
    ) -> None:
        if held == "own ":
            out.append("own")
            out.append(f"own {role}")
            self._owned(tokens[1:], lower[1:], out)
            return
        if lower and lower[0] in "-–" and len(lower) > 1:
            out.append(f"hyphen {lower[1]}")
            out += [f"hyphen verb {name}" for name in self._words.get(lower[1], _UNKNOWN).verbs]
            return
        if lower and lower[0] == "(":
            out.append("right (")
            close = lower.index(")") + 1 if ")" in lower else len(lower)
            tokens, lower = tokens[close:], lower[close:]
        if lower[1:] and lower[0] == ",":
            self._resumed(tokens, lower, role, out)
        else:
            self._said(tokens, lower, role[0], out)

    def _resumed(self, tokens: list[str], lower: list[str], role: str, out: list[str]) -> None:
        """Add what is said behind a comma: of the name, or of another."""
        word = lower[1]
        out.append("right ,")
        if word in ("which", "who"):
            self._said(tokens[2:], lower[2:], "S", out, "rel ")
            return
        if tokens[1][0].isupper():
            out.append(f"right , NAME {role[0]}")
        elif word[0].isdigit():
            out.append("right , NUMBER")
        else:
            out.append(f"right , {word}")
            known = self._words.get(word, _UNKNOWN)
            out += [f"right , verb {name} {known.form}" for name in known.verbs]
        if role == "S" and "," in lower[2:_INSERTED]:
            at = lower.index(",", 2) + 1
            self._said(tokens[at:], lower[at:], "S", out, "far ")

    def _owned(self, tokens: list[str], lower: list[str], out: list[str]) -> None:
        """Add the noun that the name owns: its decision, its coast."""
        head, phrase = -1, []
        for at, word in enumerate(lower[:_PHRASE]):
            known = self._words.get(word, _UNKNOWN)
            if (
                word in self._prepositions or word in self._auxiliaries or word in self._joints
                or not (word[0].isalnum() or word == "-")
                or (at and known.form in ("past", "s", "part") and not known.nouns)
            ):  # fmt: skip
                break
            if tokens[at][0].isupper():
                out.append("own NAME")
                head = at if head < 0 else head
            elif word != "-":
                head = at
                phrase.append(word)
                out.append(f"own {word}")
                if word.endswith("est") or word == "most":
                    out.append("own SUPERLATIVE")
        out += [
            f"own list {name}" for name in ("owns", "sights") if self._lists.among(name, phrase)
        ]
        if head >= 0 and tokens[head][0].isupper():
            out.append("own head NAME")
        elif head >= 0:
            out.append(f"own head {lower[head]}")
            out += [f"own noun {name}" for name in self._words.get(lower[head], _UNKNOWN).nouns]

    def _said(
        self, tokens: list[str], lower: list[str], role: str, out: list[str], how: str = ""
    ) -> None:
        """Add the verb of which the name may be the subject, or the noun that it describes."""
        at = 0
        while at < len(lower) and self._is_adverb(lower[at]):
            at += 1
        if at == len(lower):
            out.append(f"{how}right $")
            return
        first = word = lower[at]
        if tokens[at][0].isupper():
            out.append(f"{how}right NAME")
            return
        if word not in self._auxiliaries:
            self._next(lower, at, how + role, out)
            return
        while at < len(lower) and (lower[at] in self._auxiliaries or self._is_adverb(lower[at])):
            word = lower[at] if lower[at] in self._auxiliaries else word
            at += 1
        out.append(f"{how}{role} aux {first}")
        if at == len(lower):
            return
        main, lists = lower[at], self._lists
        kind = next((kind for kind in ("be", "have") if lists.has(kind, word)), "do")
        out.append(f"{how}{kind} {main}")
        if kind == "be":
            self._listed(("passive", "scenery"), main, f"{how}be", out)
        elif kind == "have" and lists.among("has", lower[at : at + 5]):
            out.append(f"{how}have list has")
        known = self._words.get(main, _UNKNOWN)
        if known.verbs and known.form != "s" and main not in self._small:
            out += [f"{how}{role} {kind} verb {name} {known.form}" for name in known.verbs]
            if (kind != "be" or known.form == "ing") and lists.has("acts", main):
                out.append(f"{how}{role} list acts")

    def _next(self, lower: list[str], at: int, how: str, out: list[str]) -> None:
        word = lower[at]
        out.append(f"{how[:-1]}right {word}")
        self._listed(("acts", "team"), word, how, out)
        if word == "to" and at + 1 < len(lower):
            verbs = self._words.get(lower[at + 1], _UNKNOWN).verbs
            out += [f"{how} to {name}" for name in verbs]
        elif word not in self._prepositions and word not in self._joints:
            known = self._words.get(word, _UNKNOWN)
            out += [f"{how} verb {name} {known.form}" for name in known.verbs]
            out += [f"{how} noun {name} {known.form}" for name in known.nouns]

    def _is_adverb(self, word: str) -> bool:
        return word in self._adverbs or (len(word) > 4 and word.endswith("ly"))


def _sentence(text: str, start: int, end: int) -> tuple[list[str], list[str]]:
    """Return the words of the sentence before ``start`` and behind ``end``, as far as is read."""
    low = max(0, start - _REACH)
    begin = _begin(text, low, start)
    left = _tokens(text[begin:start])
    if low and begin == low and left:
        del left[0]  # it may be half a word
    stop = text.find(". ", end, end + _REACH_BEHIND)
    right = _tokens(text[end : end + _REACH_BEHIND if stop < 0 else stop])
    if right and (right[-1] == "." or (stop < 0 and end + _REACH_BEHIND < len(text))):
        del right[-1]
    return left, right


def _tokens(text: str) -> list[str]:
    """Return the words and marks; most words need no closer look."""
    tokens: list[str] = []
    for word in text.split():
        if word.isalnum():
            tokens.append(word)
        else:
            tokens += _TOKEN.findall(word)
    return tokens


def _begin(text: str, low: int, high: int) -> int:
    """Return where the sentence begins that goes on at ``high``; ``low`` where it does before."""
    at = high
    while (at := text.rfind(". ", low, at)) >= 0:
        # The full stop of an abbreviation ends nothing: "U.S. ", "Mr. ".
        if at > low + 2 and text[at - 2].isalnum() and text[at - 3 : at] not in _ABBREVIATED:
            low = at + 2
            break
    return max(low, text.rfind("\n", low, high) + 1)
