"""Judges one line: the reason why it belongs to the page, or none when it is story.

A cue opens the line; whether the line is a link or a prompt, or a sentence that happens
to start with the same words, is decided by what follows: a colon, a bar or nothing speaks
for the page, prose up to a full stop speaks for the story.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from agents.boilerplate.cues import GATE, KEY, LONGEST, Cue, Cues, glued
from agents.boilerplate.fold import FOLD, fold

if TYPE_CHECKING:
    from streams.events import SkipReason

# Lengths in code points, from how long headlines, prompts and bylines get.
LINK: Final = 320  # a link that quotes a headline, or two glued by a crawler
PROMPT: Final = 160  # a prompt without a colon; longer ones are paragraphs
LABEL: Final = 100  # what follows "Source:" or "Published:"
NOUN: Final = 60
NOUN_UNSPACED: Final = 24  # the same for scripts that say a sentence in forty characters
BYLINE: Final = 120
CREDIT: Final = 220  # "Reporting by A in X and B in Y; Editing by C"
CAPTION: Final = 400

# Bullets, brackets, arrows and pictograms that pages put before a cue. No quotation marks: a
# quoted "Read more" is speech.
OPENERS: Final = (
    " \t\u00a0\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069\ufeff\ufe0f"
    "•·∙▪▫■□◆◇●○◦►▶▷▸▻▲△▼▽→⇒➔➜➡➤↳»›>*|~+#_-–—―=※☞☛👉👇🔗📌📍📢📣🔔🔴🔵🟢⚡✅✔📰📸📷🎥🎬▣⊙◎★☆"
    "[(（【〈《［〔{<"
)
BRACKETS: Final = {"(": ")", "（": "）", "[": "]", "【": "】", "［": "］", "〔": "〕"}

_SEPARATED: Final = re.compile(
    r"\s*(?:[:：﹕՝៖፡፦|｜丨»›>→►▶➔➡⟶\]】）〕］(（\[【–—―・/／=＝“„«「『《]|-\s|\.{2,}|…|<)"
)
# Full stops; not "!" and "?", which prompts and headlines like as much as prose does.
_STOPS: Final = ".。।॥۔։።။။៖"
_CLOSERS: Final = "\"'”’»)）]】」』 \t\u00a0\u200b\u200e\u200f"
_WORD: Final = re.compile(r"[^\s,;:|/()（）\[\]·•、，；：／＆&–—-]+")
_DATED: Final = re.compile(
    r"(?:19|20)[0-9]{2}|[0-9]{1,2}[:.h][0-9]{2}|[0-9]{1,2}[./][0-9]{1,2}|[٠-٩۰-۹०-९০-৯]{4}"
)
_ADDRESS: Final = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
_UNSPACED: Final = re.compile("[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_MANY: Final = 8  # words; a list of agencies or networks is shorter than a sentence


class Verdict(NamedTuple):
    """Why a line is skipped, and whether it heads a list of links that follows it."""

    why: SkipReason
    heads: bool


def reads_on(line: str) -> bool:
    """Tell whether ``line`` ends as prose does: in a full stop, behind closing marks or not."""
    bare = line.rstrip(_CLOSERS)
    return bare[-1:] in _STOPS and bare[-1:] != "" and not bare.endswith(("..", "Co."))


class Lines:
    """Judges lines by the cues it is given."""

    __slots__ = ("_cues",)

    def __init__(self, cues: Cues) -> None:
        self._cues = cues

    def judge(self, line: str, edge: bool) -> Verdict | None:
        """Return why ``line`` belongs to the page; ``None`` for story.

        ``line`` is trimmed and not empty. ``edge`` says that it stands among the first or last
        lines of the text, where bylines and credits do.
        """
        bare = line.lstrip(OPENERS)
        key = bare[:KEY]
        candidates = self._cues.starts.get(key)
        if candidates is None and not key.isascii():
            candidates = self._cues.starts.get(key.translate(FOLD))
        if candidates is not None and fold(bare[:GATE]).startswith(candidates.gates):
            head = fold(bare[:LONGEST])
            if head.startswith(candidates.forms):
                for cue in candidates.cues:
                    if head.startswith(cue.form) and cue.ends(bare):
                        verdict = self._weigh(cue, line, bare, edge)
                        if verdict is not None:
                            return verdict
        if len(line) > BYLINE:
            return None
        if len(line) <= NOUN:
            why = self.listed(bare)
            if why is not None:
                return Verdict(why, False)
        if edge and self._signed(line):
            return Verdict("byline", False)
        return None

    def listed(self, line: str) -> SkipReason | None:
        """Return the reason when ``line`` names nothing but agencies, or nothing but networks."""
        cues = self._cues
        first = _WORD.search(line)
        if first is None or fold(first[0]).rstrip(".") not in cues.listed:
            return None
        words = [word.rstrip(".") for word in _WORD.findall(fold(line))]
        if len(words) > _MANY:
            return None
        if words[0] in cues.networks:
            return "share" if cues.networks.issuperset(words) else None
        if cues.agencies.isdisjoint(words):
            return None
        known = all(word in cues.agencies or word in cues.beside for word in words)
        return "agency-credit" if known else None

    def whole(self, text: str) -> Cue | None:
        """Return the cue that ``text`` is as a whole, without its marks; ``None`` if it is none."""
        return self._cues.whole.get(fold(text.strip(OPENERS + _CLOSERS + ":：.…")))

    def _weigh(self, cue: Cue, line: str, bare: str, edge: bool) -> Verdict | None:
        """Return the verdict when what follows ``cue`` in ``line`` bears it out."""
        rest = bare[len(cue.form) :]
        if cue.joined:
            rest = rest.lstrip("".join({letter for letter in rest[:LONGEST] if letter.isalpha()}))
        after = rest.strip(_CLOSERS + OPENERS + ":：៖፡፦.!…↓⬇")
        heads = cue.why == "related-link" and (not after or rest.rstrip().endswith((":", "：")))
        strength = cue.strength
        bracketed = line[-1] == BRACKETS.get(line[0])
        separated = _SEPARATED.match(rest) is not None or glued(bare, len(cue.form))
        size = len(line)
        if strength == "always":
            fits = size <= LINK
        elif strength == "prompt":
            if not after or bracketed or separated:
                fits = size <= LINK
            else:
                fits = size <= PROMPT and (not reads_on(line) or self._of_page(rest))
        elif strength == "label":
            limit = {"caption": CAPTION, "related-link": LINK}.get(cue.why, LABEL)
            fits = size <= limit and (not after or (separated and not rest[:2].strip().isdigit()))
        elif strength == "noun":
            limit = NOUN_UNSPACED if _UNSPACED.search(bare[:KEY]) else NOUN
            fits = size <= limit and (bracketed or not reads_on(line))
        elif strength == "credit":
            fits = size <= CREDIT and (separated or bracketed or self._names(rest, loose=True))
        else:
            fits = edge and size <= BYLINE and not reads_on(line) and self._names(rest, loose=False)
        return Verdict(cue.why, heads) if fits else None

    def _of_page(self, rest: str) -> bool:
        """Tell whether the words after a prompt speak of newsletters, networks and the like."""
        return self._cues.page.search(fold(rest)) is not None

    def _names(self, rest: str, loose: bool) -> bool:
        """Tell whether ``rest`` is names: two capitalised words, then no word of prose.

        ``loose`` lets two further words pass ("in the capital") and a single name suffice.
        """
        words = _WORD.findall(rest)
        capitals = [word for word in words if not word[:1].islower()]
        if not words or words[0] not in capitals or _DATED.match(words[0]):
            return False
        prose = [
            word
            for word in words
            if word[:1].islower() and fold(word.rstrip(".,'’")) not in self._cues.between
        ]
        if loose:
            return len(prose) <= 2
        named = [word for word in capitals[:3] if not word[:1].isdigit()]
        return not prose and len(named) >= 2 and words[1] in (*capitals, "van", "von", "de", "bin")

    def _signed(self, line: str) -> bool:
        """Tell whether a line at the text's edge is signed: names beside a date or an address."""
        if "@" in line and _ADDRESS.search(line) and len(line.split()) <= _MANY:
            return True
        if (" | " in line or " • " in line or " · " in line) and _DATED.search(line):
            return not reads_on(line) and len(line.split()) <= 2 * _MANY
        if len(line) <= NOUN and not reads_on(line):
            bare = fold(line.rstrip(_CLOSERS))
            for cue in self._cues.tails:
                if bare.endswith(cue.form) and len(line.split()) <= 4:
                    return True
        return False
