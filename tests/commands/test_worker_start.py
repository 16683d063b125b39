"""What a worker does before it has joined the group."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest

from agents import work
from streams.settings import Settings


@pytest.fixture
def handler() -> Iterator[None]:
    """Give the signal back to whoever had it."""
    before = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, before)


def test_sigterm_while_the_names_are_loading_leaves_nothing_undone(
    handler: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def told_to_stop(**_: Any) -> NoReturn:
        os.kill(os.getpid(), signal.SIGTERM)
        raise AssertionError("the signal came too late")

    for name in ("set_up_logging", "claim_web_port", "reach"):
        monkeypatch.setattr(work, name, lambda settings: None)
    monkeypatch.setattr(work.topics, "check", lambda settings: [])
    monkeypatch.setattr(work.Enricher, "load", told_to_stop)
    with pytest.raises(SystemExit) as end:
        work.work(Settings(cache_dir=tmp_path))
    assert end.value.code == 0
