"""Whether the worker should be restarted (``liveness``) and whether it works (``readiness``).

Both are decided from one ``Observation`` alone, so that every case can be written down
in a test. A process that runs proves nothing: a consumer can stop fetching, and an
agent can die, while everything else keeps answering.

A spare worker, one that joined the group and got no partition because there are more
workers than partitions, is live and ready: it does what it is there for, and a rollout
must not wait for partitions that another worker holds.
"""

from __future__ import annotations

from dataclasses import dataclass

STALL_AFTER = 60.0  # seconds with articles waiting and no ack; the slowest batch takes a few
BROKER_SILENCE = 30.0  # seconds without an answer until not ready; a broker's restart is shorter
# A restart does not mend a broker, so its silence ends the worker only when so long that
# the fault may as well be in this process' own connections.
BROKER_SILENCE_LIMIT = 300.0  # seconds
REBALANCE_LIMIT = 300.0  # seconds; the group's own limit for a member that does not rejoin
START_LIMIT = 300.0  # seconds to load names and join the group; takes about 10 on one core


@dataclass(frozen=True, slots=True)
class PartitionState:
    """One assigned partition as health sees it."""

    partition: int
    lag: int | None  # None while the consumer has no position
    stalled_for: float  # seconds with articles waiting and no ack; 0 when caught up


@dataclass(frozen=True, slots=True)
class Observation:
    """What is known at one moment; times are seconds that have passed."""

    uptime: float
    loaded: bool  # names and models
    joined: bool  # the group has given this worker its partitions, perhaps none
    stopping: bool
    rebalancing_for: float | None  # None when not rebalancing
    broker_silent_for: float | None  # None when nothing was asked yet or nothing is to ask
    partitions: tuple[PartitionState, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why not: ``code`` for machines, ``detail`` for whoever is on call."""

    code: str
    detail: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """``ok``, or the reasons why not."""

    reasons: tuple[Reason, ...] = ()
    spare: bool = False  # joined, with no partition to work on

    @property
    def ok(self) -> bool:
        return not self.reasons


def liveness(seen: Observation) -> Verdict:
    """Return whether the worker makes progress or has a good reason not to.

    While the broker is silent what waits is not known, and a stall counts only once the
    broker answers again.
    """
    reasons = []
    silent = seen.broker_silent_for or 0.0
    if silent > BROKER_SILENCE_LIMIT:
        reasons.append(Reason("broker-silent", f"the broker has not answered for {silent:.0f} s"))
    elif silent <= BROKER_SILENCE and seen.rebalancing_for is None:
        for one in seen.partitions:
            if one.lag != 0 and one.stalled_for > STALL_AFTER:
                waiting = "an unknown number" if one.lag is None else one.lag
                detail = (
                    f"partition {one.partition}: {waiting} waiting and none done "
                    f"for {one.stalled_for:.0f} s"
                )
                reasons.append(Reason("stalled", detail))
    if seen.rebalancing_for is not None and seen.rebalancing_for > REBALANCE_LIMIT:
        reasons.append(
            Reason("rebalancing", f"the group has rebalanced for {seen.rebalancing_for:.0f} s")
        )
    if seen.uptime > START_LIMIT and not (seen.loaded and seen.joined):
        what = "joined the group" if seen.loaded else "loaded its names"
        reasons.append(Reason("not-started", f"has not {what} in {seen.uptime:.0f} s"))
    return Verdict(tuple(reasons), _spare(seen))


def readiness(seen: Observation) -> Verdict:
    """Return whether the worker takes part in the work now."""
    reasons = []
    if seen.stopping:
        reasons.append(Reason("stopping", "finishing what is in flight"))
    if not seen.loaded:
        reasons.append(Reason("loading", "names and models are not loaded yet"))
    if not seen.joined:
        reasons.append(Reason("joining", "the group has not given out partitions yet"))
    if seen.rebalancing_for is not None:
        reasons.append(Reason("rebalancing", "the group is giving out partitions anew"))
    if seen.broker_silent_for is not None and seen.broker_silent_for > BROKER_SILENCE:
        reasons.append(Reason("broker-silent", f"no answer for {seen.broker_silent_for:.0f} s"))
    return Verdict(tuple(reasons), _spare(seen))


def _spare(seen: Observation) -> bool:
    return seen.joined and seen.rebalancing_for is None and not seen.partitions
