"""``python -m bot doctor`` on what comes in: the app token, the two secrets, and whose they are."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path

import httpx
import pytest

from tests.process.house import House, Running, house, run, until
from tests.process.test_doctor_run import findings
from tests.process.test_run import ASKED, RAW, answered, ask

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

OTHER_SLACK = "Slack: something arrives, but signed with another secret."
OTHER_FORUM = "Forum: webhooks arrive, but unsigned or signed with another secret."
SILENT_SLACK = "Slack: nothing has arrived yet."
SILENT_FORUM = "Forum: no webhook has arrived yet."
NOTHING: Mapping[str, str] = {}


async def knock(
    bot: Running, status: int, path: str, raw: bytes = b"{}", headers: Mapping[str, str] = NOTHING
) -> None:
    """What anybody on the internet may send."""
    async with httpx.AsyncClient(trust_env=False) as client:
        url = f"http://127.0.0.1:{bot.port}{path}"
        answer = await client.post(url, content=raw, headers=headers)
        assert answer.status_code == status


async def ask_in_vain(h: House) -> None:
    """A question on each platform that the bot cannot believe."""
    calls = len(h.forum.deliveries)
    await ask(h, f"{ASKED} Wer weiß es?")
    await until(lambda: len(h.forum.deliveries) > calls)


def test_the_app_token_is_tried_and_the_connection_left(database: str, tmp_path: Path) -> None:
    async def tell() -> None:
        async with house(tmp_path, database) as h:
            h.slack.app_token = "xapp-1-good"
            found = await findings(h, 1, SLACK_APP_TOKEN="xapp-1-stale")
            told = found["Slack does not take the app token for Socket Mode: invalid_auth"]
            assert told.endswith("“Basic Information”, to SLACK_APP_TOKEN.")

            h.slack.app_scopes.clear()
            found = await findings(h, 1, SLACK_APP_TOKEN="xapp-1-good")
            told = found[
                "Slack: the app token lacks the scope connections:write. "
                "Without it there is no Socket Mode."
            ]
            assert "create a new “App-Level Token” with connections:write" in told

            h.slack.app_scopes.add("connections:write")
            told_all = await h.lotse("doctor", SLACK_APP_TOKEN="xapp-1-good")
            assert "✓ Slack: the app token opens Socket Mode." in told_all.out
            assert not h.slack.sockets.connected

            refused = await h.lotse("doctor", SLACK_APP_TOKEN=h.env["SLACK_BOT_TOKEN"])
            assert refused.code == 2
            assert "SLACK_APP_TOKEN must begin with xapp-" in refused.err
            assert "Basic Information" in refused.err

    run(tell)


def test_secrets_that_differ_are_told_until_they_agree(database: str, tmp_path: Path) -> None:
    async def tell() -> None:
        async with house(tmp_path, database) as h:
            bot = await h.run(SLACK_SIGNING_SECRET="0" * 32, DISCOURSE_WEBHOOK_SECRET="1" * 32)
            for door in ("/slack/events", "/discourse/webhook"):
                await knock(bot, 401, door)
            found = await findings(h, 1)
            assert {SILENT_SLACK, SILENT_FORUM} <= set(found), "strangers are no finding"
            await ask_in_vain(h)
            found = await findings(h, 1)
            assert found[OTHER_SLACK].startswith("→ Copy the “Signing Secret” (not the")
            assert found[OTHER_FORUM].endswith("post something in a public category.")
            assert not {SILENT_SLACK, SILENT_FORUM} & set(found)
            assert (await bot.end())[0] == 0

            bot = await h.run()  # with the secrets that are right
            asked = await ask(h)
            await until(lambda: answered(h, *asked))
            assert await findings(h, 0) == {}
            assert (await bot.end())[0] == 0

            h.forum.webhooks.secret = ""  # somebody emptied the field
            bot = await h.run()
            await ask_in_vain(h)
            assert set(await findings(h, 1)) == {OTHER_FORUM}

    run(tell)


def test_what_is_too_long_says_nothing_about_a_secret(database: str, tmp_path: Path) -> None:
    async def tell() -> None:
        async with house(tmp_path, database) as h:
            bot = await h.run()
            slack = {
                "x-slack-request-timestamp": str(int(time.time())),
                "x-slack-signature": "v0=" + "0" * 64,
            }
            forum = {
                "x-discourse-instance": h.forum.base_url,
                "x-discourse-event-signature": "sha256=" + "0" * 64,
            }
            await knock(bot, 413, "/slack/events", b"x" * 1_000_001, slack)
            await knock(bot, 413, "/discourse/webhook", b"x" * 16_000_001, forum)
            assert set(await findings(h, 1)) == {SILENT_SLACK, SILENT_FORUM}
            await knock(bot, 401, "/slack/events", b"x", slack)
            await knock(bot, 401, "/discourse/webhook", b"x", forum)
            assert set(await findings(h, 1)) == {OTHER_SLACK, OTHER_FORUM}, "that would be one"

    run(tell)


def test_what_was_only_caught_up_with_is_no_webhook(database: str, tmp_path: Path) -> None:
    async def tell() -> None:
        async with house(tmp_path, database) as h:
            h.forum.webhooks.active = False
            assert (await (await h.run()).end())[0] == 0
            topic = await h.forum.open_topic("heinz", "Fragen", ASKED, RAW)
            bot = await h.run()
            await until(lambda: h.replies(topic))
            found = await findings(h, 1)
            assert set(found) == {SILENT_SLACK, SILENT_FORUM}

            h.forum.webhooks.active = True
            await h.forum.ping()
            await until(lambda: h.forum.deliveries)
            assert set(await findings(h, 1)) == {SILENT_SLACK}, "the test button is enough"
            assert (await bot.end())[0] == 0

    run(tell)


def test_a_secret_that_can_be_guessed_is_told(database: str, tmp_path: Path) -> None:
    async def tell() -> None:
        async with house(tmp_path, database) as h:
            found = await findings(h, 1, DISCOURSE_WEBHOOK_SECRET="geheim")
            told = found["Forum: the webhook's secret is too short, or easy to guess."]
            assert "openssl rand -hex 32" in told
            assert "DISCOURSE_WEBHOOK_SECRET" in told

    run(tell)
