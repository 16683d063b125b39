"""Ask the detectors about a text whose script several languages share, and weigh their answers.

The costly detectors are asked only where the cheap ones leave a doubt: Eldc and Cld2 first
(microseconds), where they do not agree py3langid, and where that is uncertain too langdetect,
whose answer is recorded as the second opinion.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

from agents.language.confidence import Confidence
from agents.language.detectors import Detector, Opinion
from agents.language.han import Han
from agents.language.languages import UNDETERMINED, Languages
from agents.language.neighbours import Neighbours, shares
from agents.language.strangers import Strangers

# Below the first part of the usual density a text holds too few of the claimed language's
# n-grams to be in it; below the second pycld2 is not believed alone; below the third the text
# is searched for the words of a relative that no detector knows.
STRANGE_FIT, ALONE_FIT, FAMILIAR_FIT = 0.3, 0.6, 0.9
GLIMPSE = 240  # code points that are enough for pycld2 to confirm what Eldc says
MIXED = 0.1  # share of other languages in a glimpse that asks for a second, longer look
MAIN_SHARE = 0.6  # of the text that pycld2 must give its first language
# Strength of the evidence under which langdetect is asked as well; 2 is always.
# Of the neighbours in these groups it knows but one, so that its word would tell nothing.
DOUBTFUL = {"agreed": 0.4, "wide": 0.6, "langid": 2.0, "agreed-faint": 2.0, "faint": 2.0,
            "among-hbs": 0.0, "among-msa": 0.0, "among-rwa": 0.0}  # fmt: skip
UNDECIDED = 0.75  # the same for all other evidence
CLEAR = 4.0  # nats between the first two neighbours that make another opinion needless
DECLARED_NATS = 2.0  # the feed's word, about one in eight wrong: it settles close calls only
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


class Claim(NamedTuple):
    """A language before calibration: what was found, how, and how strong it looks in [0, 1]."""

    code: str  # without script
    evidence: str  # a name in ``data/confidence.toml``
    strength: float
    second_opinion: str | None = None
    named: tuple[str, ...] = ()  # every language that a detector named
    other: float = 0.0  # share of the text that pycld2 gives to other languages


NOBODY = Claim(UNDETERMINED, "nobody", 0.0)


def consult(
    text: str, script: str, panel: Panel, declared: str | None = None, rest: str = ""
) -> Claim:
    """Return the language of ``text``, most of whose letters are of ``script``.

    ``rest`` is more of the article, for neighbours that ``text`` alone does not separate.
    """
    languages = panel.languages
    fast = panel.eldc.ask(text)
    wide = panel.cld2.ask(text[:GLIMPSE])
    third: Opinion | None = None
    if script == "Arab":
        fast, wide = _sorani(fast), _sorani(wide)
    fit = _fit(wide, script, languages)
    claim = _plain(fast, wide, fit, languages)
    if len(text) > GLIMPSE and (claim is None or wide.others >= MIXED):
        wide = panel.cld2.ask(text)
        if script == "Arab":
            wide = _sorani(wide)
        fit = _fit(wide, script, languages)
        claim = _plain(fast, wide, fit, languages)
    if claim is None:
        third = panel.langid.ask(text)
        if script == "Arab":
            third = _sorani(third)
        claim = _vote(fast, wide, third, fit, script, languages)
    claim = _compare(claim, text, rest, script, panel, (fast, wide, third), declared)
    if claim.code != UNDETERMINED:
        claim = _second_opinion(claim, text, panel)
        if fit < FAMILIAR_FIT or fast.code != claim.code:
            stranger = panel.strangers.behind(text, claim.code)
            if stranger:
                code = stranger if languages.written_in(stranger, script) else UNDETERMINED
                return Claim(code, "stranger", 1.0)
    named: tuple[str, ...] = (fast.code, wide.code)
    if third:
        named += tuple(code for code, _ in third.ranking)
    return Claim(
        claim.code, claim.evidence, claim.strength, claim.second_opinion, named, wide.others
    )


def glance(text: str, script: str, panel: Panel) -> str | None:
    """Return the language of ``text`` where the fast detectors leave no doubt, in microseconds."""
    wide = panel.cld2.ask(text)
    fit = _fit(wide, script, panel.languages)
    claim = _plain(panel.eldc.ask(text), wide, fit, panel.languages) if fit > ALONE_FIT else None
    return claim.code if claim else None


def _sorani(opinion: Opinion) -> Opinion:
    """Return ``opinion`` with Kurdish in Arabic script under its own code, Central Kurdish."""
    return opinion._replace(code="ckb") if opinion.code in ("ku", "sdh") else opinion


def _fit(wide: Opinion, script: str, languages: Languages) -> float:
    """Return how well pycld2's answer fits the text, 1 as usual, 0 where it cannot be."""
    if not languages.written_in(wide.code, script):
        return 0.0
    return languages.fit(wide.code, script, wide.density)


