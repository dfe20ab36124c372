"""A door for whoever calls: what is answered goes out at once."""

from __future__ import annotations

import socket


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there; port 0: any free one. Raises ``OSError`` where it is taken.

    An answer is written in two parts, head and body. Without ``TCP_NODELAY`` the second waits until
    the first was acknowledged, up to 40 ms on a connection that is used again (RFC 896 and the
    delayed acknowledgement of RFC 1122); asyncio sets it only where it opens the socket itself.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    door = socket.create_server((host, port), family=family)
    door.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return door
