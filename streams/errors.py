"""What can go wrong, named by what becomes of it.

    GeowireError
    ├── Rejected        this message cannot be an article: a dead letter, the rest goes on
    ├── Unavailable     something outside is not there or does not obey: nothing is acked,
    │                   the process ends and a restart takes up where it was
    ├── SettingsError   a setting cannot be used (settings.py)
    ├── BrokerError     the embedded broker did not start (broker.py)
    └── DeliveryError   a promise of delivery cannot be kept: the process ends (delivery.py)
        ├── DeliveryFailedError   the broker did not confirm a message
        └── FuseTrippedError      too many rejects in a row

An error's text says what, where and what to do, so that a command can print it as it is.
"""

from __future__ import annotations

from typing import Final, Literal, get_args

# Why a message cannot be an article. Closed: dashboards and the fuse count by it.
Reason = Literal[
    "tombstone",  # a null value: nothing to enrich
    "too-large",  # more bytes than ``max_article_bytes``, or an id longer than an id may be
    "not-utf8",
    "not-json",
    "lone-surrogate",  # half of a UTF-16 pair, escaped: stands for no character
    "too-deep",  # nested deeper than could be written again
    "not-an-object",  # JSON, but a list, a string, a number or null
    "wrong-type",  # a known field holds something else than it must; the detail names it
    "no-text",  # neither title nor body holds text
    "enrichment-failed",  # valid, but a stage failed on it; the detail names stage and error
]
REASONS: Final[tuple[Reason, ...]] = get_args(Reason)
DETAIL_LENGTH = 500  # characters; a detail may quote input, and ends up in a header


class GeowireError(Exception):
    """Anything this program raises on purpose."""


class Rejected(GeowireError):  # noqa: N818 - named after its outcome
    """This message cannot be an article.

    ``reason`` is one of a closed list, ``detail`` a sentence for a person (at most
    ``DETAIL_LENGTH`` characters), ``id`` the article's id as far as it could be read.
    """

    def __init__(self, reason: Reason, detail: str, id: str | None = None) -> None:
        if len(detail) > DETAIL_LENGTH:
            detail = detail[: DETAIL_LENGTH - 1] + "…"
        super().__init__(reason, detail, id)
        self.reason: Reason = reason
        self.detail = detail
        self.id = id

    def __str__(self) -> str:
        return f"{self.reason}: {self.detail}"


class Unavailable(GeowireError):  # noqa: N818 - named after its outcome
    """Something outside is not there or does not obey.

    >>> str(Unavailable("no Kafka broker answers", "127.0.0.1:9092", "start one"))
    'no Kafka broker answers at 127.0.0.1:9092; start one'
    """

    def __init__(self, what: str, where: str, remedy: str) -> None:
        super().__init__(what, where, remedy)
        self.what = what
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.what} at {self.where}; {self.remedy}"
