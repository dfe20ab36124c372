"""Whoever logs inside a turn, a look-up or a delivery hands over no key: it is bound."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
import structlog

from bot import logs
from bot.community import Community
from bot.effects import Effect
from bot.events import Event, Notice, QuestionAsked
from bot.ports import Claim, Parcel, Ref
from tests.engine import town as towns
from tests.engine.town import notice, tag_question, town
from tests.store.world import asked, run

WHERE = {"in a turn": 9, "in a look-up": 4, "in a reader's thread": 4, "in a delivery": 9}
"""Where something is logged, and how many keys that happens to."""


def say(where: str, own: str = "") -> None:
    """A line from code that hands over no key; ``own`` is which one should be found on it."""
    logging.getLogger("bot.anywhere").warning(where, extra={"own": own})


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    logs.set_up("info", "json", stream=stream)
    yield stream
    structlog.reset_defaults()
    logging.captureWarnings(capture=False)
    root.handlers = handlers
    root.setLevel(level)


def lines(log: io.StringIO, event: str) -> list[dict[str, Any]]:
    """The log's lines of one kind."""
    return [line for line in map(json.loads, log.getvalue().splitlines()) if line["event"] == event]


def speaking(event: QuestionAsked, community: Community) -> Iterator[Effect]:
    say("in a turn", event.key)  # in the writer's thread
    yield from tag_question(event, community)


speaking.__name__ = tag_question.__name__


async def tell(database: str) -> None:
    async def look_up(found: Notice) -> Sequence[Event]:
        say("in a look-up", found.key)
        await t.world.turns.look(lambda _: say("in a reader's thread", found.key))
        if found.ids["post"] == 9:
            raise KeyError("a defect of ours")
        return [asked(found.ids["post"])]

    async with town(database, look_up) as t:
        failed: set[str] = set()

        async def send(parcel: Parcel) -> Ref:
            assert isinstance(parcel, Claim)
            say("in a delivery", parcel.event)
            if parcel.event == asked(3).key and not failed:
                failed.add(parcel.event)
                raise RuntimeError("a defect of ours")
            return Ref()

        t.door.send = send  # type: ignore[method-assign]
        for n in range(3):
            await t.world.store.keep([asked(n), notice(n + 3), asked(n + 6)])
        await t.world.store.keep([notice(9)])
        await t.rest()
        await t.pass_time(60)
        say("outside")


def test_the_key_is_on_every_line_and_never_another_s(
    database: str, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(towns, "tag_question", speaking)
    run(lambda: tell(database))
    for where, keys in WHERE.items():
        found = lines(log, where)
        assert len({line["own"] for line in found}) == keys, where
        assert [line["own"] for line in found] == [line.get("key") for line in found], where
    assert {line["key"] for line in lines(log, "look_up_failed")} == {"notice:9"}
    (failed,) = lines(log, "carry_failed")
    assert (failed["key"], failed["reaction"]) == (asked(3).key, "tag_question")
    assert failed["delivery"]
    (outside,) = lines(log, "outside")
    assert not {"key", "reaction", "delivery"} & outside.keys()


def test_a_reaction_that_is_tried_again_has_its_key_too(
    database: str, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[int] = []

    def failing(event: QuestionAsked, community: Community) -> Iterator[Effect]:
        tries.append(1)
        say("once" if len(tries) == 1 else "again")
        if len(tries) == 1:
            raise ValueError
        yield from tag_question(event, community)

    failing.__name__ = tag_question.__name__
    monkeypatch.setattr(towns, "tag_question", failing)

    async def story() -> None:
        async with town(database) as t:
            await t.world.store.keep([asked(1)])
            await t.rest()
            await t.pass_time(10)

    run(story)
    (line,) = lines(log, "again")
    assert (line["key"], line["reaction"]) == (asked(1).key, "tag_question")
