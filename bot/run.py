"""``python -m bot run``: the doors served, the engine going round, an orderly end."""

from __future__ import annotations

import asyncio
import gc
import socket
from collections.abc import Awaitable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

import structlog
import uvicorn
from uvicorn.loops.auto import auto_loop_factory

from bot.app import Watch, build
from bot.bot import Bot, Role
from bot.clock import Waker
from bot.courier import Carried
from bot.ending import CALLS, CLOSED, Ending
from bot.errors import Refused, SendFailed, YourMistake
from bot.events import Event, Notice
from bot.jumps import Jumps
from bot.listening import listen
from bot.ports import Clock
from bot.react import Trace
from bot.settings import Settings
from bot.slack.changes import CHANNELS, PEOPLE
from bot.store.database import is_sqlite
from bot.store.lock import only_engine, sharing
from bot.store.migrate import is_ready
from bot.store.migrate import migrate as migrate_database
from bot.times import RealClock

if TYPE_CHECKING:
    from bot.tracing import Tracing

AGAIN = 5
"""Seconds between two attempts to reach a platform that is not there yet."""

log = structlog.get_logger("bot.run")

GRACE = 3
"""Seconds that open requests get when the bot is told to stop: Slack waits no longer either."""

WAKES = 1.0
"""Seconds for what time brings (catch-up, the calendar): whatever is cut short is done again."""


NEEDS_POSTGRES = (
    '"{role}" is one of many processes, and they share a Postgres: set DATABASE_URL to one. With '
    "SQLite Lotse is one process: python -m bot run"
)


class _Server(uvicorn.Server):
    """A server that leaves signals to us: the engine has to finish before the process ends."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Nothing to capture."""
        yield


async def _work(bot: Bot, ending: Ending) -> None:
    """Run a bot that listens to nobody until it is told to end."""
    waker = Waker(bot.wakes())
    try:
        if await ending.unless_begun(_open_doors(bot)):
            gc.freeze()
            log.info("started", role=bot.role)
            waker.start()
            await _go_on(bot, waker, ending)
    finally:
        await _all(waker.stop(within=WAKES), bot.finish(within=ending.seconds_left(CALLS)))


async def _serve(bot: Bot, door: socket.socket, ending: Ending) -> None:
    """Serve the doors and run the bot until it is told to end; then all ends at the same time."""
    config = uvicorn.Config(
        bot.asgi(),
        log_config=None,
        access_log=False,
        proxy_headers=False,  # who calls is proven by signatures, not by addresses
        server_header=False,
        timeout_graceful_shutdown=GRACE,
        lifespan="off",
    )
    server, waker = _Server(config), Waker(bot.wakes())
    serving = asyncio.create_task(server.serve(sockets=[door]))
    port = door.getsockname()[1]
    try:
        while not server.started and not serving.done():  # noqa: ASYNC110  (uvicorn has no event)
            await asyncio.sleep(0.01)
        if serving.done():
            await serving
            return
        if await ending.unless_begun(_open_doors(bot)):
            gc.freeze()  # dictionaries and names stay: nobody need look through them again
            log.info("started", role=bot.role, host=bot.settings.host, port=port)
            waker.start()
            await _go_on(bot, waker, ending)
    finally:
        server.should_exit = True
        await _all(serving, waker.stop(within=WAKES), bot.finish(within=ending.seconds_left(CALLS)))


async def _go_on(bot: Bot, waker: Waker, ending: Ending) -> None:
    """Until it is told to end, whatever becomes of the clock meanwhile."""
    jumps = Jumps(bot.clock, partial(_put_right, bot, waker))
    looking = asyncio.create_task(jumps.run(), name="jumps")
    try:
        await bot.going(ending.begun)
    finally:
        looking.cancel()


async def _put_right(bot: Bot, waker: Waker, back: float, again: bool) -> None:  # noqa: FBT001
    """The clock was set ``back``: what it put off is due, and what was known is asked anew."""
    await bot.store.bring_back(back, again=again)
    if not back:
        return
    waker.call_now()
    for door in (bot.slack, bot.forum):
        for what in (CHANNELS, PEOPLE):
            if door is not None:
                door.heed(what)


async def _all(*ends: Awaitable[object]) -> None:
    """Wait for every end, also when one of them fails; then raise what it raised."""
    for fault in await asyncio.gather(*ends, return_exceptions=True):
        if isinstance(fault, BaseException):
            raise fault


def _door(settings: Settings, role: Role) -> socket.socket | None:
    """Where the process listens; ``None``: nowhere, since nobody asks workers and clocks."""
    if role in {"run", "web"}:
        return _listen(settings.host, settings.port, "PORT")
    if settings.metrics_port is None:
        return None
    return _listen(settings.host, settings.metrics_port, "LOTSE_METRICS_PORT")


