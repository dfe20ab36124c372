"""What the platforms answer to us, and what Slack tells through its socket: bent, and read.

The real doors, over real HTTP, against a server that answers what it is told to. They may say what
``bot/errors.py`` knows. Of each set of answers some are bent; what is asked for in vain is empty.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, cast

from slack_sdk.socket_mode.request import SocketModeRequest
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from bench.fuzz_bending import bent_file, told
from bench.fuzz_house import NOW, House, Parser
from bench.fuzz_sound import ENVELOPES, FORUM, MARK, SLACK
from bench.surroundings import listening_to
from bot.app import build
from bot.bot import Bot
from bot.discourse.read import LETTER, POST, TOPIC
from bot.effects import (
    ApplyTags,
    Delivery,
    DirectMessage,
    Edit,
    Message,
    OpenGroup,
    Post,
    Reply,
    SendFile,
    ShowHome,
    Unsay,
    Whisper,
)
from bot.errors import LotseError
from bot.events import Event, Notice
from bot.ports import Parcel, Ref
from bot.sandbox.slack_serve import serving
from bot.sandbox.time import RealClock
from bot.settings import load
from bot.slack.changes import CHANNELS, PEOPLE
from bot.slack.socket_mode import SocketListener
from bot.store.codec import decode_event, encode, kind_of
from bot.store.migrate import migrate
from matchers.model import Account, Place, Thread, Visibility

PATIENCE = 20.0
"""Seconds that reading one set of answers may take: what takes longer never ends."""


@dataclass
class Answering:
    """Answers each path with what it was told to; a method that nobody knows with nothing."""

    answers: Any = field(default_factory=dict)
    asked: int = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        self.asked += 1
        request = Request(scope, receive)
        path = request.url.path
        answers = self.answers if isinstance(self.answers, dict) else {}
        if path.startswith("/api/"):
            found = answers.get(path.removeprefix("/api/"), {})
            body = {"ok": True, **found} if isinstance(found, dict) else found
        else:
            body = answers.get(path.removeprefix("/forum"), {})
            if path == "/forum/latest.json" and request.query_params.get("page", "0") != "0":
                body = {"topic_list": {"topics": []}}
        response = Response(told(body), media_type="application/json")
        await response(scope, receive, send)


class Hasty(RealClock):
    """Nobody waits until a platform may be asked again."""

    async def wait_until(self, when: datetime) -> None:  # noqa: ARG002  (a clock's own signature)
        """At once."""
        await asyncio.sleep(0)


@dataclass
class Doors:
    """The bot with both doors open, in this process, and who answers it."""

    bot: Bot
    answering: Answering
    faults: list[str] = field(default_factory=list)


@asynccontextmanager
async def opened(house: House) -> AsyncIterator[None]:
    """Put a bot between bent platforms into the house."""
    answering = Answering({**SLACK, **FORUM})
    database = f"sqlite:///{house.folder}/doors.sqlite3"
    migrate(database)
    folder = listening_to(["hilfe"], house.folder / "doors-config", ["slack:T1/U2"])
    async with serving(answering) as api:
        given = {
            "SLACK_BOT_TOKEN": "xoxb-1",
            "SLACK_SIGNING_SECRET": "s" * 32,
            "SLACK_API_URL": f"{api}/api/",
            "DISCOURSE_URL": f"{api}/forum",
            "DISCOURSE_API_KEY": "k",
            "DISCOURSE_API_USERNAME": "lotse",
            "DISCOURSE_WEBHOOK_SECRET": "f3Kp9Zx2Qm7Rt4Vb8Nc1",
            "DATABASE_URL": database,
            "LOTSE_HTTP_TIMEOUT": "2",
        }
        patient = load(given, folder).model_copy(update={"forum_per_minute": 1_000_000})
        bot = build(patient, clock=Hasty())
        assert bot.slack is not None
        await bot.slack.start(listens=False)
        house.rooms["doors"] = Doors(bot, answering)
        try:
            yield
        finally:
            await bot.close()


async def tried(doors: Doors, what: str, ask: Awaitable[Any]) -> Any:
    """What somebody says, or nothing where they refuse; all else is a fault, and told."""
    try:
        async with asyncio.timeout(PATIENCE):
            return await ask
    except LotseError:
        return None
    except Exception as error:  # noqa: BLE001  (that is what is looked for)
        doors.faults.append(f"{what}: {type(error).__name__}")
        return None


def _broken(doors: Doors) -> None:
    """Raise what was told of."""
    faults, doors.faults = doors.faults, []
    if faults:
        raise AssertionError("; ".join(sorted(set(faults))))


# --- what Slack and the forum answer

ADA = Account("slack:T1/U2")
CHAT = Place("slack:T1/C1", Visibility.PUBLIC)
ASKED = Thread("slack:T1/C1/1762074000.000100", CHAT, "https://t.slack.test/1", NOW)
HEINZ = Account("discourse:heinz")
CATEGORY = Place("discourse:5", Visibility.PUBLIC)
TOPIC_7 = Thread("discourse:t/7", CATEGORY, "https://forum.test/t/frage/7", NOW)
LINE = Message("ask_profile-name", {})
WHERE = Ref(
    {"channel": "C1", "ts": "1762074000.000100", "post_id": "9", "topic_id": "7", "url": "u"}
)


def deliveries(who: Account, place: Place, thread: Thread) -> Iterator[Delivery]:
    """One of each kind."""
    yield Reply(key="k1", thread=thread, message=LINE)
    yield Post(key="k2", place=place, message=LINE)
    yield Post(key="k3", place=place, message=LINE, under="k1")
    yield DirectMessage(key="k4", account=who, message=LINE)
    yield SendFile(key="k5", account=who, message=LINE, filename="a.json", content="{}")
    yield OpenGroup(key="k6", accounts=(who, who), message=LINE)
    yield Whisper(key="k7", place=place, account=who, message=LINE)
    yield Edit(key="k8", instead_of="k1", message=LINE)
    yield Unsay(key="k9", instead_of="k1")
    yield ShowHome(key="k10", account=who, message=LINE)
    yield ApplyTags(key="k11", thread=thread, add=("r",), remove=("excel",))


async def slack_answers(raw: bytes, house: House) -> None:
    """Everything that the door asks of Slack."""
    doors: Doors = house.rooms["doors"]
    door = doors.bot.slack
    assert door is not None
    doors.answering.answers = _read(raw)
    for what in (CHANNELS, PEOPLE):
        door.knowing.heed(what)
    asks: Mapping[str, Callable[[], Awaitable[Any]]] = {
        "who we are": door.knowing.learn,
        "who moderates": lambda: door.knowing.moderators.is_moderator("U2", 2.0),
        "a place": lambda: door.is_public(CHAT.key),
        "a private place": lambda: door.is_private(CHAT.key),
        "places by name": lambda: door.place_keys(["hilfe", "nirgends"]),
        "a visit": door.visit,
        "where it stands": lambda: door.sender.permalink("C1", "1.0"),
        "what was missed": door.catch_up,
    }
    for name, ask in asks.items():
        await tried(doors, name, ask())
    await _carried(doors, door.sender, deliveries(ADA, CHAT, ASKED))
    _broken(doors)


async def forum_answers(raw: bytes, house: House) -> None:
    """Everything that the door asks of the forum."""
    doors: Doors = house.rooms["doors"]
    door = doors.bot.forum
    assert door is not None
    doors.answering.answers = _read(raw)
    door.heed("all")
    history = door.history(timedelta(0))
    asks: Mapping[str, Callable[[], Awaitable[Any]]] = {
        "a visit": door.examine,
        "a place": lambda: door.is_public("discourse:5"),
        "what was missed": door.catch_up,
        "how much there is": history.length,
        "the past": lambda: history.before(3, 1e12, 10),
    }
    for name, ask in asks.items():
        await tried(doors, name, ask())
    for notice in _notices():
        for event in await tried(doors, notice.kind, door.look_up(notice)) or ():
            await tried(doors, f"keeping {notice.kind}", _kept(event))
    await _carried(doors, door.sender, deliveries(HEINZ, CATEGORY, TOPIC_7))
    _broken(doors)


def _notices() -> Iterator[Notice]:
    ids = {"post": 9, "topic": 7, "number": 1}
    yield Notice(key="notice:discourse:post/9/created", at=NOW, kind=POST, ids=ids)
    yield Notice(key="n:post/10/created", at=NOW, kind=POST, ids={**ids, "post": 10, "number": 2})
    yield Notice(key="notice:discourse:topic/7/edited/x", at=NOW, kind=TOPIC, ids={"topic": 7})
    yield Notice(key="notice:discourse:letter/9", at=NOW, kind=LETTER, ids=ids)


async def _kept(event: Event) -> None:
    """As the inbox holds it."""
    decode_event(kind_of(event), encode(event))


async def _carried(doors: Doors, sender: Any, all_of_them: Iterator[Delivery]) -> None:
    for delivery in all_of_them:
        kind = type(delivery).__name__
        parcel = Parcel(delivery, MARK, under=WHERE, uncertain_since=NOW)
        await tried(doors, f"looking for {kind}", sender.find(parcel))
        await tried(doors, f"sending {kind}", sender.send(parcel))


def _read(raw: bytes) -> Any:
    """Answers by path; what is no JSON is answered by everybody's silence."""
    try:
        return json.loads(raw)
    except (ValueError, RecursionError):
        return {}


