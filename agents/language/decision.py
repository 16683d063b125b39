"""Decide on the language from the script, the detectors and the neighbours' words.

The costly detectors are asked only where the cheap ones leave a doubt: first the script,
then Eldc and Cld2 (microseconds), where they do not agree py3langid, and where that is
uncertain too langdetect, whose answer is recorded as ``second_opinion``.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

from agents.language.confidence import Confidence
from agents.language.detectors import Detector, Opinion
from agents.language.han import Han
from agents.language.languages import UNDETERMINED, Languages
from agents.language.neighbours import Group, Neighbours, shares
from agents.language.script import Letters
from agents.language.strangers import Strangers

MIN_LETTERS = 2  # fewer make no word
SHORT = 200  # letters; below, a text is a headline
# Names in Latin letters stand in headlines of any script, and the reverse is rare.
LATIN_IN_SHORT = 0.4
LETTERS_PER_SIGN = {"Hani": 3.0, "Hira": 2.0, "Kana": 2.0, "Hang": 2.5}  # as long in Latin
KANA_SHARE = 0.05  # of kana and Han: Japanese prose has half, a Chinese text quoting a name less
# Below this part of the usual density the text holds too few of the claimed language's n-grams.
STRANGE_FIT, FAMILIAR_FIT = 0.3, 1.0
WIDE_FIT = 0.6  # pycld2 alone is believed from here

_HAN = ("Hani", "Hira", "Kana", "Bopo")
# Strength under which langdetect is asked as well; 2 is always.
DOUBTFUL = {"agreed": 0.4, "wide": 0.6, "langid": 2.0, "agreed-faint": 2.0, "faint": 2.0}
UNDECIDED = 0.75  # the same for all other evidence
CLEAR = 4.0  # nats between the first two neighbours that make another opinion needless
DECLARED_NATS = 1.0  # the feed's word; feeds are often wrong, so it settles ties only
LANGID_FLOOR = 0.01  # below this probability py3langid's order is noise


@dataclass(frozen=True, slots=True)
class Panel:
    """Everyone who is asked and every table that is consulted; shared by all threads."""

    languages: Languages
    han: Han
    neighbours: Neighbours
    strangers: Strangers
    confidence: Confidence
    eldc: Detector
    cld2: Detector
    langid: Detector
    langdetect: Detector


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer: ``code`` is a BCP 47 tag; ``evidence`` names the way it was found."""

    code: str
    confidence: float
    script: str
    evidence: str
    second_opinion: str | None = None


@dataclass(frozen=True, slots=True)
class _Claim:
    """A language before calibration: what was found, how, and how strong it looks in [0, 1]."""

    code: str
    evidence: str
    strength: float
    second_opinion: str | None = None


def decide(letters: Letters, panel: Panel, declared: str | None = None) -> Decision:
    """Return the language of ``letters``; ``declared`` (a bare code) settles a tie."""
    if letters.total < MIN_LETTERS:
        return Decision(UNDETERMINED, 0.0, "Zyyy", "no-words")
    script = _main_script(letters)
    claim, script = _by_script(letters, script, panel) or (
        _by_detectors(letters, script, panel, declared),
        script,
    )
    if claim.code == UNDETERMINED:
        return Decision(UNDETERMINED, 0.0, script, claim.evidence, claim.second_opinion)
    confidence = panel.confidence.of(claim.evidence, claim.strength, len(letters.text))
    if confidence < panel.confidence.threshold:
        return Decision(UNDETERMINED, 0.0, script, claim.evidence, claim.second_opinion)
    code = panel.languages.tag(claim.code, script)
    return Decision(code, confidence, script, claim.evidence, claim.second_opinion)


def _main_script(letters: Letters) -> str:
    """Return the script of most words; the scripts of Chinese and Japanese count as one."""
    short = letters.total < SHORT
    weights: dict[str, float] = {}
    for script, count in letters.counts:
        weight = LETTERS_PER_SIGN.get(script, 1.0)
        if script == "Latn" and short:
            weight = LATIN_IN_SHORT
        name = "Hani" if script in _HAN else script
        weights[name] = weights.get(name, 0.0) + weight * count
    return max(weights, key=lambda name: (weights[name], name))


