"""A thread's line that names other threads: what of them may be said is asked when it leaves."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.effects import Link, Links, Message
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
