"""One clause with a country's or capital's name in it: whether the name is a party there.

What makes it a place wins, and with no cue it stays one. The words around are read as what
``wording.Tells`` says of them.
"""

from __future__ import annotations

from agents.regions.wording import Lists, Tells

_NEAR = 4  # words between a preposition and the noun that it belongs to
_PERIOD = 14  # words behind an auxiliary in which its participle stands
_STRANGE = 2  # words of no list between a subject and its verb
_INSERTED = 10  # words between two commas behind a subject
_ARTICLES, _PLACE, _PARTY, _WITH = (
    Tells.ARTICLES.value, Tells.PLACE.value, Tells.PARTY.value, Tells.WITH.value,
)  # fmt: skip
_BY, _SHARED, _TIES, _OWNS = Tells.BY.value, Tells.SHARED.value, Tells.TIES.value, Tells.OWNS.value
_ADDRESSES, _SAYS, _DOES = Tells.ADDRESSES.value, Tells.SAYS.value, Tells.DOES.value
_HELPS, _SKIPS, _OPENS, _TITLES = (
    Tells.HELPS.value, Tells.SKIPS.value, Tells.OPENS.value, Tells.TITLES.value,
)  # fmt: skip
_MARKS, _OBJECTS, _BEHIND, _JOINS = (
    Tells.MARKS.value, Tells.OBJECTS.value, Tells.BEHIND.value, Tells.JOINS.value,
)  # fmt: skip
_STOPS, _STATES, _FINITE = Tells.STOPS.value, Tells.STATES.value, Tells.FINITE.value
_CASES = Tells.CASES.value
_TOWARD = Tells.TOWARD.value | _BY
_ACTS = _SAYS | _ADDRESSES | _DOES
_GOVERNS = _TIES | _OWNS | _ADDRESSES
_ALLY = _TIES | _OWNS


