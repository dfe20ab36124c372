"""The door: one URL for events, commands and interactivity. Verified first, kept, then answered.

Source: https://docs.slack.dev/apis/events-api (2xx within three seconds, else three repeats)
"""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

import structlog
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from structlog.contextvars import bound_contextvars as bound

from bot.errors import NotForUs, SendFailed, YourMistake
from bot.hearing import Hearing
from bot.ports import Clock, IsPublic, Keep, Look, Mark, Marked, ReactNow
from bot.rules import Rules
from bot.slack.access import SlackAccess, SlackClients
from bot.slack.catch_up import CatchUp
from bot.slack.changes import changed
from bot.slack.channels import Channels
from bot.slack.interact import Interactions
from bot.slack.knowing import Knowing
from bot.slack.passages import Passages
from bot.slack.payload import words as text_of
from bot.slack.raw import Raw, body_of, form_of
from bot.slack.read import read
from bot.slack.send import SlackSender
from bot.slack.signature import is_signed, says_it_is_slack
from bot.slack.socket_mode import SocketListener
from bot.slack.visit import Visit, visit
from bot.words import Words

log = structlog.get_logger("bot.slack")

PATH = "/slack/events"

STOP_SECONDS = 3.0

CLOSED = (
    "Slack's signing secret is missing (or an app token, for Socket Mode): without one of them "
    "nothing that comes in can be trusted."
)


