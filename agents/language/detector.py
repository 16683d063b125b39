"""Detect an article's language: clean, script, detectors, decision.

``LanguageDetector.load()`` once, before any thread starts; ``detect`` from any thread.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Literal, get_args

from agents.language.clean import clean
from agents.language.confidence import Confidence
from agents.language.decision import decide, decide_by_langdetect, main_script
from agents.language.detectors import Cld2, Eldc, Langdetect, Langid
from agents.language.han import Han
from agents.language.languages import Languages
from agents.language.mixture import SUSPECT, also
from agents.language.neighbours import Neighbours
from agents.language.panel import Panel
from agents.language.script import Letters, Scripts
from agents.language.strangers import Strangers
from streams.events import Language

Choice = Literal["cascade", "langdetect"]

FOREIGN = 0.1  # share of letters in other scripts from which on they are left out


class LanguageDetector:
    """The language of articles; immutable once loaded, so threads share one."""

    def __init__(self, scripts: Scripts, panel: Panel, choice: Choice) -> None:
        self._scripts = scripts
        self._panel = panel
        self._choice = choice

    @classmethod
    def load(cls, detector: Choice = "cascade") -> LanguageDetector:
        """Load and warm every table and model: below a second, about 100 MB.

        ``detector="langdetect"`` makes langdetect answer alone. Raises ``ValueError`` on
        any other name.
        """
        if detector not in get_args(Choice):
            raise ValueError(f"no such detector: {detector!r}")
        # The two large models side by side: unpacking py3langid's releases the interpreter.
        with ThreadPoolExecutor(1) as pool:
            langid = pool.submit(Langid)
            panel = Panel(
                languages=Languages.load(),
                han=Han(),
                neighbours=Neighbours.load(),
                strangers=Strangers.load(),
                confidence=Confidence.load(),
                eldc=Eldc(),
                cld2=Cld2(),
                langdetect=Langdetect(),
                langid=langid.result(),
            )
        return cls(Scripts.load(), panel, detector)

    def detect(self, title: str, body: str, declared: str | None = None) -> Language:
        """Return the language of an article; never raises on ``str`` input.

        ``declared`` is what the feed says: it settles what the detectors leave open and is
        otherwise only reported. Text without words gives ``und``.
        """
        text = clean(title, body)
        letters = self._scripts.read(text)
        if len(letters.counts) > 1:
            letters = self._undisturbed(text, letters)
        others: tuple[str, ...] = ()
        if self._choice == "langdetect":
            decision = decide_by_langdetect(letters, self._panel)
        else:
            hint = self._panel.languages.declared(declared)
            decision = decide(letters, self._panel, hint)
            if len(letters.counts) > 1 or decision.other >= SUSPECT:
                others = also(text, letters, decision, self._scripts, self._panel)
        return Language(
            code=decision.code,
            confidence=round(decision.confidence, 4),
            script=decision.script,
            declared=declared,
            second_opinion=decision.second_opinion,
            also=others,
        )

    def _undisturbed(self, text: str, letters: Letters) -> Letters:
        """Return ``letters`` without quotes in another script, which would blur the answer."""
        script = main_script(letters)
        mine = dict(letters.counts).get(script, 0)
        # Cyrillic keeps its Latin letters: they may be look-alikes inside its words.
        if script in ("Hani", "Cyrl") or letters.total - mine <= FOREIGN * letters.total:
            return letters
        return letters._replace(text=self._scripts.only(text, script))
