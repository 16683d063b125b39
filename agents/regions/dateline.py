"""The dateline: where a report was written, which is a place and never a government.

Structure alone tells it, in any language: a short opening that a dash ends and that is in
capitals, carries a date or names an agency in brackets ("KYIV, Jan 27 (Reuters) - "), the
brackets that East Asian agencies put around it, or Xinhua's "agency place date 电".
"""

from __future__ import annotations

import re
from typing import Final

LONGEST: Final = 80  # characters; what is longer before a dash is a sentence
MOST_WORDS: Final = 9
_ENDED_BY_DASH = re.compile(rf"\s*([^\n]{{2,{LONGEST}}}?)(?:\s+[-–—−]{{1,2}}\s|[–—]|＝)")
_BRACKETED = re.compile(
    r"\s*(?:【[^】\n]{2,30}】|[(（\[][^)）\]\n=]{1,30}=[^)）\]\n]{2,20}[)）\]])"
)
_XINHUA = re.compile(r"\s*\w{2,4}社\w{2,12}?\d{1,2}月\d{1,2}日[电電]")
_AGENCY = re.compile(r"[(（][^()（）\n]{2,40}[)）]\s*$")
_DATE = re.compile(r",\s*(?:\D{1,12}\s)?\d{1,2}\b")


def end_of(body: str) -> int:
    """Return the code point where the body's dateline ends; 0 when it has none."""
    for pattern in (_BRACKETED, _XINHUA):
        if found := pattern.match(body):
            return found.end()
    found = _ENDED_BY_DASH.match(body)
    if found is None:
        return 0
    opening = found.group(1)
    words = opening.split()
    if len(words) > MOST_WORDS:
        return 0
    first = words[0].strip(",.;") if words else ""
    shouted = len(first) > 2 and first.isupper()
    if shouted or _AGENCY.search(opening) or _DATE.search(opening):
        return found.end()
    return 0
