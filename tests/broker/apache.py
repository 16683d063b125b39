"""A real Apache Kafka for the suite: one node, KRaft, on loopback, its jars fetched by Maven.

Needs Java 17 or newer and Maven. The jars are kept in the cache folder, so only the first
run fetches them. Data and log live in the folder that is given.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
import uuid
from base64 import urlsafe_b64encode
from pathlib import Path

from streams.broker import HOST, free_port, listens

VERSION = "4.1.0"
FETCH_TIMEOUT = 480  # seconds, for some 60 MB
START_TIMEOUT = 60  # seconds; a few on an idle machine
HEAP = "384m"

POM = f"""<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>geowire</groupId><artifactId>test-kafka</artifactId><version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency>
      <groupId>org.apache.kafka</groupId><artifactId>kafka_2.13</artifactId>
      <version>{VERSION}</version>
    </dependency>
    <dependency>
      <groupId>org.apache.logging.log4j</groupId><artifactId>log4j-slf4j-impl</artifactId>
      <version>2.24.3</version>
    </dependency>
  </dependencies>
</project>
"""

LOGGING = """rootLogger.level = info
rootLogger.appenderRef.out.ref = out
appender.out.type = Console
appender.out.name = out
appender.out.layout.type = PatternLayout
appender.out.layout.pattern = %d %p %c: %m%n
"""


def jars() -> Path:
    """The folder with Kafka's jars; fetched when it is not there yet."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    folder = Path(base) / "geowire" / f"kafka-{VERSION}"
    libs = folder / "libs"
    if not (folder / "complete").exists():
        for tool in ("java", "mvn"):
            if shutil.which(tool) is None:
                raise RuntimeError(
                    f"{tool} is missing: the tests on Apache Kafka need Java 17 or newer and "
                    "Maven (Debian: apt-get install openjdk-17-jre-headless maven); or set "
                    "GEOWIRE_BROKER to a Kafka that runs"
                )
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "pom.xml").write_text(POM)
        subprocess.run(
            ["mvn", "-q", "-B", "dependency:copy-dependencies", f"-DoutputDirectory={libs}"],
            cwd=folder,
            check=True,
            timeout=FETCH_TIMEOUT,
        )
        (folder / "complete").touch()
    return libs


class Kafka:
    """One node; ``stop`` and ``start`` again keep its data."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.port = free_port()
        self._process: subprocess.Popen[bytes] | None = None
        (folder / "log4j2.properties").write_text(LOGGING)
        (folder / "server.properties").write_text(self._configuration(free_port()))
        identity = urlsafe_b64encode(uuid.uuid4().bytes).decode().rstrip("=")
        done = subprocess.run(
            self._java(
                "kafka.tools.StorageTool", "format", "-t", identity.replace("-", "A"),
                "-c", str(folder / "server.properties"),
            ),
            capture_output=True,
            text=True,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"formatting Kafka's storage failed: {done.stdout}{done.stderr}")

    @property
    def address(self) -> str:
        return f"{HOST}:{self.port}"

    @property
    def log(self) -> Path:
        return self._folder / "kafka.log"

    def start(self) -> None:
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                self._java("kafka.Kafka", str(self._folder / "server.properties")),
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        deadline = time.monotonic() + START_TIMEOUT
        while not listens(self.port):
            if self._process.poll() is not None or time.monotonic() > deadline:
                tail = self.log.read_text(errors="replace")[-3000:]
                self.kill()
                raise RuntimeError(f"Kafka did not start; the end of {self.log}:\n{tail}")
            time.sleep(0.1)

    def kill(self) -> None:
        """End it at once, as a crash would."""
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()
            self._process = None

    def _java(self, *arguments: str) -> list[str]:
        return [
            "java", f"-Xmx{HEAP}", "-Xms128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
            f"-Dlog4j2.configurationFile={self._folder / 'log4j2.properties'}",
            "-cp", f"{jars()}/*", *arguments,
        ]  # fmt: skip

    def _configuration(self, controller_port: int) -> str:
        return "\n".join(
            f"{name}={value}"
            for name, value in {
                "process.roles": "broker,controller",
                "node.id": 1,
                "controller.quorum.voters": f"1@{HOST}:{controller_port}",
                "listeners": f"PLAINTEXT://{self.address},CONTROLLER://{HOST}:{controller_port}",
                "advertised.listeners": f"PLAINTEXT://{self.address}",
                "controller.listener.names": "CONTROLLER",
                "log.dirs": self._folder / "data",
                "offsets.topic.replication.factor": 1,
                "offsets.topic.num.partitions": 4,
                "transaction.state.log.replication.factor": 1,
                "transaction.state.log.min.isr": 1,
                "auto.create.topics.enable": "false",
                "group.initial.rebalance.delay.ms": 0,
                "group.min.session.timeout.ms": 1000,
            }.items()
        )
