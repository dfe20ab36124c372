"""Everything that runs, wired together: its beginning, its end, and what time brings."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Literal

import structlog
from starlette.applications import Starlette
from starlette.middleware import Middleware

from bot.clock import Wake, day_due, digest_due, draft_due, rounds_due
from bot.discourse.listen import DiscourseDoor
from bot.effects import Switch
from bot.engine.deeds import Engine
from bot.engine.embedded import EmbeddedEngine
from bot.errors import SendFailed
from bot.events import WeekEnded
from bot.falling_due import born, due_to_members
from bot.ports import Clock
from bot.pulse import InTurn, Pulse
from bot.settings import Settings
from bot.slack.listen import SlackDoor
from bot.standing import Standing
from bot.store.ledger import Ledger
from bot.store.renaming import settle_topics
from bot.store.standing import standing
from bot.store.stops import switches_on
from bot.store.store import Store
from bot.store.turns import Turns
from bot.store.upkeep import oldest_waiting
from bot.web.health import ASKED_WITHIN, Health, health_routes
from bot.web.metrics import Figures, metrics_routes
from bot.web.slow import InTime
from bot.words import Words
from matchers.dictionary import dictionary

log = structlog.get_logger("bot")

PATIENCE = timedelta(minutes=30)
"""How long a digest waits for a forum that is away: it must not keep the week from Slack."""

Role = Literal["run", "web", "worker", "clock"]


@dataclass
class Bot:
    """Everything that runs, wired together. ``app.build`` makes one."""

    settings: Settings
    clock: Clock
    words: Words
    store: Store
    turns: Turns
    engine: EmbeddedEngine
    slack: SlackDoor | None = None
    forum: DiscourseDoor | None = None
    role: Role = "run"
    """What this process is for, where others share the work; ``run``: for everything."""
    worker: Engine | None = None  # in the place of ``engine``, where work is shared
    figures: Figures = field(default_factory=Figures)
    has_caught_up: bool = False
    """Since it was started, at least once (or tried to)."""
    digest_waits: bool = False
    """A week ended and is not told yet: the calendar wants to be looked at again soon."""
    _engine_task: asyncio.Task[None] | None = None
    _pulse: asyncio.Task[None] | None = None
    _opened: bool = False
    _ends: bool = False

    @property
    def _works(self) -> bool:
        return self.role in {"run", "worker"}

    @property
    def _going(self) -> Engine:
        return self.worker or self.engine

    def asgi(self) -> Starlette:
        """The web application: health and metrics, and each door's routes where they are open."""
        secret = self.settings.metrics_token
        word = secret.get_secret_value() if secret is not None else ""
        self.figures.works_as(self.role)
        listens = self.role in {"run", "web"}
        routes = health_routes(self.health, self.is_ready)
        routes += metrics_routes(word, self.figures, self.standing if listens else None)
        doors = [d for d in (self.slack, self.forum) if d is not None and listens]
        routes += [route for door in doors for route in door.routes()]
        return Starlette(routes=routes, middleware=[Middleware(InTime)])

    async def start(self) -> None:
        """Open the doors and let the engine go round, as far as that is what we are for."""
        shared = self.role != "run"
        if self.slack is not None:
            self.slack.shares = shared
            await self.slack.start(listens=self.role in {"run", "web"})
            await self._find_channels(self.slack)
            self.slack.found = partial(self._find_channels, self.slack)
            await self._switch_off("removed:slack")
        if self.forum is not None:
            self.forum.shares = shared
            with suppress(SendFailed):  # refused as before, or not there now: `catch_up` asks again
                await self._welcome_back(self.forum)
        await self.store.drop_unreadable()
        await self.store.write(partial(settle_topics, file=self.settings.topics))
        await self.turns.name_topics()
        if self.role != "clock":
            await asyncio.to_thread(dictionary)
        if self._works:
            self._engine_task = asyncio.create_task(self._going.run(), name="engine")
        if shared:
            doors = {"slack": self.slack, "discourse": self.forum}
            heed = {name: door.heed for name, door in doors.items() if door is not None}
            pulse = Pulse(self.store.changes, heed, self.turns.name_topics)
            self._pulse = asyncio.create_task(pulse.run(), name="pulse")
        self._opened = True

    async def going(self, stop: asyncio.Event) -> None:
        """Until ``stop`` is set. Raises what ended the engine before: ``Displaced``."""
        told = asyncio.ensure_future(stop.wait())
        ends = {told} if self._engine_task is None else {told, self._engine_task}
        ended, _ = await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
        told.cancel()
        for end in ended:
            await end

    async def stop(self) -> None:
        """Claim nothing more, finish what is under way, close everything."""
        await self.finish()
        await self.close()

    async def finish(self, within: float = 7.0) -> None:
        """Claim nothing more; finish what is under way, all at once and ``within`` seconds."""
        self._ends = True
        slack = [self.slack.finish(within)] if self.slack is not None else []
        if self._pulse is not None:
            self._pulse.cancel()
        await asyncio.gather(self._going.stop(within), *slack)
        if self._engine_task is not None:
            _, held = await asyncio.wait({self._engine_task}, timeout=0.5)
            for task in held:  # by a database that does not answer
                task.cancel()

    async def close(self, within: float = 1.5) -> None:
        """Let go of doors and database."""
        doors = [self.slack.close()] if self.slack is not None else []
        doors += [self.forum.aclose()] if self.forum is not None else []
        try:
            async with asyncio.timeout(within):
                await asyncio.gather(*doors)
                await self.store.close()
        except TimeoutError:
            log.warning("not_closed_in_time")

    async def health(self) -> Health:
        """What ``/healthz`` tells."""
        now = self.clock.now()
        seen = (now - self._going.alive_at).total_seconds() if self._works else 0.0
        try:
            async with asyncio.timeout(ASKED_WITHIN):
                oldest = await self.store.read(oldest_waiting)
        except Exception:  # noqa: BLE001  (whatever is wrong with it, the database is not well)
            return Health(database=False, oldest_waiting=None, engine_seen=seen)
        age = None if oldest is None else max((now - oldest).total_seconds(), 0.0)
        return Health(database=True, oldest_waiting=age, engine_seen=seen)

    def is_ready(self) -> bool:
        """Whether the doors are open: not before ``start``, and not once it is told to end."""
        broken = self._engine_task is not None and self._engine_task.done()
        return self._opened and not self._ends and not broken

    async def standing(self) -> Standing:
        """What waits, what was given up, what was found."""
        now = self.store.now()
        return await self.store.read(lambda c: standing(c, now))

    async def is_public(self, place: str) -> bool:
        """Whether everybody may read in a place, asked of its platform; without a door: no."""
        doors = {"slack": self.slack, "discourse": self.forum}
        door = doors.get(place.partition(":")[0])
        return door is not None and await door.is_public(place)

    # --- time

    async def look_at_the_calendar(self) -> None:
        """Keep what fell due: digests, rounds, the shadow's day, what nobody answered in time."""
        now = self.clock.now()
        store, rules = self.store, self.settings.rules
        due = await due_to_members(store, rules, now)
        due += [one for one in (draft_due(now, rules), day_due(now, rules)) if one is not None]
        if opened := rounds_due(now, rules):
            since = await born(store, now)
            due += [one for one in opened if one.at >= since]
        week = digest_due(now, rules)
        if week is not None and week.at >= await born(store, now) and await self._is_sure_of(week):
            due.append(week)
        await store.keep(due)

    async def catch_up(self) -> None:
        """Read on both platforms what was missed; where one fails, the other is still read."""
        doors = [door for door in (self.slack, self.forum) if door is not None]
        read = await asyncio.gather(*(door.catch_up() for door in doors), return_exceptions=True)
        self.has_caught_up = True
        if self.slack is not None:
            with suppress(SendFailed):  # then what was found before still holds
                await self._find_channels(self.slack)
        if self.forum is not None:
            await self._welcome_back(self.forum)
        for fault in read:
            if isinstance(fault, BaseException):
                raise fault

    async def prune(self) -> dict[str, int]:
        """Let go of what the rules say is held no longer; how much of what."""
        return await self.store.prune(self.settings.rules.pruning)

    def wakes(self) -> list[Wake]:
        """What is done again and again, on the real clock."""
        if self.role in {"web", "worker"}:
            return [Wake("channels", timedelta(minutes=10), self._find_channels_again)]
        caught_up = self.catch_up
        if self.role == "clock":
            caught_up = InTurn(self.store, self.clock, self.catch_up, self)
        return [
            Wake("calendar", timedelta(minutes=1), self.look_at_the_calendar),
            Wake("catch_up", timedelta(minutes=10), caught_up),
            Wake("prune", timedelta(days=1), self.prune),
        ]

    async def _find_channels_again(self) -> None:
        if self.slack is not None:
            with suppress(SendFailed):  # then what was found before still holds
                await self.slack.knowing.find_channels()
                await self._find_channels(self.slack)

    async def _is_sure_of(self, week: WeekEnded) -> bool:
        """Whether what this digest would name was made sure of, or could not be for ``PATIENCE``.

        What happened while Lotse was off is not known here yet. So a week is told only when this
        process has caught up once, and every open thread of the forum was looked at.
        """
        self.digest_waits = False
        if (self.slack is None and self.forum is None) or await self.store.knows(week.key):
            return True
        began, now = await self._began_looking(week), self.clock.now()
        looked = self.has_caught_up and not await self.store.waits("notice:discourse:")
        self.digest_waits = not looked and now - began < PATIENCE
        return not self.digest_waits

    async def _began_looking(self, week: WeekEnded) -> datetime:
        """Have open threads looked at before a digest, once; since when."""
        name, _, since = (await self.store.marked("looking")).partition(" ")
        if name == week.key:
            return datetime.fromisoformat(since)
        if self.forum is not None:
            await self.forum.look_again(week.week)
        now = self.clock.now()
        await self.store.mark("looking", f"{week.key} {now.isoformat()}")
        return now

    async def _find_channels(self, slack: SlackDoor) -> None:
        """Put the places' keys where the rules name Slack channels, as reactions expect them.

        Done again when channels change: it starts from the names that people configured.
        """
        rules = self.settings.rules
        digest = rules.send_digest
        named = [*rules.community.slack_channels, *(digest.slack_channels if digest else ())]
        keys = await slack.place_keys(named)

        def found(names: Sequence[str]) -> tuple[str, ...]:
            return tuple(keys[name] for name in names if name in keys)

        community = replace(
            rules.community,
            slack_channels=found(rules.community.slack_channels),
            moderator_channel=slack.knowing.moderators_place,
        )
        if digest:
            digest = replace(digest, slack_channels=found(digest.slack_channels))
        rules = replace(rules, community=community, send_digest=digest)
        self.turns.snapshot = replace(self.turns.snapshot, rules=rules)

    async def _welcome_back(self, forum: DiscourseDoor) -> None:
        """Speak again in a forum that refused the key, once it takes it. Raises ``SendFailed``."""
        name = "removed:discourse"
        if name in await self.store.read(switches_on):
            await forum.examine()
            await self._switch_off(name)
            self.engine.wake()

    async def _switch_off(self, name: str) -> None:
        change = Switch(name=name, on=False, by=None, at=self.clock.now())
        now = self.store.now()
        await self.store.write(lambda c: Ledger(c, self.turns.snapshot, now).change(change))
