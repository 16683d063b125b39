"""What a word can be by itself is looked at once."""

from __future__ import annotations

import pytest

from agents.actors import kinds
from agents.actors.kinds import Kinds
from agents.actors.wording import Wording


@pytest.fixture(scope="module")
def wording() -> Wording:
    return Wording.load()


def test_a_word_has_the_bits_of_the_lists_that_hold_it(wording: Wording) -> None:
    known = Kinds(wording)
    assert known["Ministry"] & kinds.HEAD
    assert known["ministry"] & kinds.HEAD
    assert known["ministry"] & kinds.SMALL
    assert known["The"] & kinds.STOP
    assert known["The"] & kinds.SHORT
    assert known["NATO"] & kinds.ACRONYM
    assert known["NATO"] & kinds.CAPITALS
    assert not known["Qwrtzx"] & ~kinds.SHORT
    assert known[""] & ~kinds.SHORT == 0


def test_a_given_name_in_a_case_is_one_but_not_as_it_is_listed(wording: Wording) -> None:
    known = Kinds(wording)
    assert known["Ivan"] & kinds.GIVEN
    assert known["Ivan"] & kinds.NAMED
    assert known["Ivanom"] & kinds.NAMED
    assert not known["Ivanom"] & kinds.GIVEN


def test_no_more_words_are_kept_than_the_bound(
    wording: Wording, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kinds, "MOST_KNOWN", 3)
    known = Kinds(wording)
    for word in ("Anna", "Boris", "Clara", "Dmitri", "Elena"):
        assert known[word] == Kinds(wording)[word]
    assert len(known) <= 3