# --- what Slack tells through its socket


class _Wire:
    """The SDK's client: what is acknowledged is written as JSON."""

    async def send_socket_mode_response(self, response: Any) -> None:
        """As it would go out."""
        json.dumps(response.to_dict())


async def envelopes(raw: bytes, house: House) -> None:
    """What comes through the socket, at the function that takes it from the SDK."""
    doors: Doors = house.rooms["doors"]
    door = doors.bot.slack
    assert door is not None
    doors.answering.answers = {**SLACK, **FORUM}
    if door.knowing.ourselves is None or door.knowing.ourselves.team != "T1":
        await door.knowing.learn()
    parts = door._clients, door.accept, door._interactions.dispatch  # noqa: SLF001  (as it does)
    socket = SocketListener(*parts)
    message = _read(raw)
    try:  # what the SDK itself refuses never comes to us
        request = SocketModeRequest.from_dict(message) if isinstance(message, dict) else None
    except (ValueError, TypeError):
        request = None
    if request is not None:
        wire = cast("Any", _Wire())
        await tried(doors, "an envelope", socket._received(wire, request))  # noqa: SLF001
    counts = door.counts
    for stumbled in ("reaction failed", "answer failed", "not kept"):
        if counts.pop(stumbled, 0):
            doors.faults.append(stumbled)
    _broken(doors)


def _bent(read: Callable[[bytes, House], Awaitable[None]], *sound: Any) -> Parser:
    seeds = tuple(map(told, sound))
    return Parser(read, lambda _: seeds, lambda raw, dice: bent_file(raw, "json", dice))


ANSWERS: Mapping[str, Parser] = {
    "answers of Slack": _bent(slack_answers, SLACK),
    "answers of the forum": _bent(forum_answers, FORUM),
    "envelopes": _bent(envelopes, *ENVELOPES),
}
