"""The Slack door as it runs: a real server, a real store, and the sandbox's workspace beside it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx
from starlette.applications import Starlette

from bot.effects import Answer
from bot.errors import OurFault
from bot.events import Event, FormSent, Notice
from bot.react import Spine
from bot.reactions import REACTIONS, WHILE_STOPPED
from bot.rules import CommunityRules, FollowThreadRules, Rules
from bot.sandbox.slack_serve import serving
from bot.sandbox.slack_world import SlackWorld
from bot.slack.access import SlackAccess
from bot.slack.listen import PATH, SlackDoor
from bot.store.store import Store
from bot.store.turns import Turns
from bot.store.view import Snapshot
from bot.words import Words
from matchers.model import Tag, Topic
from tests.clocks import StillClock
from tests.conftest import sqlite_database

SECRET, TOKEN, APP_TOKEN = "signing-secret", "xoxb-sandbox", "xapp-sandbox"
ROOT = Path(__file__).resolve().parents[2]
TOPICS = {
    "excel": Topic("excel", "Excel", "Spreadsheets"),
    "r": Topic("r", "R", "R"),
}
WORDS = """\
room-line = Das Thema ist { $what }.
room-person = Frag { $who }: { $where }
room-bold = **Laut** und { $what }
room-go = Los
room-form = Erzähl uns von { $what }
    .title = Ein Formular
    .submit = Weiter
    .close = Abbrechen
room-name = Wie heißt du?
    .hint = Der Vorname reicht.
    .placeholder = Ada
room-topics = Welche Themen?
room-level = Wie weit bist du bei { $what }?
room-consent = Darf ich?
    .tick = Ja, du darfst
