"""How far delivery has come, partition by partition: what health, metrics and the view ask.

``delivery`` answers it; those who read it know nothing else of delivery.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class PartitionProgress:
    """How far one assigned partition has come."""

    topic: str
    partition: int
    in_flight: int  # articles taken from the stream and not acked
    acked: int | None  # offset of the last acked article; None before the first
    progressed_at: float  # ``time.monotonic()`` of the last ack, or else of the assignment


class Progress(Protocol):
    """What delivery tells about itself."""

    @property
    def loaded(self) -> bool:
        """Whether names and models are loaded, so that articles can be enriched."""

    def partitions(self) -> Sequence[PartitionProgress]:
        """The partitions this worker works on now; empty while it has none."""
