"""How the sandbox misbehaves when asked to: slow, busy, broken, cut off, twice, out of order.

A **trick** waits for calls whose name fits ``where`` (a shell pattern: ``chat.postMessage``,
``event:*``). It is played ``times`` times, or with a ``chance`` from seeded dice. One `Mischief`
may serve both platforms; each half says which further kinds it knows (``also``).
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from fnmatch import fnmatchcase
from random import Random
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.errors import YourMistake

CALLS = frozenset({"busy", "status", "error", "delay", "cut_before", "cut_after", "answer_late"})
"""Of calls to us: 429, any HTTP status, an error of the platform, late, cut off, done at once but
answered late."""

DELIVERIES = frozenset({"duplicate", "reorder", "lose_ack"})
"""Of what we deliver to the bot."""

PATH = "/sandbox/mischief"
CUT = "sandbox.cut"


@dataclass(frozen=True, slots=True)
class Trick:
    """One misbehaviour. ``times`` 0: no end. ``seconds``: of the delay, or of Retry-After.

    ``status`` is the HTTP status of ``status``, ``error`` the platform's error code, ``form`` a
    variant that the platform knows (Discourse's 429 comes as JSON or as text).
    """

    where: str
    what: str
    times: int = 1
    chance: float = 1.0
    seconds: float = 1.0
    status: int = 503
    error: str = ""
    form: str = ""


class Mischief:
    """The tricks that wait to be played, oldest first."""

    def __init__(self, *, seed: int = 0, also: Iterable[str] = ()) -> None:
        self.known = CALLS | DELIVERIES | frozenset(also)
        self.played: list[Trick] = []
        self._waiting: list[Trick] = []
        self._dice = Random(seed)  # noqa: S311 - repeatable dice for tests, no secret

    @property
    def waiting(self) -> tuple[Trick, ...]:
        """What has not been played out yet."""
        return tuple(self._waiting)

    def add(self, where: str, what: str, **details: Any) -> Trick:
        """Ask for a misbehaviour; ``details`` are the fields of `Trick`."""
        return self.add_from({"where": where, "what": what, **details})

    def add_from(self, wish: Mapping[str, Any]) -> Trick:
        """The same from JSON. Raises ``YourMistake`` for what nobody here knows."""
        unknown = set(wish) - {f.name for f in fields(Trick)}
        if unknown:
            raise YourMistake(f"A trick has no field {min(unknown)!r}.")
        if wish.get("what") not in self.known or not isinstance(wish.get("where"), str):
            raise YourMistake(f"A trick needs 'where' and 'what', one of {sorted(self.known)}.")
        trick = Trick(**wish)
        self._waiting.append(trick)
        return trick

    def take(self, where: str, *kinds: str) -> Trick | None:
        """The next trick of these kinds for ``where``, if the dice want it; it is then used up."""
        for at, trick in enumerate(self._waiting):
            if trick.what not in kinds or not fnmatchcase(where, trick.where):
                continue
            if trick.chance < 1.0 and self._dice.random() >= trick.chance:
                continue
            if trick.times == 1:
                del self._waiting[at]
            elif trick.times > 1:
                self._waiting[at] = replace(trick, times=trick.times - 1)
            self.played.append(trick)
            return trick
        return None

    def clear(self) -> None:
        """Behave from now on."""
        self._waiting.clear()


Apply = Callable[[], Awaitable[Response]]
Refuse = Callable[[Trick], Response]


async def bend(mischief: Mischief, where: str, apply: Apply, refuse: Refuse) -> Response:
    """Answer one call: ``apply`` does the work, unless a trick comes before it or spoils it.

    ``refuse`` words ``busy`` and ``error`` as the platform does.
    """
    if late := mischief.take(where, "delay"):
        await asyncio.sleep(late.seconds)
    before = mischief.take(where, "cut_before", "busy", "status", "error")
    if before is not None:
        match before.what:
            case "cut_before":
                return CutOff()
            case "status":
                return Response("upstream trouble", before.status, media_type="text/plain")
            case _:
                return refuse(before)
    answer = await apply()
    if late := mischief.take(where, "answer_late"):
        await asyncio.sleep(late.seconds)
    return CutOff() if mischief.take(where, "cut_after") else answer


class CutOff(Response):
    """No answer: the connection ends in the middle of the call.

    Under `Cuttable` not one byte is sent. Without it the client reads a head that promises more
    than comes, which is a broken connection too, but after a status.
    """

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """End the connection instead of answering."""
        cut: Callable[[], None] | None = scope.get(CUT)
        if cut is None:
            head = [(b"content-length", b"1000")]
            await send({"type": "http.response.start", "status": 200, "headers": head})
            return
        cut()
        # The server complains about a missing answer unless it has seen the end itself.
        while (await receive())["type"] != "http.disconnect":
            pass


class Cuttable:
    """The outermost layer of a served app: it alone sees uvicorn's own ``send``."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on, with a way to close the connection in the scope."""
        transport = getattr(getattr(send, "__self__", None), "transport", None)
        if scope["type"] == "http" and transport is not None:
            scope.setdefault(CUT, transport.close)
        await self._app(scope, receive, send)


def mischief_routes(mischief: Mischief) -> list[Route]:
    """The knobs over HTTP: POST one trick or a list, GET what waits, DELETE all."""

    async def turn(request: Request) -> Response:
        if request.method == "DELETE":
            mischief.clear()
        elif request.method == "POST":
            wishes = await request.json()
            try:
                for wish in wishes if isinstance(wishes, list) else [wishes]:
                    mischief.add_from(wish)
            except (YourMistake, TypeError) as mistake:
                return JSONResponse({"ok": False, "error": str(mistake)}, 400)
        waiting = [asdict(trick) for trick in mischief.waiting]
        return JSONResponse({"ok": True, "waiting": waiting, "played": len(mischief.played)})

    return [Route(PATH, turn, methods=["GET", "POST", "DELETE"])]
