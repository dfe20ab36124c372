"""The page: workspace, forum, and what Lotse does, side by side; each click is a signed request.

Nothing here speaks to the bot. It shows what reached the sandbox, and lets people act in it.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta, tzinfo
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from bot.errors import YourMistake
from bot.sandbox.forum_world import ForumWorld
from bot.sandbox.page.acts import ACTS, UNSEEN, Hands
from bot.sandbox.page.board import board
from bot.sandbox.page.diary import Diary
from bot.sandbox.page.look import Look
from bot.sandbox.page.texts import Language, text
from bot.sandbox.page.why import why
from bot.sandbox.page.workspace import Refused, workspace
from bot.sandbox.slack_deliver import NotDelivered
from bot.sandbox.slack_world import SlackWorld
from bot.sandbox.time import Clock

HERE = Path(__file__).parent
PAUSE = 0.25
"""Seconds between two redrawings of a page, at least."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "referrer-policy": "same-origin",  # without one a plain form comes from nowhere
    "x-content-type-options": "nosniff",
    "cache-control": "no-store",
}

PassTime = Callable[[timedelta], Awaitable[None]]


Hints = Mapping[Language, Sequence[tuple[str, str]]]
"""What is offered, in each language: commands, each with what it does, while somebody types; and
shortcuts, each callback id with its name, in a message's menu."""


@dataclass(frozen=True, slots=True)
class Page:
    """Draws both worlds and the diary. ``pass_time`` and ``again`` belong to who runs the clock.

    ``alerts``: what somebody has to be told, until their next act; ``refused``: see `Refused`.
    """

    slack: SlackWorld
    forum: ForumWorld
    diary: Diary
    clock: Clock
    zone: tzinfo
    pass_time: PassTime
    again: Callable[[], None]
    hints: Hints = field(default_factory=dict)
    shortcuts: Hints = field(default_factory=dict)
    refused: dict[str, Refused] = field(default_factory=dict)
    alerts: dict[tuple[str, str], str] = field(default_factory=dict)

    def watch(self) -> None:
        """Redraw whenever something becomes visible in either world."""
        self.slack.on_change(self.diary.changed)
        self.forum.on_change(self.diary.changed)

    def routes(self) -> list[BaseRoute]:
        """The page, what it is made of, and what can be done on it."""
        return [
            Route("/", self._show),
            Route("/page/live", self._live),
            Route("/page/{act}", self._act, methods=["POST"]),
            Mount("/static", StaticFiles(directory=HERE / "static")),
        ]

    async def _show(self, request: Request) -> Response:
        look = Look.of(request.query_params)
        if not is_from_here(request):
            return Response(text("strange", look.lang), 403, HEADERS)
        return self._drawn(look)

    async def _act(self, request: Request) -> Response:
        look = Look.of(request.query_params)
        if not is_from_here(request):
            return Response(text("strange", look.lang), 403, HEADERS)
        act = ACTS.get(request.path_params["act"])
        if act is None:
            return Response(status_code=404)
        hands = Hands(self.slack, self.forum, look, self.pass_time, self.again, self.refused)
        self.alerts.pop((look.m, look.f), None)
        try:
            look = await act(hands, request.query_params, await request.form()) or look
        except NotDelivered as fault:
            return self._wrong(look, text("not_delivered", look.lang, why=str(fault)))
        except YourMistake as mistake:
            return self._wrong(look, str(mistake))
        finally:
            if request.path_params["act"] not in UNSEEN:
                self.diary.changed()
        return RedirectResponse(look.url(), 303, HEADERS)

    def _wrong(self, look: Look, alert: str) -> Response:
        self.alerts[look.m, look.f] = alert
        return self._drawn(look, 422)

    def _drawn(self, look: Look, status: int = 200) -> Response:
        page = TEMPLATES.get_template("page.html").render(
            look=look,
            alert=self.alerts.get((look.m, look.f), ""),
            now=self.clock.now().astimezone(self.zone),
            slack=workspace(self.slack, look, self.zone, self.refused),
            forum=board(self.forum, look, self.zone),
            lines=why(self.diary, self.slack, self.forum, self.zone, look.lang),
            hints=self.hints.get(look.lang, ()),
            shortcuts=self.shortcuts.get(look.lang, ()),
            t=lambda name, **fields: text(name, look.lang, **fields),
        )
        return HTMLResponse(page, status, HEADERS)

    async def _live(self, request: Request) -> Response:
        if not is_from_here(request):
            return Response(status_code=403)
        return StreamingResponse(self._events(), media_type="text/event-stream", headers=HEADERS)

    async def _events(self) -> AsyncIterator[str]:
        async for _ in self.diary.changes(PAUSE):
            yield "event: changed\ndata: now\n\n"


def is_from_here(request: Request) -> bool:
    """Whether a request was made on this page: other sites may not act in somebody's sandbox."""
    host = request.headers.get("host", "")
    if urlsplit(f"//{host}").hostname not in {"127.0.0.1", "localhost"}:
        return False
    origin = request.headers.get("origin", "")
    return not origin or urlsplit(origin).netloc == host


def _templates() -> Environment:
    loaded = Environment(
        loader=PackageLoader("bot.sandbox.page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    loaded.filters["day"] = _day
    return loaded


_DAYS = {
    "de": ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}


def _day(at: Any, language: str) -> str:
    """``Mo 2.11. 14:10``, or as it is written in English."""
    day = _DAYS[language][at.weekday()]
    date = f"{at.day}.{at.month}." if language == "de" else f"{at.day}/{at.month}"
    return f"{day} {date} {at:%H:%M}"


TEMPLATES = _templates()
