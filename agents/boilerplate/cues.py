"""The cues of ``cues.toml`` as one index: a line's first two code points lead to its candidates.

No step depends on a language: every language's cues stand in the same index, because
a page mixes them (an English share bar under a Hindi story).
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from importlib import resources
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, get_args

from agents.boilerplate.fold import fold
from streams.events import SkipReason

if TYPE_CHECKING:
    from collections.abc import Mapping

# From the surest to the least sure; what each asks of a line is told in cues.toml.
Strength = Literal["always", "prompt", "label", "noun", "name", "credit", "tail"]
STRENGTHS: Final[tuple[Strength, ...]] = get_args(Strength)

KEY: Final = 2  # code points; the shortest cues of Chinese and Japanese have no more
GATE: Final = 6  # code points; few lines share so many with a cue, and are folded further
LONGEST: Final = 48  # code points of a line's head that are folded; no cue is longer

# Scripts that put no space between words: whatever follows the cue begins a new word.
_UNSPACED: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]$"
)

# What may follow a cue of a single character ("文：").
_AFTER_SHORT: Final = ("", *" :：=＝/／|｜丨(（)）]】【")


def glued(text: str, at: int) -> bool:
    """Tell whether a phrase starts at ``at`` without a space before: ``NewslettersWatchlist``."""
    return at < len(text) and text[at].isupper() and text[at - 1].islower()


class Cue(NamedTuple):
    """One fixed phrase; ``form`` is folded."""

    form: str
    strength: Strength
    why: SkipReason
    joined: bool  # the phrase may go on within its word

    def ends(self, text: str) -> bool:
        """Tell whether the phrase, found at the start of ``text``, ends where a word ends."""
        length = len(self.form)
        if self.joined or len(text) == length or not self.form[-1].isalpha():
            return True
        follower = text[length]
        if _UNSPACED.search(self.form) or _UNSPACED.search(follower):
            return True
        if follower.isalnum():
            return glued(text, length)
        return unicodedata.category(follower)[0] != "M"


class Candidates(NamedTuple):
    """The cues that share their first code points: longest first, then surest first."""

    gates: tuple[str, ...]  # the forms' first GATE code points
    forms: tuple[str, ...]
    cues: tuple[Cue, ...]

    @classmethod
    def of(cls, cues: list[Cue]) -> Candidates:
        """Return ``cues``, which are in order, with their forms."""
        forms = tuple(dict.fromkeys(cue.form for cue in cues))
        return cls(tuple(dict.fromkeys(form[:GATE] for form in forms)), forms, tuple(cues))


@dataclass(frozen=True, slots=True)
class Cues:
    """Everything that ``cues.toml`` says, ready for lookup. Immutable, so safe across threads."""

    starts: Mapping[str, Candidates]  # by the first KEY code points, folded
    whole: Mapping[str, Cue]  # by the whole folded form, the surest cue of that form
    tails: tuple[Cue, ...]
    agencies: frozenset[str]
    beside: frozenset[str]
    networks: frozenset[str]
    listed: frozenset[str]  # all three: what a line of such words may begin with
    between: frozenset[str]
    page: re.Pattern[str]

    @classmethod
    def load(cls) -> Cues:
        """Read the cues that the package carries."""
        source = resources.files(__package__).joinpath("cues.toml").read_text(encoding="utf-8")
        return cls.parse(tomllib.loads(source))

    @classmethod
    def parse(cls, data: Mapping[str, Any]) -> Cues:
        """Index cues given as ``cues.toml`` holds them; ``cues.schema.json`` tells the shape."""
        cues = sorted(
            {
                Cue(fold(form.removesuffix("*")), strength, why, form.endswith("*"))
                for reasons in data["languages"].values()
                for why, strengths in reasons.items()
                for strength, forms in strengths.items()
                for form in forms
            },
            key=lambda cue: (-len(cue.form), STRENGTHS.index(cue.strength), cue.why, cue.form),
        )
        starts: dict[str, list[Cue]] = {}
        whole: dict[str, Cue] = {}
        for cue in cues:
            if cue.strength != "tail":
                short = len(cue.form) < KEY  # then what follows it belongs to the key
                for follower in _AFTER_SHORT if short else ("",):
                    key = (cue.form + follower)[:KEY]
                    # Common casings lie in the index itself and save the folding of each line.
                    for cased in dict.fromkeys((key, key.upper(), key.capitalize())):
                        if fold(cased) == key:
                            starts.setdefault(cased, []).append(cue)
                whole.setdefault(cue.form, cue)
        words = data["words"]
        agencies, beside, networks = (
            frozenset(map(fold, words[kind])) for kind in ("agencies", "beside", "networks")
        )
        return cls(
            starts=MappingProxyType({key: Candidates.of(found) for key, found in starts.items()}),
            whole=MappingProxyType(whole),
            tails=tuple(cue for cue in cues if cue.strength == "tail"),
            agencies=agencies,
            beside=beside,
            networks=networks,
            listed=agencies | beside | networks,
            between=frozenset(map(fold, words["between"])),
            page=re.compile("|".join(re.escape(fold(word)) for word in words["page"])),
        )