class Clause:
    """One name, or names that are joined, and what the words around tell."""

    __slots__ = ("joined", "left", "lists", "name", "right", "tail")

    def __init__(
        self, joined: bool, name: str, tail: str, left: list[int], right: list[int], lists: Lists
    ) -> None:
        self.joined = joined
        self.name = name
        self.tail = tail  # letters behind the name that the lexicon's form does not hold
        self.left = left
        self.right = right
        self.lists = lists

    def is_party(self) -> bool:
        near = self.left[-1] if self.left else 0
        if self._is_object():
            return True
        if self._is_located():
            return False
        if near & _PARTY:
            return True
        if near & _WITH and self._joined_by(near):
            return True
        if near & _TOWARD:
            return self._joined_by(near)
        if near & _PLACE:
            return False
        if self._joined_behind() or self._owns() or self._is_addressed():
            return True
        return self._is_subject()

    def _is_located(self) -> bool:
        located = self.lists.located
        if not located:
            return False
        if not self.lists.nominatives:
            return self.tail.endswith(located)
        form = self.name + self.tail
        return form not in self.lists.nominatives and form.endswith(located)

    def _is_nominative(self) -> bool:
        if self.tail:
            return bool(self.lists.tells(self.tail) & _MARKS)
        names = self.lists.nominatives
        return not names or self.name in names or self.name.isupper()

    def _opens(self) -> bool:
        """Tell whether a clause begins with the name."""
        return not self.left or self.left[-1] & (_OPENS | _SKIPS) > 0

    def _joined_by(self, preposition: int) -> bool:
        """Tell it of a name behind a preposition, from the nouns and verbs before that."""
        left = self.left
        if "final" in self.lists.order and any(n & _ADDRESSES for n in self.right[:_NEAR]):
            return True
        governs = _ADDRESSES if preposition & _PLACE else _GOVERNS
        if len(left) > 1 and left[-2] & _WITH:
            preposition |= _WITH  # "με την"
        for back in range(2, min(_NEAR + 2, len(left) + 1)):
            word = left[-back]
            if word & (_SHARED | _TITLES) or (word & _PLACE and back == 2):
                return False
            if word & governs or (word & _PARTY and back < 4):
                return True
            if preposition & _BY and back < 4 and word & _ACTS:
                return True
            if word & (_STOPS | _PLACE):
                break
        if preposition & _BY and self.right and self.right[0] & _ACTS:
            return len(left) < 2 or left[-2] & _ARTICLES > 0
        return bool(preposition & _WITH)

    def _joined_behind(self) -> bool:
        """Tell it of a name before a postposition: "mukaan", "के खिलाफ"."""
        right = self.right
        for at in range(min(3, len(right))):
            if right[at] & _BEHIND:
                return True
            if right[at] & _JOINS or (self.joined and right[at] & _CASES and at == 0):
                near = right[at + 1 : at + 6]
                return not any(n & _SHARED for n in near) and any(n & _GOVERNS for n in near)
            if right[at] & _STOPS:
                break
        return False

    def _owns(self) -> bool:
        """Tell whether a government's own is named: its decision, its proposal."""
        left, right = self.left, self.right
        # Where names have locative endings, an owner stands before what it owns.
        if (
            left
            and left[-1] & _ALLY
            and not self.lists.located
            and not (len(left) > 1 and left[-2] & _TITLES)
        ):
            return True
        if not right or (right[0] & _ALLY and not right[0] & (_SAYS | _ADDRESSES)):
            return bool(right)
        return (
            len(right) > 1
            and right[1] & _ALLY > 0
            and not right[0] & (_STOPS | _ACTS | _MARKS | _HELPS)
            and (bool(self.tail) or not self._is_nominative() or right[0] & _SKIPS > 0)
        )

    def _is_addressed(self) -> bool:
        """Tell whether the verb before has the name as its subject or object."""
        inverts = not self.lists.order.isdisjoint(("inverts", "first"))
        cue = _ADDRESSES | _SAYS | (_DOES if inverts else 0)
        for back in range(1, min(4, len(self.left) + 1)):
            word = self.left[-back]
            if word & cue:
                return True
            if inverts and word & _HELPS and any(n & _ACTS for n in self.right[:_PERIOD]):
                return True
            if inverts and word & _FINITE and back == len(self.left):
                return "first" in self.lists.order
            if not word & (_SKIPS | _ARTICLES):
                break
        if self._opens() and self.lists.nominatives and not self._is_nominative():
            return any(word & _ADDRESSES for word in self.right[:2])
        return False

    def _is_object(self) -> bool:
        """Tell whether an ending or particle makes it the object of the clause's last verb."""
        right = self.right
        if not (
            (self.tail and self.lists.tells(self.tail) & _OBJECTS)
            or (right and right[0] & _OBJECTS)
            or (
                not self.tail
                and self.lists.nominatives
                and not self._is_nominative()
                and self.name.endswith(self.lists.objects)
            )
        ):
            return False
        return any(right[at] & _ADDRESSES and self._ends(at) for at in range(len(right)))

    def _ends(self, at: int) -> bool:
        """Tell whether the word is among the last of its clause."""
        right = self.right
        return at >= len(right) - 4 or any(
            word & (_STOPS | _OPENS) for word in right[at + 1 : at + 3]
        )

    def _is_subject(self) -> bool:
        right, order = self.right, self.lists.order
        if not right or not self._is_nominative():
            return False
        opens = self._opens()
        if right[0] & _MARKS or self.tail or self.name.endswith(self.lists.marked):
            return True
        if right[0] & (_CASES | _JOINS) or (
            not opens and ("bare" in order or self.left[-1] & _TITLES)
        ):
            return False
        if "final" in order:
            return opens and self._ends_in_deed()
        if opens and right[0] & _ARTICLES and any(word & _ACTS for word in right):
            return True
        at = self._behind_insertion()
        most = 0 if "close" in order else _STRANGE
        strange = 0
        for word in right[at : at + 6]:
            if word & _ACTS and not word & _STATES:
                return True
            if word & _HELPS:
                return self._is_helped(at)
            if word & (_STOPS | _TITLES | _JOINS | _STATES):
                return False
            if not word & _SKIPS:
                if word & _FINITE and not strange and (opens or self._is_free()):
                    return True
                strange += 1
                if not opens or strange > most:
                    return False
        return False

    def _is_free(self) -> bool:
        """Tell whether the name's case is sure, so that it need not open the clause."""
        return "free" in self.lists.order and not (
            self.name.isupper() or self.name.endswith(self.lists.undeclined)
        )

    def _is_helped(self, at: int) -> bool:
        """Tell whether the auxiliary behind the name helps a verb of a government."""
        period = self.right[at : at + _PERIOD]
        if any(word & _ACTS and not word & _STATES for word in period):
            return True
        if any(word & _STATES for word in period[:2]):
            return False
        for word in period:
            if not word & (_HELPS | _SKIPS):
                return word & _FINITE > 0
        return False

    def _behind_insertion(self) -> int:
        """Return where the clause goes on: "Guatemala, por su parte, anunció"."""
        right = self.right
        if right[0] & _STOPS:
            for at in range(2, min(_INSERTED, len(right))):
                if right[at] & _STOPS:
                    return at + 1
        return 0

    def _ends_in_deed(self) -> bool:
        """Tell whether the clause that the name begins ends in a government's deed."""
        right = self.right
        if "bare" not in self.lists.order and not right[0] & _STOPS:
            for word in right[:2]:
                if word & _TITLES:
                    return False
                if word & _STOPS:
                    break
        if any(right[at] & _ACTS and self._ends(at) for at in range(len(right))):
            return True
        return right[-1] & _FINITE > 0 and not any(word & _STATES for word in right)
