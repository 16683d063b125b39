"""What the words around a place's name in an English sentence tell of how it is meant."""

from __future__ import annotations

from agents.regions.frames import Frames
from agents.regions.slots import GOVERNORS, HELD, SLOT, Slotted, complement
from agents.regions.spots import Spot
from agents.regions.vocabulary import Vocabulary, Word

_GOVERNED = 9  # words before a preposition among which its noun or verb is sought
_LISTED = 12  # words before a name that may belong to the list of names it ends
_INSERTED = 14  # words behind a name within which an insertion ends
_PHRASE = 6  # words behind "'s" in which the owned noun stands
_OBJECT = 6  # words behind a verb in which its object stands
_POSSESSIVES = ("'s", "’s")
_APOSTROPHES = ("'", "’")
_UNKNOWN = Word((), (), "")


class Clues:
    """Reads clues, short strings for the kinds of words around a name, and words in slots."""

    def __init__(self, lists: Frames, words: Vocabulary) -> None:
        """Take the words of English by their part in a sentence, and its nouns and verbs."""
        self._lists = lists
        self._words = words
        of = lists.words
        self._prepositions, self._joints, self._auxiliaries = of["prep"], of["joint"], of["aux"]
        self._adverbs, self._openers, self._small = of["adverb"], of["opens"], of["small"]
        self._between = of["between_name"]
        self.passed = of["passed"]  # beside the joints of a list of names
        self.closed = frozenset().union(
            self._prepositions, self._joints, self._auxiliaries, self._adverbs, self._openers,
            self._small, of["pronoun"],
        )  # fmt: skip

    def read(
        self, first: Spot, last: Spot, left: list[str], right: list[str]
    ) -> tuple[list[str], Slotted]:
        """Return the clues and the words with their slots, but for those near the name."""
        out = [""]  # what weighs in every mention
        slotted: Slotted = []
        low_left, low_right = list(map(str.lower, left)), list(map(str.lower, right))
        level = first.chosen.place.level if first.chosen else ""
        held = self._holder(low_left, right, low_right)
        role = self._left(left, low_left, held, out, slotted)
        self._right(right, low_right, held, role, out, slotted)
        if first is last and low_right and self._lists.has("plural", low_right[0]):
            # "England were poor" is the team; "the roads from England were poor" are not.
            out.append(f"plural {'s' if first.text[-1] == 's' else ''} {role[0]}")
        out.append(f"level {level}")
        out.append(f"level {level} {held}{role}")
        return out, slotted

    def _holder(self, before: list[str], tokens: list[str], lower: list[str]) -> str:
        """Tell by what kind of word behind it the name is held: as its owner, or describing it."""
        if not lower:
            return ""
        word = lower[0]
        if word in _POSSESSIVES or (
            word in _APOSTROPHES and len(lower) > 1 and lower[1][0].isalpha()
        ):
            return "own "
        if not word[0].isalpha() or word in self.closed:
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

    def _left(
        self, tokens: list[str], lower: list[str], held: str, out: list[str], slotted: Slotted
    ) -> str:
        """Add the clues; return the name's role: S subject, L in a list, P behind a preposition,
        C that or a clause begins, N behind a name or number, O anything else.
        """
        lists = self._lists
        at = len(tokens) - 1
        if at > 0 and lower[at] == "of" and lists.has("realm", lower[at - 1]):
            at -= 2
        while at >= 0 and lower[at] in self._between:
            at -= 1
        if at < len(tokens) - 1:
            out.append(f"{held}between {lower[at + 1]}")
        if at < 0:
            out.append(f"{held}left ^")
            return "S"
        word = lower[at]
        if word in self._prepositions:
            out.append(f"{held}prep {word}")
            if held != "own ":
                self._governed(word, tokens, lower, at - 1, held, out, slotted)
            return f"C {word}" if lists.has("clause", word) else f"P {word}"
        if word in self._joints:
            opening = lower[0] in self.closed or lower[0].endswith("ly")
            if word == "," and opening and not tokens[at - 1][0].isupper():
                return "S"  # "In 1952, Japan ..."
            out.append(f"left {word}")
            return self._joined(tokens, lower, at, out, slotted)
        if word in self._openers:
            out.append(f"left {word}")
            return "S"
        if tokens[at][0].isupper() and at:
            out.append("left NAME")
            return "N"
        if word[0].isdigit():
            out.append("left NUMBER")
            return "N"
        if word in self.closed:
            out.append(f"{held}left {word}")
        slotted.append((SLOT["before held" if held else "before"], word))
        return "O"

    def _governed(
        self, word: str, tokens: list[str], lower: list[str], at: int, held: str,
        out: list[str], slotted: Slotted,
    ) -> None:  # fmt: skip
        """Add what governs the preposition ``word``: the nearest noun or verb up to ``at``."""
        noun_slot, verb_slot, next_slot = (
            HELD if held else GOVERNORS.get(word) or GOVERNORS["other"]
        )
        noun = False
        for back in range(at, max(-1, at - _GOVERNED), -1):
            small = lower[back]
            if small in self._small or not small[0].isalpha():
                continue
            if tokens[back][0].isupper() and back:
                if back == at:
                    out.append(f"{held}gov {word} NAME")
                continue
            if back == at:
                slotted.append((next_slot, small))
            known = self._words.get(small, _UNKNOWN)
            if known.nouns and not noun:
                noun = True
                slotted.append((noun_slot, small))
            elif known.verbs:
                slotted.append((verb_slot, small))
                return
        if not noun:
            out.append(f"{held}gov {word} none")

    def _joined(
        self, tokens: list[str], lower: list[str], at: int, out: list[str], slotted: Slotted
    ) -> str:
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
            self._governed(word, tokens, lower, at - 1, "", out, slotted)
            return f"L {word}"
        slotted.append((SLOT["before list"], word))
        return "S" if joint in (",", "and", "but") else "L"

    # What stands behind the name.

    def _right(
        self, tokens: list[str], lower: list[str], held: str, role: str,
        out: list[str], slotted: Slotted,
    ) -> None:  # fmt: skip
        if held == "own ":
            out.append("own")
            out.append(f"own {role}")
            self._owned(tokens[1:], lower[1:], out, slotted)
            return
        if lower and lower[0] in "-–" and len(lower) > 1:
            out.append(f"hyphen {lower[1]}")
            return
        if lower and lower[0] == "(":
            out.append("right (")
            close = lower.index(")") + 1 if ")" in lower else len(lower)
            tokens, lower = tokens[close:], lower[close:]
        if lower[1:] and lower[0] == ",":
            self._resumed(tokens, lower, role, out, slotted)
        else:
            self._said(tokens, lower, held, role[0], out, slotted)

    def _resumed(
        self, tokens: list[str], lower: list[str], role: str, out: list[str], slotted: Slotted
    ) -> None:
        """Add what is said behind a comma: of the name, or of another."""
        word = lower[1]
        out.append("right ,")
        if word in ("which", "who"):
            out.append(f"right , {word}")
            self._said(tokens[2:], lower[2:], "", "S", out, slotted)
            return
        if tokens[1][0].isupper():
            out.append(f"right , NAME {role[0]}")
        elif word[0].isdigit():
            out.append("right , NUMBER")
        elif word in self.closed:
            out.append(f"right , {word}")
        else:
            slotted.append((SLOT["behind comma"], word))
        if role == "S" and "," in lower[2:_INSERTED]:
            at = lower.index(",", 2) + 1
            self._said(tokens[at:], lower[at:], "", "S", out, slotted)

    def _owned(self, tokens: list[str], lower: list[str], out: list[str], slotted: Slotted) -> None:
        """Add the noun that the name owns: its decision, its coast."""
        head = -1
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
                slotted.append((SLOT["owned phrase"], word))
                if word.endswith("est") or word == "most":
                    out.append("own SUPERLATIVE")
        if head >= 0:
            if tokens[head][0].isupper():
                out.append("own head NAME")
            slotted.append((SLOT["owned"], lower[head]))

    def _said(
        self, tokens: list[str], lower: list[str], held: str, role: str,
        out: list[str], slotted: Slotted,
    ) -> None:  # fmt: skip
        """Add the verb of which the name may be the subject, or the noun that it describes."""
        at = 0
        while at < len(lower) and self._is_adverb(lower[at]):
            at += 1
        if at == len(lower):
            out.append("right $")
            return
        first = word = lower[at]
        if tokens[at][0].isupper():
            out.append("right NAME")
            return
        if word not in self._auxiliaries:
            self._next(lower, at, held, role, out, slotted)
            return
        while at < len(lower) and (lower[at] in self._auxiliaries or self._is_adverb(lower[at])):
            word = lower[at] if lower[at] in self._auxiliaries else word
            at += 1
        out.append(f"{role} aux {first}")
        if at == len(lower):
            return
        main, lists = lower[at], self._lists
        kind = next((kind for kind in ("be", "have") if lists.has(kind, word)), "do")
        known = self._words.get(main, _UNKNOWN)
        if main in self.closed:
            out.append(f"{kind} {main}")
            slot = behind = {"be": "be", "have": "has"}.get(kind, "do")
        else:
            verb = bool(known.verbs) and known.form != "s"
            out.append(f"{role} {kind} {known.form if verb else ''}")
            slot, behind = complement(kind, known.form if verb else "")
            slotted.append((SLOT[slot], main))
        if noun := self._noun(lower, at + 1):
            slotted.append((SLOT[behind], noun))

    def _next(
        self, lower: list[str], at: int, held: str, role: str, out: list[str], slotted: Slotted
    ) -> None:
        word = lower[at]
        if word == "to" and at + 1 < len(lower):
            out.append(f"{role} right to")
            slotted.append((SLOT["wants"], lower[at + 1]))
            return
        if word in self.closed or not word[0].isalpha():
            out.append(f"right {word}")
            return
        known = self._words.get(word, _UNKNOWN)
        out.append(f"{role} {held}next {known.form}{' noun' if known.nouns else ''}")
        slotted.append((SLOT["described" if held else "does S" if role == "S" else "does"], word))
        if noun := self._noun(lower, at + 1):
            slotted.append((SLOT["object"], noun))

    def _noun(self, lower: list[str], at: int) -> str:
        """Return the first noun from ``at`` on, or nothing."""
        for word in lower[at : at + _OBJECT]:
            if word not in self._small and self._words.get(word, _UNKNOWN).nouns:
                return word
        return ""

    def _is_adverb(self, word: str) -> bool:
        return word in self._adverbs or (len(word) > 4 and word.endswith("ly"))
