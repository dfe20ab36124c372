"""The rest of a question's life: the asker is asked once whether it helped, and passes it on."""

from __future__ import annotations

from bot.store.schema import evidence, thread, word
from tests.stories.helper_acts import YES, asked, asks, offering
from tests.stories.slack_acts import (
    EXCEL,
    account,
    lotse,
    may_press,
    press,
    profile,
    rows,
    run,
    says,
    told,
)
from tests.stories.stage import Staged, stage

HELPED, PARTLY, NOT = "ask_if_helped-yes", "ask_if_helped-partly", "ask_if_helped-no"
NOT_QUITE = "ask_if_helped-not_quite"


async def answered(s: Staged, by: str = "jonas") -> str:
    """Mira asks and is answered an hour later; a day passes."""
    ts = await asks(s)
    await s.pass_time(hours=1)
    await s.slack.say(by, "#hilfe", "Daten > Duplikate entfernen.", ts)
    await s.pass_time(hours=23, minutes=50)
    assert told(s, "mira") == []
    await s.pass_time(minutes=15)
    return ts


def test_the_asker_is_asked_once_and_a_yes_counts_like_a_check_mark(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await profile(s, "jonas", teaches={"excel": 3})
            await answered(s)
            (question,) = told(s, "mira")
            assert says(s, question, "ask_if_helped-ask")
            assert "Jonas" not in question
            await press(s, "mira", HELPED)
            await s.settle()
            assert says(s, told(s, "mira")[-1], "ask_if_helped-glad")
            (row,) = await rows(s, thread)
            assert row.accepted
            assert not row.open
            (found, *_) = await rows(s, evidence)
            assert (found.account, found.kind) == (account(s, "jonas"), "accepted")
            await s.pass_time(days=7)
            assert len(told(s, "mira")) == 1, "asked once"

    run(story)


def test_a_yes_is_taken_back_with_its_evidence(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await profile(s, "jonas", teaches={"excel": 3})
            await answered(s)
            await press(s, "mira", HELPED)
            await s.settle()
            await press(s, "mira", NOT_QUITE)
            await s.settle()
            assert await rows(s, evidence) == []
            (row,) = await rows(s, thread)
            assert row.open

    run(story)


def test_partly_keeps_it_open_and_other_people_are_asked(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await offering(s, "jonas", "aylin")
            ts = await answered(s)
            assert "Excel" not in await lotse(s, "tom", "offen")
            await press(s, "mira", PARTLY)
            await s.settle()
            assert says(s, told(s, "mira")[-1], "ask_if_helped-asking_on")
            assert "Excel" in await lotse(s, "tom", "offen")
            await s.pass_time(hours=3)
            assert (asked(s, "jonas"), asked(s, "aylin")) == (0, 1), "who answered is not asked"
            await s.slack.say("aylin", "#hilfe", "Oder mit einer Pivot-Tabelle.", ts)
            await s.settle()
            assert "Excel" not in await lotse(s, "tom", "offen")

    run(story)


def test_who_accepted_already_is_not_asked(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            ts = await asks(s)
            answer = await s.slack.say("jonas", "#hilfe", "Daten > Duplikate entfernen.", ts)
            await s.slack.react("mira", "#hilfe", answer, "white_check_mark")
            await s.pass_time(days=3)
            assert told(s, "mira") == []

    run(story)


def test_only_the_asker_judges_and_nothing_more_of_them_is_held(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await answered(s)
            channel, ts = s.slack.dms("mira")[-1].channel, s.slack.dms("mira")[-1].ts
            await press(s, "mira", NOT)
            await s.settle()
            (kept,) = await rows(s, word)
            assert (kept.by, kept.accepted) == (account(s, "mira"), None)
            assert (channel, ts) == (s.slack.dms("mira")[-1].channel, s.slack.dms("mira")[-1].ts)
            await lotse(s, "mira", "vergiss mich")
            await press(s, "mira", "forget_member-yes")
            await s.settle()
            assert all(row.by != account(s, "mira") for row in await rows(s, word))

    run(story)


def test_who_was_helped_passes_it_on_before_anybody_else_is_asked(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await profile(s, "mira", learns={"excel": 2})
            await offering(s, "jonas", "aylin", "grace")
            ts = await asks(s)
            answer = await s.slack.say("petra", "#hilfe", "Daten > Duplikate entfernen.", ts)
            await s.slack.react("mira", "#hilfe", answer, "white_check_mark")
            await s.pass_time(days=22)
            again = await asks(s, "tom", f"{EXCEL} Ich habe 300 Zeilen.")
            await s.pass_time(hours=2, minutes=5)
            assert says(s, told(s, "mira")[-1], "pass_it_on-ask", weeks=3, together=0)
            assert not any(asked(s, who) for who in ("jonas", "aylin", "grace"))
            await press(s, "mira", YES)
            await s.slack.say("mira", "#hilfe", "Bei mir ging es mit Duplikate entfernen.", again)
            await s.settle()
            assert says(s, told(s, "mira")[-1], "suggest_helpers-helped")
            assert not may_press(s, "mira", YES)

    run(story)
