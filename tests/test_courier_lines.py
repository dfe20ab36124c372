"""A thread's line that names other threads: what of them may be said is asked when it leaves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.effects import Edit, Link, Links, Message
from bot.errors import Unsent
from tests.courier_town import town
from tests.store.world import reply, run

FORUM = "discourse:5"
ALIKE = Link("https://forum.test/t/7", "Schon gefragt", FORUM)
LINE = replace(
    reply(1),
    message=Message("line", parts=(Message("below", {"questions": Links((ALIKE,)), "count": 1}),)),
)


@pytest.mark.prevents("F14")
def test_a_line_leaves_out_what_is_public_no_more_and_is_said_all_the_same(database: str) -> None:
    async def story() -> None:
        async with town(database) as t:
            t.hidden.add(FORUM)
            await t.put(LINE)
            assert await t.carry() == ["sent"]
            assert t.door.applied[0].delivery == replace(LINE, message=Message("line"))

    run(story)


def test_a_line_waits_for_no_other_platform(database: str) -> None:
    """Where nobody can vouch for what it names, it is said without that."""

    async def story() -> None:
        async with town(database) as t:
            t.untold["discourse"] = Unsent("the forum is away")
            await t.put(LINE)
            assert await t.carry() == ["sent"]
            assert t.door.applied[0].delivery == replace(LINE, message=Message("line"))

    run(story)


@pytest.mark.prevents("F14")
def test_an_edit_that_takes_a_title_away_waits_for_no_other_platform(database: str) -> None:
    """What else it names is missing meanwhile."""

    async def story() -> None:
        async with town(database) as t:
            await t.put(replace(LINE, message=Message("line")))
            assert await t.carry() == ["sent"]
            t.untold["discourse"] = Unsent("the forum is away")
            edit = Edit(key="edit", instead_of=LINE.key, message=LINE.message)
            await t.put(edit)
            assert await t.carry() == ["sent"]
            assert t.door.applied[-1].delivery == replace(edit, message=Message("line"))

    run(story)