def _listen(host: str, port: int, name: str) -> socket.socket:
    try:
        return listen(host, port)
    except OSError:
        raise YourMistake(
            f"Lotse cannot listen on {host}, port {port}: it is taken, or not ours to take. "
            f"Set LOTSE_HOST and {name} to an address of this machine that is free. Each process "
            "on it needs a port of its own."
        ) from None


async def _open_doors(bot: Bot) -> None:
    """Start the bot, however long the platform takes to come up after this machine.

    Raises ``YourMistake`` where it refuses us: then waiting mends nothing. Until the doors are
    open, whatever arrives is answered 503, to be sent again.
    """
    while True:
        try:
            await bot.start()
        except Refused as refused:
            raise YourMistake(
                f"Slack does not let Lotse in ({refused}). To see what is missing, run: "
                "python -m bot doctor"
            ) from refused
        except SendFailed as away:
            log.warning("not_reachable_yet", reason=str(away), again_in_seconds=AGAIN)
            await asyncio.sleep(AGAIN)
        else:
            return


def run(settings: Settings, watch: Watch | None = None) -> None:
    """The bot with the settings of the environment, until SIGTERM or Ctrl-C.

    On uvloop where there is one, as uvicorn itself would choose.
    """
    ending = Ending()
    # Told to end while it waits for the database: nothing has begun that had to be finished.
    with ending.listening(), suppress(KeyboardInterrupt), only_engine(settings.database_url):
        migrate(settings)
        with asyncio.Runner(loop_factory=auto_loop_factory()) as runner:
            runner.run(_run(settings, watch, ending))


def share(settings: Settings, role: Role, watch: Watch | None = None) -> None:
    """One of many processes on one Postgres: the doors, the work, or what time brings."""
    if is_sqlite(settings.database_url):
        raise YourMistake(NEEDS_POSTGRES.format(role=role))
    from bot.engine.procrastinate import STALLED  # noqa: PLC0415  (only many pay for loading it)

    if settings.http_timeout >= STALLED:
        raise YourMistake(
            f"LOTSE_HTTP_TIMEOUT: several processes give up one that is silent for {STALLED:g} s, "
            "so a call has to end before. Set less than that; 10 is a good value."
        )
    if not is_ready(settings.database_url):
        raise YourMistake("The database is not up to date yet. Run: python -m bot migrate")
    ending = Ending()
    with (
        ending.listening(),
        suppress(KeyboardInterrupt),
        sharing(settings.database_url),
        asyncio.Runner(loop_factory=auto_loop_factory()) as runner,
    ):
        runner.run(_run(settings, watch, ending, role))


async def _run(settings: Settings, watch: Watch | None, ending: Ending, role: Role = "run") -> None:
    ending.heard_by(asyncio.get_running_loop())
    watch = watch or Watch(reacted=_log_turn, carried=_log_delivery)
    tracing = _tracing(settings)
    watch = watch if tracing is None else _traced(watch, tracing, RealClock())
    bot = build(settings, watch=watch, alone=role == "run", role=role)
    try:
        door = _door(settings, role)
        await (_work(bot, ending) if door is None else _serve(bot, door, ending))
    finally:
        await bot.close(within=ending.seconds_left(CLOSED))
        if tracing is not None:
            await asyncio.to_thread(tracing.close)
        log.info("stopped")


def _tracing(settings: Settings) -> Tracing | None:
    """Where a collector is named, who tells it."""
    if settings.traces_url is None:
        return None
    try:
        from bot.tracing import Tracing  # noqa: PLC0415  (only who traces pays for loading it)
    except ImportError:
        raise YourMistake(
            "LOTSE_TRACES_URL needs what requirements/traces.lock installs: "
            ".venv/bin/python -m pip install --require-hashes -r requirements/traces.lock. "
            "Or leave it out: then nothing is traced."
        ) from None
    return Tracing(settings.traces_url, timeout=settings.http_timeout)


def _traced(watch: Watch, tracing: Tracing, clock: Clock) -> Watch:
    """The same watch, and the collector hears of everything, too."""

    def reacted(traces: Sequence[Trace]) -> None:
        tracing.reacted(traces, clock.now())
        watch.reacted(traces)

    def carried(one: Carried) -> None:
        tracing.carried(one, clock.now())
        watch.carried(one)

    def kept(arrivals: Sequence[Event | Notice], began: datetime) -> None:
        tracing.kept(arrivals, began, clock.now())

    def looked_up(notice: Notice, events: Sequence[Event], began: datetime) -> None:
        tracing.looked_up(notice, events, began, clock.now())

    return replace(watch, reacted=reacted, carried=carried, kept=kept, looked_up=looked_up)


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
    """Create the database, or bring it up to date (a SQLite file is copied first).

    On Postgres with what several processes need to share the work.
    """
    if is_sqlite(settings.database_url):
        migrate_database(settings.database_url)
        return
    from bot.engine.procrastinate import prepare  # noqa: PLC0415  (SQLite does without)

    migrate_database(settings.database_url, also=prepare)
