"""The log of a bot in trouble, at its most talkative: no member's text, no secret, no account."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.process.house import House, Running, house, run, until

WORD = "Sonnenblumenkernbrot"
ASKED = f"Wie finde ich doppelte Einträge in Excel, {WORD}?"
RAW = f"Ich habe zwei lange Listen und möchte die Dubletten finden. {WORD}"


async def speak(h: House) -> tuple[str, int]:
    """Words of members in every place from which the bot hears."""
    ts = await h.slack.say("mira", "#hilfe", ASKED)
    await h.slack.say("jonas", "#hilfe", f"Danke <@{h.slack.bot_user}>! {WORD}", ts)
    await h.slack.command("mira", "#hilfe", "/lotse", WORD)
    await h.slack.command("mira", "#hilfe", "/lotse", "profil")
    view = h.slack.view_of("mira")
    assert view is not None
    answers = {"ask_profile-background": WORD, "ask_profile-name": WORD}
    await h.slack.submit("mira", view.id, {**answers, "ask_profile-consent": ["yes"]})
    topic = await h.forum.open_topic("heinz", "Fragen", ASKED, RAW)
    await h.forum.reply("leyla", topic, f"Mit ZÄHLENWENN geht es, @heinz. {WORD}")
    await h.forum.private_message("leyla", "heinz", f"Nur für dich: {WORD}", RAW)
    return ts, topic


async def forge(h: House, bot: Running) -> None:
    """What a stranger sends, and what cannot be read."""
    async with httpx.AsyncClient(trust_env=False) as client:
        for path in ("/slack/events", "/discourse/webhook"):
            address = f"http://127.0.0.1:{bot.port}{path}"
            forged = {"X-Slack-Signature": f"v0={WORD}", "X-Discourse-Event-Signature": WORD}
            for content in (json.dumps({"post": {"raw": WORD}}), WORD):
                answer = await client.post(address, content=content, headers=forged)
                assert answer.status_code == 401
    h.forum.webhooks.emit("post_created", "post", {"id": WORD, "raw": WORD, "user_id": -7})
    h.forum.webhooks.emit("anything", WORD, WORD)


def make_trouble(h: House) -> None:
    """Every way in which a call may fail."""
    slack, forum = h.slack.mischief, h.forum.mischief
    slack.add("chat.postMessage", "error", error="fatal_error")
    slack.add("chat.postMessage", "cut_after")
    slack.add("chat.*", "busy", seconds=1)
    forum.add("topics#show", "status", status=502)
    forum.add("topics#update", "error", error="not_permitted")
    forum.add("posts#create", "error", error="edit_conflict")
    forum.add("posts#create", "busy", seconds=1)


def names(h: House) -> set[str]:
    """All accounts: ids in Slack, usernames in the forum."""
    people = {member.id for member in h.slack.members.values()} - {h.slack.bot_user}
    forum = {name for name in h.forum.state.members if name not in ("system", "lotse")}
    return people | forum | {f"@{name}" for name in forum}


def events(log: str) -> list[dict[str, Any]]:
    """The log's lines: each is JSON."""
    return [json.loads(line) for line in log.splitlines()]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
def test_the_log_of_all_trouble_tells_no_text_no_secret_and_no_account(
    database: str, tmp_path: Path
) -> None:
    async def tell() -> None:
        async with house(tmp_path, database) as h:
            how = {"LOTSE_LOG_LEVEL": "debug", "LOTSE_HTTP_TIMEOUT": "2"}
            bot = await h.run("tests.process.raising_bot", "run", **how)
            make_trouble(h)
            ts, topic = await speak(h)
            await forge(h, bot)
            await until(lambda: h.lines("#hilfe", ts) and h.replies(topic))
            log = bot.log.read_text
            happened = ("reaction_failed", "look_up_failed", "carry_failed", "delivery", "reacted")
            await until(lambda: all(f'"{event}"' in log() for event in happened))
            await until(lambda: '"dead"' in log())
            assert (await bot.end())[0] == 0
            lines = events(log())
            assert all(line.get("key") for line in lines if line["event"] in happened)
            assert WORD not in log()
            assert "Dubletten" not in log()
            for name in ("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET"):
                assert h.env[name] not in log()
            for name in ("DISCOURSE_API_KEY", "DISCOURSE_WEBHOOK_SECRET"):
                assert h.env[name] not in log()
            assert "[secret]" not in log(), "no secret had to be dropped either"
            told = [n for n in names(h) if re.search(rf"(?<!\w){re.escape(n)}(?!\w)", log())]
            assert told == []

    run(tell)
