"""README's "Go live", followed step by step with the real command line, on both of Slack's ways.

Before a step doctor names what is missing and the remedy; after it, it does not any more.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from bot.sandbox.slack_deliver import NotDelivered
from bot.settings import VARIABLES
from tests.process.house import PATIENCE, run, until
from tests.process.newcomer import STEPS, VARIABLE, WAYS, Newcomer, newcomer

NO_DOOR = "Neither Slack nor a forum is set."
NO_DATABASE = "There is no database yet."
NO_PLACE = "The weekly digest goes nowhere."
NO_READER = "Lotse is in the shadow, and nobody reads what it would do."
NO_CHANNEL = "Slack: Lotse listens to no channel."
NO_MODERATORS = "Slack: what members report reaches nobody."
SILENT_SLACK = "Slack: nothing has arrived yet."
SILENT_FORUM = "Forum: no webhook has arrived yet."


async def your_community(w: Newcomer) -> None:
    w.edit("community.toml", r"(?m)^name = ", "nmae = ")  # nobody types without slips
    w.edit("topics.toml", r'"Datenportal",', '"Datenportal"')
    for told in (await w.refused("check"), await w.refused("doctor")):
        assert "config/community.toml:6: community.nmae" in told
        assert 'Did you mean "name"?' in told
        assert "config/topics.toml:25: -: This is not TOML" in told
    w.edit("topics.toml", r'"Datenportal"', '"Datenportal",')
    w.edit("community.toml", r"(?m)^nmae = .*$", 'name = "Datenlabor"')
    w.configure("language", '"en"', "language")
    w.configure("time_zone", '"Europe/Vienna"', "time zone")
    w.configure("code_of_conduct", '"https://example.org/conduct"', "code of conduct")
    assert "delete the sections of features" in w.text
    w.edit("community.toml", r"(?m)^\[show_home\].*\n", "")
    checked = await w.lotse("check")
    assert (checked.code, checked.err) == (0, "")
    found, well = await w.doctor()
    assert set(found) == {NO_DATABASE, NO_PLACE, NO_READER, NO_DOOR}
    assert "The settings in config/ are in order." in well


async def slack_app(w: Newcomer) -> None:
    assert ".env.example" in w.found[NO_DOOR]
    manifest = w.create_app()
    w.set("SLACK_BOT_TOKEN", "xoxb-copied-from-somewhere-else")
    told = await w.refused("doctor")
    assert "SLACK_SIGNING_SECRET is missing (or SLACK_APP_TOKEN, for Socket Mode)" in told
    if w.way == "HTTP":
        assert manifest["settings"]["socket_mode_enabled"] is False
        w.set("SLACK_SIGNING_SECRET", w.secrets.signing_secret)
    else:
        w.set("SLACK_APP_TOKEN", "xapp-1-of-another-app")
    found, _ = await w.doctor()
    assert "SLACK_BOT_TOKEN" in found["Slack does not take the token: invalid_auth"]
    w.set("SLACK_BOT_TOKEN", w.secrets.bot_token)
    if w.way != "HTTP":
        found, _ = await w.doctor()
        told = "Slack does not take the app token for Socket Mode: invalid_auth"
        assert "SLACK_APP_TOKEN" in found[told]
        w.slack.app_token = "xapp-1-made-under-basic-information"
        w.set("SLACK_APP_TOKEN", w.slack.app_token)
    found, well = await w.doctor()
    no_channels = {NO_PLACE, NO_READER, NO_CHANNEL, NO_MODERATORS}
    assert set(found) == {NO_DATABASE, SILENT_SLACK} | no_channels
    assert "Slack: all scopes that are needed are there." in well
    assert any("the token for “Sandbox” is good" in line for line in well)
    assert ("Slack: the app token opens Socket Mode." in well) == (w.way != "HTTP")


async def slack_channels(w: Newcomer) -> None:
    assert "slack_channels" in w.found[NO_CHANNEL]
    assert "moderator_channel" in w.found[NO_MODERATORS]
    assert "moderator_channel" in w.found[NO_READER]
    assert "[send_digest]" in w.found[NO_PLACE]
    w.configure("slack_channels", '["#hilfe"]', "channels to listen to under `slack_channels`")
    week = "under `slack_channels` of `[send_digest]`"
    w.configure("slack_channels", '["#hilfe"]', week, "send_digest")
    w.slack.add_channel("moderation", private=True, members=["petra"])
    w.configure("moderator_channel", '"#moderation"', "(`moderator_channel`)")
    found, _ = await w.doctor()
    assert set(found) >= {
        "Slack: Lotse is not in the channel #hilfe.",
        "Slack: Lotse is not in the channel #moderation.",
    }
    assert "type `/invite @Lotse` in each of them" in " ".join(w.text.split())
    for channel in ("#hilfe", "#moderation"):
        remedy = found[f"Slack: Lotse is not in the channel {channel}."]
        assert remedy.lower() == "→ type there: /invite @lotse"
        await w.slack.invite_bot(channel, by="petra")
    found, well = await w.doctor()
    assert set(found) == {NO_DATABASE, SILENT_SLACK}
    assert "Slack: Lotse is in all configured channels." in well


async def forum_account(w: Newcomer) -> None:
    w.forum.bot.admin, w.forum.bot.trust_level = True, 1
    w.set("DISCOURSE_URL", w.forum.base_url)
    w.set("DISCOURSE_API_USERNAME", w.secrets.api_username)
    told = await w.refused("doctor")
    assert "DISCOURSE_API_KEY and DISCOURSE_WEBHOOK_SECRET are missing" in told
    w.set("DISCOURSE_API_KEY", "0" * 64)
    w.set("DISCOURSE_WEBHOOK_SECRET", "our-forum-secret")
    found, _ = await w.doctor()
    assert "DISCOURSE_API_KEY" in found["The forum does not take the key: 403 invalid_access"]
    assert "openssl" in found["Forum: the webhook's secret is too short, or easy to guess."]
    w.set("DISCOURSE_API_KEY", w.secrets.api_key)
    w.set("DISCOURSE_WEBHOOK_SECRET", w.secrets.webhook_secret)
    found, _ = await w.doctor()
    assert "trust level 4" in found.pop(
        "Forum: @lotse is an administrator, and so can read private things."
    )
    w.forum.bot.admin = False
    found, _ = await w.doctor()
    assert "trust level 4" in found["Forum: @lotse may not tag other people's topics."]
    w.forum.bot.trust_level = 4
    found, well = await w.doctor()
    assert set(found) == {NO_DATABASE, SILENT_SLACK, SILENT_FORUM}
    assert {
        "Forum: the key is good; Lotse is called @lotse there.",
        "Forum: Lotse may set tags.",
        "Forum: Lotse has no rights that it does not need.",
        "Forum: the webhook's secret is hard to guess.",
    } <= set(well)


async def forum_webhook(w: Newcomer) -> None:
    assert "/discourse/webhook" in w.found[SILENT_FORUM]
    assert "`https://your.address/discourse/webhook`" in w.text
    w.forum.webhook_url = f"{w.address}/discourse/webhook"
    w.forum.webhooks.secret = w.secrets.webhook_secret


async def start(w: Newcomer) -> None:
    if w.way == "HTTP":
        with pytest.raises(NotDelivered):
            await w.slack.verify_url()
    # reading takes longer than the six minutes for which Slack repeats the invitations
    await w.slack.deliveries.forget()
    bot = await w.listening()
    assert bot.port == w.port
    assert (await bot.healthz())[1]["well"] is True
    if w.way == "HTTP":
        await w.slack.verify_url()
    found, _ = await w.doctor()
    assert set(found) == {SILENT_SLACK, SILENT_FORUM}, "the database is there"
    asked = "Wie finde ich doppelte Einträge in Excel?"
    ts = await w.slack.say("mira", "#hilfe", asked)
    topic = await w.forum.open_topic("heinz", "Fragen", asked, "Ich habe zwei lange Listen.")
    assert "`/lotse bericht` tells moderators at once" in " ".join(w.text.split())
    await until_told(w, "bericht", "*Themen:* noch kein Urteil")
    await until_gone(w, {SILENT_SLACK, SILENT_FORUM})
    assert not w.lines("#hilfe", ts)
    assert not w.replies(topic)
    assert not [m for m in w.slack.messages("#moderation") if m.bot_id], "that is for the evening"
    assert "type `/lotse weiter themen`" in " ".join(w.text.split())
    await w.slack.command("petra", "#hilfe", "/lotse", "weiter themen")
    ts = await w.slack.say("mira", "#hilfe", asked)
    topic = await w.forum.open_topic("heinz", "Fragen", asked, "Ich habe zwei lange Listen.")
    await until(lambda: w.lines("#hilfe", ts) and w.replies(topic))
    assert w.forum.topic(topic).tags, "and the forum has its tags"
    found, well = await w.doctor()
    assert found == {}
    assert {
        "Slack: messages arrive.",
        "Forum: webhooks arrive, and their signature is right.",
    } <= set(well)
    assert bool(w.slack.sockets.connected) == (w.way != "HTTP")


async def until_told(w: Newcomer, words: str, wanted: str) -> None:
    """Type it until that is the answer: another process has to get there first."""
    async with asyncio.timeout(PATIENCE):
        while True:
            told = await w.slack.command("petra", "#hilfe", "/lotse", words)
            if wanted in str(told):
                return
            await asyncio.sleep(0.2)


async def until_gone(w: Newcomer, faults: set[str]) -> None:
    """Ask the doctor until it finds none of these."""
    async with asyncio.timeout(PATIENCE):
        while faults & set((await w.doctor())[0]):  # noqa: ASYNC110  (of another process)
            await asyncio.sleep(0.2)


WALK: dict[str, Callable[[Newcomer], Awaitable[None]]] = {
    "Your community": your_community,
    "Slack, the app": slack_app,
    "Slack, the channels": slack_channels,
    "The forum, an account": forum_account,
    "The forum, the webhook": forum_webhook,
    "Start": start,
}


def test_the_walk_has_the_readme_s_steps_and_ways() -> None:
    assert list(WALK) == list(STEPS)
    assert list(WAYS) == ["Socket Mode", "HTTP"]
    named = {name for text in STEPS.values() for name in VARIABLE.findall(text)}
    platforms = {name for name in VARIABLES if name.startswith(("SLACK_", "DISCOURSE_"))}
    assert named == platforms - {"SLACK_API_URL"}, "README's steps name each variable"


@pytest.mark.timeout(600)  # some fifteen processes one after the other
@pytest.mark.parametrize("way", WAYS)
@pytest.mark.prevents("F31")
def test_whoever_follows_the_readme_goes_live(way: str, tmp_path: Path) -> None:
    async def tell() -> None:
        async with newcomer(tmp_path, way) as w:
            for w.step, walk in WALK.items():
                await walk(w)
            other = {n for name in WAYS if name != way for n in VARIABLE.findall(WAYS[name])}
            named = {name for text in STEPS.values() for name in VARIABLE.findall(text)}
            assert w.done == named - other, "nothing that README names was left out"
            assert (await w.running[0].end())[0] == 0

    run(tell)
