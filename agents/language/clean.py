"""Take out of an article what is not language: mark-up, entities and addresses.

Digits, symbols, emoji, control characters and lone surrogates go one step later
(``script.py``), so that appending an address or an emoji cannot change the answer.
"""

from __future__ import annotations

import re

MAX_READ = 20_000  # code points of an article that are looked at; bounds the time of a 1 MB body

_MARKUP = re.compile(
    r"<(?:script|style)\b[^<>]{0,500}>.{0,5000}?</(?:script|style)\s*>"
    r"|</?[a-zA-Z!][^<>]{0,1000}>"
    r"|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});",
    re.DOTALL,
)
_ADDRESS = re.compile(
    r"\b(?:[a-zA-Z]{2,12}://|www\.)\S+"
    r"|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}"
    r"|@\w{2,40}"  # a handle is a name, not a word of the language
)


def clean(title: str, body: str) -> str:
    """Return the article's text, title first, without mark-up, entities and addresses.

    Reads ``MAX_READ`` code points at most and stops at a word's end.
    """
    text = f"{title}\n{body}" if title and body else title or body
    if len(text) > MAX_READ:
        end = max(text.rfind(" ", 0, MAX_READ), text.rfind("\n", 0, MAX_READ))
        text = text[: end if end > 0 else MAX_READ]
    # Substring tests are far cheaper than a pattern, and most articles have nothing to clean.
    if "<" in text or "&" in text:
        text = _MARKUP.sub(" ", text)
    if "@" in text or "://" in text or "www." in text:
        text = _ADDRESS.sub(" ", text)
    return text
