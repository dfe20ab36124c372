"""Traces for OpenTelemetry: from what a door kept to what was delivered, whichever process did it.

All spans about one event have the trace id that its key is hashed to: so web, worker and clock need
not tell each other of a trace, and nobody reads off it whom it was about. What a door keeps as a
notice has a trace of its own, linked to those of the events that it led to. Attributes are kinds
and outcomes; never a member, a place or a word of anybody.

Needs the extra ``traces`` (``opentelemetry-sdk`` and its OTLP exporter); nobody else pays for it.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from contextvars import ContextVar
from datetime import datetime
from hashlib import sha256

import structlog
from opentelemetry.context import Context
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import SERVICE_NAME, Resource
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor, SpanExporter, SpanExportResult
from opentelemetry.sdk.trace.id_generator import RandomIdGenerator
from opentelemetry.trace import Link, Span, SpanContext, StatusCode, TraceFlags

from bot.courier import Carried
from bot.events import Event, Notice
from bot.react import Trace

log = structlog.get_logger("bot.tracing")

_LEAVING = 2.0
"""Seconds for what is not exported yet when the process ends."""

About = dict[str, str | bool | int | float]

_trace: ContextVar[int] = ContextVar("trace")


class Tracing:
    """Tells a collector at ``url`` (OTLP over HTTP) what happens; it is not waited for."""

    def __init__(self, url: str, *, timeout: float) -> None:
        logging.getLogger("opentelemetry").setLevel(logging.CRITICAL)  # it would repeat itself
        self._exporter = _TellsOnce(OTLPSpanExporter(endpoint=url, timeout=timeout))
        self._provider = TracerProvider(
            resource=Resource.create({SERVICE_NAME: "lotse"}),
            id_generator=_OfEvents(),
            shutdown_on_exit=False,
        )
        self._provider.add_span_processor(BatchSpanProcessor(self._exporter))
        self._tracer = self._provider.get_tracer("lotse")

    def kept(self, arrivals: Sequence[Event | Notice], began: datetime, now: datetime) -> None:
        """A door kept what a platform told it."""
        for one in arrivals:
            self._span("keep", one.key, began, {"kind": _kind(one)}).end(_nanoseconds(now))

    def looked_up(
        self, notice: Notice, events: Sequence[Event], began: datetime, now: datetime
    ) -> None:
        """A notice was looked up at the platform, and these events came of it."""
        links = [Link(_spans_of(event.key)) for event in events]
        about: About = {"kind": _kind(notice), "events": len(events)}
        self._span("look up", notice.key, began, about, links).end(_nanoseconds(now))

    def reacted(self, traces: Sequence[Trace], now: datetime) -> None:
        """A turn was taken: one span for each event, from when it happened."""
        by_event: dict[str, list[Trace]] = {}
        for trace in traces:
            by_event.setdefault(trace.event.key, []).append(trace)
        for key, those in by_event.items():
            event = those[0].event
            span = self._span("react", key, min(event.at, now), {"kind": _kind(event)})
            for one in those:
                about: About = {"reaction": one.reaction, "effects": len(one.effects)}
                span.add_event("failed" if one.error else "reacted", about, _nanoseconds(now))
            if any(one.error for one in those):
                span.set_status(StatusCode.ERROR)
            span.end(_nanoseconds(now))

    def carried(self, one: Carried, now: datetime) -> None:
        """An attempt to deliver was made: a span from when that was decided."""
        claim = one.claim
        about: About = {
            "platform": claim.lane.partition(":")[0],
            "kind": type(claim.delivery).__name__,
            "reaction": claim.reaction,
            "attempt": claim.attempt,
            "fate": one.fate,
        }
        span = self._span("deliver", claim.event, min(claim.kept, now), about)
        if one.fate == "dead":
            span.set_status(StatusCode.ERROR)
        span.end(_nanoseconds(now))

    def close(self) -> None:
        """Send what is left, but do not wait for a collector that is away."""
        if not self._provider.force_flush(int(_LEAVING * 1000)):
            self._exporter.shutdown()  # or it would try again for as long as one call may take
        self._provider.shutdown()

    def _span(
        self,
        name: str,
        key: str,
        began: datetime,
        about: About,
        links: Sequence[Link] = (),
    ) -> Span:
        token = _trace.set(_trace_of(key))
        try:
            return self._tracer.start_span(
                name,
                context=Context(),
                attributes={f"lotse.{word}": value for word, value in about.items()},
                links=links,
                start_time=_nanoseconds(began),
            )
        finally:
            _trace.reset(token)


class _TellsOnce(SpanExporter):
    """Says once that the collector is away, and once that it is back; what it missed is lost."""

    def __init__(self, to: SpanExporter) -> None:
        self._to = to
        self._away = False

    def export(self, spans: Sequence[ReadableSpan]) -> SpanExportResult:
        result = self._to.export(spans)
        away = result is not SpanExportResult.SUCCESS
        if away and not self._away:
            log.warning("collector_away")
        elif self._away and not away:
            log.info("collector_back")
        self._away = away
        return result

    def shutdown(self) -> None:
        self._to.shutdown()

    def force_flush(self, timeout_millis: int = 30_000) -> bool:
        return self._to.force_flush(timeout_millis)


class _OfEvents(RandomIdGenerator):
    """Trace ids as the event at hand has them; span ids by chance."""

    def generate_trace_id(self) -> int:
        return _trace.get()


def _trace_of(key: str) -> int:
    return int.from_bytes(sha256(key.encode()).digest()[:16])


def _spans_of(key: str) -> SpanContext:
    digest = sha256(key.encode()).digest()
    span, flags = int.from_bytes(digest[16:24]), TraceFlags(TraceFlags.SAMPLED)
    return SpanContext(_trace_of(key), span, is_remote=True, trace_flags=flags)


def _kind(what: Event | Notice) -> str:
    return f"{type(what).__name__}:{what.kind}" if isinstance(what, Notice) else type(what).__name__


def _nanoseconds(when: datetime) -> int:
    return int(when.timestamp() * 1_000_000) * 1000
