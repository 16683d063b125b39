"""The detectors' own models, kept in less memory."""

from __future__ import annotations

import json
from pathlib import Path

import langdetect
import pytest

from agents.language.detectors import Langdetect


def test_langdetect_keeps_the_probabilities_of_its_profiles() -> None:
    factory = Langdetect()._factory
    assert len(factory.langlist) == 55
    for code in ("el", "fr", "zh-cn"):
        profile = json.loads((Path(langdetect.__file__).parent / "profiles" / code).read_bytes())
        at = factory.langlist.index(code)
        for gram, count in list(profile["freq"].items())[::500]:
            wanted = count / profile["n_words"][len(gram) - 1]
            row = factory.word_lang_prob_map[gram]
            assert len(row) == 55
            assert row[at] == pytest.approx(wanted)
            assert factory.word_lang_prob_map[gram] == row
