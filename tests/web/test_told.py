"""Several processes in one terminal: whom to ask, who is not heard, and what adds up."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
from prometheus_client import Metric, generate_latest
from prometheus_client.parser import text_string_to_metric_families

from bot.effects import Message, Post
from bot.errors import YourMistake
from bot.events import WeekEnded
from bot.react import Trace
from bot.standing import Standing
from bot.web.metrics import Figures
from bot.web.told import address_of, asked, roles, together, told
from matchers.model import Place, Visibility
from tests.clocks import START

WORD = "geheim-geheim-geheim"


def heard(figures: Figures, standing: Standing | None = None) -> list[Metric]:
    """As another process reads it."""
    if standing is not None:
        figures.stands(standing)
    found = figures.counted if standing is None else figures.registry
    return list(text_string_to_metric_families(generate_latest(found).decode()))


def worker(*fates: str, digest: int = 0, at: datetime = START) -> Figures:
    """A worker that carried these, ten seconds each, and told a digest of so many questions."""
    figures = Figures()
    figures.works_as("worker")
    for fate in fates:
        figures.carried("slack", "Reply", fate, 10.0)
        if fate == "waits":
            figures.asked_to_wait("slack")
    if digest:
        event = WeekEnded(key="week:2026-W47", at=at, week="2026-W47")
        place = Place("slack:T1/C1", Visibility.PUBLIC)
        post = Post(key="k", place=place, message=Message("send_digest-week", {"count": digest}))
        figures.reacted([Trace(event, "send_digest", (post,))], at)
    return figures


def values(families: list[Metric]) -> dict[tuple[str, ...], float]:
    return {(s.name, *sorted(s.labels.values())): s.value for f in families for s in f.samples}


def test_what_was_counted_is_added_up() -> None:
    whole = together(
        [heard(worker("sent", "sent", "waits")), heard(worker("sent", "dead")), heard(worker())]
    )
    found = values(whole)
    assert found["lotse_deliveries_total", "Reply", "sent", "slack"] == 3
    assert found["lotse_deliveries_total", "Reply", "dead", "slack"] == 1
    assert found["lotse_too_many_requests_total", "slack"] == 1
    assert found["lotse_delivery_seconds_bucket", "10.0", "slack"] == 3
    assert found["lotse_process", "worker"] == 3
    lines = [line.strip() for line in told(whole)]
    assert "10.000s  slack (mean of 3)" in lines
    assert "3  sent, Reply, slack" in lines
    assert lines[lines.index("Processes, by what they are for:") + 1] == "3  worker"
    assert roles(whole) == {"worker"}


def test_the_digest_is_the_last_one_whoever_told_it_and_wherever_it_is_named() -> None:
    later = START + timedelta(days=7)
    processes = [
        heard(worker(digest=12)),
        heard(worker(digest=5, at=later)),
        heard(worker()),
    ]
    for order in (processes, processes[::-1]):
        lines = [line.strip() for line in told(together(order))]
        assert lines[lines.index("Open questions that the last digest told:") + 1] == "5"
        told_at = f"{later:%Y-%m-%d at %H:%M} UTC"
        assert lines[lines.index("When the last digest was told:") + 1] == told_at
    never = list(told(together([heard(worker())])))
    assert "When the last digest was told:" not in never


def test_how_it_stands_is_told_once_and_not_by_whoever_only_works() -> None:
    web = [heard(Figures(), Standing(open_questions=4, dead={"event": 2})) for _ in range(2)]
    found = values(together([*web, heard(worker())]))
    assert found["lotse_open_questions",] == 4
    assert found["lotse_dead", "event"] == 2
    assert not any(name[0] == "lotse_open_questions" for name in values(heard(worker())))


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("9101", ("203.0.113.7", 9101)),
        ("worker-2:9101", ("worker-2", 9101)),
        ("203.0.113.4:1", ("203.0.113.4", 1)),
        ("[fd00::2]:65535", ("fd00::2", 65535)),
    ],
)
def test_a_process_is_named_by_its_port_or_host_and_port(
    text: str, address: tuple[str, int]
) -> None:
    assert address_of(text, "203.0.113.7") == address


@pytest.mark.parametrize(
    "text", ["", "worker-2", "0", "65536", "http://worker-2:9101", "a b:1", "x:9101/metrics", "::1"]
)
def test_anything_else_is_told_with_the_remedy(text: str) -> None:
    with pytest.raises(YourMistake) as mistake:
        address_of(text, "127.0.0.1")
    assert str(mistake.value).startswith(f'"{text}" is no address of a process. Write its port')


@contextmanager
def answering(status: int, body: bytes) -> Iterator[str]:
    """The port of something that answers so whatever it is asked."""

    class Door(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Door) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield str(server.server_port)
        finally:
            server.shutdown()
            thread.join()


@pytest.mark.parametrize(
    ("status", "body", "why"),
    [
        (401, b"", "it was given another LOTSE_METRICS_TOKEN"),
        (404, b"Not Found", "it was given no LOTSE_METRICS_TOKEN"),
        (500, b"lotse_process 1\n", "what answers there tells no figures of Lotse"),
        (200, b"<html>Hello</html>", "what answers there tells no figures of Lotse"),
        (200, b"\xff\xfe", "what answers there tells no figures of Lotse"),
        (200, b"lotse_process 1" + b"0" * 400, "what answers there tells no figures of Lotse"),
        (200, b"node_load1 0.5\n", "what answers there tells no figures of Lotse"),
    ],
)
def test_whoever_is_not_heard_is_told_with_the_reason(status: int, body: bytes, why: str) -> None:
    with answering(status, body) as port:
        assert asked([port], "127.0.0.1", WORD) == {port: why}


def test_where_nobody_listens_nobody_answers_and_others_are_heard() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        nobody = str(free.getsockname()[1])
    with answering(200, generate_latest(worker("sent").counted)) as port:
        found = asked([nobody, port], "0.0.0.0", WORD)
    assert found[nobody] == "nobody answers there"
    there = found[port]
    assert not isinstance(there, str)
    assert values(there)["lotse_process", "worker"] == 1


@pytest.mark.parametrize(
    "odd",
    [
        b"# TYPE lotse_delivery_seconds histogram\nlotse_delivery_seconds_count 3.0\n",
        b"# TYPE lotse_open_questions gauge\nlotse_open_questions NaN\n",
        b"# TYPE lotse_open_questions gauge\nlotse_open_questions +Inf\n",
        b"# TYPE lotse_digest_time_seconds gauge\nlotse_digest_time_seconds 1e300\n",
    ],
)
def test_what_makes_no_sense_is_left_out(odd: bytes) -> None:
    """Another version's process, or one that a proxy answers for."""
    sound = b'# TYPE lotse_process gauge\nlotse_process{role="web"} 1.0\n'
    with answering(200, sound + odd) as port:
        found = asked([port], "127.0.0.1", WORD)[port]
    assert not isinstance(found, str)
    assert [*told(together([found, found]))] == [":", "           2  web"]
