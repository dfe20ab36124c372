"""Deliveries that fail, come twice, late, swapped or never."""

from __future__ import annotations

import asyncio

import pytest

from bot.sandbox.forum_rules import SiteSettings
from tests.sandbox.forum_stage import TITLE, staged


def test_deliveries_can_be_doubled_swapped_late_and_lost() -> None:
    async def play() -> None:
        async with staged() as stage:
            tricks = stage.world.mischief
            topic = await stage.open()
            await stage.world.settled()
            stage.arrived.clear()
            for what in ("duplicate", "reorder", "lose"):
                tricks.add("webhook:post_created", what)
            tricks.add("webhook:post_created", "late", seconds=90)
            for word in ("eins", "zwei", "drei", "vier", "fünf"):
                await stage.world.reply("ben", topic, f"Antwort Nummer {word}, und noch mehr.")
            await stage.world.settled()
            words = [a.payload["raw"].split()[2].rstrip(",") for a in stage.arrived]
            assert words == ["eins", "eins", "fünf", "zwei"]
            same = [a.headers["x-discourse-event-id"] for a in stage.arrived]
            assert same[0] == same[1]
            stage.arrived.clear()
            assert (stage.world.next_retry() - stage.clock.now()).total_seconds() == 90
            stage.clock.pass_time(90)
            await stage.world.settled()
            assert ["vier" in a.payload["raw"] for a in stage.arrived] == [True]

    asyncio.run(play())


def test_by_default_a_failed_delivery_is_never_repeated() -> None:
    async def play() -> None:
        async with staged() as stage:
            stage.answers.extend([500, 500])
            await stage.open()
            await stage.world.settled()
            assert stage.world.next_retry() is None
            assert len(stage.arrived) == 2

    asyncio.run(play())


def test_retries_come_after_1_5_25_125_minutes_with_new_ids() -> None:
    async def play() -> None:
        async with staged(settings=SiteSettings(retry_web_hook_events=True)) as stage:
            stage.answers.extend([500] * 9)
            await stage.world.ping()
            waits = []
            for _ in range(4):
                await stage.world.settled()
                due = stage.world.next_retry()
                assert due is not None
                waits.append((due - stage.clock.now()).total_seconds() / 60)
                stage.clock.pass_time(waits[-1] * 60)
            await stage.world.settled()
            assert waits == [1, 5, 25, 125]
            assert stage.world.next_retry() is None
            ids = {a.headers["x-discourse-event-id"] for a in stage.arrived}
            assert len(ids) == 5
            assert len({a.content for a in stage.arrived}) == 1

    asyncio.run(play())


@pytest.mark.parametrize("status", [404, 410])
def test_404_and_410_are_not_retried(status: int) -> None:
    async def play() -> None:
        async with staged(settings=SiteSettings(retry_web_hook_events=True)) as stage:
            stage.answers.append(status)
            await stage.world.ping()
            await stage.world.settled()
            assert stage.world.next_retry() is None

    asyncio.run(play())


def test_no_answer_is_not_retried() -> None:
    async def play() -> None:
        async with staged(settings=SiteSettings(retry_web_hook_events=True)) as stage:
            stage.world.webhook_url = "http://127.0.0.1:9/discourse/webhook"
            await stage.world.ping()
            await stage.world.settled()
            assert stage.world.deliveries[-1].status is None
            assert stage.world.next_retry() is None

    asyncio.run(play())


def test_redelivery_by_hand_is_the_same_byte_for_byte() -> None:
    async def play() -> None:
        async with staged() as stage:
            await stage.open()
            await stage.world.settled()
            stage.world.webhooks.redeliver(2)
            await stage.world.settled()
            again, first = stage.arrived[-1], stage.arrived[1]
            assert again.content == first.content
            names = ("x-discourse-event-id", "x-discourse-event-signature", "x-discourse-event")
            assert [again.headers[n] for n in names] == [first.headers[n] for n in names]

    asyncio.run(play())


def test_a_late_delivery_still_carries_the_old_words() -> None:
    async def play() -> None:
        async with staged() as stage:
            topic = await stage.open()
            stage.world.mischief.add("webhook:topic_edited", "late", seconds=60)
            await stage.world.edit_title("ada", topic, "Ein zweiter Titel, der bald veraltet ist")
            await stage.world.edit_title("ada", topic, "Ein dritter Titel, der jetzt gilt")
            await stage.world.settled()
            stage.clock.pass_time(60)
            await stage.world.settled()
            titles = [a.payload["title"] for a in stage.arrived if a.event == "topic_edited"]
            assert [title.split()[1] for title in titles] == ["dritter", "zweiter"]
            assert stage.arrived[0].payload["title"] == TITLE

    asyncio.run(play())


def test_nothing_begins_once_it_is_over() -> None:
    async def play() -> None:
        async with staged() as stage:
            await stage.world.aclose()
            await stage.open()
            await stage.world.settled()
            assert stage.arrived == []
            assert stage.world.pending == 0

    asyncio.run(play())
