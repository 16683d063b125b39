"""Decide on the language of a text: by its script where that is enough, else by the panel."""

from __future__ import annotations

from typing import NamedTuple

from agents.language.languages import UNDETERMINED
from agents.language.panel import Claim, Panel, consult, glance
from agents.language.script import WORD, Letters

MIN_LETTERS = 2  # fewer make no word
SHORT = 200  # letters; below, a text is a headline
# Names in Latin letters stand in headlines of any script, and the reverse is rare.
LATIN_IN_SHORT = 0.4
LETTERS_PER_SIGN = {"Hani": 3.0, "Hira": 2.0, "Kana": 2.0, "Hang": 2.5}  # as long in Latin
KANA_SHARE = 0.05  # of kana and Han: Japanese prose has half, a Chinese text quoting a name less
# Latin letters that stand for Cyrillic ones in text from careless converters.
LOOKALIKES = str.maketrans("aceopxyijABCEHKMOPTXIJ", "асеорхуіјАВСЕНКМОРТХІЈ")
HESITANT = 0.6  # confidence under which a headline is read again without its names
MIN_WORDS = 3  # that must remain then
TRUSTED = frozenset(
    f"{way}{second}"
    for way in ("agreed", "wide", "wide+langid", "eldc+langid")
    for second in ("", "+")
)

_HAN = ("Hani", "Hira", "Kana", "Bopo")


class Decision(NamedTuple):
    """The answer: ``code`` is a BCP 47 tag; ``evidence`` names the way it was found."""

    code: str
    confidence: float  # probability in [0, 1] that ``code`` is right
    script: str  # ISO 15924
    evidence: str
    second_opinion: str | None = None
    other: float = 0.0  # share of the text that may be in other languages of the script


def decide(letters: Letters, panel: Panel, declared: str | None = None) -> Decision:
    """Return the language of ``letters``; ``declared`` is a bare code that settles a tie.

    ``und`` with confidence 0 where there are no words or nothing reaches the threshold.
    """
    if letters.total < MIN_LETTERS:
        return Decision(UNDETERMINED, 0.0, "Zyyy", "no-words")
    script = main_script(letters)
    claim = _by_script(letters, script, panel)
    if claim is None:
        claim = _by_panel(letters, script, panel, declared)
    written = _written(claim, script)
    confidence = 0.0
    if claim.code != UNDETERMINED:
        confidence = panel.confidence.of(claim.evidence, claim.strength)
    if confidence < panel.confidence.threshold:
        return Decision(UNDETERMINED, 0.0, written, claim.evidence, claim.second_opinion)
    code = panel.languages.tag(claim.code.partition("-")[0], written)
    return Decision(
        code, confidence, written, claim.evidence, claim.second_opinion, other=claim.other
    )


def decide_by_langdetect(letters: Letters, panel: Panel) -> Decision:
    """Return langdetect's answer alone, with its own calibration."""
    if letters.total < MIN_LETTERS:
        return Decision(UNDETERMINED, 0.0, "Zyyy", "no-words")
    script = main_script(letters)
    opinion = panel.langdetect.ask(letters.text)
    code, written = opinion.code, _written(Claim(opinion.code, "", 0.0), script)
    if code == "zh":
        written = panel.han.chinese(letters.text)
    if not panel.languages.written_in(code, written):
        return Decision(UNDETERMINED, 0.0, written, "langdetect", code)
    confidence = panel.confidence.of("langdetect", opinion.strength)
    return Decision(panel.languages.tag(code, written), confidence, written, "langdetect", code)


def plain(letters: Letters, panel: Panel) -> str | None:
    """Return the tag of ``letters`` where the script or the fast detectors leave no doubt."""
    if letters.total < MIN_LETTERS:
        return None
    script = main_script(letters)
    claim = _by_script(letters, script, panel)
    if claim is None:
        code = glance(letters.text, script, panel)
        return panel.languages.tag(code, script) if code else None
    if claim.code == UNDETERMINED:
        return None
    return panel.languages.tag(claim.code.partition("-")[0], _written(claim, script))


def main_script(letters: Letters) -> str:
    """Return the script of most words; the scripts of Chinese and Japanese count as ``Hani``."""
    if len(letters.counts) == 1:
        only = letters.counts[0][0]
        return "Hani" if only in _HAN else only
    short = letters.total < SHORT
    weights: dict[str, float] = {}
    for script, count in letters.counts:
        weight = LETTERS_PER_SIGN.get(script, 1.0)
        if script == "Latn" and short:
            weight = LATIN_IN_SHORT
        name = "Hani" if script in _HAN else script
        weights[name] = weights.get(name, 0.0) + weight * count
    return max(weights, key=lambda name: (weights[name], name))


def _written(claim: Claim, script: str) -> str:
    """Return the ISO 15924 code, which for Chinese, Japanese and Korean depends on the language."""
    if script == "Hang":
        return "Kore"
    if script != "Hani":
        return script
    if claim.code == "ja":
        return "Jpan"
    return claim.code.partition("-")[2] or "Hant"


def _by_script(letters: Letters, script: str, panel: Panel) -> Claim | None:
    """Return the language where the script decides, Chinese with its script."""
    if script == "Hani":
        counts = dict(letters.counts)
        kana = counts.get("Hira", 0) + counts.get("Kana", 0)
        if kana > KANA_SHARE * (kana + counts.get("Hani", 0)):
            return Claim("ja", "script", 1.0)
        code, margin = panel.han.language(letters.text)
        return Claim(code, "han", margin)
    if script == "Hang":
        return Claim("ko", "script", 1.0)
    alone = panel.languages.alone_in.get(script)
    if alone is None:
        return None
    group = panel.neighbours.of(alone, script)
    if group:
        nats = group.weigh(letters.text)
        if max(nats.values()) > nats[alone]:
            return Claim(UNDETERMINED, "stranger", 1.0)
    if panel.strangers.behind(letters.text, alone):
        return Claim(UNDETERMINED, "stranger", 1.0)
    return Claim(alone, "script", 1.0)


def _by_panel(letters: Letters, script: str, panel: Panel, declared: str | None) -> Claim:
    """Return what the panel says; where it hesitates, without names or with the feed's word."""
    text = letters.text.lower() if letters.uppercase else letters.text
    if script == "Cyrl" and len(letters.counts) > 1:
        text = text.translate(LOOKALIKES)
    claim = consult(text, script, panel, declared, letters.rest)
    if claim.evidence == "stranger":
        return claim
    if claim.code != UNDETERMINED:
        confidence = panel.confidence.of(claim.evidence, claim.strength)
        if confidence >= HESITANT:
            return claim
    if declared in claim.named and panel.languages.written_in(declared, script):
        return Claim(declared, "declared", 1.0, claim.second_opinion)
    if letters.total < SHORT:
        nameless = _without_names(text)
        if nameless:
            second = consult(nameless, script, panel, declared)
            if second.evidence in TRUSTED:
                return Claim(second.code, "nameless", second.strength, claim.second_opinion)
    return claim


def _without_names(text: str) -> str | None:
    """Return ``text`` without its capitalised words, if enough remain.

    The first word stays, unless the second is a name as well.
    """
    words = WORD.findall(text)
    first = 0 if words[1:2] and words[1][0].isupper() else 1
    kept = [word for i, word in enumerate(words) if i < first or not word[0].isupper()]
    return " ".join(kept) if MIN_WORDS <= len(kept) < len(words) else None
