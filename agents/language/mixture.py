"""Find the other languages of a mixed article: those that hold at least 15 % of its text."""

from __future__ import annotations

import re

from agents.language.decision import LETTERS_PER_SIGN, Decision, main_script, plain
from agents.language.languages import UNDETERMINED
from agents.language.panel import Panel, glance
from agents.language.script import Letters, Scripts

SHARE = 0.15  # of the text; the contract's threshold for ``also``
MIN_LETTERS = 40  # of a language; fewer are a name or a title
SUSPECT = 0.12  # share that pycld2 gives to others; below, the text is not searched
MAX_PASSAGES = 60  # bounds the time for a long article

# Quotes and line feeds are where an article changes its language.
_PASSAGE = re.compile(r"[\n“”«»„\"]+|(?<=[.!?])\s+")
_HAN = frozenset({"Hani", "Hira", "Kana", "Bopo"})


def also(
    text: str, letters: Letters, decision: Decision, scripts: Scripts, panel: Panel
) -> tuple[str, ...]:
    """Return the other languages of ``text``, in order of their share."""
    if decision.code == UNDETERMINED or letters.total < 2 * MIN_LETTERS:
        return ()
    found = _in_other_scripts(text, letters, decision, scripts, panel)
    if decision.other >= SUSPECT:
        found |= _in_passages(text, letters, decision, scripts, panel)
    return tuple(sorted(found, key=lambda code: (-found[code], code)))


def _in_other_scripts(
    text: str, letters: Letters, decision: Decision, scripts: Scripts, panel: Panel
) -> dict[str, float]:
    if len(letters.counts) == 1:
        return {}
    main = main_script(letters)
    weights = {script: LETTERS_PER_SIGN.get(script, 1.0) * n for script, n in letters.counts}
    total = sum(weights.values())
    found: dict[str, float] = {}
    for script, count in letters.counts:
        same = script == main or (main == "Hani" and script in _HAN)
        if same or weights[script] < SHARE * total or count < MIN_LETTERS / 2:
            continue
        code = plain(scripts.read(scripts.only(text, script)), panel)
        if code and code != decision.code:
            found[code] = weights[script] / total
    return found


def _in_passages(
    text: str, letters: Letters, decision: Decision, scripts: Scripts, panel: Panel
) -> dict[str, float]:
    """Return other languages of the main script, by whole sentences and quotes."""
    script = letters.counts[0][0]
    main = decision.code.partition("-")[0]
    related = panel.neighbours.related(main) | {main}
    sizes: dict[str, int] = {}
    total = 0
    passages = [part for part in _PASSAGE.split(text) if len(part) >= MIN_LETTERS]
    for part in passages[:MAX_PASSAGES]:
        read = scripts.read(part)
        total += read.total
        code = glance(read.text, script, panel)
        if code and code not in related:
            sizes[code] = sizes.get(code, 0) + read.total
    enough = max(MIN_LETTERS, SHARE * total)
    return {
        panel.languages.tag(code, script): size / total
        for code, size in sizes.items()
        if size >= enough
    }
