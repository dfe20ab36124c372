"""Answers: who may accept them, and what they tell about whoever gave them."""

from __future__ import annotations

from bot.sandbox.story_words import CC_BY, LICENCE, USE_EXCEL
from bot.store.schema import evidence
from tests.stories.slack_acts import EXCEL, account, introduce, lotse, rows, run
from tests.stories.stage import Staged, stage

CHECK = "white_check_mark"


async def answered(s: Staged) -> tuple[str, str]:
    """Mira asks, Jonas answers: both ts."""
    asked = await s.slack.say("mira", "#hilfe", EXCEL)
    answer = await s.slack.say("jonas", "#hilfe", USE_EXCEL, asked)
    await s.settle()
    return asked, answer


async def accepted(s: Staged, asked: str) -> str | None:
    """The key of a thread's accepted answer."""
    key = f"slack:{s.slack.team}/{s.slack.channel('#hilfe').id}/{asked}"
    kept = await s.bot.turns.look(lambda community: community.thread(key))
    assert kept is not None
    return kept.accepted


async def known(s: Staged) -> list[tuple[str, str, str]]:
    """Whose evidence for which topic is held, and of which kind."""
    return sorted((e.account, e.topic, e.kind) for e in await rows(s, evidence))


def test_who_may_accept_an_answer(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await introduce(s, "jonas")
            mine = account(s, "jonas")
            both = [(mine, "dubletten", "accepted"), (mine, "excel", "accepted")]
            for number, who in enumerate(("tom", "mira", "petra")):
                asked, answer = await answered(s)
                await s.slack.react(who, "#hilfe", answer, CHECK)
                await s.settle()
                key = await accepted(s, asked)
                assert (key or "").endswith(answer) is (who != "tom")
                assert await known(s) == sorted(both * number)

    run(story)


def test_accepted_unaccepted_and_accepted_again(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await introduce(s, "jonas")
            asked, answer = await answered(s)
            for wanted in (True, False, True):
                act = s.slack.react if wanted else s.slack.unreact
                await act("mira", "#hilfe", answer, CHECK)
                await s.settle()
                assert ((await accepted(s, asked)) is not None) is wanted
                assert bool(await known(s)) is wanted

    run(story)


def test_a_stranger_cannot_unaccept(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await introduce(s, "jonas")
            asked, answer = await answered(s)
            await s.slack.react("tom", "#hilfe", answer, CHECK)
            await s.slack.react("mira", "#hilfe", answer, CHECK)
            await s.slack.unreact("tom", "#hilfe", answer, CHECK)
            await s.settle()
            assert await accepted(s, asked) is not None
            assert await known(s)

    run(story)


def test_a_deleted_answer_is_evidence_no_more(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await introduce(s, "jonas")
            asked, answer = await answered(s)
            await s.slack.react("mira", "#hilfe", answer, CHECK)
            await s.settle()
            await s.slack.delete("jonas", "#hilfe", answer)
            await s.settle()
            assert await accepted(s, asked) is None
            assert await known(s) == []
            assert "doppelte" in await lotse(s, "tom", "offen"), "it waits for an answer again"

    run(story)


def test_thanks_count_for_the_answer_before(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await introduce(s, "aylin")
            asked = await s.slack.say("grace", "#hilfe", LICENCE)
            await s.slack.say("aylin", "#hilfe", CC_BY, asked)
            await s.slack.say("tom", "#hilfe", "Thank you @aylin, great!", asked)
            await s.settle()
            assert await known(s) == [], "only the asker's thanks count"
            await s.slack.say("grace", "#hilfe", "Thank you @aylin, just what I needed.", asked)
            await s.settle()
            kinds = {(who, kind) for who, _, kind in await known(s)}
            assert kinds == {(account(s, "aylin"), "thanked")}

    run(story)


def test_evidence_waits_for_consent(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            _, answer = await answered(s)
            await s.slack.react("mira", "#hilfe", answer, CHECK)
            await s.settle()
            assert await known(s) == []
            await introduce(s, "jonas", consent=False)
            assert await known(s) == []
            await introduce(s, "jonas")
            await s.settle()
            assert {topic for _, topic, _ in await known(s)} == {"dubletten", "excel"}

    run(story)


def test_the_own_answer_is_no_evidence(database: str) -> None:
    async def story() -> None:
        async with stage(database) as s:
            await introduce(s, "mira")
            asked = await s.slack.say("mira", "#hilfe", EXCEL)
            answer = await s.slack.say("mira", "#hilfe", "Hab es selbst gefunden.", asked)
            await s.slack.react("mira", "#hilfe", answer, CHECK)
            await s.settle()
            assert await known(s) == []

    run(story)
