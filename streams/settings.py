"""What the operator can set: one frozen, typed object, read at one edge.

Each setting is declared once, as a field of ``Settings``, with its unit and the reason
for its default; its variable is ``GEOWIRE_`` and the field's name in capitals. Nothing
else reads the environment. ``python -m streams.settings`` prints the reference that
``docs/configuration.md`` carries.
"""

from __future__ import annotations

import dataclasses
import difflib
import logging
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, get_args

from streams import accepts
from streams.errors import GeowireError

PREFIX = "GEOWIRE_"
LanguageDetector = Literal["cascade", "langdetect"]
TownNames = Literal["15000", "5000"]
LogLevel = Literal["debug", "info", "warning", "error"]

log = logging.getLogger(__name__)


class SettingsError(GeowireError):
    """A setting cannot be used; the message says which, why and what to write instead."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What is declared about one setting."""

    name: str  # the field of ``Settings``
    default: str  # as an operator would write it
    takes: str  # unit or form
    why: str  # what it does, and the reason for the default

    @property
    def variable(self) -> str:
        return PREFIX + self.name.upper()


def _declare(parse: Callable[[str], Any], takes: str, why: str, shown: str = "") -> dict[str, Any]:
    return {"parse": parse, "takes": takes, "why": why, "shown": shown}


