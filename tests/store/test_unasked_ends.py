"""What nobody asked for, when it is over before it was said, edited, or the first of all."""

from __future__ import annotations

from dataclasses import replace

from bot.effects import (
    Button,
    Edit,
    ForgetMember,
    Message,
    OpenGroup,
    Unsay,
)
from bot.store.manners import HELLO
from bot.store.outbox import OVER
from tests.store.test_community import ADA, BEN, change
from tests.store.unasked import EVENING, MORNING, NEWS, fates, news, said
from tests.store.world import World, claim, put, run, world


def edit(number: int, **changed: object) -> Edit:
    gone = Edit(key=f"edit:{number}", instead_of=f"news:{number}", message=Message("m"))
    return replace(gone, **changed)  # type: ignore[arg-type]


def test_a_question_that_is_over_before_it_was_put_is_not_put(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            w.clock.pass_time(EVENING)
            await put(w, news(1), news(2), news(3, BEN))
            gone = Unsay(key="unsay", instead_of="news:2")
            other = Message("m", buttons=(Button("still"),))
            kept = [edit(1), gone, edit(3, message=other)]
            assert await put(w, *kept) == [False, False, True]
            assert (await fates(w))["news:1"] == ("dropped", OVER)
            w.clock.pass_time(MORNING)
            heard = await said(w)
            w.clock.pass_time(1)
            assert heard + await said(w) == ["news:3", "edit:3"]

    run(story)


def test_what_was_said_is_edited_at_once_whatever_waits(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await put(w, news(1))
            assert await said(w) == ["news:1"]
            w.clock.pass_time(EVENING)
            await put(w, news(2), edit(1))
            assert await said(w) == ["edit:1"]

    run(story)


def test_an_edit_that_waited_too_goes_past_what_waits_longer(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            still = Message("m", buttons=(Button("still"),))
            await put(w, news(0), news(1), news(2), edit(1, message=still))
            heard = []
            for _ in range(4):
                heard += await said(w)
                w.clock.pass_time(1)
            assert heard == ["news:0", "news:1", "edit:1"], "the second one waits for a week"

    run(story)


# --- the first contact


async def texts(w: World) -> list[tuple[str, list[str]]]:
    """What may be said now, with the names of its parts; none of it arrives for certain."""
    claims = await claim(w)
    told = [(c.delivery.key, [part.name for part in c.delivery.message.parts]) for c in claims]  # type: ignore[union-attr]
    for one in claims:
        await w.parcels.later(one, "not sent", uncertain=False)
    return told


def test_the_first_unasked_message_says_who_we_are_once(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await put(w, news(1, unasked=False))
            assert await texts(w) == [("news:1", [])], "whoever asks knows us"
            await put(w, news(2), news(3))
            assert ("news:2", [HELLO]) in await texts(w)
            w.clock.pass_time(60)
            assert ("news:2", [HELLO]) in await texts(w), "tried again, it is said again, once"
            w.clock.pass_time(60)
            await said(w)
            w.clock.pass_time(1)
            assert await texts(w) == [("news:3", [])]
            await change(w, ForgetMember(account=ADA))
            await put(w, news(4))
            assert await texts(w) == [("news:4", [HELLO])], "whoever was forgotten is new"

    run(story)


def test_what_is_taken_back_only_unsaid_stays_once_it_was_said(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            groups = [OpenGroup(key=k, accounts=(ADA, BEN), message=NEWS) for k in ("g1", "g2")]
            backs = [Unsay(key=f"no {g.key}", instead_of=g.key, said_stays=True) for g in groups]
            await put(w, groups[0], news(1, unasked=False))
            assert set(await said(w)) == {"g1", "news:1"}
            await put(w, groups[1])
            assert await put(w, *backs) == [False, False]
            w.clock.pass_time(9)
            assert await said(w) == []
            assert (await fates(w))["g1"] == ("sent", None)
            assert (await fates(w))["g2"] == ("dropped", OVER)

    run(story)
