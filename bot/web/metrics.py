"""``/metrics`` for Prometheus: what this process did, and how it stands in the database.

Numbers about Lotse, never about a member: labels are kinds, platforms, lanes of a kind and states.
Of many processes each tells what it did itself; how it stands is looked up by those that have the
doors (each look costs, and it is the same for all).
It is not open to the world: without a word in LOTSE_METRICS_TOKEN there is no such address, and
whoever asks has to bring that word. (A check of the caller's address would be none: behind a proxy
on the same machine everybody comes from there.)
"""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime

import structlog
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, Metric, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.metrics_core import CounterMetricFamily
from prometheus_client.registry import Collector
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.effects import Post
from bot.react import Trace
from bot.standing import Standing
from bot.web.health import ASKED_WITHIN

log = structlog.get_logger(__name__)

PROCESS = "lotse_process"
TOLD_AT = "lotse_digest_time_seconds"
"""The names of two figures that are not simply added up (``told.together``)."""

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 3600)

DIGEST = "send_digest"


class Figures:
    """What is counted in one process. ``stands`` puts beside it what the database tells."""

    def __init__(self) -> None:
        self.counted = own = CollectorRegistry()
        self._events = Counter(
            "lotse_events", "Reactions to events", ["kind", "outcome"], registry=own
        )
        self._took = Histogram(
            "lotse_reaction_seconds",
            "From what happened until it was reacted to",
            buckets=SECONDS,
            registry=own,
        )
        self._deliveries = Counter(
            "lotse_deliveries",
            "Attempts to deliver, by what became of them (later: to be retried)",
            ["platform", "kind", "fate"],
            registry=own,
        )
        self._delivered = Histogram(
            "lotse_delivery_seconds",
            "From what was to be said until it was",
            ["platform"],
            buckets=SECONDS,
            registry=own,
        )
        self._busy = Counter(
            "lotse_too_many_requests",
            "Asked by a platform to wait (429), whatever it was asked for",
            ["platform"],
            registry=own,
        )
        self._doors = _Doors(own)
        self._digest = Gauge(
            "lotse_digest_questions", "Open questions that the last digest told", registry=own
        )
        self._told_at = Gauge(TOLD_AT, "When the last digest was told", registry=own)
        self._process = Gauge(PROCESS, "Processes, by what they are for", ["role"], registry=own)
        self._standing = _Gauges()
        self.registry = CollectorRegistry()
        for part in (self.counted, self._standing.own):
            self.registry.register(part)

    def works_as(self, role: str) -> None:
        """What the process is for that counts here."""
        self._process.labels(role).set(1)

    def reacted(self, traces: Sequence[Trace], now: datetime) -> None:
        """A turn was taken."""
        for trace in traces:
            outcome = "failed" if trace.error else "done"
            self._events.labels(type(trace.event).__name__, outcome).inc()
            for effect in trace.effects if trace.reaction == DIGEST else ():
                count = effect.message.fields.get("count") if isinstance(effect, Post) else None
                if isinstance(count, int):
                    self._digest.set(count)
                    self._told_at.set(now.timestamp())
        for event in {trace.event.key: trace.event for trace in traces}.values():
            self._took.observe(max((now - event.at).total_seconds(), 0.0))

    def asked_to_wait(self, platform: str) -> None:
        """A platform answered 429."""
        self._busy.labels(platform).inc()

    def has_door(self, platform: str, counts: Mapping[str, int]) -> None:
        """What this door counts is told here: what it kept, and what not, by reason."""
        self._doors.counts[platform] = counts

    def carried(self, platform: str, kind: str, fate: str, seconds: float) -> None:
        """One attempt was made, ``seconds`` after it was to be said."""
        self._deliveries.labels(platform, kind, fate).inc()
        if fate in ("sent", "found"):
            self._delivered.labels(platform).observe(max(seconds, 0.0))

    def stands(self, standing: Standing) -> None:
        """How it stands now, in the database."""
        self._standing.show(standing)

    def standing(self) -> Iterable[Metric]:
        """What the database tells, without what was counted here."""
        return self._standing.own.collect()


class _Doors(Collector):
    """What the doors count themselves, at the moment of asking."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self.counts: dict[str, Mapping[str, int]] = {}
        registry.register(self)

    def collect(self) -> Iterator[Metric]:
        """One figure, by platform and outcome."""
        told = "What the doors kept, and what they left or could not answer, by reason"
        family = CounterMetricFamily("lotse_doors", told, labels=("platform", "outcome"))
        for platform, counts in self.counts.items():
            for outcome, many in dict(counts).items():
                family.add_metric((platform, outcome), many)
        yield family


class _Gauges:
    """What the database tells: each time anew, so that what is over is told no longer."""

    def __init__(self) -> None:
        self.own = own = CollectorRegistry()
        self._keys = Gauge(
            "lotse_waiting", "Keys that wait, by kind of lane", ["lane"], registry=own
        )
        self._age = Gauge(
            "lotse_oldest_waiting_seconds", "How long the oldest one waits", ["lane"], registry=own
        )
        self._dead = Gauge("lotse_dead", "Given up on", ["what"], registry=own)
        self._retries = Gauge("lotse_retries_due", "Failed reactions to be retried", registry=own)
        self._tags = Gauge(
            "lotse_tags",
            "Tags, by who found them and how sure, of public questions of the last four weeks",
            ["by", "band"],
            registry=own,
        )
        self._matches = Gauge("lotse_matches", "Matches by their state", ["state"], registry=own)
        self._open = Gauge("lotse_open_questions", "Questions that are open", registry=own)

    def show(self, standing: Standing) -> None:
        """Tell this from now on."""
        for gauge in (self._keys, self._age, self._dead, self._tags, self._matches):
            gauge.clear()
        for lane, waiting in standing.waiting.items():
            self._keys.labels(lane).set(waiting.keys)
            self._age.labels(lane).set(waiting.oldest)
        for what, many in standing.dead.items():
            self._dead.labels(what).set(many)
        for (by, band), many in standing.tags.items():
            self._tags.labels(by, band).set(many)
        for state, many in standing.matches.items():
            self._matches.labels(state).set(many)
        self._retries.set(standing.failures)
        self._open.set(standing.open_questions)


def metrics_routes(
    secret: str, figures: Figures, ask: Callable[[], Awaitable[Standing]] | None
) -> list[Route]:
    """``GET /metrics`` for whoever brings the secret; without a secret there is no such route.

    ``ask``: how it stands in the database; ``None``: others tell that. While the database is away
    what stands there is missing from the answer, and what was counted here is told all the same.
    """
    if not secret:
        return []
    expected = f"Bearer {secret}".encode()

    async def metrics(request: Request) -> Response:
        brought = request.headers.get("authorization", "").encode("utf-8", "replace")
        if not hmac.compare_digest(brought, expected):
            return PlainTextResponse("", 401, {"www-authenticate": "Bearer"})
        found = figures.counted
        if ask is not None:
            try:
                async with asyncio.timeout(ASKED_WITHIN):
                    figures.stands(await ask())
                found = figures.registry
            except Exception as error:  # noqa: BLE001  (whatever is wrong with the database)
                log.warning("not_looked_up", error=type(error).__name__)
        return Response(generate_latest(found), media_type=CONTENT_TYPE_LATEST)

    return [Route("/metrics", metrics, methods=["GET"])]
