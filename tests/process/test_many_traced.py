"""Whichever process did it: what a web process kept and a worker delivered is one trace."""

from __future__ import annotations

from pathlib import Path

import pytest
from opentelemetry.proto.trace.v1.trace_pb2 import Span

from tests.process.collector import SOON, Collector, attributes, calls_itself, collecting
from tests.process.house import House, house, run, until
from tests.process.test_many import begin
from tests.process.test_run import answered, ask
from tests.process.test_traces import whoever_and_whatever

pytestmark = [
    pytest.mark.timeout(600),
    pytest.mark.parametrize("database", ["postgres"], indirect=True),
]


async def begin_traced(h: House, address: str) -> None:
    """A web process and a worker, which tell the same collector."""
    h.env |= {"LOTSE_TRACES_URL": address, **SOON}
    told = await h.lotse("migrate")
    assert told.code == 0, told.err
    for role in ("worker", "web"):
        await begin(h, role, **calls_itself(role))


def test_what_one_process_kept_and_another_delivered_is_one_trace(
    database: str, tmp_path: Path
) -> None:
    async def tell() -> None:
        async with house(tmp_path, database) as h, collecting() as (collector, address):
            await begin_traced(h, address)
            ts, topic = await ask(h)
            await until(lambda: answered(h, ts, topic))
            for bot in h.running:
                assert (await bot.end())[0] == 0
            assert {*collector.by} == {"web", "worker"}
            slack_is_one_trace(collector)
            what_the_forum_pointed_at_is_linked(collector)
            assert [
                who for who in whoever_and_whatever(h, topic) if who.encode() in collector.raw
            ] == []

    run(tell)


def slack_is_one_trace(collector: Collector) -> None:
    """From what the web process kept to what the worker delivered; neither did the other's part."""
    (kept,) = told(collector, "web", "keep", kind="QuestionAsked")
    (sent,) = told(collector, "worker", "deliver", platform="slack", kind="Reply")
    assert kept.trace_id == sent.trace_id
    assert names_in(collector, "web", kept.trace_id) == {"keep"}
    assert names_in(collector, "worker", kept.trace_id) == {"react", "deliver"}
    assert kept.start_time_unix_nano <= sent.end_time_unix_nano


def what_the_forum_pointed_at_is_linked(collector: Collector) -> None:
    """The web process kept a notice; the worker looked it up, which led to an event of its own."""
    (sent,) = told(collector, "worker", "deliver", platform="discourse", kind="Reply")
    looks = told(collector, "worker", "look up")
    (looked, *_) = [one for one in looks if sent.trace_id in {link.trace_id for link in one.links}]
    assert names_in(collector, "web", looked.trace_id) == {"keep"}
    assert names_in(collector, "worker", sent.trace_id) == {"react", "deliver"}
    assert names_in(collector, "web", sent.trace_id) == set()


def told(collector: Collector, process: str, name: str, **about: str) -> list[Span]:
    """The spans of that name by a process, of which all this is told."""
    wanted = {f"lotse.{word}": value for word, value in about.items()}.items()
    named = [span for span in collector.by[process] if span.name == name]
    return [span for span in named if wanted <= attributes(span).items()]


def names_in(collector: Collector, process: str, trace: bytes) -> set[str]:
    """What a process did in a trace."""
    return {span.name for span in collector.by[process] if span.trace_id == trace}
