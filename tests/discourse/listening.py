"""A webhook of its own: a door that keeps in a list, and a client that signs like the forum."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx

from bot.discourse.access import DiscourseAccess
from bot.discourse.listen import DiscourseDoor
from bot.discourse.webhook import signature_of
from bot.errors import OurFault
from bot.events import Event, Notice
from bot.rules import CommunityRules, Rules
from tests.clocks import StillClock
from tests.discourse.room import KEY, SECRET, Budget, follow, serving, words

FORUM = "http://forum.a"


class Listening:
    """A door that keeps its notices in a list, and a client that signs like the forum."""

    def __init__(self, folder: Path, rules: Rules | None = None) -> None:
        self.kept: list[Notice] = []
        self.disk_full = False
        marks: dict[str, str] = {}

        async def keep(arrivals: Sequence[Event | Notice]) -> None:
            if self.disk_full:
                raise OurFault("no room on the disk")
            self.kept += [a for a in arrivals if isinstance(a, Notice)]

        async def mark(name: str, value: str) -> None:
            marks[name] = value

        async def marked(name: str) -> str:
            return marks.get(name, "")

        async def look(_question: Any) -> Any:
            raise AssertionError("a webhook looks nothing up")

        self.door = DiscourseDoor(
            DiscourseAccess(FORUM, KEY, "lotse", SECRET),
            clock=StillClock(),
            keep=keep,
            look=look,
            mark=mark,
            marked=marked,
            budget=Budget(),
            words=words(folder),
            rules=rules or follow(CommunityRules()),
            topics={},
        )
        self.url = ""
        self.http = httpx.AsyncClient(trust_env=False)

    async def deliver(self, body: Any, event: str = "post_created", **headers: str) -> int:
        raw = body if isinstance(body, bytes) else json.dumps(body, ensure_ascii=False).encode()
        sent = {
            "Content-Type": "application/json",
            "X-Discourse-Instance": FORUM,
            "X-Discourse-Event-Id": "12",
            "X-Discourse-Event-Type": "post",
            "X-Discourse-Event": event,
            "X-Discourse-Event-Signature": signature_of(SECRET, raw),
        }
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        path = f"{self.url}/discourse/webhook"
        coded = {name: value.encode() for name, value in sent.items()}
        return (await self.http.post(path, content=raw, headers=coded)).status_code


@asynccontextmanager
async def listening(folder: Path, rules: Rules | None = None) -> AsyncIterator[Listening]:
    heard = Listening(folder, rules)
    async with serving(lambda _url: heard.door.routes()) as heard.url:
        try:
            yield heard
        finally:
            await heard.http.aclose()
            await heard.door.aclose()


def post(**changed: Any) -> dict[str, Any]:
    """A post as a webhook carries it."""
    return {
        "id": 31,
        "username": "ada",
        "created_at": "2026-11-02T08:00:00.000Z",
        "updated_at": "2026-11-02T08:05:00.000Z",
        "cooked": "<p>secret words</p>",
        "raw": "secret words",
        "post_number": 1,
        "post_type": 1,
        "topic_id": 22,
        "topic_slug": "secret-words",
        "topic_title": "secret words",
        "category_id": 4,
        "version": 1,
        "user_id": 2,
        "hidden": False,
        "deleted_at": None,
        "user_deleted": False,
        "topic_archetype": "regular",
    } | changed


def topic(**changed: Any) -> dict[str, Any]:
    return {
        "id": 22,
        "title": "secret words",
        "tags": [],
        "closed": True,
        "archetype": "regular",
        "visible": True,
        "category_id": 4,
        "user_id": 2,
        "deleted_at": None,
        "created_by": {"id": 2, "username": "ada"},
    } | changed
