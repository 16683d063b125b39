"""Built files are read piece by piece."""

from __future__ import annotations

from array import array
from pathlib import Path

from agents.lexicon.stored import Stored


def test_a_line_longer_than_one_reading_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "lines"
    path.write_bytes(b"first\n" + b"x" * 5000 + b"\nlast")
    stored = Stored(path)
    assert stored.line(0) == b"first"
    assert stored.line(6) == b"x" * 5000
    assert stored.line(5007) == b"last"


def test_numbers_are_read_by_their_place(tmp_path: Path) -> None:
    path = tmp_path / "numbers"
    path.write_bytes(array("I", [7, 70_000, 9]).tobytes())
    stored = Stored(path, "I")
    assert stored[1] == 70_000
    assert list(stored.between(1, 3)) == [70_000, 9]
    assert list(stored.between(2, 4)) == [9]


def test_an_empty_file_has_nothing(tmp_path: Path) -> None:
    path = tmp_path / "empty"
    path.write_bytes(b"")
    assert list(Stored(path, "I").between(0, 2)) == []
    assert Stored(path).line(0) == b""
