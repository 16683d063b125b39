"""Print the language detector's speed, memory and load time, as Markdown.

``python -m scripts.bench_language [DATA]``: the articles of ``DATA/article_dev.jsonl.gz``, or
passages of the Universal Declaration joined to article length. All detectors read the same
texts in one process, in turns, so that a busy machine slows them alike; the ratios are the
result. Memory and load time are each measured in a process of its own.
"""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

DECLARATION = Path(__file__).parent.parent / "tests" / "language" / "declaration.jsonl"
ARTICLE = 900  # code points of a joined article
ROUNDS = 7
CUT = 1_000  # code points: a short cut that users of slow detectors take
SLICE = 8  # every eighth text goes to langdetect, which takes milliseconds

_LOAD = """
import sys, time
import numpy, orjson
import concurrent.futures
def resident():
    with open("/proc/self/statm") as f: return int(f.read().split()[1]) * 4096 / 1e6
before, start = resident(), time.perf_counter()
from agents.language import LanguageDetector
detector = LanguageDetector.load()
loaded = time.perf_counter() - start
for line in sys.stdin: detector.detect("", line)
print(loaded, resident() - before)
"""


def texts(data: Path | None) -> list[str]:
    """Return the articles to read."""
    if data:
        with gzip.open(data / "article_dev.jsonl.gz", "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        return [f"{row['title'] or ''}\n{row['body'] or ''}".strip() for row in rows][::3]
    joined: dict[str, str] = {}
    for line in DECLARATION.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["language"] and row["length"] == "passage":
            joined[row["language"]] = f"{joined.get(row['language'], '')} {row['text']}".strip()
    return [text[:ARTICLE] for text in joined.values()]


def pace(detect: Callable[[str], object], sample: list[str]) -> float:
    """Return the seconds for one text."""
    start = time.perf_counter()
    for text in sample:
        detect(text)
    return (time.perf_counter() - start) / len(sample)


def _cut(detect: Callable[[str], object]) -> Callable[[str], object]:
    return lambda text: detect(text[:CUT])


def main() -> None:
    """Measure and print."""
    from agents.language import LanguageDetector
    from scripts.language_peers import load

    sample = texts(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
    detector = LanguageDetector.load()
    peers = load()
    ours: dict[str, Callable[[str], object]] = {"geowire": lambda text: detector.detect("", text)}
    everyone = ours | {name: peers[name] for name in ("py3langid", "langdetect", "pycld2")}
    for name in ("py3langid", "langdetect"):
        everyone[f"{name}, first {CUT:,} characters"] = _cut(peers[name])
    paces: dict[str, list[float]] = {name: [] for name in everyone}
    for _ in range(ROUNDS):
        for name, detect in everyone.items():
            part = sample[::SLICE] if name.startswith("langdetect") else sample
            paces[name].append(pace(detect, part))
    print("| detector | us an article | articles/s | geowire is faster by |\n|---|---|---|---|")
    for name, rounds in paces.items():
        seconds = median(rounds)
        # Each round's own ratio: what slowed the machine slowed both.
        ratios = [theirs / mine for theirs, mine in zip(rounds, paces["geowire"], strict=True)]
        ratio = f"{median(ratios):.1f} x" if name != "geowire" else ""
        print(f"| {name} | {1e6 * seconds:.0f} | {1 / seconds:.0f} | {ratio} |")
    lines = "\n".join(" ".join(text.split()) for text in sample)
    runs = [
        subprocess.run(  # noqa: S603
            [sys.executable, "-c", _LOAD], input=lines, capture_output=True, text=True, check=True
        ).stdout.split()
        for _ in range(3)
    ]
    loaded, memory = min(float(r[0]) for r in runs), min(float(r[1]) for r in runs)
    print(f"\nLoad {loaded:.2f} s; memory added {memory:.0f} MB after {len(sample)} articles.")


if __name__ == "__main__":
    main()
