"""A collector of traces on loopback: OTLP over HTTP, as a bot that traces tells it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.proto.resource.v1.resource_pb2 import Resource
from opentelemetry.proto.trace.v1.trace_pb2 import Span
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.sandbox.slack_serve import serving

SOON = {"OTEL_BSP_SCHEDULE_DELAY": "100"}
"""Milliseconds until what happened is told."""


def calls_itself(process: str) -> dict[str, str]:
    """Surroundings of a process that says who it is with all that it tells."""
    return {"OTEL_RESOURCE_ATTRIBUTES": f"service.instance.id={process}"}


class Collector:
    """What was told, as it came and as spans; by whom, where a process ``calls_itself`` so."""

    def __init__(self) -> None:
        self.raw = b""
        self.by: dict[str, list[Span]] = defaultdict(list)

    @property
    def spans(self) -> list[Span]:
        """What all told."""
        return [span for spans in self.by.values() for span in spans]

    async def take(self, request: Request) -> Response:
        body = await request.body()
        self.raw += body
        told = ExportTraceServiceRequest.FromString(body)
        for one in told.resource_spans:
            process = attributes(one.resource).get("service.instance.id", "")
            self.by[str(process)] += (span for scope in one.scope_spans for span in scope.spans)
        return Response(b"", media_type="application/x-protobuf")

    def names(self) -> set[frozenset[str]]:
        """What was done in each trace."""
        traces: dict[bytes, set[str]] = defaultdict(set)
        for span in self.spans:
            traces[span.trace_id].add(span.name)
        return {frozenset(names) for names in traces.values()}


@asynccontextmanager
async def collecting() -> AsyncIterator[tuple[Collector, str]]:
    """A collector on loopback, and its address."""
    collector = Collector()
    app = Starlette(routes=[Route("/v1/traces", collector.take, methods=["POST"])])
    async with serving(app) as address:
        yield collector, f"{address}/v1/traces"


def attributes(told: Span | Resource) -> dict[str, str | int]:
    """What is told of a span, or of who told it."""
    return {one.key: one.value.string_value or one.value.int_value for one in told.attributes}
