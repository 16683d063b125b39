"""The subscriber in the README works as it stands there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import orjson
import pytest

from streams.settings import Settings
from streams.topics import BY_REGION
from tests.broker.stage import Sent, Stage

README = Path(__file__).parents[2] / "README.md"
STRAIT = "area:taiwan-strait"


def subscriber(settings: Settings) -> str:
    """The README's Python, with this test's broker and topic."""
    (code,) = re.findall(r"```python\n(.*?)```", README.read_text("utf-8"), re.DOTALL)
    for written, ours in (
        ("127.0.0.1:9092", settings.broker),
        ('"news.by-region"', f'"{BY_REGION.named(settings)}"'),
        ("strait-desk", settings.group_id + ".desk"),
    ):
        assert code.count(written) == 1
        code = code.replace(written, ours)
    return code


@pytest.mark.kafka  # a kafka-python group takes 23 s to form on the embedded broker
def test_the_subscriber_of_the_readme_prints_what_is_about_the_taiwan_strait(
    stage: Stage, settings: Settings
) -> None:
    stage.worker()
    stage.publish(
        Sent(id.encode(), orjson.dumps({"id": id, "title": title, "body": body, "url": url}))
        for id, title, body, url in (
            ("1", "Rains end the drought", "Farmers in Kenya were relieved.", None),
            (
                "2",
                "Ferries cross again",
                "Ships crossed the Taiwan Strait.",
                "https://example.org/2",
            ),
        )
    )
    stage.tap(BY_REGION).wait(lambda got: any(record.key == STRAIT.encode() for record in got))

    running = subprocess.Popen(
        [sys.executable, "-u", "-W", "ignore", "-c", subscriber(settings)],
        stdout=subprocess.PIPE,
        env=os.environ,
        text=True,
    )
    try:
        assert running.stdout is not None
        assert running.stdout.readline() == "en Ferries cross again https://example.org/2\n"
    finally:
        running.kill()
        running.communicate()