def _home(variable: str, fallback: str, environ: Mapping[str, str]) -> Path:
    """A folder of the XDG base directories; a relative one is ignored, as their rule says."""
    base = environ.get(variable, "")
    return (Path(base) if base.startswith("/") else Path.home() / fallback) / "geowire"


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything an operator can set, checked; ``Settings()`` holds the defaults."""

    broker: str = field(
        default="127.0.0.1:9092",
        metadata=_declare(
            accepts.brokers,
            "host:port, comma list",
            "The Kafka brokers to ask first; one that is up will do.",
        ),
    )
    topic_prefix: str = field(
        default="",
        metadata=_declare(
            accepts.topic_prefix,
            "text",
            "Stands before every topic's name, so that several installations can share a broker "
            "(`staging.` makes `staging.news.raw`).",
        ),
    )
    group_id: str = field(
        default="geowire",
        metadata=_declare(
            accepts.group,
            "name",
            "The consumer group. Workers with the same one share the partitions; another one reads "
            "everything again.",
        ),
    )
    partitions: int = field(
        default=6,
        metadata=_declare(
            accepts.whole(1, 1000),
            "partitions a topic",
            "Used when topics are created. The most workers that can share the work; six divide "
            "evenly by one, two, three and six.",
        ),
    )
    replication: int = field(
        default=1,
        metadata=_declare(
            accepts.whole(1, 10),
            "copies",
            "Used when topics are created. One suits a single broker; give 3 in production.",
        ),
    )
    window: int = field(
        default=1000,
        metadata=_declare(
            accepts.whole(1, 100_000),
            "articles a partition",
            "How many articles may wait for the broker's confirmation at once. More than about "
            "1,000 gains nothing; each is repeated when a worker is killed.",
        ),
    )
    max_article_bytes: int = field(
        default=1024 * 1024,
        metadata=_declare(
            accepts.whole(1024, 64 * 1024 * 1024),
            "bytes",
            "A larger raw article is a dead letter. The longest news articles stay well below it.",
        ),
    )
    max_message_bytes: int = field(
        default=8 * 1024 * 1024,
        metadata=_declare(
            accepts.whole(4096, 256 * 1024 * 1024),
            "bytes",
            "The largest message that topics and producer take. Above `GEOWIRE_MAX_ARTICLE_BYTES`, "
            "so that what is too large can be read and kept as a dead letter, and tags have room.",
        ),
    )
    reject_fuse: int = field(
        default=200,
        metadata=_declare(
            accepts.whole(1, 1_000_000),
            "dead letters in a row",
            "The worker stops at this many: a feed or a release is then broken, not an article. "
            "High enough for a bad batch of one source.",
        ),
    )
    session_timeout: float = field(
        default=15.0,
        metadata=_declare(
            accepts.seconds(6, 300),
            "seconds",
            "After a worker was killed, its partitions rest this long before another takes over. "
            "Shorter takes a long pause of the machine for a death.",
        ),
    )
    producer_batch_bytes: int = field(
        default=262_144,
        metadata=_declare(
            accepts.whole(16_384, 16 * 1024 * 1024),
            "bytes",
            "How much one request to a partition gathers. 256 KiB gave 2 to 3 times the "
            "throughput of the client's 16 KiB.",
        ),
    )
    producer_linger: float = field(
        default=0.02,
        metadata=_declare(
            accepts.seconds(0, 5),
            "seconds",
            "How long a request waits for more messages. 20 ms fill the batches under load and "
            "are not felt without.",
        ),
    )
    delivery_timeout: float = field(
        default=60.0,
        metadata=_declare(
            accepts.seconds(1, 3600),
            "seconds",
            "A message that the broker does not confirm within this ends the worker, to be started "
            "again. A broker's restart or a new leader takes less.",
        ),
    )
    web_host: str = field(
        default="127.0.0.1",
        metadata=_declare(
            accepts.host,
            "host",
            "Where the web view listens. It knows no passwords, so it stays on this machine unless "
            "asked (0.0.0.0 in a container).",
        ),
    )
    web_port: int = field(
        default=6066,
        metadata=_declare(
            accepts.whole(1, 65_535),
            "port",
            "The web view's port; `geowire worker -n N` takes N ports from here on.",
        ),
    )
    web_internal_pages: bool = field(
        default=False,
        metadata=_declare(
            accepts.yes_or_no,
            "yes or no",
            "Serve Faust's own table and router pages too. They show internals and nobody needs "
            "them to operate Geowire.",
        ),
    )
    language_detector: LanguageDetector = field(
        default="cascade",
        metadata=_declare(
            accepts.one_of(*get_args(LanguageDetector)),
            "cascade or langdetect",
            "`cascade` is more accurate and faster; `langdetect` alone is there to compare.",
        ),
    )
    cache_dir: Path = field(
        default_factory=lambda: _home("XDG_CACHE_HOME", ".cache", {}),
        metadata=_declare(
            accepts.folder,
            "folder",
            "Where compiled data is kept between starts; it can be deleted at any time.",
            "$XDG_CACHE_HOME/geowire, else ~/.cache/geowire",
        ),
    )
    data_dir: Path = field(
        default_factory=lambda: _home("XDG_STATE_HOME", ".local/state", {}),
        metadata=_declare(
            accepts.folder,
            "folder",
            "Where Faust keeps its own files. Nothing in it is needed for a restart.",
            "$XDG_STATE_HOME/geowire, else ~/.local/state/geowire",
        ),
    )
    actors_dir: str = field(
        default="",
        metadata=_declare(
            accepts.folder_if_any,
            "folder",
            "Actors of your own, beside those that come with Geowire: `*.toml` and `*.jsonl` as "
            "`geowire actors` writes them. The names are built anew when a file in it changes.",
        ),
    )
    town_names: TownNames = field(
        default="15000",
        metadata=_declare(
            accepts.one_of(*get_args(TownNames)),
            "15000 or 5000",
            "From how many inhabitants a town is known by all its names, in every language and "
            "writing system; a smaller one by its own name alone. 5000 is for those who read the "
            "local press of many languages: more names, and more words that look like one. The "
            "names are built anew when it changes.",
        ),
    )
    log_level: LogLevel = field(
        default="info",
        metadata=_declare(
            accepts.one_of(*get_args(LogLevel)),
            "debug, info, warning or error",
            "How much the worker says on standard error.",
        ),
    )

    def __post_init__(self) -> None:
        for one in dataclasses.fields(self):
            shown = str(getattr(self, one.name))
            try:
                one.metadata["parse"](shown)
            except ValueError as problem:
                variable = PREFIX + one.name.upper()
                raise SettingsError(f"{variable}={shown!r} {problem}") from None
        if self.max_message_bytes < self.max_article_bytes:
            raise SettingsError(
                f"GEOWIRE_MAX_MESSAGE_BYTES={self.max_message_bytes} is below "
                f"GEOWIRE_MAX_ARTICLE_BYTES={self.max_article_bytes}: an article of that size "
                "could not be published; raise the first or lower the second"
            )

    @property
    def own_actors(self) -> Path | None:
        """The folder ``actors_dir``; None where none is set."""
        return Path(self.actors_dir) if self.actors_dir else None

    @property
    def towns_from(self) -> int:
        """The inhabitants ``town_names``, as a number."""
        return int(self.town_names)

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> Settings:
        """The settings that ``environ`` gives, defaults for the rest.

        An empty variable counts as unset. An unknown ``GEOWIRE_`` variable is only warned of:
        Kubernetes sets some for every service whose name begins so. Raises ``SettingsError``.
        """
        values: dict[str, Any] = {
            "cache_dir": _home("XDG_CACHE_HOME", ".cache", environ),
            "data_dir": _home("XDG_STATE_HOME", ".local/state", environ),
        }
        known = {PREFIX + one.name.upper(): one for one in dataclasses.fields(cls)}
        for variable, text in environ.items():
            if not variable.startswith(PREFIX) or text == "":
                continue
            if (one := known.get(variable)) is None:
                near = difflib.get_close_matches(variable, known, n=1)
                hint = f"did you mean {near[0]}?" if near else "see docs/configuration.md"
                log.warning("%s is no setting of Geowire and does nothing; %s", variable, hint)
                continue
            try:
                values[one.name] = one.metadata["parse"](text.strip())
            except ValueError as problem:
                raise SettingsError(f"{variable}={text!r} {problem}") from None
        return cls(**values)

    def environment(self) -> dict[str, str]:
        """The variables that give these settings, for a child process."""
        return {
            PREFIX + one.name.upper(): _written(getattr(self, one.name))
            for one in dataclasses.fields(self)
        }


def _written(value: object) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def declared() -> tuple[Setting, ...]:
    """Every setting, in order of declaration."""
    return tuple(
        Setting(
            one.name,
            one.metadata["shown"] or _written(one.default) or "(empty)",
            one.metadata["takes"],
            one.metadata["why"],
        )
        for one in dataclasses.fields(Settings)
    )


def reference() -> str:
    """The table of all settings in Markdown."""
    lines = [
        "| variable | takes | default | what it does, and why the default |",
        "|---|---|---|---|",
    ]
    lines += [f"| `{s.variable}` | {s.takes} | `{s.default}` | {s.why} |" for s in declared()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(reference(), end="")
