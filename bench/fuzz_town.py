"""A small Slack, a small forum and the real bot between them, for ``bench.fuzz``."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.routing import Mount

from bench.load import wait_for_port
from bench.ports import free_port
from bench.surroundings import ROOT, environment, listening_to
from bot.sandbox import cast
from bot.sandbox.forum_world import ForumWorld
from bot.sandbox.slack_deliver import COMMAND, EVENT
from bot.sandbox.slack_serve import serving
from bot.sandbox.slack_world import SlackWorld
from bot.sandbox.time import RealClock

Seed = tuple[str, str, Any]
"""The path, what kind of body it is (``json``, ``payload``, ``form``), and the body."""

ANSWERED = 60.0
"""Seconds until both worlds have the bot's line: else it listens to nobody."""


@dataclass
class Stage:
    """Both worlds, and the bot's process."""

    slack: SlackWorld
    forum: ForumWorld
    secrets: cast.Secrets
    port: int
    bot: subprocess.Popen[bytes]

    async def said_now(self) -> str:
        """The moment of a message that was really said, of which the bot is told by nobody else."""
        return await self.slack.say("mira", "#hilfe", "Bis morgen, schönen Abend euch allen!")

    def answered(self) -> bool:
        """Whether the bot has a line below the question in Slack, and one in the forum."""
        (place,) = (one.id for one in self.slack.channels.values() if one.name == "hilfe")
        asked = [one for one in self.slack.messages(place) if one.text.startswith("Wie finde ich")]
        below = [one for each in asked for one in self.slack.thread(place, each.ts) if one.bot_id]
        bot = self.forum.bot
        return bool(below) and any(one.author is bot for one in self.forum.state.posts.values())

    def memory(self) -> float:
        """What the bot holds, in MB (``proc(5)``)."""
        pages = Path(f"/proc/{self.bot.pid}/statm").read_text().split()[1]
        return int(pages) * 4096 / 2**20


@contextmanager
def bot_on(api: str, secrets: cast.Secrets, folder: Path, port: int) -> Iterator[Any]:
    """The real process, until the block ends."""
    given = {
        "SLACK_BOT_TOKEN": secrets.bot_token,
        "SLACK_SIGNING_SECRET": secrets.signing_secret,
        "SLACK_API_URL": f"{api}/api/",
        "DISCOURSE_URL": f"{api}/forum",
        "DISCOURSE_API_KEY": secrets.api_key,
        "DISCOURSE_API_USERNAME": secrets.api_username,
        "DISCOURSE_WEBHOOK_SECRET": secrets.webhook_secret,
        "DATABASE_URL": f"sqlite:///{folder}/fuzz.sqlite3",
        "PORT": str(port),
        "LOTSE_SLACK_PACE": "0",
        "LOTSE_LOG_LEVEL": "warning",
        "LOTSE_CONFIG": str(listening_to(("#hilfe",), folder / "config")),
    }
    words = [sys.executable, "-m", "bot", "run"]
    with (folder / "bot.log").open("ab") as log:
        running = subprocess.Popen(
            words, cwd=ROOT, env={**environment(), **given}, stdout=log, stderr=log
        )
        try:
            yield running
        finally:
            running.terminate()
            running.wait(timeout=30)


STEPS: Sequence[Mapping[str, str | Sequence[str]]] = (
    {"name": "Aylin", "background": "Buchhaltung", "consent": ["yes"]},
    {"learns": ["r"], "teaches": ["excel"]},
    {"level:r": "1", "level:excel": "4", "hours": "2", "languages": ["de"]}
    | {"slots": ["tu-evening"], "format": "online"},
)
"""What is entered into the three forms of a profile."""


async def _members_act(slack: SlackWorld, ts: str) -> None:
    """Commands, forms, buttons, a shortcut and the home tab."""
    for words in ("hilfe", "offen", "partner", "wer", "warum", "profil"):
        await slack.command("aylin", "#hilfe", "/lotse", words)
    for step in STEPS:
        view = slack.view_of("aylin")
        assert view is not None, "a form of the profile did not open"
        await slack.submit("aylin", view.id, {f"ask_profile-{k}": v for k, v in step.items()})
    await slack.open_home("aylin")
    await slack.shortcut("aylin", "change_topics", "#hilfe", ts)
    await slack.command("aylin", "#hilfe", "/lotse", "vergiss mich")
    asked = slack.ephemerals("aylin")[-1]
    await slack.press("aylin", "#hilfe", asked.ts, "forget_member-no")


async def people_act(stage: Stage) -> list[Seed]:
    """Some of all that people do; what the bot was told of it."""
    slack, forum = stage.slack, stage.forum
    address = f"http://127.0.0.1:{stage.port}"
    slack.events_url = f"{address}/slack/events"
    forum.webhook_url = f"{address}/discourse/webhook"
    await slack.invite_bot("#hilfe", by="petra")
    ts = await slack.say("mira", "#hilfe", "Wie finde ich doppelte Einträge in Excel?")
    await slack.edit("mira", "#hilfe", ts, "Wie finde ich doppelte Zeilen in Excel?")
    answer = await slack.say("tom", "#hilfe", "Mit ZÄHLENWENN.", ts)
    await slack.react("mira", "#hilfe", answer, "white_check_mark")
    await _members_act(slack, ts)
    await slack.delete("tom", "#hilfe", answer)
    topic = await forum.open_topic("heinz", "Fragen", "Wie lese ich eine CSV ein?", "Mit R, bitte.")
    post = await forum.reply("leyla", topic, "Mit read_csv aus dem Paket readr geht das.")
    await forum.accept("heinz", post)
    await forum.set_tags("leyla", topic, ["r"])
    await forum.private_message("heinz", ["lotse"], "Eine Frage", "Wer kann mir helfen?")
    await slack.settled()
    await forum.settled()
    async with asyncio.timeout(ANSWERED):
        while not stage.answered():  # noqa: ASYNC110  (a world has no event for it)
            await asyncio.sleep(0.2)
    seeds: list[Seed] = []
    for parcel in slack.deliveries.attempts:
        kind = {EVENT: "json", COMMAND: "form"}.get(parcel.kind, "payload")
        seeds.append(("/slack/events", kind, parcel.body))
    slack.events_url = ""  # what is said from now on is told by whoever bends it
    told = (("/discourse/webhook?" + sent.event, sent.content) for sent in forum.deliveries)
    return seeds + [(path, "json", json.loads(content)) for path, content in told]


@asynccontextmanager
async def staged(folder: Path) -> AsyncIterator[Stage]:
    """Both worlds and the bot, until the block ends."""
    clock, secrets = RealClock(), cast.Secrets()
    slack = SlackWorld(
        clock=clock, signing_secret=secrets.signing_secret, bot_token=secrets.bot_token, pace=0
    )
    forum = ForumWorld(
        clock=clock,
        base_url="",
        api_key=secrets.api_key,
        api_username=secrets.api_username,
        webhook_secret=secrets.webhook_secret,
    )
    cast.furnish_slack(slack)
    cast.furnish_forum(forum, ("excel", "r"))
    port = free_port()
    app = Starlette(routes=[*slack.routes(), Mount("/forum", routes=forum.routes())])
    async with serving(app) as api:
        slack.base_url, forum.base_url = api, f"{api}/forum"
        with bot_on(api, secrets, folder, port) as bot:
            await wait_for_port(port, 60)
            yield Stage(slack, forum, secrets, port, bot)
        await slack.aclose()
        await forum.aclose()
