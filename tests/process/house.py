"""``python -m bot`` as real processes, beside a sandbox on the wall's clock.

async with house(tmp_path, database) as h:
    bot = await h.run()
    …
    assert await bot.end() == 0
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import signal
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from starlette.applications import Starlette
from starlette.routing import Mount

from bot.doctor import manifest_scopes
from bot.sandbox import cast
from bot.sandbox.forum_world import ForumWorld
from bot.sandbox.slack_serve import serving
from bot.sandbox.slack_world import SlackWorld
from bot.sandbox.time import RealClock
from tests.conftest import ROOT
from tests.eavesdrop import Ear, listening

PATIENCE = 30.0


@dataclass(frozen=True, slots=True)
class Told:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str


@dataclass
class Running:
    """A process of the bot that listens. ``port`` is where."""

    process: asyncio.subprocess.Process
    log: Path
    port: int

    async def healthz(self) -> tuple[int, dict[str, Any]]:
        """What a supervisor is told."""
        async with httpx.AsyncClient(trust_env=False) as client:
            answer = await client.get(f"http://127.0.0.1:{self.port}/healthz")
        return answer.status_code, answer.json()

    async def end(self, sign: signal.Signals = signal.SIGTERM) -> tuple[int, float]:
        """Send a signal; the exit code, and how many seconds it took."""
        began = time.monotonic()
        with suppress(ProcessLookupError):
            self.process.send_signal(sign)
        code = await asyncio.wait_for(self.process.wait(), PATIENCE)
        return code, time.monotonic() - began


@dataclass
class House:
    """A folder with config and database, both worlds, and every process that was started.

    ``inside``: words of a command that runs another one in surroundings of its own.
    """

    folder: Path
    env: dict[str, str]
    slack: SlackWorld
    forum: ForumWorld
    running: list[Running] = field(default_factory=list)
    started: list[asyncio.subprocess.Process] = field(default_factory=list)
    inside: tuple[str, ...] = ()

    async def lotse(self, *words: str, **environ: str) -> Told:
        """Run one command to its end."""
        process = await self.start(("bot", *words), asyncio.subprocess.PIPE, **environ)
        out, err = await asyncio.wait_for(process.communicate(), PATIENCE)
        assert process.returncode is not None
        return Told(process.returncode, out.decode(), err.decode())

    async def run(self, *module: str, **environ: str) -> Running:
        """Start the bot (or another module), and let both worlds send to it once it listens."""
        bot = await self.listening(*module, **environ)
        self.slack.events_url = f"http://127.0.0.1:{bot.port}/slack/events"
        self.forum.webhook_url = f"http://127.0.0.1:{bot.port}/discourse/webhook"
        return bot

    async def listening(self, *module: str, **environ: str) -> Running:
        """Start it, and return once it listens."""
        bot = await self.begin(*module, **environ)
        await until(lambda: _port(bot) or bot.process.returncode is not None)
        bot.port = _port(bot)
        assert bot.port, f"it did not start: {bot.log.read_text()}"
        return bot

    async def begin(self, *module: str, **environ: str) -> Running:
        """Start it, and wait for nothing."""
        log = self.folder / f"bot.{len(self.running)}.log"
        with log.open("wb") as file:
            process = await self.start(module or ("bot", "run"), file.fileno(), **environ)
        bot = Running(process, log, 0)
        self.running.append(bot)
        return bot

    async def start(
        self, words: tuple[str, ...], out: int, **environ: str
    ) -> asyncio.subprocess.Process:
        """Start a module with its words; ``out`` gets what it says."""
        process = await asyncio.create_subprocess_exec(
            *self.inside,
            sys.executable,
            "-m",
            *words,
            cwd=self.folder,
            env={**self.env, **environ},
            stdout=out,
            stderr=out,
        )
        self.started.append(process)
        return process

    def lines(self, channel: str, ts: str) -> list[str]:
        """What the bot says in a Slack thread."""
        place = self.slack.channel(channel).id
        return [m.text for m in self.slack.thread(place, ts) if m.bot_id and not m.deleted]

    def replies(self, topic: int) -> list[str]:
        """What the bot says in a topic of the forum."""
        return [post.raw for post in self.forum.posts(topic) if post.author is self.forum.bot]


@asynccontextmanager
async def house(folder: Path, database: str) -> AsyncIterator[House]:
    """A furnished sandbox, installed by our manifest, and no process yet; all end with it.

    Whatever its processes log, no word of a member, no name and no secret is in it.
    """
    with listening() as ear:
        async with _furnished(folder, database) as home:
            yield home
        overhear(ear, home)


def overhear(ear: Ear, home: House) -> None:
    """Look for what was said in what was logged."""
    ear.trust(*(value for name, value in home.env.items() if name.endswith(("TOKEN", "SECRET"))))
    ear.trust(home.env.get("DISCOURSE_API_KEY", ""))
    log = "".join(bot.log.read_text(encoding="utf-8") for bot in home.running)
    assert ear.leaks(log) == [], "this stands in the log"


@asynccontextmanager
async def _furnished(folder: Path, database: str) -> AsyncIterator[House]:
    secrets = cast.Secrets()
    needed, _ = manifest_scopes(ROOT / "config" / "slack.manifest.json")
    slack = SlackWorld(
        clock=RealClock(),
        signing_secret=secrets.signing_secret,
        bot_token=secrets.bot_token,
        scopes=needed,
    )
    forum = ForumWorld(
        clock=RealClock(),
        base_url="",
        api_key=secrets.api_key,
        api_username=secrets.api_username,
        webhook_secret=secrets.webhook_secret,
    )
    forum.settings.seconds_between_posts = 0
    forum.settings.requests_per_minute = 0
    cast.furnish_slack(slack)
    cast.furnish_forum(forum, ("excel", "dubletten"))
    app = Starlette(routes=[*slack.routes(), Mount("/forum", routes=forum.routes())])
    async with serving(app) as address:
        slack.base_url, forum.base_url = address, f"{address}/forum"
        env = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "DATABASE_URL": database,
            "PORT": "0",
            "LOTSE_LOG_FORMAT": "json",
            "LOTSE_LOG_LEVEL": "debug",
            "LOTSE_FORUM_PER_MINUTE": "600",
            "SLACK_BOT_TOKEN": secrets.bot_token,
            "SLACK_SIGNING_SECRET": secrets.signing_secret,
            "SLACK_API_URL": f"{address}/api/",
            "DISCOURSE_URL": f"{address}/forum",
            "DISCOURSE_API_KEY": secrets.api_key,
            "DISCOURSE_API_USERNAME": secrets.api_username,
            "DISCOURSE_WEBHOOK_SECRET": secrets.webhook_secret,
        }
        configure(folder)
        home = House(folder, env, slack, forum)
        try:
            await slack.invite_bot("#hilfe", by="petra")
            yield home
        finally:
            for bot in home.running:
                await bot.end(signal.SIGKILL)
            for process in home.started:
                if process.returncode is None:
                    process.kill()
                    await process.communicate()
            await slack.aclose()
            await forum.aclose()


async def until(true: Callable[[], object], seconds: float = PATIENCE) -> None:
    """Return once it is so. Raises ``TimeoutError``."""
    async with asyncio.timeout(seconds):
        while not true():  # noqa: ASYNC110  (another process has no event of ours)
            await asyncio.sleep(0.02)


def run(story: Callable[[], Awaitable[None]]) -> None:
    """Run a story."""

    async def told() -> None:
        await story()

    asyncio.run(told())


def configure(folder: Path, code: Path = ROOT) -> None:
    """Rules for the sandbox, made of those that come with the code."""
    shutil.copytree(code / "config", folder / "config")
    rules = folder / "config" / "community.toml"
    text = rules.read_text(encoding="utf-8")
    text = text.replace("slack_channels = []", 'slack_channels = ["#hilfe"]', 1)
    text = text.replace("moderators = []", 'moderators = ["slack:T1/UPETRA"]', 1)
    text = re.sub(r"(?ms)^\[send_digest\].*?(?=^\[)", "", text)  # no digest on a Monday at nine
    text = text.replace("shadow = true", "shadow = false", 1)
    rules.write_text(text.replace('language = "de"', 'language = "en"', 1), encoding="utf-8")


def _port(bot: Running) -> int:
    for line in bot.log.read_text().splitlines():
        with suppress(ValueError):
            told = json.loads(line)
            if told.get("event") == "started":
                return int(told["port"])
    return 0
