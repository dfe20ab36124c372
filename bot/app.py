"""The only file that builds things: settings in, a bot that runs out."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from starlette.applications import Starlette

from bot.clock import Wake, digest_due
from bot.courier import Carried, Courier
from bot.discourse.access import DiscourseAccess
from bot.discourse.listen import DiscourseDoor
from bot.effects import Switch
from bot.engine.embedded import EmbeddedEngine
from bot.errors import SendFailed, Unsent
from bot.events import Event, MatchExpired, Notice
from bot.ports import Clock, IsPublic, Keep, LookUp, Pace, Sender
from bot.react import Spine, Trace
from bot.reactions import NEVER_SKIPPED, REACTIONS, WHILE_STOPPED
from bot.settings import Settings
from bot.slack.access import SlackAccess
from bot.slack.listen import SlackDoor
from bot.store.ledger import Ledger
from bot.store.parcels import Parcels
from bot.store.store import Store
from bot.store.turns import Turns
from bot.store.upkeep import oldest_waiting, switches_on
from bot.store.view import Snapshot
from bot.times import RealClock
from bot.web.health import Health, health_routes
from bot.words import Words
from matchers.dictionary import dictionary
from matchers.tagging import FuzzyTagger


@dataclass(frozen=True, slots=True)
class Watch:
    """Who hears what the bot does: the demo's transcript, the crash proof's counts.

    ``look_first=False`` shows, in the crash proof, the duplicates that looking prevents.
    """

    reacted: Callable[[Sequence[Trace]], None] = lambda _: None
    carried: Callable[[Carried], None] = lambda _: None
    look_first: bool = True


@dataclass
class Bot:
    """Everything that runs, wired together. ``build`` makes one."""

    settings: Settings
    clock: Clock
    words: Words
    store: Store
    turns: Turns
    engine: EmbeddedEngine
    slack: SlackDoor | None = None
    forum: DiscourseDoor | None = None
    _engine_task: asyncio.Task[None] | None = None
    _caught_up: datetime | None = field(default=None)

    def asgi(self) -> Starlette:
        """The web application: each door's routes, and health."""
        routes = health_routes(self.health)
        for door in (self.slack, self.forum):
            if door is not None:
                routes = [*routes, *door.routes()]
        return Starlette(routes=routes)

    async def start(self) -> None:
        """Open the doors and let the engine go round."""
        if self.slack is not None:
            await self.slack.start()
            await self._find_channels(self.slack)
            await self._switch_off("removed:slack")
        if self.forum is not None:
            with suppress(SendFailed):  # refused as before, or not there now: `catch_up` asks again
                await self._welcome_back(self.forum)
        await asyncio.to_thread(dictionary)
        self._engine_task = asyncio.create_task(self.engine.run(), name="engine")

    async def stop(self) -> None:
        """Claim nothing more, finish what is under way, close everything."""
        await self.engine.stop()
        if self._engine_task is not None:
            await self._engine_task
        await self.close()

    async def close(self) -> None:
        """Let go of doors and database."""
        if self.slack is not None:
            await self.slack.stop()
        if self.forum is not None:
            await self.forum.aclose()
        await self.store.close()

    async def health(self) -> Health:
        """What ``/healthz`` tells."""
        now = self.clock.now()
        seen = (now - self.engine.alive_at).total_seconds()
        try:
            oldest = await self.store.read(oldest_waiting)
        except Exception:  # noqa: BLE001  (whatever is wrong with it, the database is not well)
            return Health(database=False, oldest_waiting=None, engine_seen=seen)
        age = None if oldest is None else max((now - oldest).total_seconds(), 0.0)
        return Health(database=True, oldest_waiting=age, engine_seen=seen)

    # --- time

    async def look_at_the_calendar(self) -> None:
        """Keep what fell due: the week's digest, matches that nobody answered."""
        now = self.clock.now()
        due: list[Event] = [
            MatchExpired(key=f"match_expired:{match}", at=now, match=match)
            for match in await self.store.expired_matches()
        ]
        week = digest_due(now, self.settings.rules)
        if week is not None and week.at >= await self._born(now):
            due.append(week)
        await self.store.keep(due)

    async def catch_up(self) -> None:
        """Read on both platforms what was missed; where one fails, the other is still read."""
        doors = [door for door in (self.slack, self.forum) if door is not None]
        read = await asyncio.gather(*(door.catch_up() for door in doors), return_exceptions=True)
        if self.forum is not None:
            await self._welcome_back(self.forum)
        for fault in read:
            if isinstance(fault, BaseException):
                raise fault

    def wakes(self) -> list[Wake]:
        """What is done again and again, on the real clock."""
        return [
            Wake("calendar", timedelta(minutes=1), self.look_at_the_calendar),
            Wake("catch_up", timedelta(minutes=10), self.catch_up),
            Wake("prune", timedelta(days=1), self.store.prune),
        ]

    async def _born(self, now: datetime) -> datetime:
        """When this installation first looked at the calendar: earlier weeks are not its own."""
        told = await self.store.marked("born")
        if not told:
            await self.store.mark("born", now.isoformat())
        return datetime.fromisoformat(told) if told else now

    async def _find_channels(self, slack: SlackDoor) -> None:
        """Put the places' keys where the rules name Slack channels, as reactions expect them."""
        rules = self.turns.snapshot.rules
        digest = rules.send_digest
        private = rules.community.moderator_channel
        named = [*rules.community.slack_channels, *(digest.slack_channels if digest else ())]
        keys = await slack.place_keys([*named, *([private] if private else [])])

        def found(names: Sequence[str]) -> tuple[str, ...]:
            return tuple(keys[name] for name in names if name in keys)

        community = replace(
            rules.community,
            slack_channels=found(rules.community.slack_channels),
            moderator_channel=keys.get(private, ""),
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


def build(settings: Settings, *, clock: Clock | None = None, watch: Watch | None = None) -> Bot:
    """Wire a bot from its settings. Nothing runs and nothing is sent before ``start``."""
    clock, watch = clock or RealClock(), watch or Watch()
    words = words_of(settings)
    store = Store(settings.database_url, clock=clock)
    turns = Turns(
        store,
        snapshot=snapshot_of(settings),
        spine=Spine(REACTIONS, WHILE_STOPPED, NEVER_SKIPPED),
        told=watch.reacted,
    )
    senders: dict[str, Sender] = {}
    pace = Pace(
        gaps={"slack": settings.slack_pace},
        per_minute={"discourse": settings.forum_per_minute},
        senders=senders,
    )
    parcels = Parcels(store, pace=pace, timeout=settings.http_timeout)
    slack = _slack(settings, clock, store, turns, words)
    forum = _forum(settings, clock, store, turns, words, parcels)
    visible: dict[str, IsPublic] = {}
    if slack is not None:
        senders["slack"], visible["slack"] = slack.sender, slack.is_public
    if forum is not None:
        senders["discourse"], visible["discourse"] = forum.sender, forum.is_public
    courier = Courier(
        letters=parcels,
        senders=senders,
        is_public=_is_public(visible),
        keep=store.keep,
        clock=clock,
        look_first=watch.look_first,
        told=watch.carried,
    )
    engine = EmbeddedEngine(
        turns=turns,
        courier=courier,
        look_up=_look_up(forum),
        clock=clock,
        arrived=store.arrived,
        next_due=store.next_due,
        crowded=lambda: store.crowded,
    )
    return Bot(settings, clock, words, store, turns, engine, slack, forum)


def words_of(settings: Settings) -> Words:
    """The wording of ``config/messages``, in the community's time zone."""
    zone = settings.rules.community.time_zone
    return Words(settings.config / "messages", settings.topics, zone)


def snapshot_of(settings: Settings) -> Snapshot:
    """Rules, topics and a tagger, in memory."""

    def known(word: str) -> bool:
        # Two seconds and 140 MB, once: ``start`` loads the dictionaries off the request path.
        return dictionary()(word)

    tagger = FuzzyTagger(settings.topics, known=known)
    return Snapshot(settings.rules, settings.topics, tagger)


def _slack(
    settings: Settings, clock: Clock, store: Store, turns: Turns, words: Words
) -> SlackDoor | None:
    given = settings.slack
    if given is None:
        return None
    access = SlackAccess(
        bot_token=given.bot_token.get_secret_value(),
        signing_secret=given.signing_secret.get_secret_value() if given.signing_secret else "",
        app_token=given.app_token.get_secret_value() if given.app_token else "",
        api_url=given.api_url,
        timeout=settings.http_timeout,
    )
    return SlackDoor(
        access,
        clock=clock,
        keep=_heard("slack", store),
        react_now=turns.react_now,
        look=turns.look,
        mark=store.mark,
        marked=store.marked,
        words=words,
        rules=settings.rules,
    )


def _forum(  # noqa: PLR0917  (one builder, called once)
    settings: Settings,
    clock: Clock,
    store: Store,
    turns: Turns,
    words: Words,
    parcels: Parcels,
) -> DiscourseDoor | None:
    given = settings.discourse
    if given is None:
        return None
    access = DiscourseAccess(
        url=given.url,
        api_key=given.api_key.get_secret_value(),
        api_username=given.api_username,
        webhook_secret=given.webhook_secret.get_secret_value(),
        timeout=settings.http_timeout,
    )
    return DiscourseDoor(
        access,
        clock=clock,
        keep=_heard("discourse", store),
        look=turns.look,
        mark=store.mark,
        marked=store.marked,
        spend=parcels.spend,
        words=words,
        rules=settings.rules,
        topics=settings.topics,
    )


def _heard(platform: str, store: Store) -> Keep:
    """``keep``, remembering that the platform's events do reach us: what ``doctor`` asks for."""
    told = False

    async def keep(arrivals: Sequence[Event | Notice]) -> None:
        nonlocal told
        await store.keep(arrivals)
        if arrivals and not told:
            told = True
            await store.mark(f"heard:{platform}", "yes")

    return keep


def _is_public(visible: Mapping[str, IsPublic]) -> IsPublic:
    async def is_public(place: str) -> bool:
        platform = place.partition(":")[0]
        return platform in visible and await visible[platform](place)

    return is_public


def _look_up(forum: DiscourseDoor | None) -> LookUp:
    async def look_up(notice: Notice) -> Sequence[Event]:
        if forum is None:
            raise Unsent("there is no door to the forum")
        return await forum.look_up(notice)

    return look_up
