"""Somebody who follows README's "Go live" to the letter, in an empty folder, beside a sandbox.

What README does not name in a step cannot be set in it: so the steps and this walk stay together.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.routing import Mount

from bot.sandbox import cast
from bot.sandbox.forum_world import ForumWorld
from bot.sandbox.slack_serve import serving
from bot.sandbox.slack_world import SlackWorld
from bot.sandbox.time import RealClock
from tests.conftest import ROOT
from tests.eavesdrop import listening
from tests.process.house import House, Told, overhear
from tests.process.test_doctor_run import remedies

README = (ROOT / "README.md").read_text(encoding="utf-8")
CHAPTER = README.partition("\n## Go live\n")[2].partition("\n## ")[0]
STEP = re.compile(r"(?ms)^\d\. \*\*([^*]+?)\.\*\* (.+?)(?=^\d\. \*\*|^\S|\Z)")
STEPS: dict[str, str] = dict(STEP.findall(CHAPTER))
"""The text of each step by its title."""

WAY = re.compile(r"(?ms)^ +- \*\*(.+?)\*\*(.+?)(?=^ +- \*\*|\n\n)")
WAYS: dict[str, str] = dict(WAY.findall(CHAPTER))
"""How Slack reaches Lotse: the text of each by its name."""

VARIABLE = re.compile(r"`((?:SLACK|DISCOURSE)_[A-Z_]+)`")


@dataclass
class Newcomer(House):
    """A person at a terminal, and the two platforms' pages in a browser.

    ``way`` is how Slack shall reach Lotse; ``step`` the title of the step they are at; ``done``
    the variables they set; ``found`` what was not well when doctor was last asked.
    """

    way: str = ""
    step: str = ""
    port: int = 0
    secrets: cast.Secrets = field(default_factory=cast.Secrets)
    done: set[str] = field(default_factory=set)
    found: dict[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """What README says in this step, for this way."""
        text = STEPS[self.step]
        for name, other in WAYS.items():
            if name != self.way:
                text = text.replace(other, "")
        return text

    @property
    def address(self) -> str:
        """Where the platforms reach Lotse. (TLS is the business of a proxy in front of it.)"""
        return f"http://127.0.0.1:{self.port}"

    def set(self, name: str, value: str) -> None:
        """A line of ``.env``."""
        assert name in VARIABLE.findall(self.text), f"README names no {name} in “{self.step}”"
        self._rewrite(self.folder / ".env", rf"(?m)^{name}=.*$", f"{name}={value}")
        self.done.add(name)

    def configure(self, name: str, value: str, called: str, section: str = "community") -> None:
        """A line of ``config/community.toml``; ``called`` is how README calls it."""
        assert called in " ".join(self.text.split()), f"no {name} in “{self.step}” of README"
        here = rf"(?ms)(^\[{section}\](?:(?!^\[).)*?^{name} = )[^\n]*"
        self.edit("community.toml", here, value)

    def edit(self, file: str, old: str, new: str) -> None:
        """Change something in a file of ``config/``, once; a group of ``old`` stays before it."""
        self._rewrite(self.folder / "config" / file, old, new)

    def create_app(self) -> dict[str, Any]:
        """Paste the manifest as this way wants it, and install the app."""
        text = (ROOT / "config" / "slack.manifest.json").read_text(encoding="utf-8")
        if self.way == "HTTP":
            assert "replace `lotse.example.org` by your address" in " ".join(self.text.split())
            text = text.replace("https://lotse.example.org", self.address)
        else:
            assert "set `socket_mode_enabled` to `true`" in self.text
            text = text.replace('"socket_mode_enabled": false', '"socket_mode_enabled": true')
        manifest: dict[str, Any] = json.loads(text)
        self.slack.scopes = set(manifest["oauth_config"]["scopes"]["bot"])
        self.slack.bot_token = self.secrets.bot_token
        if not manifest["settings"]["socket_mode_enabled"]:
            self.slack.events_url = manifest["settings"]["event_subscriptions"]["request_url"]
        return manifest

    async def doctor(self) -> tuple[dict[str, str], list[str]]:
        """What is not well with its remedy, and what is well."""
        told = await self.lotse("doctor")
        assert told.err == ""
        found = remedies(told)
        assert told.code == (1 if found else 0)
        assert all(len(remedy) > 10 for remedy in found.values())
        self.found = found
        return found, re.findall(r"(?m)^✓ (.+)$", told.out)

    async def refused(self, *words: str) -> str:
        """What is told where Lotse cannot even be asked yet."""
        told: Told = await self.lotse(*words)
        assert told.code == (1 if words == ("check",) else 2), told
        assert "Traceback" not in told.err
        return told.out + told.err

    def _rewrite(self, file: Path, old: str, new: str) -> None:
        text = file.read_text(encoding="utf-8")
        text, count = re.subn(old, lambda m: (m[1] if m.re.groups else "") + new, text)
        assert count == 1, f"{file.name}: {old} stands there {count} times"
        file.write_text(text, encoding="utf-8")


@asynccontextmanager
async def newcomer(folder: Path, way: str) -> AsyncIterator[Newcomer]:
    """A folder as after cloning, and two platforms that know nothing of Lotse yet."""
    with listening() as ear:
        async with _arrived(folder, way) as person:
            yield person
        ear.trust(person.secrets.bot_token, person.secrets.signing_secret, person.slack.app_token)
        ear.trust(person.secrets.api_key, person.secrets.webhook_secret)
        overhear(ear, person)


@asynccontextmanager
async def _arrived(folder: Path, way: str) -> AsyncIterator[Newcomer]:
    shutil.copytree(ROOT / "config", folder / "config")
    shutil.copy(ROOT / ".env.example", folder / ".env")
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    secrets = cast.Secrets()
    slack = SlackWorld(
        clock=RealClock(), signing_secret=secrets.signing_secret, bot_token="", scopes=()
    )
    forum = ForumWorld(
        clock=RealClock(),
        base_url="",
        api_key=secrets.api_key,
        api_username=secrets.api_username,
        webhook_secret="",
    )
    for name, real_name in cast.PEOPLE.items():
        slack.add_member(name, real_name=real_name, admin=name == "petra")
    slack.add_channel("hilfe")
    cast.furnish_forum(forum, ())
    app = Starlette(routes=[*slack.routes(), Mount("/forum", routes=forum.routes())])
    async with serving(app) as api:
        slack.base_url, forum.base_url = api, f"{api}/forum"
        env = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "PORT": str(port),  # as hosters set it
            "SLACK_API_URL": f"{api}/api/",  # the sandbox instead of slack.com
            "LOTSE_FORUM_PER_MINUTE": "600",  # the test need not wait for a calm minute
        }
        person = Newcomer(folder, env, slack, forum, way=way, port=port, secrets=secrets)
        try:
            yield person
        finally:
            for bot in person.running:
                await bot.end()
            await slack.aclose()
            await forum.aclose()
