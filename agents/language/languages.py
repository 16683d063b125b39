"""The supported languages: their names, scripts and which detector knows them.

``data/languages.jsonl`` holds one a line. Codes are BCP 47 (ISO 639-1 where there is one);
the first script of a language goes unsaid in its code, as in ``sr`` and ``sr-Latn``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

_DATA = Path(__file__).parent / "data" / "languages.jsonl"
UNDETERMINED = "und"
# What feeds write for a language that has another code here.
_ALIASES = {
    "cmn": "zh",
    "fil": "tl",
    "in": "id",
    "iw": "he",
    "ji": "yi",
    "jw": "jv",
    "nb": "no",
    "swh": "sw",
    "zsm": "ms",
}
_DENSITY = 1000  # the median over languages, for those without a figure of their own


@dataclass(frozen=True, slots=True)
class Tongue:
    """One supported language."""

    code: str
    iso639_3: str
    name: str
    scripts: tuple[str, ...]  # ISO 15924; the first is the usual one
    known_to: frozenset[str]  # detectors that have a model of it
    # Typical pycld2 score of a text in this language, by script: see ``Opinion.density``.
    density: dict[str, int]


class Languages:
    """The list of supported languages; immutable once loaded."""

    def __init__(self, tongues: list[Tongue]) -> None:
        self.by_code = {tongue.code: tongue for tongue in tongues}
        written: dict[str, list[Tongue]] = {}
        for tongue in tongues:
            for script in tongue.scripts:
                written.setdefault(script, []).append(tongue)
        # Scripts that a single supported language uses decide by themselves.
        self.alone_in = {
            script: users[0].code for script, users in written.items() if len(users) == 1
        }

    @classmethod
    def load(cls) -> Languages:
        """Read ``data/languages.jsonl``."""
        return cls(
            [
                Tongue(
                    code=row["code"],
                    iso639_3=row["iso639_3"],
                    name=row["name"],
                    scripts=tuple(row["scripts"]),
                    known_to=frozenset(row["known_to"]),
                    density=row["density"],
                )
                for row in map(json.loads, _DATA.read_text(encoding="utf-8").splitlines())
            ]
        )

    def fit(self, code: str, script: str, density: int) -> float:
        """Return how ``density`` compares with what is usual in ``code``; 1 is usual."""
        return density / self.by_code[code].density.get(script, _DENSITY)

    def written_in(self, code: str, script: str) -> bool:
        """Return whether ``code`` is supported and written in ``script``."""
        tongue = self.by_code.get(code)
        return tongue is not None and script in tongue.scripts

    def declared(self, tag: str | None) -> str | None:
        """Return the supported language that a feed's ``tag`` names, without its subtags."""
        if not tag:
            return None
        base = tag.strip().replace("_", "-").partition("-")[0].lower()
        base = _ALIASES.get(base, base)
        return base if base in self.by_code else None

    def tag(self, code: str, script: str) -> str:
        """Return the BCP 47 tag, with the script where it is not the usual one."""
        tongue = self.by_code[code]
        return code if script == tongue.scripts[0] and code != "zh" else f"{code}-{script}"
