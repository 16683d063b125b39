"""Write ``docs/languages.md``: every supported language with its measured accuracy.

``python -m scripts.list_languages [--check]``. Figures come from
``tests/language/declaration.jsonl``, measured now, and ``docs/language-news.json``,
which ``scripts/quality-language DATA --news docs/language-news.json`` writes.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from agents.language import LanguageDetector
from agents.language.languages import Languages

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "languages.md"
NEWS = ROOT / "docs" / "language-news.json"
DECLARATION = ROOT / "tests" / "language" / "declaration.jsonl"

HEAD = """# Supported languages

<!-- Made by `python -m scripts.list_languages`; do not edit by hand. -->

{count} languages, by BCP 47 code. A script that is not a language's first is said in the code
(`sr-Latn`); Chinese always says it (`zh-Hans`, `zh-Hant`). Text in any other language is `und`.
`no` is Bokmål or Norwegian at large, `nn` Nynorsk; `ku` is Kurdish in Latin script, `ckb`
Central Kurdish.

Share of texts recognised, in per cent, where labelled text exists:

- *articles*, *headlines*: news and newspaper sentences, 300-3,000 and 40-120 characters;
  `make quality-language DATA=...` measures them. `zh` and `sr` are counted with their scripts.
- *passages*, *lines*: at most six passages of up to 420 characters, and as many lines of up to
  110, of the Universal Declaration of Human Rights, the only text that exists in nearly all of
  them. Some detectors have learnt from it, so that these figures flatter.

Not told apart well from a neighbour in a short text: Indonesian and Malay; Bosnian, Croatian
and Serbian in Latin script (Bosnian without a telling word is called Croatian or Serbian);
Danish and Norwegian.

| code | language | script | articles | headlines | passages | lines |
|---|---|---|---|---|---|---|
"""


def measured() -> dict[tuple[str, str], float]:
    """Return the share recognised by language and length of text."""
    detector = LanguageDetector.load()
    seen, right = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for line in DECLARATION.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["language"]:
            key = row["language"], row["length"]
            seen[key] += 1
            right[key] += detector.detect("", row["text"]).code.partition("-")[0] == row["language"]
    return {key: right[key] / seen[key] for key in seen}


def page() -> str:
    """Return the page's text."""
    shares = measured()
    news = json.loads(NEWS.read_text(encoding="utf-8")) if NEWS.exists() else {}

    def cell(share: float | None) -> str:
        return "" if share is None else f"{100 * share:.1f}"

    lines = []
    tongues = Languages.load().by_code
    for code, tongue in sorted(tongues.items()):
        tags = [f"{code}-{script}" for script in tongue.scripts] if code == "zh" else [code]
        tags += [f"{code}-Latn"] if code == "sr" else []
        for tag in tags:
            script = tag.partition("-")[2] or ", ".join(tongue.scripts)
            cells = [cell(news.get(kind, {}).get(tag)) for kind in ("article", "headline")]
            if tag in (code, f"{code}-Hans"):
                cells += [cell(shares.get((code, kind))) for kind in ("passage", "line")]
            else:
                cells += ["", ""]
            lines.append(f"| `{tag}` | {tongue.name} | {script} | {' | '.join(cells)} |")
    return HEAD.format(count=len(tongues)) + "\n".join(lines) + "\n"


def main() -> None:
    """Write the page, or with ``--check`` say whether it is up to date."""
    text = page()
    if "--check" not in sys.argv:
        PAGE.write_text(text, encoding="utf-8")
    elif PAGE.read_text(encoding="utf-8") != text:
        sys.exit("docs/languages.md is not up to date: run python -m scripts.list_languages")


if __name__ == "__main__":
    main()
