from __future__ import annotations

import asyncio
from typing import Any

import httpx

from bot.sandbox.slack_chat import place_of
from bot.sandbox.slack_limits import METHODS, MINIMAL_SCOPES
from tests.sandbox.slack_kit import APP_TOKEN, TOKEN, actions, scene, section


def test_who_may_call() -> None:
    async def story() -> None:
        async with scene() as s:
            told = await s.raw("auth.test")
            assert told.json()["user_id"] == "U0LOTSE"
            assert told.headers["x-oauth-scopes"] == ",".join(sorted(MINIMAL_SCOPES))
            for token, error in (("", "not_authed"), ("xoxb-other", "invalid_auth")):
                async with httpx.AsyncClient(base_url=s.url, trust_env=False) as http:
                    answer = await http.post("/api/auth.test", data={"token": token})
                    assert answer.json()["error"] == error
            assert (await s.call("chat.everything"))["error"] == "unknown_method"
            assert (await s.call("apps.connections.open"))["error"] == "not_allowed_token_type"
            s.world.token_error = "token_revoked"
            assert (await s.call("auth.test"))["error"] == "token_revoked"

    asyncio.run(story())


def test_a_missing_scope_is_named() -> None:
    async def story() -> None:
        async with scene(scopes={"im:write", "channels:history", "channels:read"}) as s:
            answer = await s.call("chat.postMessage", channel="CFRAGEN", text="hi")
            assert answer["error"] == "missing_scope"
            assert answer["needed"] == "chat:write"
            assert answer["provided"] == "channels:history,channels:read,im:write"
            group = await s.call("conversations.open", users="UADA,UBEN")
            assert group["needed"] == "mpim:write"
            assert (await s.call("conversations.open", users="UADA"))["ok"]
            listed = await s.call("conversations.list", types="public_channel,private_channel")
            assert listed["needed"] == "groups:read"

    asyncio.run(story())


def test_required_arguments() -> None:
    async def story() -> None:
        async with scene() as s:
            for method, known in METHODS.items():
                answer = await s.call(method)
                if known.required:
                    assert answer["error"] == "invalid_arguments"
                    told = " ".join(answer["response_metadata"]["messages"])
                    assert all(name in told for name in known.required), method

    asyncio.run(story())


def test_forms_json_and_queries_are_read_alike_where_the_method_reads_them() -> None:
    async def story() -> None:
        async with scene() as s:
            args: dict[str, Any] = {"channel": "CFRAGEN", "text": "hi", "blocks": [section("hi")]}
            assert (await s.http.post("/api/chat.postMessage", json=args)).json()["ok"]
            assert (await s.call("chat.postMessage", **args))["ok"]
            query = await s.http.get("/api/users.info", params={"user": "UADA"})
            assert query.json()["user"]["name"] == "ada"
            deaf = await s.http.post("/api/users.info", json={"user": "UADA"})
            assert deaf.json()["error"] == "invalid_arguments"
            broken = await s.http.post(
                "/api/chat.postMessage",
                content=b"{",
                headers={"content-type": "application/json"},
            )
            assert broken.json()["error"] == "invalid_json"

    asyncio.run(story())


def test_posts_threads_keys_and_metadata() -> None:
    async def story() -> None:
        async with scene() as s:
            asked = await s.world.say("ada", "#fragen", "Wie geht das?")
            metadata = {"event_type": "lotse_outbox", "event_payload": {"key": "k1"}}
            about = {"channel": "CFRAGEN", "text": "so", "thread_ts": asked, "metadata": metadata}
            said = await s.call("chat.postMessage", **about)
            assert [m.text for m in s.world.thread("CFRAGEN", asked)] == ["Wie geht das?", "so"]
            assert [m.ts for m in s.world.posts_with_key("k1")] == [said["ts"]]
            for flag, seen in (("true", metadata), ("false", None)):
                found = await s.call(
                    "conversations.replies",
                    channel="CFRAGEN",
                    ts=asked,
                    include_all_metadata=flag,
                )
                assert found["messages"][1].get("metadata") == seen
            assert found["messages"][0]["reply_count"] == 1
            await s.call("chat.update", channel="CFRAGEN", ts=said["ts"], text="anders")
            edited = s.world.posts_with_key("k1")[0]
            assert (edited.text, edited.key) == ("anders", "k1")
            link = await s.call("chat.getPermalink", channel="CFRAGEN", message_ts=said["ts"])
            assert link["permalink"].endswith(f"?thread_ts={asked}&cid=CFRAGEN")
            assert (await s.call("chat.delete", channel="CFRAGEN", ts=said["ts"]))["ok"]
            assert len(s.world.thread("CFRAGEN", asked)) == 1
            assert len(s.world.posts_with_key("k1")) == 1

    asyncio.run(story())


