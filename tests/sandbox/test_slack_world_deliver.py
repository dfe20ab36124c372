from __future__ import annotations

import asyncio
import hashlib
import hmac
from datetime import timedelta

import pytest
from starlette.responses import JSONResponse, Response

from bot.errors import YourMistake
from bot.sandbox.slack_changes import Change, Posted, Reacted
from bot.sandbox.slack_deliver import NotDelivered
from tests.sandbox.slack_kit import SECRET, Heard, Scene, scene


def test_what_is_said_arrives_signed_over_its_raw_bytes() -> None:
    async def story() -> None:
        async with scene() as s:
            ts = await s.world.say("ada", "#fragen", "Größe < 3 & mehr?")
            one = s.bot.heard[0]
            stamp = one.headers["x-slack-request-timestamp"]
            assert stamp == str(int(s.clock.now().timestamp()))
            base = f"v0:{stamp}:".encode() + one.raw
            expected = hmac.new(SECRET.encode(), base, hashlib.sha256).hexdigest()
            assert one.headers["x-slack-signature"] == f"v0={expected}"
            assert "x-slack-retry-num" not in one.headers
            assert one.body["type"] == "event_callback"
            assert one.body["team_id"] == "T1"
            assert one.body["authorizations"][0]["user_id"] == "U0LOTSE"
            event = one.body["event"]
            assert event["text"] == "Größe &lt; 3 &amp; mehr?"
            assert (event["ts"], event["user"]) == (ts, "UADA")
            assert (event["channel"], event["channel_type"]) == ("CFRAGEN", "channel")

    asyncio.run(story())


def test_a_mention_comes_twice_with_two_event_ids_and_one_ts() -> None:
    async def story() -> None:
        async with scene() as s:
            await s.world.say("ada", "#fragen", "@lotse wer kennt https://x.de/?a=1&b=2 und @ben?")
            assert sorted(s.bot.kinds()) == ["app_mention", "message"]
            first, second = (one.body for one in s.bot.heard)
            assert first["event_id"] != second["event_id"]
            assert first["event"]["ts"] == second["event"]["ts"]
            text = "<@U0LOTSE> wer kennt <https://x.de/?a=1&amp;b=2> und <@UBEN>?"
            assert first["event"]["text"] == second["event"]["text"] == text

    asyncio.run(story())


def test_what_the_bot_does_not_hear() -> None:
    async def story() -> None:
        async with scene() as s:
            s.world.add_channel("anderswo")
            s.world.add_channel("geheim", private=True)
            s.world.channel("geheim").members.add("U0LOTSE")
            group = s.world.private({"UADA", "UBEN"})
            alone = s.world.private({"UADA"})
            for place in ("anderswo", "geheim", group.id, alone.id):
                await s.world.say("ada", place, "@lotse hörst du?")
            await s.world.settled()
            # The mention in the private channel is heard by app_mentions:read alone.
            assert s.bot.kinds() == ["app_mention"]
            assert [m.text for m in s.world.messages(group.id)] == ["<@U0LOTSE> hörst du?"]
            with pytest.raises(YourMistake):
                await s.world.say("cleo", group.id, "ich auch")

    asyncio.run(story())


def test_edits_deletions_reactions_and_the_bots_own_echo() -> None:
    async def story() -> None:
        async with scene() as s:
            world = s.world
            ts = await world.say("ada", "fragen", "eins")
            await world.edit("ada", "fragen", ts, "zwei")
            await world.react("ben", "fragen", ts, "eyes")
            await world.unreact("ben", "fragen", ts, "eyes")
            reply = await world.say("ben", "fragen", "drei", ts)
            await world.delete("ada", "fragen", ts)
            await s.call("chat.postMessage", channel="CFRAGEN", text="vier")
            await world.settled()
            assert s.bot.kinds() == [
                "message",
                "message_changed",
                "reaction_added",
                "reaction_removed",
                "message",
                "message_deleted",
                "message",
            ]
            changed, deleted = s.bot.heard[1].body["event"], s.bot.heard[5].body["event"]
            assert changed["message"]["text"] == "zwei"
            assert changed["previous_message"]["text"] == "eins"
            assert (deleted["deleted_ts"], deleted["hidden"]) == (ts, True)
            assert s.bot.heard[4].body["event"]["thread_ts"] == ts
            assert s.bot.heard[-1].body["event"]["bot_id"] == "B0LOTSE"
            assert [m.ts for m in world.thread("fragen", ts)] == [reply]
            assert len({one.body["event_id"] for one in s.bot.heard}) == 7

    asyncio.run(story())


def test_people_and_channels_come_and_go() -> None:
    async def story() -> None:
        async with scene() as s:
            world = s.world
            place = world.add_channel("neu", members=["ada"])
            await world.invite_bot("neu", by="ada")
            await world.enter("ben", "neu")
            await world.leave("ben", "neu")
            dora = await world.join("dora")
            await world.deactivate("dora")
            await world.open_home("ada")
            assert s.bot.kinds() == [
                "member_joined_channel",
                "channel_join",
                "member_joined_channel",
                "channel_join",
                "member_left_channel",
                "team_join",
                "user_change",
                "app_home_opened",
            ]
            assert s.bot.heard[0].body["event"]["inviter"] == "UADA"
            assert s.bot.heard[0].body["event"]["channel"] == place
            assert s.bot.heard[6].body["event"]["user"]["deleted"]
            assert world.messages("neu") == []
            assert (await s.call("conversations.open", users=dora))["error"] == "user_disabled"
            await world.remove_app()
            assert set(s.bot.kinds()[-2:]) == {"tokens_revoked", "app_uninstalled"}
            assert (await s.call("auth.test"))["error"] == "account_inactive"
            await world.say("ada", "neu", "hört mich wer?")
            assert len(s.bot.heard) == 10

    asyncio.run(story())


