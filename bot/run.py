"""``python -m bot run``: the doors served, the engine going round, an orderly end."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress

import structlog
import uvicorn
from uvicorn.loops.auto import auto_loop_factory

from bot.app import Watch, build
from bot.bot import Bot
from bot.clock import Waker
from bot.courier import Carried
from bot.errors import Refused, SendFailed, YourMistake
from bot.react import Trace
from bot.settings import Settings
from bot.store.lock import only_engine
from bot.store.migrate import migrate as migrate_database

AGAIN = 5
"""Seconds between two attempts to reach a platform that is not there yet."""

log = structlog.get_logger("bot.run")

GRACE = 2
"""Seconds that open requests get when the bot is told to stop; deliveries then get seven."""


class _Server(uvicorn.Server):
    """A server that leaves signals to us: the engine has to finish before the process ends."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Nothing to capture."""
        yield


async def serve(bot: Bot, stop: asyncio.Event, started: Callable[[int], None]) -> None:
    """Serve the doors and run the bot until ``stop`` is set; ``started`` hears the port.

    Raises ``YourMistake`` where nobody can listen there.
    """
    door = _listen(bot.settings.host, bot.settings.port)
    config = uvicorn.Config(
        bot.asgi(),
        log_config=None,
        access_log=False,
        proxy_headers=False,  # who calls is proven by signatures, not by addresses
        server_header=False,
        timeout_graceful_shutdown=GRACE,
        lifespan="off",
    )
    server = _Server(config)
    serving = asyncio.create_task(server.serve(sockets=[door]))
    try:
        while not server.started and not serving.done():  # noqa: ASYNC110  (uvicorn has no event)
            await asyncio.sleep(0.01)
        if serving.done():
            await serving
            return
        await _open_doors(bot, stop)
        started(door.getsockname()[1])
        await stop.wait()
    finally:
        server.should_exit = True
        await serving


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError:
        raise YourMistake(
            f"Lotse cannot listen on {host}, port {port}: it is taken, or not ours to take. "
            "Set LOTSE_HOST and PORT to an address of this machine that is free."
        ) from None


async def _open_doors(bot: Bot, stop: asyncio.Event) -> None:
    """Start the bot, however long the platform takes to come up after this machine.

    Raises ``YourMistake`` where it refuses us: then waiting mends nothing. Until the doors are
    open, whatever arrives is answered 503, to be sent again.
    """
    while not stop.is_set():
        try:
            await bot.start()
        except Refused as refused:
            raise YourMistake(
                f"Slack does not let Lotse in ({refused}). To see what is missing, run: "
                "python -m bot doctor"
            ) from refused
        except SendFailed as away:
            log.warning("not_reachable_yet", reason=str(away), again_in_seconds=AGAIN)
            with suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), AGAIN)
        else:
            return


def run(settings: Settings, watch: Watch | None = None) -> None:
    """The bot with the settings of the environment, until SIGTERM or Ctrl-C.

    On uvloop where there is one, as uvicorn itself would choose.
    """
    with asyncio.Runner(loop_factory=auto_loop_factory()) as runner:
        runner.run(_run(settings, watch))


async def _run(settings: Settings, watch: Watch | None) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
    with only_engine(settings.database_url):
        migrate(settings)
        bot = build(settings, watch=watch or Watch(reacted=_log_turn, carried=_log_delivery))
        waker = Waker(bot.wakes())

        def started(port: int) -> None:
            log.info("started", host=settings.host, port=port)
            waker.start()

        try:
            await serve(bot, stop, started)
        finally:
            await waker.stop(within=1.0)
            await bot.stop()
            log.info("stopped")


def _log_turn(traces: Sequence[Trace]) -> None:
    for trace in traces:
        about = {"key": trace.event.key, "reaction": trace.reaction}
        if trace.error:
            log.error("reaction_failed", error=trace.error, **about)
        else:
            log.debug("reacted", effects=len(trace.effects), **about)


def _log_delivery(carried: Carried) -> None:
    claim = carried.claim
    tell = {"sent": log.debug, "dead": log.error}.get(carried.fate, log.info)
    about = {"key": claim.event, "reaction": claim.reaction, "attempt": claim.attempt}
    tell("delivery", fate=carried.fate, reason=carried.reason, **about)


def migrate(settings: Settings) -> None:
    """Create the database, or bring it up to date (a SQLite file is copied first)."""
    migrate_database(settings.database_url)