def _plain(fast: Opinion, wide: Opinion, fit: float, languages: Languages) -> Claim | None:
    """Return the language on which the fast detectors agree, or that only pycld2 knows."""
    if not wide.reliable or wide.strength <= MAIN_SHARE or fit <= STRANGE_FIT:
        return None
    if fast.code == wide.code:
        return Claim(wide.code, "agreed", min(fit, 1.0))
    if "eldc" not in languages.by_code[wide.code].known_to and fit > ALONE_FIT:
        return Claim(wide.code, "wide", min(fit, 1.0))
    return None


def _vote(
    fast: Opinion, wide: Opinion, third: Opinion, fit: float, script: str, languages: Languages
) -> Claim:
    """Return what three detectors make of a text on which the first two do not agree."""
    votes = [o.code for o in (fast, wide, third) if languages.written_in(o.code, script)]
    if third.code == wide.code and third.code in votes:
        return Claim(third.code, "wide+langid" if fit > STRANGE_FIT else "faint", third.strength)
    if third.code == fast.code and third.code in votes:
        return Claim(third.code, "eldc+langid", third.strength)
    if fast.code == wide.code and fast.code in votes:
        return Claim(fast.code, "agreed-faint", min(1.0, fit))
    if third.code in votes:
        return Claim(third.code, "langid", third.strength)
    return NOBODY


def _compare(
    claim: Claim,
    text: str,
    rest: str,
    script: str,
    panel: Panel,
    opinions: tuple[Opinion, Opinion, Opinion | None],
    declared: str | None,
) -> Claim:
    """Return ``claim``, settled among the neighbours of the language that it names."""
    group = panel.neighbours.of(claim.code, script)
    if group is None:
        return claim
    fast, wide, third = opinions
    if not group.always and not any(
        o and o.code != claim.code and o.code in group.codes for o in opinions
    ):
        return claim
    nats = group.weigh(text)
    if rest and _margin(nats) < CLEAR:
        nats = group.weigh(f"{text} {rest}")
    if third is None and _margin(nats) < CLEAR:
        third = panel.langid.ask(text)
    for code, weight in group.prior.items():
        nats[code] += weight
    for code, weight in (
        (fast.code, group.eldc),
        (wide.code, group.cld2),
        (declared or "", DECLARED_NATS),
    ):
        if code in nats:
            nats[code] += weight
    if third:
        found = dict(third.ranking)
        for code in nats:
            nats[code] += group.langid * math.log(max(found.get(code, 0.0), LANGID_FLOOR))
    odds = shares(nats)
    code = max(odds, key=lambda c: (odds[c], c))
    return claim._replace(code=code, evidence=f"among-{group.name}", strength=odds[code])


def _margin(nats: dict[str, float]) -> float:
    first, second = sorted(nats.values())[:-3:-1]
    return first - second


def _second_opinion(claim: Claim, text: str, panel: Panel) -> Claim:
    """Return ``claim`` with langdetect's answer, where the claim is doubtful."""
    if claim.strength >= DOUBTFUL.get(claim.evidence, UNDECIDED):
        return claim
    second = panel.langdetect.ask(text).code
    evidence = claim.evidence
    tongue = panel.languages.by_code.get(claim.code)
    if tongue and "langdetect" in tongue.known_to:
        evidence += "+" if second == claim.code else "-"
    return claim._replace(evidence=evidence, second_opinion=second)