def _by_script(letters: Letters, script: str, panel: Panel) -> tuple[_Claim, str] | None:
    """Return the language and script where the script decides."""
    if script == "Hani":
        counts = dict(letters.counts)
        kana = counts.get("Hira", 0) + counts.get("Kana", 0)
        if kana > KANA_SHARE * (kana + counts.get("Hani", 0)):
            return _Claim("ja", "script", 1.0), "Jpan"
        code, margin = panel.han.language(letters.text)
        base, _, written = code.partition("-")
        return _Claim(base, "han", margin), written or ("Jpan" if code == "ja" else "Hant")
    if script == "Hang":
        return _Claim("ko", "script", 1.0), "Kore"
    alone = panel.languages.alone_in.get(script)
    if alone is None:
        return None
    group = panel.neighbours.of(alone, script)
    if group:
        nats = group.weigh(letters.text)
        if max(nats.values()) > nats[alone]:
            return _Claim(UNDETERMINED, "stranger", 1.0), script
    return _Claim(alone, "script", 1.0), script


def _by_detectors(letters: Letters, script: str, panel: Panel, declared: str | None) -> _Claim:
    """Return the language in a script that several share."""
    languages = panel.languages
    text = letters.text.lower() if letters.uppercase else letters.text
    fast, wide = panel.eldc.ask(text), panel.cld2.ask(text)
    third: Opinion | None = None
    known = languages.written_in(wide.code, script)
    fit = languages.fit(wide.code, script, wide.density) if known else 0.0
    claim: _Claim | None = None
    if known and wide.reliable and wide.strength > 0.6 and fit > STRANGE_FIT:
        if fast.code == wide.code:
            claim = _Claim(wide.code, "agreed", min(fit, 1.0))
        elif "eldc" not in languages.by_code[wide.code].known_to and fit > WIDE_FIT:
            claim = _Claim(wide.code, "wide", min(fit, 1.0))
    if claim is None:
        third = panel.langid.ask(text)
        claim = _vote(fast, wide, third, fit, script, languages)
    claim = _compare(claim, text, script, panel, (fast, wide, third), declared)
    if claim.code == UNDETERMINED:
        return claim
    claim = _second_opinion(claim, text, panel)
    if fit < FAMILIAR_FIT or fast.code != claim.code:
        stranger = panel.strangers.behind(text, claim.code)
        if stranger:
            code = stranger if languages.written_in(stranger, script) else UNDETERMINED
            return _Claim(code, "stranger", 1.0)
    return claim


def _vote(
    fast: Opinion, wide: Opinion, third: Opinion, fit: float, script: str, languages: Languages
) -> _Claim:
    """Return what three detectors make of a text on which the first two do not agree."""
    votes = [o.code for o in (fast, wide, third) if languages.written_in(o.code, script)]
    if third.code == wide.code and third.code in votes:
        return _Claim(third.code, "wide+langid" if fit > STRANGE_FIT else "faint", third.strength)
    if third.code == fast.code and third.code in votes:
        return _Claim(third.code, "eldc+langid", third.strength)
    if fast.code == wide.code and fast.code in votes:
        return _Claim(fast.code, "agreed-faint", min(1.0, fit))
    if third.code in votes:
        return _Claim(third.code, "langid", third.strength)
    return _Claim(UNDETERMINED, "nobody", 0.0)


def _compare(
    claim: _Claim,
    text: str,
    script: str,
    panel: Panel,
    opinions: tuple[Opinion, Opinion, Opinion | None],
    declared: str | None,
) -> _Claim:
    """Return ``claim``, settled among the neighbours of the language that it names."""
    group = panel.neighbours.of(claim.code, script)
    if group is None:
        return claim
    fast, wide, third = opinions
    dissent = any(o and o.code != claim.code and o.code in group.codes for o in opinions)
    if not dissent and not group.always:
        return claim
    nats = group.weigh(text)
    first, second = sorted(nats.values())[:-3:-1]
    if third is None and first - second < CLEAR:
        third = panel.langid.ask(text)
    for code, weight in group.prior.items():
        _add(nats, code, weight)
    _add(nats, fast.code, group.eldc)
    _add(nats, wide.code, group.cld2)
    if third:
        found = dict(third.ranking)
        for code in nats:
            nats[code] += group.langid * math.log(max(found.get(code, 0.0), LANGID_FLOOR))
    _add(nats, declared or "", DECLARED_NATS)
    odds = shares(nats)
    code = max(odds, key=lambda c: (odds[c], c))
    return replace(claim, code=code, evidence=f"among-{group.name}", strength=odds[code])


def _second_opinion(claim: _Claim, text: str, panel: Panel) -> _Claim:
    """Return ``claim`` with langdetect's answer, where the claim is doubtful."""
    if claim.strength >= DOUBTFUL.get(claim.evidence, UNDECIDED):
        return claim
    second = panel.langdetect.ask(text).code
    evidence = claim.evidence
    if "langdetect" in panel.languages.by_code[claim.code].known_to:
        evidence += "+" if second == claim.code else "-"
    return replace(claim, evidence=evidence, second_opinion=second)


def _add(nats: dict[str, float], code: str, weight: float) -> None:
    if code in nats:
        nats[code] += weight