class SlackDoor:
    """Listens to one workspace. ``counts`` says how often what was refused, and why.

    ``shares``: other processes have to hear what changed; they ``heed`` it.

    Raises ``YourMistake`` where neither a signing secret nor an app token is given: what comes in
    could be from anybody.
    """

    shares = False

    def __init__(
        self,
        access: SlackAccess,
        *,
        clock: Clock,
        keep: Keep,
        react_now: ReactNow,
        is_public: IsPublic,
        look: Look,
        mark: Mark,
        marked: Marked,
        words: Words,
        rules: Rules,
    ) -> None:
        if not access.opens:
            raise YourMistake(CLOSED)
        self._access, self._clock, self._keep, self._mark = access, clock, keep, mark
        self._hearing, self._rules = Hearing("slack", mark, clock), rules.community
        self._speaks_in = rules.send_digest.slack_channels if rules.send_digest else ()
        self._clients = SlackClients(access)
        self._channels = Channels(self._clients, clock)
        self._knowing = Knowing(self._clients, self._channels, clock, look, rules)
        self.sender = SlackSender(self._clients, self._channels, words)
        self.counts: Counter[str] = Counter()
        self._interactions = Interactions(
            self._clients,
            self._knowing,
            react_now=react_now,
            is_public=is_public,
            look=look,
            words=words,
            counts=self.counts,
        )
        parts = (self._clients, self._channels, self._knowing, clock)
        self._catch_up = CatchUp(*parts, keep=keep, look=look, mark=mark, marked=marked)
        self.look_up = Passages(*parts, look).look_up
        self._socket: SocketListener | None = None
        self._looking: asyncio.Task[None] | None = None
        self.found: Callable[[], Awaitable[None]] = _nobody
        """Called when the channels were looked up again, because one of them changed."""

    @property
    def pending(self) -> int:
        """How many answers to commands and clicks are still on their way to people."""
        return self._interactions.pending

    @property
    def knowing(self) -> Knowing:
        """Who we are here, where we listen, and which channels were not found."""
        return self._knowing

    async def place_keys(self, names: Sequence[str]) -> dict[str, str]:
        """The place's key for each channel name that there is. Raises a ``SendFailed``."""
        return await self._knowing.place_keys(names)

    async def is_public(self, place_key: str) -> bool:
        """Whether everybody may read in this place now. Raises ``Unsent``: nobody can tell."""
        return await self.sender.is_public(place_key)

    async def is_private(self, place_key: str) -> bool:
        """Whether only whoever was let in reads here now. Raises ``Unsent``: nobody can tell."""
        return await self.sender.is_private(place_key)

    async def visit(self) -> Visit:
        """What ``doctor`` wants to know. Raises a ``SendFailed``."""
        try:
            return await visit(self._clients, self._channels, self._rules, self._speaks_in)
        finally:
            if self._knowing.ourselves is None:  # nobody started us: nobody will stop us either
                await self._clients.close()

    def routes(self) -> list[Route]:
        """The one URL. Without a signing secret there is none: then Socket Mode is the way in."""
        if not self._access.signing_secret.strip():
            return []
        return [Route(PATH, Raw(self._receive), methods=["POST"])]

    async def start(self, *, listens: bool = True) -> None:
        """Find out who we are and where to listen; until then all is answered 503, to come again.

        Who does not ``listen`` only speaks and looks. Raises a ``SendFailed`` where Slack is not
        there or our token no good.
        """
        await self._knowing.learn()
        if listens and self._access.app_token.strip() and self._socket is None:
            self._socket = SocketListener(self._clients, self.accept, self._interactions.dispatch)
            await self._socket.start()

    async def stop(self) -> None:
        """Hang up, let answers that are under way finish, and let go of the connection."""
        await self.finish(STOP_SECONDS)
        await self.close()

    async def finish(self, within: float) -> None:
        """Hang up, and let answers that are under way finish ``within`` seconds."""
        ends = [self._interactions.close(within)]
        if self._socket is not None:
            ends.append(self._socket.stop(within))
        await asyncio.gather(*ends)
        if self._looking is not None:
            self._looking.cancel()
            await asyncio.gather(self._looking, return_exceptions=True)

    async def close(self) -> None:
        """Let go of the connection: nothing can be said any more."""
        await self._clients.close()

    async def catch_up(self) -> int:
        """Read what was missed in the listened channels; how many events were read.

        Raises a ``SendFailed`` where Slack could not be asked: then the next time reads it all.
        """
        return await self._catch_up.run()

    async def accept(self, payload: Mapping[str, Any]) -> bool:
        """Keep what an ``event_callback`` tells; ``False``: Slack shall send it again."""
        await self._hearing.heard()
        kept = await self._told_others(payload) and await self._accept(payload)
        self._look_if_stale()
        return kept

    async def _told_others(self, payload: Mapping[str, Any]) -> bool:
        """Tell other processes what they have to ask anew; ``False``: that failed."""
        us = self._knowing.ourselves
        if not self.shares or us is None:
            return True
        try:
            for what in changed(payload, us.bot):
                await self._mark(f"changed:slack:{what}", self._clock.now().isoformat())
        except Exception as error:  # noqa: BLE001  (whatever it was: Slack sends it again)
            self.counts["not told"] += 1
            log.error("not told", error=type(error).__name__)  # noqa: TRY400  (as elsewhere)
            return False
        return True

    def heed(self, what: str) -> None:
        """Another process heard that ``what`` is no longer as it was."""
        self._knowing.heed(what)
        self._look_if_stale()

    def _look_if_stale(self) -> None:
        if self._knowing.stale and (self._looking is None or self._looking.done()):
            self._looking = asyncio.create_task(self._look_again())

    async def _look_again(self) -> None:
        """A channel changed: look them all up, after the answer to Slack and never twice at once.

        Where that fails, catch-up does it; what is confidential is asked again when it is sent.
        """
        while self._knowing.stale:
            try:
                await self._knowing.find_channels()
                await self.found()
            except Exception as error:  # noqa: BLE001  (nobody waits for this task)
                self.counts["channels not found"] += 1
                log.warning("channels not found", error=type(error).__name__)

    async def _accept(self, payload: Mapping[str, Any]) -> bool:
        try:
            event = read(payload, await self._knowing.of_event(payload))
        except NotForUs as reason:
            self.counts[str(reason)] += 1
            return True
        except SendFailed:
            self.counts["nobody could tell"] += 1
            return False
        with bound(key=event.key):
            try:
                await self._keep([event])
            except Exception:
                self.counts["not kept"] += 1
                log.exception("not kept")
                return False
        self.counts["kept"] += 1
        return True

    async def _receive(self, request: Request) -> Response:
        try:
            raw = await body_of(request)
        except NotForUs as reason:  # nobody is there to read this answer
            return self._refused(400, str(reason))
        if raw is None:  # nobody asks who signed it, so it tells nothing about a secret
            return self._refused(413, "too long")
        secret, now = self._access.signing_secret, self._clock.now()
        if not is_signed(raw, request.headers, secret, now):
            if says_it_is_slack(request.headers, now):
                await self._hearing.refused()
            return self._refused(401, "unsigned")
        if self._knowing.ourselves is None:
            return Response(status_code=503)
        is_json = request.headers.get("content-type", "").startswith("application/json")
        try:
            payload = json.loads(raw) if is_json else form_of(raw)
        except (ValueError, RecursionError):
            payload = None
        if not isinstance(payload, dict):
            return self._refused(400, "unreadable")
        return await (self._told(payload) if is_json else self._asked(payload))

    def _refused(self, status: int, reason: str) -> Response:
        self.counts[reason] += 1
        return Response(status_code=status)

    async def _told(self, payload: dict[str, Any]) -> Response:
        match text_of(payload, "type"):
            case "url_verification":
                return JSONResponse({"challenge": text_of(payload, "challenge")})
            case "event_callback":
                return Response(status_code=200 if await self.accept(payload) else 503)
            case "app_rate_limited":
                self.counts["app_rate_limited"] += 1
            case _:
                self.counts["unknown envelope"] += 1
        return Response(status_code=200)

    async def _asked(self, payload: dict[str, Any]) -> Response:
        if "ssl_check" in payload:
            return Response(status_code=200)
        body, content_type = await self._interactions.dispatch(payload)
        headers = {"content-type": content_type} if content_type else None
        return Response(body, status_code=200, headers=headers)


async def _nobody() -> None:
    """Nobody wants to hear it."""
