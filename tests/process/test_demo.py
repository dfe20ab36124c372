"""``python -m bot demo`` stays open: what is said to it is answered, and the transcript goes on."""

from __future__ import annotations

import asyncio
import signal
import socket
from pathlib import Path

from tests.process.house import house, run, until

PATIENCE = 90
"""Seconds after which something hangs; three weeks of a demo are long on a busy machine."""


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        return int(door.getsockname()[1])


def test_the_transcript_goes_on_with_what_is_said_to_it(tmp_path: Path) -> None:
    async def tell() -> None:
        async with house(tmp_path, "") as h:
            port = str(free_port())
            ours = {name: h.env[name] for name in ("PATH", "PYTHONPATH")}
            h.env = {**ours, "PYTHONUNBUFFERED": "1"}
            log = tmp_path / "transcript.txt"
            with log.open("wb") as file:
                demo = await h.start(("bot", "demo", "--port", port), file.fileno())
            try:
                await until(lambda: f"say --port {port}" in log.read_text(), PATIENCE)
                played = len(log.read_text())
                for place in ("#hilfe", "forum:fragen"):
                    text = f"Wie finde ich doppelte Zeilen in Excel? Es geht um {place[-5:]}."
                    said = await h.lotse(
                        "say", "--as", "petra", "--in", place, "--port", port, text
                    )
                    assert (said.code, said.err) == (0, "")
                await until(lambda: log.read_text()[played:].count("Dubletten") >= 4)
                more = log.read_text()[played:]
                assert "Petra: Wie finde ich doppelte Zeilen in Excel?" in more
                assert more.count("· tag_question:") >= 2, "and why"

                second = await h.lotse("demo", "--port", port)
                assert (second.code, second.err.strip()) == (
                    2,
                    f"Port {port} is taken. Is another demo open? End it first.",
                )
                demo.send_signal(signal.SIGINT)
                await asyncio.wait_for(demo.wait(), 10)
            finally:
                if demo.returncode is None:
                    demo.kill()
                    await demo.wait()
            assert "Traceback" not in log.read_text()

    run(tell)