def test_history_pages_newest_first_and_keeps_to_the_times() -> None:
    async def story() -> None:
        async with scene() as s:
            stamps = [await s.world.say("ada", "CFRAGEN", f"Frage {n}") for n in range(5)]
            await s.world.say("ben", "CFRAGEN", "Antwort", stamps[0])
            seen: list[str] = []
            cursor = ""
            while True:
                page = await s.call(
                    "conversations.history", channel="CFRAGEN", limit=2, cursor=cursor
                )
                seen += [m["ts"] for m in page["messages"]]
                cursor = page["response_metadata"]["next_cursor"]
                assert bool(cursor) == page["has_more"]
                if not cursor:
                    break
            assert seen == stamps[::-1]
            about = {"channel": "CFRAGEN", "oldest": stamps[1], "latest": stamps[3]}
            inside = await s.call("conversations.history", **about)
            assert [m["ts"] for m in inside["messages"]] == [stamps[2]]
            both = await s.call("conversations.history", inclusive="true", **about)
            assert [m["ts"] for m in both["messages"]] == stamps[3:0:-1]
            about["oldest"] = "yesterday"
            assert (await s.call("conversations.history", **about))["error"] == "invalid_ts_oldest"

    asyncio.run(story())


def test_one_message_a_second_and_channel_after_a_burst() -> None:
    async def story() -> None:
        async with scene() as s:
            answers = [
                await s.raw("chat.postMessage", channel="CFRAGEN", text=f"{n}") for n in range(6)
            ]
            assert [a.status_code for a in answers] == [200] * 5 + [429]
            assert answers[-1].headers["retry-after"] == "1"
            assert answers[-1].json() == {"ok": False, "error": "ratelimited"}
            assert (await s.call("chat.postMessage", channel="UADA", text="x"))["ok"]
            s.clock.pass_time(1)
            assert (await s.call("chat.postMessage", channel="CFRAGEN", text="x"))["ok"]
            assert len(s.world.messages("CFRAGEN")) == 6
            listed = [(await s.raw("users.list")).status_code for _ in range(21)]
            assert listed == [200] * 20 + [429]

    asyncio.run(story())


def test_the_same_people_are_the_same_group() -> None:
    async def story() -> None:
        async with scene() as s:
            one = await s.call("conversations.open", users="UADA,UBEN")
            other = await s.call("conversations.open", users="UBEN,UADA,U0LOTSE")
            assert one["channel"]["id"] == other["channel"]["id"]
            assert other["already_open"]
            third = await s.call("conversations.open", users="UADA,UCLEO")
            assert third["channel"]["id"] != one["channel"]["id"]
            await s.call("chat.postMessage", channel=one["channel"]["id"], text="Hallo")
            assert len(s.world.groups()) == 2
            assert s.world.channels[one["channel"]["id"]].members == {"UADA", "UBEN", "U0LOTSE"}
            told = await s.call("chat.postMessage", channel="UADA", text="nur dir")
            assert told["channel"].startswith("D")
            assert [m.text for m in s.world.dms("ada")] == ["nur dir"]

    asyncio.run(story())


def test_alarms_for_what_nobody_may_send() -> None:
    async def story() -> None:
        async with scene(pace=0) as s:
            here = {"channel": "CFRAGEN"}
            fine = [section("&lt;!channel&gt;"), actions(("<!here>", "v"))]
            await s.call("chat.postMessage", text="ok", blocks=fine, **here)
            assert s.world.alarms == []
            await s.call("chat.postMessage", text="<!channel> hi", **here)
            await s.call("chat.postMessage", text="x", blocks=[section("<!here|here>")], **here)
            await s.call("chat.postMessage", text="", blocks=[section("x")], **here)
            await s.call("chat.postMessage", text="@here", link_names="1", **here)
            user = {"type": "usergroup", "usergroup_id": "S1"}
            part = {"type": "rich_text_section", "elements": [user]}
            rich = [{"type": "rich_text", "elements": [part]}]
            await s.call("chat.postMessage", text="x", blocks=rich, **here)
            assert len(s.world.alarms) == 5

    asyncio.run(story())


def test_the_log_keeps_calls_and_no_token() -> None:
    async def story() -> None:
        async with scene() as s:
            await s.call("users.info", user="UADA", token=TOKEN)
            call = s.world.calls[-1]
            assert (call.method, dict(call.args)) == ("users.info", {"user": "UADA"})
            assert call.at == s.clock.now()
            log = (await s.http.get("/sandbox/slack/log")).text
            assert "users.info" in log
            assert TOKEN not in log
            assert APP_TOKEN not in log

    asyncio.run(story())


def test_a_name_leads_to_a_channel() -> None:
    async def story() -> None:
        async with scene() as s:
            assert place_of(s.world, "#fragen").id == "CFRAGEN"
            joined = await s.call("conversations.join", channel=s.world.add_channel("neu"))
            assert joined["channel"]["is_member"]
            again = await s.call("conversations.join", channel=joined["channel"]["id"])
            assert again["warning"] == "already_in_channel"

    asyncio.run(story())
