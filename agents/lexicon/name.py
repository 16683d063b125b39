"""What a package contributes to the lexicon: one written form and what it stands for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from agents.document import Table

# How the letters' case may vary from the form as given:
#   exact  as written ("US", "us" is a pronoun)
#   caps   as written, or all in capitals as in a headline ("Japan", "JAPAN"); the rule for names
#   any    as written, capitalised, or all in capitals ("minister", "Minister", "MINISTER");
#          for words such as roles and cues
Case = Literal["exact", "caps", "any"]


@dataclass(frozen=True, slots=True)
class Name:
    """A form as it stands in text, with the entry of a table that it names.

    What may touch the form follows from its script: a form in Latin, Cyrillic or Greek
    is a whole word (and may carry the endings of the text's language where ``inflects``),
    Arabic and Hebrew allow their prefixed particles, Korean its particles behind, Chinese,
    Japanese and Thai need no boundary. Hyphens, apostrophes and spaces match their
    typographic variants.
    """

    form: str
    table: Table
    key: str
    # BCP 47 base language of the form. The reading is given only in texts of that language (or of
    # one that its readers could confuse with it), and in texts of undetermined language; None: in
    # any language.
    language: str | None = None
    case: Case = "caps"
    # Whether endings of the text's language may follow or replace the form's last vowel
    # ("Londyn" -> "Londynie", "Warszawa" -> "Warszawie").
    inflects: bool = False
    # A longer name hides the names inside it: "Bank of China" is no mention of China. An open one
    # does not: "Chinese Foreign Ministry" is one, and names China as well.
    open: bool = False
    # The languages spoken where a name of no one language comes from: their rules say which of
    # its letters give way to endings ("Plzeň" -> "Plzni").
    spoken: tuple[str, ...] = ()