room-missing = Hier fehlt { $what }.
room-option-a = Erstens
"""


class NoTagger:
    """Finds nothing: these tests are not about tagging."""

    def tag(self, title: str, body: str = "") -> tuple[Tag, ...]:
        return ()


@dataclass
class Room:
    """One door, one workspace, one store. ``answers`` is what reactions say at once."""

    door: SlackDoor
    world: SlackWorld
    store: Store
    turns: Turns
    clock: StillClock
    url: str
    http: httpx.AsyncClient
    kept: list[Event | Notice] = field(default_factory=list)
    reacted: list[Event] = field(default_factory=list)
    answers: Callable[[Event], Awaitable[Sequence[Answer]]] | None = None
    disk_full: bool = False

    async def heard(self) -> list[Any]:
        """What was kept since the last time, once all deliveries have arrived."""
        await self.world.settled()
        new, self.kept[:] = list(self.kept), []
        return new

    async def believe(self) -> None:
        """Let the real reactions run on what was kept."""
        while await self.turns.take_turns(16):
            pass

    async def post(self, body: Any, **headers: str) -> httpx.Response:
        """Deliver a signed body: an event (dict), a form (list of pairs) or raw bytes."""
        kind = "application/json"
        if isinstance(body, list):
            raw, kind = urlencode(body).encode(), "application/x-www-form-urlencoded"
        else:
            raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        return await self.raw(raw, {"content-type": kind, **sign(raw, self.clock), **headers})

    async def raw(self, raw: bytes, headers: dict[str, str]) -> httpx.Response:
        """Deliver bytes with exactly these headers."""
        coded = {name: value.encode() for name, value in headers.items()}
        return await self.http.post(self.url, content=raw, headers=coded)

    def calls(self, method: str) -> list[dict[str, Any]]:
        """What the bot asked of Slack."""
        return [call.args for call in self.world.calls if call.method == method]


def sign(raw: bytes, clock: StillClock, *, shift: int = 0) -> dict[str, str]:
    """The headers that prove who sent ``raw``, ``shift`` seconds from now."""
    from bot.sandbox.slack_sign import signature  # noqa: PLC0415  (the independent second opinion)

    stamp = str(int(clock.now().timestamp()) + shift)
    signed = signature(SECRET, stamp, raw)
    return {"x-slack-request-timestamp": stamp, "x-slack-signature": signed}


@asynccontextmanager
async def room(tmp_path: Path, **how: Any) -> AsyncIterator[Room]:
    """Everything running: ada asks, ben answers, cleo is an admin.

    ``how``: ``rules``, ``timeout``, ``app_token``, ``started``, and what ``SlackWorld`` takes.
    """
    clock = StillClock()
    wires: dict[str, Any]
    rules = Rules(community=how.pop("rules", listening()), follow_thread=FollowThreadRules())
    timeout, started = how.pop("timeout", 5.0), how.pop("started", True)
    app_token = how.pop("app_token", "")
    world = _workspace(clock, app_token, how)
    database = sqlite_database(tmp_path / "lotse.sqlite3")
    store = Store(database, clock=clock)
    snapshot = Snapshot(rules, TOPICS, NoTagger())
    turns = Turns(store, snapshot=snapshot, spine=Spine(REACTIONS, WHILE_STOPPED))
    try:
        async with serving(world.app()) as api:
            world.base_url = api
            wires = {"store": store, "turns": turns, "clock": clock, "rules": rules}
            wires |= {"folder": tmp_path, "world": world}
            access = SlackAccess(TOKEN, SECRET, app_token, f"{api}/api/", timeout)
            async with _opened(access, **wires) as built:
                try:
                    if started:
                        await built.door.start()
                    yield built
                    await world.settled()
                finally:
                    await built.door.stop()
                    await world.aclose()
    finally:
        await store.close()


def _workspace(clock: StillClock, app_token: str, how: dict[str, Any]) -> SlackWorld:
    about = {"clock": clock, "signing_secret": SECRET, "bot_token": TOKEN, "app_token": app_token}
    world = SlackWorld(**{**about, "pace": 0, "team": "T111", **how})
    world.add_member("ada", member_id="UADA")
    world.add_member("ben", member_id="UBEN")
    world.add_member("cleo", member_id="UCLEO", admin=True)
    for name, kind in (("fragen", "channel"), ("plausch", "channel"), ("team", "group")):
        world.add_channel(name, channel_id=f"C{name.upper()}", private=kind == "group")
        world.channels[f"C{name.upper()}"].members |= {world.bot_user, "UADA", "UBEN", "UCLEO"}
    return world


@asynccontextmanager
async def _opened(
    access: SlackAccess,
    *,
    store: Store,
    turns: Turns,
    clock: StillClock,
    rules: Rules,
    folder: Path,
    world: SlackWorld,
) -> AsyncIterator[Room]:
    built: list[Room] = []

    async def keep(arrivals: Sequence[Event | Notice]) -> None:
        if built[0].disk_full:
            raise OurFault("no room on the disk")
        await store.keep(arrivals)
        built[0].kept.extend(arrivals)

    async def react_now(event: Event) -> tuple[Answer, ...]:
        known = any(event.key == other.key for other in built[0].reacted)
        known = known and not isinstance(event, FormSent)  # what changed nothing is new again
        built[0].reacted.append(event)
        answers = built[0].answers
        return () if known or answers is None else tuple(await answers(event))

    async def is_public(place: str) -> bool:
        return await built[0].door.is_public(place)

    door = SlackDoor(
        access,
        clock=clock,
        keep=keep,
        react_now=react_now,
        is_public=is_public,
        look=turns.look,
        mark=store.mark,
        marked=store.marked,
        words=words(folder),
        rules=rules,
    )
    async with (
        serving(Starlette(routes=door.routes())) as url,
        httpx.AsyncClient(trust_env=False, timeout=10) as http,
    ):
        world.events_url = f"{url}{PATH}" if access.signing_secret else ""
        built.append(Room(door, world, store, turns, clock, f"{url}{PATH}", http))
        yield built[0]


def listening(**more: Any) -> CommunityRules:
    """Rules that listen to #fragen."""
    return replace(CommunityRules(name="Datenlotse", slack_channels=("#fragen",)), **more)


def words(folder: Path) -> Words:
    """The door's own few messages, and those that these tests say."""
    for language in ("de", "en"):
        (folder / "messages" / language).mkdir(parents=True, exist_ok=True)
        own = ROOT / "config" / "messages" / language
        text = WORDS + "".join(
            (own / name).read_text(encoding="utf-8") for name in ("slack.ftl", "common.ftl")
        )
        (folder / "messages" / language / "room.ftl").write_text(text, encoding="utf-8")
    return Words(folder / "messages", TOPICS)


def run(story: Coroutine[Any, Any, None]) -> None:
    """Run an asynchronous test, within a minute."""
    asyncio.run(asyncio.wait_for(story, 60))
