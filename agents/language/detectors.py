"""The detectors that the decision listens to, each answering with an ``Opinion``.

All of them are loaded and warmed once and only read afterwards, so threads may share them.
Input is the ``text`` of ``script.Letters``: without control characters and lone surrogates,
on which the C libraries raise.
"""

from __future__ import annotations

import json
from array import array
from pathlib import Path
from typing import NamedTuple, Protocol

import eldc  # type: ignore[import-untyped]
import langdetect  # type: ignore[import-untyped]
import numpy as np
import pycld2  # type: ignore[import-untyped]
from langdetect.detector_factory import DetectorFactory  # type: ignore[import-untyped]
from langdetect.lang_detect_exception import LangDetectException  # type: ignore[import-untyped]
from py3langid.langid import LanguageIdentifier  # type: ignore[import-untyped]

# What the packages call a language, where BCP 47 calls it otherwise.
_NAMES = {
    "gug": "gn",
    "iw": "he",
    "jw": "jv",
    "kik": "ki",
    "nb": "no",
    "sr-ME": "sr",
    "tw": "ak",
    "un": "und",
    "unknown": "und",
    "uzs": "uz",
    "zh-Hant": "zh",
    "zh-cn": "zh",
    "zh-tw": "zh",
    "zxx": "und",
}  # fmt: skip


class Opinion(NamedTuple):
    """What one detector says; ``strength`` is in [0, 1] but no probability."""

    code: str
    strength: float
    reliable: bool
    # py3langid only: its first few answers with their probabilities.
    ranking: tuple[tuple[str, float], ...] = ()
    density: int = 0  # pycld2 only: known n-grams per kilobyte, weighted; low in a foreign text
    others: float = 0.0  # pycld2 only: share of the text in its second and third language


class Detector(Protocol):
    """Anything that gives an opinion on a text."""

    def ask(self, text: str) -> Opinion:
        """Return the opinion on ``text``."""


class Eldc:
    """Nito-ELDC: 60 languages in about 10 us; the first to be asked."""

    def __init__(self) -> None:
        eldc.init()
        self._detect = eldc.instance().detect
        self.ask("Warm up the table of n-grams.")

    def ask(self, text: str) -> Opinion:
        return Opinion(self._detect(text), 1.0, True)


class Cld2:
    """CLD2: some 160 languages in about 40 us; knows African languages that others leave out."""

    def __init__(self) -> None:
        self.ask("Warm up the tables.")

    def ask(self, text: str) -> Opinion:
        try:
            reliable, _, found = pycld2.detect(text, isPlainText=True, bestEffort=True)
        except pycld2.error:
            return Opinion("und", 0.0, False)
        (_, code, share, density), (_, _, second, _), (_, _, third, _) = found
        return Opinion(
            _NAMES.get(code, code), share / 100, reliable, (), int(density), (second + third) / 100
        )


class Langid:
    """py3langid: 139 languages in about 300 us; the most accurate on short text."""

    KEPT = 8  # answers; neighbours of the first are always among them

    def __init__(self) -> None:
        self._identifier = LanguageIdentifier.from_model_file("data/model.npz.xz", norm_probs=True)
        # The package keeps 105,000 Python integers in each; an array takes a tenth.
        self._identifier.tk_output = array("i", self._identifier.tk_output)
        self._identifier._rowbase = array("I", self._identifier._rowbase)
        self.ask("Warm up the automaton.")

    def ask(self, text: str) -> Opinion:
        ranking = self._identifier.rank(text)[: self.KEPT]
        named = tuple((_NAMES.get(code, code), float(share)) for code, share in ranking)
        return Opinion(named[0][0], named[0][1], named[0][1] > 0.9, ranking=named)


class Langdetect:
    """langdetect: 55 languages in milliseconds; the recorded second opinion."""

    MAX_CHARS = 300  # reading more costs time and is no more accurate
    TRIALS = 3  # the package's 7 are no more accurate
    ITERATIONS = 150  # the package's 1000 are reached only by texts it cannot tell

    def __init__(self) -> None:
        self._factory = _profiles()
        self.ask("Warm up the profiles.")

    def ask(self, text: str) -> Opinion:
        detector = self._factory.create()
        detector.n_trial = self.TRIALS
        detector.ITERATION_LIMIT = self.ITERATIONS
        detector.append(text[: self.MAX_CHARS])
        try:
            found = detector.get_probabilities()
        except LangDetectException:
            return Opinion("und", 0.0, False)
        if not found:
            return Opinion("und", 0.0, False)
        code = _NAMES.get(found[0].lang, found[0].lang)
        return Opinion(code, float(found[0].prob), bool(found[0].prob > 0.9))


_MOST_MET = 1000  # n-grams, half a megabyte


class _Grams(dict[str, int]):
    """n-grams and what langdetect looks up for each: its probability in every language.

    The package's own table, a list of 55 Python floats for each of 88,000 n-grams, takes
    66 MB; most n-grams stand in few languages, and these alone are kept.
    """

    __slots__ = ("_languages", "_met", "_nowhere", "_shares", "_starts")

    def fill(
        self, numbers: array[int], languages: array[int], shares: array[float], width: int
    ) -> None:
        """Take for every n-gram of every language the two's numbers and the probability."""
        order = np.argsort(np.asarray(numbers), kind="stable")
        counts = np.bincount(np.asarray(numbers), minlength=len(self))
        self._starts = array("I", np.append(0, counts.cumsum()).tolist())
        self._languages = np.asarray(languages)[order].tobytes()
        self._shares = array("f", np.asarray(shares)[order].tobytes())
        self._nowhere = [0.0] * width
        self._met: dict[str, list[float]] = {}

    def __getitem__(self, gram: str) -> list[float]:  # type: ignore[override]
        row = self._met.get(gram)  # one text's n-grams are asked for again and again
        if row is None:
            number = super().__getitem__(gram)
            row = self._nowhere.copy()
            for at in range(self._starts[number], self._starts[number + 1]):
                row[self._languages[at]] = self._shares[at]
            if len(self._met) >= _MOST_MET:
                self._met = {}
            self._met[gram] = row
        return row


def _profiles() -> DetectorFactory:
    """Return langdetect's factory, seeded, on the package's own profiles."""
    factory = DetectorFactory()
    factory.set_seed(0)
    folder = Path(langdetect.__file__).parent / "profiles"
    files = sorted(path for path in folder.iterdir() if path.is_file())
    grams = _Grams()
    numbers, languages, shares = array("I"), array("B"), array("f")
    for index, path in enumerate(files):
        profile = json.loads(path.read_bytes())
        factory.langlist.append(profile["name"])
        totals = profile["n_words"]
        for gram, count in profile["freq"].items():
            number = grams.setdefault(gram, len(grams))
            if len(gram) <= 3:
                numbers.append(number)
                languages.append(index)
                shares.append(count / totals[len(gram) - 1])
    grams.fill(numbers, languages, shares, len(files))
    factory.word_lang_prob_map = grams
    return factory
