"""The bot with defects: each raises an exception that quotes what people wrote and who they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot import app
from bot.__main__ import main
from bot.community import Community
from bot.discourse.look_up import LookUps
from bot.discourse.send import DiscourseSender
from bot.effects import Effect
from bot.events import Event, Notice, QuestionAsked
from bot.ports import Parcel, Ref

_look_up, _send = LookUps._read, DiscourseSender._send
_raised: set[str] = set()


def record_evidence(event: QuestionAsked, community: Community) -> Iterator[Effect]:
    """A reaction that never works."""
    yield from ()
    raise ValueError(f"{event.question} in {community}")


async def look_up(self: LookUps, notice: Notice) -> list[Event]:
    """A look-up that fails once."""
    if "look_up" not in _raised:
        _raised.add("look_up")
        raise LookupError(str(await self.client.get("/posts.json")))
    return await _look_up(self, notice)


async def send(self: DiscourseSender, parcel: Parcel) -> Ref:
    """A sender that fails once."""
    if "send" not in _raised:
        _raised.add("send")
        raise RuntimeError(f"{parcel} with {self._client.access.api_key}")
    return await _send(self, parcel)


if __name__ == "__main__":
    change: Any = app
    change.REACTIONS = {
        **app.REACTIONS,
        QuestionAsked: (*app.REACTIONS[QuestionAsked], record_evidence),
    }
    LookUps._read = look_up  # type: ignore[method-assign]
    DiscourseSender._send = send  # type: ignore[method-assign]
    main()
