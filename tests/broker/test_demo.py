from __future__ import annotations

import os
import subprocess
import sys


def test_the_demonstration_accounts_for_every_sample_and_ends() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "agents.commands", "demo", "--once"],
        capture_output=True,
        text=True,
        timeout=150,
        env={k: v for k, v in os.environ.items() if not k.startswith("GEOWIRE_")},
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    assert "articles were enriched" in done.stdout
    assert "the web view is at http://127.0.0.1:" in done.stderr
