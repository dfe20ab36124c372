"""A page to ask and to act on, without a browser: what it says, and what came of an act."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from bot.settings import Settings
from tests.conftest import sqlite_database
from tests.stories.stage import Staged, stage


@dataclass
class Visit:
    """Somebody at the page of a staged story."""

    s: Staged
    client: httpx.AsyncClient

    async def see(self, **look: str) -> str:
        """The page as HTML."""
        answer = await self.client.get("/", params=look)
        answer.raise_for_status()
        return answer.text

    async def do(
        self, act: str, look: dict[str, str], form: Mapping[str, str | list[str]] | None = None
    ) -> httpx.Response:
        """An act, as a form sends it; whatever it answers. Then all that follows has happened."""
        answer = await self.client.post(f"/page/{act}", params=look, data=form or {})
        await self.s.settle()
        return answer


@asynccontextmanager
async def visit(
    folder: Path, change: Callable[[Settings], Settings] = lambda given: given
) -> AsyncIterator[Visit]:
    """A furnished sandbox with a bot on SQLite, and somebody at its page."""
    url = sqlite_database(folder / "lotse.sqlite3")
    async with stage(url, change) as s, httpx.AsyncClient(base_url=s.theatre.address) as client:
        yield Visit(s, client)


def run(story: Callable[[], Awaitable[None]]) -> None:
    """Run a story to its end."""
    asyncio.run(asyncio.wait_for(story(), 60))
