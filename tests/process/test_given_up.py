"""What Slack gave up telling while the database was of no use is read by the next catch-up.

Slack tries four times, over six minutes (https://docs.slack.dev/apis/events-api/#retries); catch-up
comes every ten. Here both are a hundred times as fast.
"""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.process.house import House, house, run
from tests.process.test_faults import SHAKEN, answered, ask, open_topic, replied, start
from tests.process.test_only_reads import refused

pytestmark = pytest.mark.timeout(600)
TRIES = (0.0, 0.6, 3.0)
ALL = [0, 1, 2, 3]
CATCH_UP = "6"
AWAY = 8.0


def tries(h: House, ts: str) -> list[int]:
    """Which attempts there were to tell of this question."""
    told = (one for one in h.slack.deliveries.attempts if one.body["event"].get("ts") == ts)
    return [one.attempt for one in told]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_what_slack_gave_up_is_read_later(database: str, tmp_path: Path) -> None:
    async def tell() -> None:
        async with house(tmp_path, database) as h:
            h.slack.deliveries._retries = TRIES
            await start(h, *SHAKEN, CATCH_UP_EVERY=CATCH_UP)
            first, topic = await ask(h, 1), await open_topic(h, 1)
            await answered(h, first)
            await replied(h, topic)
            with refused(tmp_path / "lotse.sqlite3"):
                second, another = await ask(h, 2), await open_topic(h, 2)
                await asyncio.sleep(AWAY)
                assert tries(h, second) == ALL
                assert h.lines("#hilfe", second) == h.replies(another) == []
            await answered(h, first, second)
            await replied(h, topic, another)
            assert tries(h, second) == ALL, "Slack said nothing of it any more"

    run(tell)
