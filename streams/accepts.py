"""What a setting accepts: text becomes a value, or a ``ValueError`` says what to write.

Each message continues a sentence that begins with the variable and its value.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable
from pathlib import Path


def whole(low: int, high: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        try:
            number = int(text)
        except ValueError:
            raise ValueError(f"is not a whole number; give one from {low} to {high}") from None
        if not low <= number <= high:
            raise ValueError(f"is out of range; give a whole number from {low} to {high}")
        return number

    return parse


def seconds(low: float, high: float) -> Callable[[str], float]:
    def parse(text: str) -> float:
        try:
            number = float(text)
        except ValueError:
            raise ValueError(f"is not a number; give seconds from {low:g} to {high:g}") from None
        if not low <= number <= high:  # false for NaN as well
            raise ValueError(f"is out of range; give seconds from {low:g} to {high:g}")
        return number

    return parse


def one_of(*choices: str) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if text.lower() not in choices:
            near = difflib.get_close_matches(text.lower(), choices, n=1)
            hint = f" (did you mean {near[0]}?)" if near else ""
            raise ValueError(f"is not known{hint}; give one of: {', '.join(choices)}")
        return text.lower()

    return parse


def yes_or_no(text: str) -> bool:
    if text.lower() in {"yes", "true", "on", "1"}:
        return True
    if text.lower() in {"no", "false", "off", "0"}:
        return False
    raise ValueError("is neither yes nor no; give yes or no")


def brokers(text: str) -> str:
    for address in text.split(","):
        host, colon, port = address.strip().rpartition(":")
        if not (colon and host and port.isdigit() and 0 < int(port) < 65536):
            raise ValueError(
                "is not a list of host:port; give e.g. 127.0.0.1:9092 or kafka-0:9092,kafka-1:9092"
            )
    return ",".join(address.strip() for address in text.split(","))


def topic_prefix(text: str) -> str:
    # What Kafka takes in a topic's name; the longest of our names needs the other half of 249.
    if not re.fullmatch(r"[A-Za-z0-9._-]{0,120}", text):
        raise ValueError(
            "cannot begin a topic's name; use at most 120 letters, digits, '.', '_' and '-'"
        )
    return text


def group(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9._-]{1,200}", text):
        raise ValueError("is no group name; use 1 to 200 letters, digits, '.', '_' and '-'")
    return text


def host(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9.:_-]+", text):
        raise ValueError("is no host name or address; give e.g. 127.0.0.1, or 0.0.0.0 for all")
    return text


def folder(text: str) -> Path:
    if not text:
        raise ValueError("is empty; give a folder's path")
    return Path(text).expanduser()


def folder_if_any(text: str) -> str:
    """A folder's path that need not be given; whether it is there is seen when it is read."""
    return str(Path(text).expanduser()) if text else ""
