"""``/healthz``: is the database there, does the engine go round, how long does a key wait.

``/readyz``: may this process be sent anything.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

ENGINE_DEAD_AFTER = 60.0
"""Seconds: an engine goes round at least once a second, or waits half a minute for a database."""

ASKED_WITHIN = 2.0
"""Seconds that the database may take to tell how it stands: whoever asks waits for the answer."""


@dataclass(frozen=True, slots=True)
class Health:
    """``oldest_waiting`` and ``engine_seen`` are ages in seconds; ``None``: nothing waits."""

    database: bool
    oldest_waiting: float | None
    engine_seen: float

    @property
    def well(self) -> bool:
        """Whether nothing is wrong."""
        return self.database and self.goes_on

    @property
    def goes_on(self) -> bool:
        """Whether a supervisor may leave the process alone: no restart brings a database back."""
        return self.engine_seen < ENGINE_DEAD_AFTER


def health_routes(ask: Callable[[], Awaitable[Health]], ready: Callable[[], bool]) -> list[Route]:
    """``GET /healthz`` and ``/readyz``: 200 where it may be left alone, or be sent anything.

    ``ready``: whether the doors are open, so that what arrives is kept; not yet, or no longer.
    """

    async def healthz(_: Request) -> JSONResponse:
        health = await ask()
        return JSONResponse({"well": health.well, **asdict(health)}, 200 if health.goes_on else 503)

    async def readyz(_: Request) -> JSONResponse:
        is_ready = ready() and (await ask()).database
        return JSONResponse({"ready": is_ready}, 200 if is_ready else 503)

    return [
        Route("/healthz", healthz, methods=["GET"]),
        Route("/readyz", readyz, methods=["GET"]),
    ]
