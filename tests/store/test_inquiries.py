"""Inquiries are kept as they stand, end in time, and are forgotten with their words."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.effects import DirectMessage, ForgetMember, KeepInquiry, Message
from bot.errors import OurFault
from bot.store.schema import inquired, inquiry
from matchers.inquiring import Inquiry
from tests.store.test_community import ADA, BEN, CEM, change
from tests.store.test_community import consent as agree
from tests.store.test_forget import everything
from tests.store.world import START, put, run, world

ONE = Inquiry(
    id="i1",
    asker=ADA,
    topic="excel",
    about="Geheime Worte",
    at=START,
    expires=START + timedelta(hours=48),
    asked={BEN: None, CEM: None},
)


def test_an_inquiry_comes_back_as_it_was_kept(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, *agree(ADA), KeepInquiry(inquiry=ONE))
            assert await w.turns.look(lambda c: c.inquiry("i1")) == ONE
            answered = replace(ONE, state="found", about="", asked={BEN: False, CEM: True})
            await change(w, KeepInquiry(inquiry=answered), KeepInquiry(inquiry=answered))
            assert await w.turns.look(lambda c: c.inquiry("i1")) == answered
            for who in (ADA, BEN, CEM):
                assert await w.turns.look(lambda c, w=who: c.inquiries_of(w)) == [answered]
            assert await w.turns.look(lambda c: c.inquiry("i2")) is None

    run(story)


def test_nothing_is_kept_without_consent(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            with pytest.raises(OurFault):
                await change(w, KeepInquiry(inquiry=ONE))

    run(story)


def test_it_expires_in_time_and_goes_a_month_later(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, *agree(ADA), KeepInquiry(inquiry=ONE))
            assert await w.store.expired_inquiries() == []
            assert await w.store.next_expiry() == ONE.expires
            w.clock.pass_time(48 * 3600)
            assert await w.store.expired_inquiries() == ["i1"]
            await change(w, KeepInquiry(inquiry=replace(ONE, state="over", about="")))
            assert await w.store.expired_inquiries() == []
            assert await w.store.next_expiry() is None
            w.clock.pass_time(31 * 86_400)
            await w.store.prune()
            for table in (inquiry, inquired):
                assert await w.store.read(lambda c, t=table: c.execute(t.select()).all()) == []

    run(story)


def test_the_asker_is_forgotten_with_all_their_words(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, *agree(ADA, BEN), KeepInquiry(inquiry=ONE))
            message = Message("ask_around-request", {"about": ONE.about})
            other = DirectMessage(key="ask_around:i10:x", account=BEN, message=Message("m"))
            await put(w, DirectMessage(key="ask_around:i1:x", account=BEN, message=message), other)
            await change(w, ForgetMember(account=ADA))
            left = await everything(w)
            assert ADA not in left
            assert "Geheime Worte" not in left, "nor in what waits to be sent"
            [claim] = await w.parcels.claim((), 9)
            assert claim.delivery.key == "ask_around:i10:x"

    run(story)


def test_who_was_asked_is_forgotten_and_the_inquiry_goes_on(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await change(w, *agree(ADA), KeepInquiry(inquiry=ONE), ForgetMember(account=BEN))
            kept = await w.turns.look(lambda c: c.inquiry("i1"))
            assert kept == replace(ONE, asked={CEM: None})
            assert BEN not in await everything(w)

    run(story)


def test_the_export_holds_ones_own_side_only(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            said = replace(ONE, asked={BEN: False, CEM: None})
            await change(w, *agree(ADA, BEN), KeepInquiry(inquiry=said))
            mine = await w.turns.look(lambda c: c.kept_about(ADA))
            assert mine["inquiry"][0]["about"] == "Geheime Worte"
            assert "inquired" not in mine, "who is asked, and what they say, is theirs"
            his = await w.turns.look(lambda c: c.kept_about(BEN))
            assert his["inquired"] == [
                {"inquiry": "i1", "account": BEN, "says": False, "number": 1}
            ]
            assert "inquiry" not in his

    run(story)
