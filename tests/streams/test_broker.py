from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time

import pytest

from streams.broker import BrokerError, EmbeddedBroker, free_port, listens


def test_it_listens_while_the_context_lasts_and_not_after() -> None:
    with EmbeddedBroker() as broker:
        assert broker.address == f"127.0.0.1:{broker.port}"
        assert listens(broker.port)
    assert not listens(broker.port)
    assert broker.pid is None


def test_a_taken_port_is_told_of() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(BrokerError, match=f"port {port} on 127.0.0.1 is taken"):
            EmbeddedBroker(port).start()


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's part in it is Linux's")
def test_it_does_not_outlive_an_owner_that_is_killed() -> None:
    port = free_port()
    program = (
        f"import time; from streams.broker import EmbeddedBroker; EmbeddedBroker({port}).start();"
        "print('up', flush=True); time.sleep(60)"
    )
    owner = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE)
    assert owner.stdout is not None
    with owner.stdout as said:
        assert said.readline() == b"up\n"
    assert listens(port)
    os.kill(owner.pid, signal.SIGKILL)
    owner.wait()
    deadline = time.monotonic() + 5
    while listens(port):
        assert time.monotonic() < deadline
        time.sleep(0.02)
