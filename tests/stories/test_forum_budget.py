"""One budget of requests for all that Lotse asks of the forum, and what the forum says about it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.stories.forum_acts import (
    RAW,
    TITLE,
    ask,
    busiest_minute,
    lines,
    posts_of_bot,
    run,
    tags,
)
from tests.stories.stage import stage

LANES = 4


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_thirty_requests_a_minute_hold_over_many_lanes(database: str) -> None:
    async def tell() -> None:
        async with stage(database) as s:
            topics = []
            for number in range(LANES * 2):
                name = f"Ecke {number % LANES}"
                if number < LANES:
                    s.forum.add_category(name)
                title = f"{TITLE} Frage {number}"
                topics.append(await s.forum.open_topic("heinz", name, title, RAW))
            await s.pass_time(minutes=6)
            assert [len(posts_of_bot(s, topic)) for topic in topics] == [1] * len(topics)
            assert len(s.forum.calls) > 60, "too little for the budget to matter"
            assert busiest_minute(s.forum.calls) <= 30
            # trust level 4 may post every five seconds: that is all the forum ever complained of
            busy = {call.operation for call in s.forum.calls if call.status == 429}
            assert busy <= {"posts#create"}

    run(tell)


@pytest.mark.parametrize("form", ["json", "text"])
def test_a_429_is_waited_for_by_all_lanes_and_nothing_is_lost(database: str, form: str) -> None:
    async def tell() -> None:
        async with stage(database) as s:
            s.forum.add_category("Ecke")
            for operation in ("topics#show", "posts#create"):
                s.forum.mischief.add(operation, "busy", seconds=90, form=form)
            topic = await ask(s)
            title = "Wie werde ich Dubletten in Excel los?"
            other = await ask(s, "leyla", place="Ecke", title=title)
            assert len(s.forum.mischief.played) == 1
            first = next(c for c in s.forum.calls if c.status == 429)
            await s.pass_time(seconds=70)
            assert [c for c in s.forum.calls if c.at > first.at] == [], "nobody asks meanwhile"
            await s.pass_time(minutes=10)
            busy = (c for c in s.forum.calls if c.status == 429)
            second = next(c for c in busy if c.operation == "posts#create")
            waited = [c.at - second.at for c in s.forum.calls if c.at > second.at]
            assert min(waited) >= timedelta(seconds=90)
            for number in (topic, other):
                assert len(lines(s, number)) == 1
                assert "dubletten" in tags(s, number)

    run(tell)
