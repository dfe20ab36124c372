"""Serves an app on loopback in the running event loop, for the demo and the tests."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import uvicorn
from starlette.types import ASGIApp

from bot.errors import YourMistake
from bot.listening import listen
from bot.sandbox.mischief import Cuttable


class _Quiet(uvicorn.Server):
    """Leaves the signals to whoever runs the loop, and says when it listens."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.listens = asyncio.Event()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Listen, and say so."""
        await super().startup(sockets)
        self.listens.set()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Take none."""
        yield


@asynccontextmanager
async def serving(app: ASGIApp, *, host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[str]:
    """Serve while the block lasts; gives the base URL. Port 0: any free one.

    Raises ``YourMistake`` where the port is taken.
    """
    try:
        door = listen(host, port)
    except OSError:
        raise YourMistake(f"Port {port} is taken. Is another demo open? End it first.") from None
    config = uvicorn.Config(
        Cuttable(app),
        log_config=None,
        access_log=False,
        lifespan="off",
        timeout_graceful_shutdown=1,
        ws="websockets-sansio",  # the other one leans on what websockets has deprecated
    )
    server = _Quiet(config)
    task = asyncio.create_task(server.serve(sockets=[door]))
    try:
        waiting = asyncio.create_task(server.listens.wait())
        await asyncio.wait({task, waiting}, return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
        if task.done():
            task.result()
        yield f"http://{host}:{door.getsockname()[1]}"
    finally:
        server.should_exit = True
        await task