async def until_heard(s: Scene, n: int) -> None:
    async with asyncio.timeout(3):
        while len(s.bot.heard) < n:  # noqa: ASYNC110 - the bot's side has no event to wait for
            await asyncio.sleep(0.005)


def test_three_retries_at_once_after_one_and_after_five_minutes() -> None:
    async def refuse(_: Heard) -> Response:
        return Response(status_code=500)

    async def story() -> None:
        async with scene() as s:
            s.bot.answer = refuse
            await s.world.say("ada", "fragen", "eins")
            await s.world.settled()
            assert len(s.bot.heard) == 2
            assert s.world.next_retry() == s.clock.now() + timedelta(minutes=1)
            assert s.world.pending == 0
            s.clock.pass_time(60)
            assert s.world.pending == 1
            await s.world.settled()
            assert s.world.next_retry() == s.clock.now() + timedelta(minutes=5)
            s.clock.pass_time(300)
            await s.world.settled()
            assert s.world.next_retry() is None
            numbers = [one.headers.get("x-slack-retry-num") for one in s.bot.heard]
            assert numbers == [None, "1", "2", "3"]
            assert s.bot.heard[1].headers["x-slack-retry-reason"] == "http_error"
            assert len({one.body["event_id"] for one in s.bot.heard}) == 1

    asyncio.run(story())


def test_a_late_answer_and_a_dead_bot_have_their_reasons() -> None:
    async def late(one: Heard) -> Response:
        if "x-slack-retry-num" not in one.headers:
            await asyncio.sleep(0.3)
        return Response()

    async def story() -> None:
        async with scene(answer_within=0.1, retries=(0,)) as s:
            s.bot.answer = late
            await s.world.say("ada", "fragen", "eins")
            await s.world.settled()
            assert s.bot.heard[1].headers["x-slack-retry-reason"] == "http_timeout"
            s.world.events_url = "http://127.0.0.1:9/slack/events"
            await s.world.say("ada", "fragen", "zwei")
            await s.world.settled()
            assert s.world.deliveries.attempts[-1].reason == "connection_failed"
            assert s.world.next_retry() is None

    asyncio.run(story())


def test_no_retry_is_respected() -> None:
    async def refuse(_: Heard) -> Response:
        return Response(status_code=404, headers={"x-slack-no-retry": "1"})

    async def story() -> None:
        async with scene() as s:
            s.bot.answer = refuse
            await s.world.say("ada", "fragen", "eins")
            await s.world.settled()
            assert len(s.bot.heard) == 1
            assert s.world.next_retry() is None

    asyncio.run(story())


def test_duplicates_lost_acks_and_reordering_on_request() -> None:
    async def story() -> None:
        async with scene() as s:
            s.world.mischief.add("event:message", "duplicate")
            await s.world.say("ada", "fragen", "eins")
            await s.world.settled()
            ids = [one.body["event_id"] for one in s.bot.heard]
            assert len(ids) == 2
            assert len(set(ids)) == 1
            s.world.mischief.add("event:message", "lose_ack")
            await s.world.say("ada", "fragen", "zwei")
            await s.world.settled()
            assert s.bot.heard[3].headers["x-slack-retry-reason"] == "http_timeout"
            s.world.mischief.add("event:message", "reorder")
            for word in ("drei", "vier"):
                await s.world.say("ada", "fragen", word)
            await s.world.settled()
            assert [one.body["event"]["text"] for one in s.bot.heard[4:]] == ["vier", "drei"]

    asyncio.run(story())


def test_a_held_back_delivery_comes_even_if_nothing_follows() -> None:
    async def story() -> None:
        async with scene() as s:
            s.world.mischief.add("event:*", "reorder")
            await s.world.say("ada", "fragen", "eins")
            assert s.bot.heard == []
            assert s.world.pending == 1
            await s.world.settled()
            assert len(s.bot.heard) == 1

    asyncio.run(story())


def test_the_request_url_is_verified_by_its_challenge() -> None:
    async def echo(one: Heard) -> Response:
        return JSONResponse({"challenge": one.body["challenge"]})

    async def story() -> None:
        async with scene() as s:
            with pytest.raises(NotDelivered):
                await s.world.verify_url()
            s.bot.answer = echo
            await s.world.verify_url()

    asyncio.run(story())


def test_watchers_see_changes_and_a_deaf_bot_harms_nobody() -> None:
    async def story() -> None:
        async with scene(listens=False) as s:
            seen: list[Change] = []
            s.world.on_change(seen.append)
            ts = await s.world.say("ada", "fragen", "eins")
            await s.world.react("ben", "fragen", ts, "eyes")
            assert [type(change) for change in seen] == [Posted, Reacted]
            assert s.world.pending == 0

    asyncio.run(story())


def test_members_speak_over_http_too() -> None:
    async def story() -> None:
        async with scene() as s:
            said = {"as": "ada", "in": "#fragen", "text": "aus dem Terminal", "thread": ""}
            answer = await s.http.post("/sandbox/slack/say", json=said)
            assert answer.json()["ok"]
            assert s.world.messages("fragen")[0].ts == answer.json()["ts"]
            assert s.bot.kinds() == ["message"]
            unknown = await s.http.post("/sandbox/slack/say", json={**said, "as": "zoe"})
            assert (unknown.status_code, unknown.json()["ok"]) == (400, False)

    asyncio.run(story())
