"""A door's answers go out at once: each connection that it takes has ``TCP_NODELAY``."""

from __future__ import annotations

import socket

import pytest

from bot.listening import listen


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_whoever_is_let_in_waits_for_no_acknowledgement(host: str) -> None:
    try:
        door = listen(host, 0)
    except OSError:
        pytest.skip(f"this machine has no {host}")
    with door, socket.create_connection((host, door.getsockname()[1])) as caller:
        inside, _ = door.accept()
        with inside:
            assert inside.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
            assert caller.fileno() >= 0


def test_a_port_is_taken_once() -> None:
    with listen("127.0.0.1", 0) as door, pytest.raises(OSError, match="use"):
        listen("127.0.0.1", door.getsockname()[1])
