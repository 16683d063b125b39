"""Detect an article's language: clean, script, detectors, decision.

``LanguageDetector.load()`` once, before any thread starts; ``detect`` from any thread.
"""

from __future__ import annotations

from typing import Literal

from agents.language.clean import clean
from agents.language.confidence import Confidence
from agents.language.decision import Panel, decide
from agents.language.detectors import Cld2, Eldc, Langdetect, Langid
from agents.language.han import Han
from agents.language.languages import Languages
from agents.language.neighbours import Neighbours
from agents.language.script import Scripts
from agents.language.strangers import Strangers
from streams.events import Language

Choice = Literal["cascade", "langdetect"]

ALSO_SHARE = 0.15  # of the text; the contract's threshold for ``also``


class LanguageDetector:
    """The language of articles; immutable once loaded, so threads share one."""

    def __init__(self, scripts: Scripts, panel: Panel, choice: Choice) -> None:
        self._scripts = scripts
        self._panel = panel
        self._choice = choice

    @classmethod
    def load(cls, detector: Choice = "cascade") -> LanguageDetector:
        """Load and warm every table and model; takes about 0.8 s and 100 MB.

        ``detector="langdetect"`` makes langdetect answer alone.
        """
        if detector not in ("cascade", "langdetect"):
            raise ValueError(f"no such detector: {detector!r}")
        panel = Panel(
            languages=Languages.load(),
            han=Han(),
            neighbours=Neighbours.load(),
            strangers=Strangers.load(),
            confidence=Confidence(),
            eldc=Eldc(),
            cld2=Cld2(),
            langdetect=Langdetect(),
            langid=Langid(),
        )
        return cls(Scripts.load(), panel, detector)

    def detect(self, title: str, body: str, declared: str | None = None) -> Language:
        """Return the language of an article; never raises on ``str`` input.

        ``declared`` is what the feed says: it settles a tie between neighbours and is
        otherwise only reported. Text without words gives ``und``.
        """
        text = clean(title, body)
        letters = self._scripts.read(text)
        decision = decide(letters, self._panel, declared)
        return Language(
            code=decision.code,
            confidence=round(decision.confidence, 4),
            script=decision.script,
            declared=declared,
            second_opinion=decision.second_opinion,
        )
