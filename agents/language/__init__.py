"""The language of an article: BCP 47 code, script, calibrated confidence, second opinion."""

from agents.language.detector import LanguageDetector

__all__ = ["LanguageDetector"]
