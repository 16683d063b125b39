"""The names are built once a version, by whoever comes first."""

from __future__ import annotations

import ast
import re
import sys
import threading
import time
from pathlib import Path

import pytest

from agents.lexicon import GazetteerBuildError, OwnDataError, cache


def test_two_that_start_at_once_build_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    builds = []

    def slowly(directory: Path, own: Path | None, towns_from: int) -> None:
        builds.append(directory)
        time.sleep(0.05)
        directory.mkdir()

    monkeypatch.setattr(cache, "_build", slowly)
    both = [threading.Thread(target=cache.built, args=(tmp_path,)) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert builds == [tmp_path / cache.version()]


def test_a_failed_build_says_why_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing = tmp_path / "python"
    failing.write_text("#!/bin/sh\necho the data is gone >&2\nexit 3\n")
    failing.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(failing))
    with pytest.raises(GazetteerBuildError, match="the data is gone"):
        cache.built(tmp_path / "cache")
    assert [path.name for path in (tmp_path / "cache").iterdir()] == [".lock"]


def test_old_versions_are_forgotten_but_for_the_latest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        (tmp_path / f"{number:016}").mkdir()
    monkeypatch.setattr(cache, "_build", lambda directory, own, towns_from: directory.mkdir())
    built = cache.built(tmp_path)
    versions = [path for path in tmp_path.iterdir() if path.is_dir()]
    assert built in versions
    assert len(versions) == 3


def test_the_version_is_stable() -> None:
    first = cache.version()
    cache._version.cache_clear()
    assert cache.version() == first
    assert len(first) == 16


def test_a_user_s_own_files_are_a_part_of_the_version(tmp_path: Path) -> None:
    assert cache.version(tmp_path) == cache.version()
    (tmp_path / "mine.toml.progress").write_text("no actors")
    assert cache.version(tmp_path) == cache.version()
    (tmp_path / "mine.toml").write_text("one")
    one = cache.version(tmp_path)
    assert one != cache.version()
    (tmp_path / "mine.toml").write_text("two")
    assert cache.version(tmp_path) not in (one, cache.version())


def test_a_build_that_cannot_use_a_user_s_own_files_says_which(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "mine.toml").write_text("source = 7")
    with pytest.raises(OwnDataError, match=r"mine.toml, line 1: does not begin with where"):
        cache.built(tmp_path / "cache", own)


_AGENTS = Path(cache.__file__).parent.parent


def _imported(module: str, seen: set[str]) -> set[str]:
    """The modules below ``agents`` that the build comes by, without packages' own."""
    path = _AGENTS / f"{module}.py"
    if module in seen or not path.is_file():
        return seen
    seen.add(module)
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("agents"):
            inner = "/".join((node.module or "").split(".")[1:])
            _imported(inner, seen)
            for name in node.names:
                _imported(f"{inner}/{name.name}".lstrip("/"), seen)
    return seen


def test_the_version_covers_all_code_that_the_build_uses() -> None:
    assert _imported("names", set()) == set(cache.CODE)


def test_the_build_reads_no_file_that_the_version_leaves_out() -> None:
    sources = {module: (_AGENTS / f"{module}.py").read_text("utf-8") for module in cache.CODE}
    for left_out in cache.TAGGING:
        package, _, file = left_out.split("/")
        assert (_AGENTS / left_out).is_file()
        for module, source in sources.items():
            if module.startswith(package):
                assert not re.search(rf'["/]{file}', source), (module, file)


def test_towns_of_another_size_make_another_version(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text("")
    versions = {
        cache.version(own, towns_from) for own in (None, tmp_path) for towns_from in (15_000, 5_000)
    }
    assert len(versions) == 4
    assert cache.version(None, cache.TOWNS_FROM) == cache.version()
