"""Decide on the language from the script, the detectors and the neighbours' words.

The costly detectors are asked only where the cheap ones leave a doubt: first the script,
then Eldc and Cld2 (microseconds), where they do not agree py3langid, and where that is
uncertain too langdetect, whose answer is recorded as ``second_opinion``.
"""

from __future__ import annotations

from dataclasses import dataclass

from agents.language.detectors import Cld2, Eldc, Langdetect, Langid
from agents.language.han import Han
from agents.language.languages import UNDETERMINED, Languages
from agents.language.neighbours import Neighbours, shares
from agents.language.script import Letters

MIN_LETTERS = 2  # fewer make no word


@dataclass(frozen=True, slots=True)
class Panel:
    """Everyone who is asked."""

    languages: Languages
    han: Han
    neighbours: Neighbours
    eldc: Eldc
    cld2: Cld2
    langid: Langid
    langdetect: Langdetect


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer, before it is put on the wire."""

    code: str
    confidence: float
    script: str
    second_opinion: str | None = None
    also: tuple[str, ...] = ()


def decide(letters: Letters, panel: Panel, declared: str | None) -> Decision:
    """Return the language of ``letters``."""
    if letters.total < MIN_LETTERS:
        return Decision(UNDETERMINED, 0.0, "Zyyy")
    counts = dict(letters.counts)
    script = letters.counts[0][0]
    kana = counts.get("Hira", 0) + counts.get("Kana", 0)
    if script in ("Hani", "Hira", "Kana"):
        if kana > 0.05 * (kana + counts.get("Hani", 0)):
            return Decision("ja", 0.999, "Jpan")
        code, margin = panel.han.language(letters.text)
        if code == "yue":
            return Decision("yue", 0.9, "Hant")
        if code == "ja":
            return Decision("ja", 0.8 + 0.15 * margin, "Jpan")
        return Decision(code, 0.9 + 0.099 * margin, code[3:])
    if script == "Hang":
        return Decision("ko", 0.999, "Kore")
    alone = panel.languages.alone_in.get(script)
    if alone:
        return Decision(alone, 0.999, script)
    text = letters.text.lower() if letters.uppercase else letters.text
    fast = panel.eldc.ask(text)
    wide = panel.cld2.ask(text)
    if fast.code == wide.code and panel.languages.written_in(fast.code, script):
        code, confidence = fast.code, 0.998
    elif (
        wide.reliable
        and wide.strength > 0.9
        and panel.languages.written_in(wide.code, script)
        and "eldc" not in panel.languages.by_code[wide.code].known_to
    ):
        code, confidence = wide.code, 0.99
    else:
        third = panel.langid.ask(text)
        code, confidence = third.code, third.strength
        if not panel.languages.written_in(code, script):
            code, confidence = wide.code, 0.5
    if not panel.languages.written_in(code, script):
        return Decision(UNDETERMINED, 0.5, script)
    group = panel.neighbours.by_code.get(code)
    if group and script == "Latn":
        evidence = group.weigh(text)
        if wide.code in evidence:
            evidence[wide.code] += 1.0
        evidence[code] += 0.5
        odds = shares(evidence)
        code = max(odds, key=lambda c: odds[c])
        confidence = min(confidence, odds[code])
    if code == "nn":
        code = "nn"
    return Decision(panel.languages.tag(code, script), confidence, script)
