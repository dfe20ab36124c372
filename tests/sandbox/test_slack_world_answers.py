"""What the sandbox answers has the keys and types of the examples in Slack's own reference."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from bot.slack.methods import METHODS
from tests.sandbox.slack_kit import APP_TOKEN, Scene, scene, section
from tests.slack_reference import NOTED

Json = dict[str, Any]

LEFT_OUT: Mapping[str, str] = {
    "blocks": "what was sent itself, with an id for each",
    "attachments": "neither bot nor people of the sandbox send any",
    "username": "of messages by legacy webhooks; ours come from a bot user",
    "subtype": "bot_message is theirs as well",
    "subscribed": "how far a user's own client has read: a bot is told none of it",
    "last_read": "the same",
    "unread_count": "the same",
    "unread_count_display": "the same",
    "latest": "the same (in a channel; in history it repeats the argument)",
    "priority": "the same",
    "locale": "only where it is asked for",
    "properties": "tabs of a channel; left out where there are none, says the reference",
    "email": "only with users:read.email, which Lotse does not ask for",
    "has_2fa": "only for admins' own tokens",
    "image_original": "only of who uploaded a picture",
}
"""Keys of the examples that a bot like ours is not told, and why."""

ASKED_FOR = {("conversations.history", "success_with_timestamp_inclusive"): {"latest"}}
"""Where one of them must be there all the same."""

HOME = {"type": "home", "blocks": [section("hallo")], "callback_id": "home"}
MODAL = {
    "type": "modal",
    "title": {"type": "plain_text", "text": "Profil"},
    "submit": {"type": "plain_text", "text": "Weiter"},
    "close": {"type": "plain_text", "text": "Zu"},
    "callback_id": "form",
    "blocks": [section("hallo")],
}


async def asked(s: Scene) -> str:
    """A question with two answers and an emoji."""
    ts = await s.world.say("ada", "CFRAGEN", "Frage?")
    await s.world.say("ben", "CFRAGEN", "Antwort", ts)
    await s.world.say("ada", "CFRAGEN", "Danke!", ts)
    return ts


async def said(s: Scene) -> Json:
    return await s.call("chat.postMessage", channel="CFRAGEN", text="ja")


async def form(s: Scene) -> Json:
    await s.world.command("ada", "fragen", "/lotse", "profil")
    return await s.call("views.open", trigger_id=s.bot.heard[-1].body["trigger_id"], view=MODAL)


async def thread(s: Scene, method: str, **args: Any) -> Json:
    return await s.call(method, channel="CFRAGEN", **{args.pop("by", "ts"): await asked(s)}, **args)


async def permalink_below(s: Scene) -> Json:
    ts = await asked(s)
    reply = s.world.thread("CFRAGEN", ts)[-1].ts
    return await s.call("chat.getPermalink", channel="CFRAGEN", message_ts=reply)


async def rewritten(s: Scene) -> Json:
    return await s.call("chat.update", channel="CFRAGEN", ts=(await said(s))["ts"], text="nein")


async def removed(s: Scene) -> Json:
    return await s.call("chat.delete", channel="CFRAGEN", ts=(await said(s))["ts"])


async def history(s: Scene, **args: Any) -> Json:
    await asked(s)
    await s.world.say("ada", "CFRAGEN", "Noch eine?")
    return await s.call("conversations.history", channel="CFRAGEN", **args)


async def of_im(s: Scene, **args: Any) -> Json:
    s.world.scopes.add("im:read")  # Lotse does without, so it is asked by hand
    channel = (await s.call("conversations.open", users="UADA"))["channel"]["id"]
    return await s.call("conversations.info", channel=channel, **args)


async def opened_again(s: Scene) -> Json:
    await s.call("conversations.open", users="UADA")
    return await s.call("conversations.open", users="UADA", return_im="true")


async def mixed(s: Scene) -> Json:
    s.world.scopes |= {"im:read", "mpim:read"}
    await s.call("conversations.open", users="UADA")
    await s.call("conversations.open", users="UADA,UBEN")
    return await s.call("conversations.list", types="im,mpim")


async def redrawn(s: Scene) -> Json:
    return await s.call("views.update", view_id=(await form(s))["view"]["id"], view=MODAL)


async def connected(s: Scene) -> Json:
    headers = {"authorization": f"Bearer {APP_TOKEN}"}
    return dict((await s.http.post("/api/apps.connections.open", headers=headers)).json())


CALLS: Mapping[tuple[str, str], Callable[[Scene], Awaitable[Json]]] = {
    ("apps.connections.open", "success"): connected,
    ("auth.test", "success_with_bot_token"): lambda s: s.call("auth.test"),
    ("chat.delete", "success"): removed,
    ("chat.getPermalink", "success"): lambda s: thread(s, "chat.getPermalink", by="message_ts"),
    ("chat.getPermalink", "success_with_thread"): permalink_below,
    ("chat.postEphemeral", "success"): lambda s: s.call(
        "chat.postEphemeral", channel="CFRAGEN", user="UADA", text="x"
    ),
    ("chat.postMessage", "success"): said,
    ("chat.update", "success"): rewritten,
    ("conversations.history", "success"): history,
    ("conversations.history", "success_with_formatted_messages"): history,
    ("conversations.history", "success_with_timestamp_inclusive"): lambda s: history(
        s, latest="9999999999.000000", inclusive="true", limit=1
    ),
    ("conversations.info", "success"): lambda s: s.call("conversations.info", channel="CFRAGEN"),
    ("conversations.info", "success_im"): of_im,
    ("conversations.info", "success_im_num_members"): lambda s: of_im(s, include_num_members="1"),
    ("conversations.list", "success"): lambda s: s.call("conversations.list"),
    ("conversations.list", "success_with_mixed_results"): mixed,
    ("conversations.members", "success"): lambda s: s.call(
        "conversations.members", channel="CFRAGEN"
    ),
    ("conversations.open", "success"): lambda s: s.call("conversations.open", users="UADA"),
    ("conversations.open", "success_with_return_im"): opened_again,
    ("conversations.replies", "success"): lambda s: thread(s, "conversations.replies"),
    ("users.info", "success"): lambda s: s.call("users.info", user="UADA"),
    ("views.open", "success"): form,
    ("views.publish", "success"): lambda s: s.call("views.publish", user_id="UADA", view=HOME),
    ("views.update", "success"): redrawn,
}

NOT_OURS = {("auth.test", "success"): "with a user's token"}


def examples(contracts: Path) -> Iterator[tuple[tuple[str, str], Json]]:
    """The good answers in the reference of all methods that the bot calls, where there is one."""
    for method in set(METHODS) - set(NOTED):
        file = contracts / "slack" / "methods" / f"{method}.json"
        for name, told in (json.loads(file.read_text()).get("examples") or {}).items():
            example = told["example"]
            whole = json.loads(example) if isinstance(example, str) else example
            if whole.get("ok"):
                yield (method, name), whole


def faults(example: Any, answer: Any, path: str, must: set[str]) -> list[str]:
    """Where an answer has not the shape of an example."""
    if isinstance(example, dict) and isinstance(answer, dict):
        found = []
        for key, value in example.items():
            if key in LEFT_OUT and key not in must:
                continue
            if key not in answer:
                found.append(f"{path}.{key} is missing")
            else:
                found += faults(value, answer[key], f"{path}.{key}", must)
        return found
    if isinstance(example, list) and isinstance(answer, list):
        return [fault for one in answer for fault in _nearest(example, one, path, must)]
    if example is None or answer is None:
        return []
    kind = (int, float) if isinstance(example, int | float) else type(example)
    fits = isinstance(answer, kind) and isinstance(answer, bool) == isinstance(example, bool)
    return [] if fits else [f"{path} is {type(answer).__name__}"]


def _nearest(choice: list[Any], one: Any, path: str, must: set[str]) -> list[str]:
    """An element needs the shape of one of the example's elements."""
    tried = [faults(example, one, f"{path}[]", must) for example in choice]
    return min(tried, key=len, default=[])


def test_every_example_has_its_call(contracts: Path) -> None:
    known = {which for which, _ in examples(contracts)}
    assert known == set(CALLS) | set(NOT_OURS)
    assert {method for method, _ in known} == set(METHODS) - set(NOTED)


@pytest.mark.parametrize("which", sorted(CALLS), ids="-".join)
def test_answers_have_the_shape_of_the_examples(contracts: Path, which: tuple[str, str]) -> None:
    example = dict(examples(contracts))[which]

    async def story() -> None:
        async with scene() as s:
            answer = await CALLS[which](s)
            assert answer["ok"], answer
            assert faults(example, answer, which[0], ASKED_FOR.get(which, set())) == []

    asyncio.run(story())


def test_a_thread_tells_how_many_replies_it_has_and_below_what_they_are() -> None:
    async def story() -> None:
        async with scene() as s:
            first, *replies = (await thread(s, "conversations.replies"))["messages"]
            assert (first["thread_ts"], first["reply_count"]) == (first["ts"], 2)
            assert {reply["thread_ts"] for reply in replies} == {first["ts"]}
            assert {reply["parent_user_id"] for reply in replies} == {"UADA"}

    asyncio.run(story())
