"""Moderators swap two in a drafted round and keep two apart, and take it back; then it goes out."""

from __future__ import annotations

import re
from typing import Any

import pytest

from bot.reactions._round_asking import YES
from bot.reactions._round_preview import FORBID, RELEASE, SWAP
from bot.reactions._round_wishes import FIRST, SECOND, WHICH
from bot.store.blocks import block_pair
from bot.store.schema import match, round_wish
from tests.stories.slack_acts import YES as AGREE
from tests.stories.slack_acts import account, lotse, press, profile, rows, run, says, told
from tests.stories.stage import Staged, stage
from tests.stories.test_slack_round import held, over, state
from tests.stories.test_slack_round_preview import ROOM, decide, preview

TWO = ("mira", "tom")
FOUR = ("jonas", "grace", *TWO)


async def drafted(
    s: Staged, *, mira: int = 1, grace: int = 4, topic: str = "excel", blocked: bool = False
) -> None:
    """Mira and Tom learn, Jonas (``topic``) and Grace have a seat each, and all four say yes."""
    await profile(s, "jonas", teaches={topic: 4}, hours="1")
    await profile(s, "grace", teaches={"excel": grace}, hours="1")
    await profile(s, "mira", learns={"excel": mira})
    await profile(s, "tom", learns={"excel": 1})
    await s.pass_time(days=1, hours=1)
    if blocked:
        two = (account(s, "mira"), account(s, "grace"))
        await s.bot.store.write(lambda c: block_pair(c, *two, 0.0))
    for who in FOUR:
        await press(s, who, YES)
    await over(s)
    assert await state(s) == "drafted"


def pairs(s: Staged) -> dict[str, str]:
    """Who learns with whom, as moderators read it: the learner's name to the expert's."""
    names = {s.slack.member(who).id: who for who in FOUR}
    lines = re.findall(r"\d+\. <@(\w+)> lernt .*? bei <@(\w+)>", preview(s).text)
    return {names[learner]: names[expert] for learner, expert in lines}


def number(s: Staged, who: str) -> str:
    """Which line is theirs."""
    return str([*pairs(s)].index(who) + 1)


async def choose(s: Staged, button: str, **values: str) -> Any:
    """Press, fill in the form, and send it; what the bot answered."""
    message = preview(s)
    await s.slack.press("petra", message.channel, message.ts, button)
    view = s.slack.view_of("petra")
    assert view is not None
    answer = await s.slack.submit("petra", view.id, values)
    await s.slack.close_view("petra")
    await s.settle()
    return answer


async def asked(s: Staged) -> set[tuple[str, str]]:
    """Which pairs members are asked about."""
    names = {account(s, who): who for who in FOUR}
    return {(names[row.learner], names[row.expert]) for row in await rows(s, match)}


def test_two_swap_and_the_swapped_pairs_are_asked(database: str) -> None:
    async def story() -> None:
        async with stage(database, held(approve=True)) as s:
            await drafted(s)
            before = pairs(s)
            assert set(before) == set(TWO)
            first = preview(s)
            await choose(s, SWAP, **{FIRST: "1", SECOND: "2"})
            swapped = {"mira": before["tom"], "tom": before["mira"]}
            assert pairs(s) == swapped
            old = next(m for m in s.slack.messages(ROOM) if m.ts == first.ts)
            assert says(s, old.text, "hold_rounds-preview_old")
            assert not any(s.slack.member(who).id in old.text for who in TWO)
            assert await rows(s, match) == []
            assert all(len(told(s, who)) == 1 for who in FOUR)
            await decide(s, RELEASE)
            assert await asked(s) == set(swapped.items())
            for who in FOUR:
                await press(s, who, AGREE)
            await s.settle()
            met = [{who for who in FOUR if s.slack.member(who).id in g.members}
                   for g in s.slack.groups()]  # fmt: skip
            assert sorted(map(sorted, met)) == sorted(sorted(two) for two in swapped.items())

    run(story)


def test_two_are_kept_apart_and_all_of_it_is_taken_back(database: str) -> None:
    async def story() -> None:
        async with stage(database, held(approve=True)) as s:
            await drafted(s)
            before = pairs(s)
            await choose(s, FORBID, **{WHICH: number(s, "mira")})
            after = pairs(s)
            assert after == {"mira": before["tom"], "tom": before["mira"]}
            answer = await lotse(s, "petra", f"runde sperren {number(s, 'mira')}")
            assert says(s, answer, "hold_rounds-answer_forbidden")
            await s.settle()
            assert [*pairs(s)] == ["tom"], "Mira has nobody left"
            assert f"a) <@{s.slack.member('mira').id}>" in preview(s).text
            assert says(s, await lotse(s, "mira", "runde zurücksetzen"),
                        "answer_command-moderators_only")  # fmt: skip
            answer = await lotse(s, "petra", "runde zurücksetzen")
            assert says(s, answer, "hold_rounds-answer_reset")
            await s.settle()
            assert pairs(s) == before
            assert await rows(s, round_wish) == []
            logbook = await lotse(s, "petra", "protokoll")
            for what in ("getrennt gehalten", "Änderungen am Entwurf"):
                assert what in logbook

    run(story)


def test_who_goes_without_takes_a_seat(database: str) -> None:
    async def story() -> None:
        async with stage(database, held(approve=True)) as s:
            await drafted(s, topic="r")
            [seated] = pairs(s)
            answer = await lotse(s, "petra", "runde tauschen 1 a")
            assert says(s, answer, "hold_rounds-answer_swapped")
            await s.settle()
            [other] = pairs(s)
            assert {seated, other} == set(TWO)

    run(story)


@pytest.mark.parametrize("blocked", [True, False])
def test_a_block_in_its_way_reads_like_anything_else(database: str, *, blocked: bool) -> None:
    """A secret block, or an expert of whom anybody can see that they are no further on."""

    async def story() -> None:
        async with stage(database, held(approve=True)) as s:
            await drafted(s, blocked=blocked, mira=1 if blocked else 2, grace=4 if blocked else 2)
            assert pairs(s) == {"mira": "jonas", "tom": "grace"}
            words = s.bot.words.text("hold_rounds-answer_cannot_swap", "de", {})
            before = [m.text for m in s.slack.messages(ROOM)]
            assert await lotse(s, "petra", "runde tauschen 1 2") == words
            answer = await choose(s, SWAP, **{FIRST: "1", SECOND: "2"})
            assert answer == {"response_action": "errors", "errors": {SECOND: words}}
            assert [m.text for m in s.slack.messages(ROOM)] == before
            assert await state(s) == "drafted"
            assert await rows(s, round_wish) == []

    run(story)


def test_a_preview_of_before_swaps_nothing(database: str) -> None:
    async def story() -> None:
        async with stage(database, held(approve=True)) as s:
            await drafted(s)
            message = preview(s)
            await s.slack.press("petra", message.channel, message.ts, SWAP)
            view = s.slack.view_of("petra")
            assert view is not None
            assert says(
                s, await lotse(s, "petra", "runde freigeben"), "hold_rounds-answer_released"
            )
            before = await rows(s, round_wish)
            await s.slack.submit("petra", view.id, {FIRST: "1", SECOND: "2"})
            await s.slack.close_view("petra")
            await s.settle()
            assert await rows(s, round_wish) == before == []

    run(story)
