"""Eight clocks on one database, over every kind of week: each week ends once."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from bot import settings
from bot.app import build
from bot.bot import Bot
from bot.effects import KeepInquiry, KeepWish, ProposeMatch, RecordConsent
from bot.rules import SendDigestRules
from bot.store.inbox import due_keys
from bot.store.ledger import Ledger
from bot.store.schema import inbox
from matchers.inquiring import Inquiry
from matchers.model import Account, Match
from matchers.wishes import Wish
from tests.clocks import StillClock
from tests.conftest import ROOT

CLOCKS = 8
SUNDAY, MONDAY = 6, 0
DAY = timedelta(days=1)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@asynccontextmanager
async def bots(database: str, start: str, weekday: int, hour: int) -> AsyncIterator[list[Bot]]:
    """Eight processes' worth of bots without doors; they share a database and the time."""
    clock = StillClock(utc(start))
    given = settings.for_demo({"LOTSE_CONFIG": str(ROOT / "config")})
    digest = SendDigestRules(weekday=weekday, hour=hour)
    rules = replace(given.rules, send_digest=digest)
    # no topics: a tagger takes a second to build, and nobody asks it here
    given = given.model_copy(update={"database_url": database, "rules": rules, "topics": {}})
    all_of_them = [build(given, clock=clock) for _ in range(CLOCKS)]
    try:
        yield all_of_them
    finally:
        for bot in all_of_them:
            await bot.close()


async def tick(clocks: Sequence[Bot], *moments: datetime) -> None:
    """All of them look at the calendar at once, at each of these moments."""
    clock = clocks[0].clock
    assert isinstance(clock, StillClock)
    for moment in moments:
        clock.pass_time((moment - clock.now()).total_seconds())
        await asyncio.gather(*(bot.look_at_the_calendar() for bot in clocks))


async def ended(bot: Bot, kind: str = "WeekEnded") -> list[str]:
    query = sa.select(inbox.c.key).where(inbox.c.kind == kind).order_by(inbox.c.seq)
    return await bot.store.read(lambda c: list(c.scalars(query)))


def around(text: str) -> list[datetime]:
    """Shortly before and after a moment."""
    minutes = (-60, -1, 0, 1, 60, 120)
    return [utc(text) + timedelta(minutes=n) for n in minutes]


@pytest.mark.parametrize(
    ("weekday", "hour", "born", "looks", "weeks"),
    [
        pytest.param(
            *(MONDAY, 9, "2026-11-10 12:00", around("2026-11-16 08:00")),
            ["week:2026-W47"],
            id="an ordinary week",
        ),
        pytest.param(  # two to three does not exist on this Sunday
            *(
                SUNDAY,
                2,
                "2026-03-24 12:00",
                [*around("2026-03-29 01:00"), utc("2026-04-05 00:30")],
            ),
            ["week:2026-W13", "week:2026-W14"],
            id="the clocks go forward",
        ),
        pytest.param(  # two to three comes twice on this one
            *(
                SUNDAY,
                2,
                "2026-10-20 12:00",
                [*around("2026-10-25 00:30"), utc("2026-11-01 01:30")],
            ),
            ["week:2026-W43", "week:2026-W44"],
            id="the clocks go back",
        ),
        pytest.param(
            *(MONDAY, 9, "2026-12-22 12:00"),
            [*around("2026-12-28 08:00"), *around("2027-01-04 08:00")],
            ["week:2026-W53", "week:2027-W01"],
            id="a year with a week 53",
        ),
        pytest.param(  # a Tuesday is early enough to tell Monday's news, a Friday is not
            *(MONDAY, 9, "2026-11-10 12:00"),
            [utc("2026-11-17 15:00"), utc("2026-11-27 15:00"), *around("2026-11-30 08:00")],
            ["week:2026-W47", "week:2026-W49"],
            id="the machine was down over the due time",
        ),
        pytest.param(
            *(MONDAY, 9, "2026-11-16 08:00:01", [utc("2026-11-16 08:01"), utc("2026-11-17 08:00")]),
            [],
            id="a week that ended before the first look is not ours",
        ),
    ],
)
def test_eight_clocks_end_each_week_once(
    *,
    database: str,
    weekday: int,
    hour: int,
    born: str,
    looks: list[datetime],
    weeks: list[str],
) -> None:
    async def story() -> None:
        async with bots(database, born, weekday, hour) as clocks:
            await tick(clocks, utc(born), *looks)
            assert await ended(clocks[0]) == weeks

    asyncio.run(story())


def test_eight_clocks_expire_a_match_once(database: str) -> None:
    async def story() -> None:
        async with bots(database, "2026-11-17 12:00", MONDAY, 9) as clocks:
            bot, now = clocks[0], clocks[0].clock.now()
            learner, expert = Account("slack:T1/U1"), Account("slack:T1/U2")
            match = Match("m1", learner, expert, "excel", "tu-evening", now, now + 3 * DAY)
            change = ProposeMatch(match=match)
            await bot.store.write(lambda c: Ledger(c, bot.turns.snapshot, 0.0).change(change))
            await tick(clocks, now, now + 3 * DAY - timedelta(seconds=1))
            assert await ended(bot, "MatchExpired") == []
            await tick(clocks, now + 3 * DAY, now + 4 * DAY)
            assert await ended(bot, "MatchExpired") == ["match_expired:m1"]
            due = clocks[1].store.now()
            keys = await bot.store.read(lambda c: due_keys(c, due, 9, notices=False))
            assert list(keys) == ["match_expired:m1"]

    asyncio.run(story())


ALL = ("settle_match", "ask_around", "send_personal_digest")
KINDS = ("MatchExpired", "InquiryExpired", "WishDue")


def without(bot: Bot, *off: str) -> Bot:
    """The bot as it was built, with these features off."""
    rules = replace(bot.settings.rules, **dict.fromkeys(off))
    return replace(bot, settings=bot.settings.model_copy(update={"rules": rules}))


def test_what_falls_due_while_nobody_reacts_is_kept_once_somebody_does(database: str) -> None:
    async def story() -> None:
        async with bots(database, "2026-11-17 12:00", MONDAY, 9) as clocks:
            bot, now = clocks[0], clocks[0].clock.now()
            ada, ben = Account("slack:T1/U1"), Account("slack:T1/U2")
            soon = now + DAY
            changes = (
                RecordConsent(account=ada, version="1", at=now),
                ProposeMatch(match=Match("m1", ada, ben, "excel", "tu-evening", now, soon)),
                KeepInquiry(inquiry=Inquiry("i1", ada, "excel", "", now, soon)),
                KeepWish(wish=Wish(ada, "a", 2, 13, soon)),
            )
            for change in changes:
                await bot.store.write(
                    lambda c, its=change: Ledger(c, bot.turns.snapshot, 0.0).change(its)
                )
            await tick([without(bot, *ALL)], soon, soon + DAY / 2)
            assert [await ended(bot, kind) for kind in KINDS] == [[], [], []]
            await tick([bot], soon + DAY / 2)
            assert [len(await ended(bot, kind)) for kind in KINDS] == [1, 1, 1]
            await tick([bot], soon + DAY, soon + DAY * 1.5)
            assert [len(await ended(bot, kind)) for kind in KINDS] == [1, 1, 2]

    asyncio.run(story())
