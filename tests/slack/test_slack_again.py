"""Threads that we hold are read again: what is gone, what is marked, and how many at a time."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from bot.community import KeptThread
from bot.events import AnswerAccepted, AnswerUnaccepted, TagsRejected, ThreadDeleted
from bot.slack.again import missed
from bot.slack.catch_up import AT_FIRST, OTHERS, THREADS
from bot.slack.payload import Known
from matchers.model import Account, Place, Thread, Visibility
from tests.clocks import START
from tests.slack.room import Room, room, run
from tests.slack.test_catch_up import PLACE, _deaf, catch_up

CHECK = "white_check_mark"


async def asked(r: Room, number: int = 0) -> str:
    """A question that the bot has heard and remembers; its ts."""
    ts = await r.world.say("ada", "fragen", f"Wie geht das mit Excel, Blatt {number}?")
    await r.heard()
    await r.believe()
    return ts


async def kept(r: Room, ts: str) -> Any:
    return await r.turns.look(lambda c: c.thread(f"{PLACE}/{ts}"))


async def news(r: Room) -> list[Any]:
    """What catching up finds, believed."""
    await r.heard()
    await catch_up(r)
    found = await r.heard()
    await r.believe()
    return found


def test_a_question_that_slack_does_not_know_any_more_is_gone_and_holds_nothing_up(
    tmp_path: Path,
) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            await catch_up(r)
            ts = await asked(r)
            r.clock.pass_time(600)
            await _deaf(r, r.world.delete("ada", "fragen", ts))
            other = await _deaf(r, r.world.say("ada", "fragen", "Wie lerne ich R?"))
            [gone] = [event for event in await news(r) if isinstance(event, ThreadDeleted)]
            assert gone.key == f"deleted:{PLACE}/{ts}", "the same as if Slack had told it"
            assert await kept(r, ts) is None
            assert (await kept(r, other)).asker == "slack:T111/UADA"
            r.clock.pass_time(600)
            assert not any(isinstance(event, ThreadDeleted) for event in await news(r))

    run(story())


def test_what_slack_may_hide_for_its_age_is_not_taken_for_deleted(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            await catch_up(r)
            hidden, deleted = await asked(r, 1), await asked(r, 2)
            await r.world.say("ada", "fragen", "Weiß das niemand?", deleted)
            await r.heard()
            await r.believe()
            r.clock.pass_time(100 * 86400)
            del r.world._said["CFRAGEN"][hidden]
            await _deaf(r, r.world.delete("ada", "fragen", deleted))
            [gone] = [event for event in await news(r) if isinstance(event, ThreadDeleted)]
            assert gone.thread == f"{PLACE}/{deleted}", "its tombstone is shown"
            assert (await kept(r, hidden)).asker == "slack:T111/UADA"

    run(story())


def test_a_cross_is_news_each_time_it_is_seen() -> None:
    line = {"ts": "2.0", "user": "U222", "reactions": [{"name": "x", "users": ["UADA"]}]}
    place = Place("slack:T111/C111", Visibility.PUBLIC)
    asker = Account("slack:T111/UADA")
    held = KeptThread(Thread(f"{place.key}/1.0", place, "", START), asker, "", "de", ours=("r",))
    keys = set()
    for minute in (0, 10):
        known = Known("T111", "U222", "", START + timedelta(minutes=minute))
        [crossed] = missed(held, [line], set(), known)
        assert isinstance(crossed, TagsRejected)
        keys.add(crossed.key)
    assert len(keys) == 2


def test_a_mark_is_taken_for_gone_only_where_nobodys_is_left(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            await catch_up(r)
            ts = await asked(r)
            answer = await r.world.say("ben", "fragen", "Mit der Summenformel.", ts)
            await r.heard()
            await r.world.react("ada", "fragen", answer, CHECK)
            await r.heard()
            await r.believe()
            assert (await kept(r, ts)).accepted == f"{PLACE}/{answer}"
            for number in range(OTHERS + 1):  # younger ones that are gone take nobody's turn
                await r.world.delete("ada", "fragen", await asked(r, number))
                await r.heard()
                await r.believe()
            reactions = r.world.find("CFRAGEN", answer).reactions  # type: ignore[union-attr]
            for left in (["UBEN"], []):  # a stranger's; or Slack names nobody of many
                reactions[CHECK] = left
                r.clock.pass_time(2 * 86400)
                assert not any(isinstance(e, AnswerUnaccepted) for e in await news(r))
            del reactions[CHECK]
            r.clock.pass_time(2 * 86400)
            [taken] = [e for e in await news(r) if isinstance(e, AnswerUnaccepted)]
            assert taken.answer == f"{PLACE}/{answer}"
            assert (await kept(r, ts)).accepted is None
            for emoji, member in ((CHECK, "UBEN"), ("tada", "UADA"), (CHECK, r.world.bot_user)):
                reactions.clear()
                reactions[emoji] = [member]
                r.clock.pass_time(2 * 86400)
                assert not any(isinstance(e, AnswerAccepted) for e in await news(r))
            assert (await kept(r, ts)).accepted is None

    run(story())


def test_open_threads_are_read_in_turn_and_not_too_many(tmp_path: Path) -> None:
    async def story() -> None:
        async with room(tmp_path) as r:
            await catch_up(r)
            for number in range(AT_FIRST + 5):
                await asked(r, number)
            rounds = []
            for _ in range(3):
                r.clock.pass_time(600)
                before = len(r.calls("conversations.replies"))
                await catch_up(r)
                rounds.append([c["ts"] for c in r.calls("conversations.replies")[before:]])
            first, second, third = rounds
            assert [len(first), len(second), len(third)] == [AT_FIRST, THREADS, THREADS]
            assert len({*first, *second}) == AT_FIRST + 5, "those left over are next"
            assert second[5:] + third[:5] == first[:20]

    run(story())
