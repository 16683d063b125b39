"""A worker that only acks: Faust, delivery and the view as they are, and no enrichment.

``python -m tests.broker.forwarding`` runs it with the settings of the environment. An article whose
value is ``stall`` is never done, and neither is what comes after it.
"""

from __future__ import annotations

import asyncio
import sys
from typing import Any

from streams import topics
from streams.app import create_app
from streams.delivery import Delivery
from streams.events import Coordinates
from streams.settings import Settings
from streams.statistics import Statistics
from streams.view import mount
from streams.worker import run


async def send_nothing(message: None) -> Any:
    raise AssertionError("nothing is made from an article here")


def main() -> int:
    settings = Settings.from_environment()
    app, statistics = create_app(settings), Statistics()
    delivery: Delivery[None] = Delivery(
        send_nothing, window=settings.window, acked=statistics.delivered
    )
    delivery.loaded = True
    mount(app, statistics, delivery, settings)
    name = topics.RAW.named(settings)
    raw = app.topic(name, key_type=bytes, value_type=bytes)

    @app.agent(raw, name="forward", concurrency=1)
    async def forward(stream: Any) -> None:
        async for event in stream.noack().events():
            message = event.message
            if message.value == b"stall":
                await asyncio.Event().wait()
            source = Coordinates(message.topic, message.partition, message.offset)
            await delivery.deliver(source, event.confirm, ())

    @app.on_partitions_assigned.connect
    async def assigned(_app: Any, /, *args: Any, **_: Any) -> None:
        delivery.assign(name, [tp.partition for tp in args[0] if tp.topic == name])

    return run(app, settings)


if __name__ == "__main__":
    sys.exit(main())
