"""A thread that people set aside, heard of in any order: nothing of it is left, told or said."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.events import Event, ThreadSetAside
from bot.store.database import sqlite_file
from bot.store.schema import evidence, tag, thread
from matchers.model import Aside
from tests.properties.deeds import answered, asked, at, edited
from tests.properties.platform import Outcome
from tests.properties.test_any_order import fresh
from tests.properties.town import Town

NEWS: list[Event] = [asked(0), *edited(0), *answered(0)]
KEY = asked(0).question.thread.key


def aside(why: Aside) -> Event:
    return ThreadSetAside(key=f"aside:{why}", at=at(30), thread=KEY, why=why)


def left_of(url: str, told: Sequence[Event], dies_after: int) -> None:
    """React to some, die, hear of the rest: in the end it is as if it had never been a question."""
    town = Town(url)
    try:
        for number, event in enumerate(told):
            town.fuse = 2 if number == dies_after else None
            town.do(lambda event=event: town.store.keep([event]))  # type: ignore[misc]
            town.do(lambda: town.react(16))
            town.do(lambda: _say(town))
        town.fuse = None
        for event in told:  # whoever did not hear our answer says it again
            town.do(lambda event=event: town.store.keep([event]))  # type: ignore[misc]
        town.do(town.drain)
        assert not [trace for trace in town.seen if trace.error]
        assert town.platform.lines(KEY) == []
        for table in (tag, evidence):
            mine = sa.select(table).where(table.c.thread == KEY)
            rows = [row for row in town.look(mine) if getattr(row, "by", "") != "rejected"]
            assert rows == [], table.name
        [row] = town.look(sa.select(thread).where(thread.c.key == KEY))
        assert (row.asker, row.title, row.visibility, row.open) == (None, "", "private", False)
        assert row.aside in ("no_question", "confidential")
        town.do(lambda: _is_nowhere(town))
    finally:
        town.end()


async def _say(town: Town) -> None:
    town.clock.pass_time(5)
    await town.claim(8)
    while town.held:
        await town.carry(Outcome.ARRIVES)


async def _is_nowhere(town: Town) -> None:
    assert await town.turns.look(lambda c: c.thread(KEY)) is None
    assert await town.turns.look(lambda c: c.unanswered()) == []


@pytest.mark.prevents("F14")
def test_nothing_is_left_in_any_order(database: str, tmp_path: Path) -> None:
    new: Callable[[], str] = fresh(database, tmp_path)

    @settings(
        max_examples=60 if sqlite_file(database) else 12,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(
        news=st.lists(st.sampled_from(NEWS), unique_by=lambda e: e.key, max_size=len(NEWS)),
        whys=st.lists(
            st.sampled_from(["no_question", "confidential"]), min_size=1, max_size=2, unique=True
        ),
        order=st.randoms(use_true_random=False),
        dies_after=st.integers(-1, 6),
    )
    def any_order(news: list[Event], whys: list[Aside], order: object, dies_after: int) -> None:
        told = [*news, *map(aside, whys)]
        order.shuffle(told)  # type: ignore[attr-defined]  # a Random
        left_of(new(), told, dies_after)

    any_order()
