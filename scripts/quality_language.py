"""Print how well the language detector does beside others, as Markdown.

``python -m scripts.quality_language DATA [--news FILE]`` reads ``article_dev`` and
``headline_dev`` (``.jsonl.gz`` with ``id``, ``title``, ``body``; ``.gold.jsonl.gz`` with ``id``,
``lang``) from DATA, and ``tests/language/declaration.jsonl`` for languages that are not
supported. ``--news`` writes the share right for each language of DATA as JSON.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from agents.language import LanguageDetector
from scripts.language_peers import load

DECLARATION = Path(__file__).parent.parent / "tests" / "language" / "declaration.jsonl"
SETS = ("article_dev", "headline_dev")
# Names of one language, as the sets and the packages write them.
_SAME = {
    "iw": "he", "jw": "jv", "nb": "no", "nn": "no", "fil": "tl", "in": "id", "cmn": "zh",
    "zh-cn": "zh-hans", "zh-sg": "zh-hans", "zh-tw": "zh-hant", "zh-hk": "zh-hant", "zsm": "ms",
}  # fmt: skip
_SCRIPT = {"zh": "hans", "sr": "cyrl"}  # of a bare code


class Text(NamedTuple):
    """One labelled text; ``language`` is None when no detector is asked to know it."""

    title: str
    body: str
    language: str | None
    iso639_3: str = ""


class Score(NamedTuple):
    """Macro-averaged over languages: with scripts apart, and without."""

    exact: float
    base: float
    by_language: dict[str, float]


def parts(tag: str) -> tuple[str, str]:
    """Return base language and script of ``tag``; the script only for Chinese and Serbian."""
    tag = tag.lower().replace("_", "-")
    tag = _SAME.get(tag, tag)
    base = _SAME.get(tag.partition("-")[0], tag.partition("-")[0])
    script = next((p for p in tag.split("-")[1:] if len(p) == 4), _SCRIPT.get(base, ""))
    return base, script if base in _SCRIPT else ""


def read(stem: Path) -> list[Text]:
    """Return the texts of a set."""

    def rows(path: Path) -> Iterable[dict[str, Any]]:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)

    gold = {row["id"]: row["lang"] for row in rows(stem.with_name(stem.name + ".gold.jsonl.gz"))}
    return [
        Text(row["title"] or "", row["body"] or "", gold[row["id"]])
        for row in rows(stem.with_name(stem.name + ".jsonl.gz"))
    ]


def strangers(length: str) -> list[Text]:
    """Return texts in languages that are not supported, ``passage`` or ``line`` long."""
    rows = map(json.loads, DECLARATION.read_text(encoding="utf-8").splitlines())
    return [
        Text("", row["text"], None, row["iso639_3"])
        for row in rows
        if row["language"] is None and row["length"] == length
    ]


def score(answers: list[str], texts: list[Text]) -> Score:
    """Return the macro accuracy of ``answers``."""
    seen, exact, base = Counter[str](), Counter[str](), Counter[str]()
    for answer, text in zip(answers, texts, strict=True):
        language = text.language or ""
        given, wanted = parts(answer), parts(language)
        seen[language] += 1
        exact[language] += given == wanted
        base[language] += given[0] == wanted[0]
    return Score(
        sum(exact[code] / seen[code] for code in seen) / len(seen),
        sum(base[code] / seen[code] for code in seen) / len(seen),
        {code: exact[code] / seen[code] for code in sorted(seen)},
    )


def claimed(answers: list[str], texts: list[Text]) -> float:
    """Return the share that got the name of another language; ``und`` and their own are right."""
    wrong = sum(
        answer != "und" and answer.partition("-")[0] != text.iso639_3
        for answer, text in zip(answers, texts, strict=True)
    )
    return wrong / len(texts)


def reliability(pairs: list[tuple[float, bool]]) -> tuple[list[str], float]:
    """Return a table of stated confidence against the share right, and the calibration error."""
    bins: dict[float, list[tuple[float, bool]]] = {}
    edges = (0.0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99)
    for confidence, right in pairs:
        edge = max(e for e in edges if e <= confidence)
        bins.setdefault(edge, []).append((confidence, right))
    lines, error = [], 0.0
    for edge in sorted(bins):
        inside = bins[edge]
        stated = sum(c for c, _ in inside) / len(inside)
        right = sum(r for _, r in inside) / len(inside)
        error += abs(stated - right) * len(inside) / len(pairs)
        until = min([e for e in edges if e > edge], default=1.0)
        name = "`und`" if edge == 0 else f"{edge:g} to {until:g}"
        lines.append(f"| {name} | {len(inside)} | {stated:.3f} | {right:.3f} |")
    return lines, error


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--news", type=Path)
    options = parser.parse_args()
    detector = LanguageDetector.load()
    sets = {name: read(options.data / name) for name in SETS}
    unknown = {length: strangers(length) for length in ("passage", "line")}
    ours: dict[str, Callable[[str], str]] = {
        "**geowire**": lambda text: detector.detect("", text).code
    }
    print("| detector | articles | headlines | articles, scripts merged | headlines, merged |"
          " strangers claimed, passages | strangers claimed, lines |")  # fmt: skip
    print("|---|---|---|---|---|---|---|")
    for name, detect in (ours | load()).items():
        scores = [
            score([detect(f"{t.title}\n{t.body}".strip()) for t in sets[s]], sets[s]) for s in SETS
        ]
        claims = [claimed([detect(t.body) for t in u], u) for u in unknown.values()]
        cells = [s.exact for s in scores] + [s.base for s in scores]
        shown = [f"{x:.4f}" for x in cells] + [f"{100 * x:.1f} %" for x in claims]
        print(f"| {name} |", " | ".join(shown), "|", flush=True)
    news: dict[str, dict[str, float]] = {}
    for name in SETS:
        found = [detector.detect(t.title, t.body) for t in sets[name]]
        result = score([f.code for f in found], sets[name])
        news[name.partition("_")[0]] = {k: round(v, 4) for k, v in result.by_language.items()}
        lines, error = reliability(
            [
                (f.confidence, parts(f.code) == parts(t.language or ""))
                for f, t in zip(found, sets[name], strict=True)
            ]
        )
        print(f"\n{name}: expected calibration error {error:.4f}\n")
        print("| stated confidence | texts | mean stated | share right |\n|---|---|---|---|")
        print("\n".join(lines))
    if options.news:
        options.news.write_text(json.dumps(news, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
