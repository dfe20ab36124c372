"""The figures: who may read them, what they count, and that no label names anybody."""

from __future__ import annotations

import asyncio
import json
import re
from datetime import timedelta

import httpx
import pytest
import sqlalchemy as sa
from prometheus_client.parser import text_string_to_metric_families
from starlette.applications import Starlette

from bot.effects import Message, Post
from bot.events import WeekEnded
from bot.react import Trace
from bot.standing import Standing, Waiting
from bot.store.database import open_writer
from bot.store.outbox import mark_of, private_lane, unasked_lane
from bot.store.schema import failure, inbox, match, outbox, tag, thread
from bot.store.standing import kind_of_lane, standing
from bot.web.metrics import Figures, metrics_routes
from bot.web.told import told
from matchers.model import Account, Place, Visibility
from tests.clocks import START
from tests.conftest import ROOT
from tests.store.filled import rows

WORD = "geheim-geheim-geheim"
ADA = Account("slack:T1/UADA")


def get(figures: Figures, secret: str = WORD, authorization: str = "") -> httpx.Response:
    async def ask() -> Standing:
        return Standing(waiting={"slack private": Waiting(3, 12.5)}, matches={"proposed": 2})

    async def call() -> httpx.Response:
        app = Starlette(routes=metrics_routes(secret, figures, ask))
        headers = {"authorization": authorization.encode("latin-1")}
        transport = httpx.ASGITransport(app, client=("127.0.0.1", 1))
        async with httpx.AsyncClient(transport=transport, base_url="http://x") as client:
            return await client.get("/metrics", headers=headers)

    return asyncio.run(call())


def test_without_a_secret_there_is_no_such_address_not_even_on_this_machine() -> None:
    assert get(Figures(), "").status_code == 404
    assert get(Figures(), "", authorization="Bearer ").status_code == 404


@pytest.mark.parametrize(
    "brought", ["", WORD, f"bearer {WORD}", f"Bearer {WORD[:-1]}", "Bearer \xe4"]
)
def test_whoever_does_not_bring_it_reads_nothing(brought: str) -> None:
    answer = get(Figures(), authorization=brought)
    assert (answer.status_code, answer.text) == (401, "")


def test_whoever_brings_it_reads_what_was_counted() -> None:
    figures = Figures()
    event = WeekEnded(key="week:2026-W47", at=START, week="2026-W47")
    post = Post(
        key="k",
        place=Place("slack:T1/C1", Visibility.PUBLIC),
        message=Message("send_digest-week", {"count": 7}),
    )
    traces = [Trace(event, "send_digest", (post,)), Trace(event, "greet", (), "OurFault")]
    figures.reacted(traces, START + timedelta(seconds=2))
    figures.asked_to_wait("slack")
    counts = {"kept": 2}
    figures.has_door("slack", counts)
    counts["unsigned"] = 3
    figures.carried("slack", "Post", "waits", 1.0)
    figures.carried("slack", "Post", "sent", 3.0)
    answer = get(figures, authorization=f"Bearer {WORD}")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain; version=")
    families = list(text_string_to_metric_families(answer.text))
    found = {(s.name, *sorted(s.labels.values())): s.value for f in families for s in f.samples}
    assert found["lotse_events_total", "WeekEnded", "done"] == 1
    assert found["lotse_events_total", "WeekEnded", "failed"] == 1
    assert found["lotse_reaction_seconds_sum",] == 2
    assert found["lotse_reaction_seconds_count",] == 1
    assert found["lotse_deliveries_total", "Post", "slack", "waits"] == 1
    assert found["lotse_too_many_requests_total", "slack"] == 1
    assert found["lotse_delivery_seconds_sum", "slack"] == 3
    assert found["lotse_doors_total", "kept", "slack"] == 2
    assert found["lotse_doors_total", "slack", "unsigned"] == 3
    assert found["lotse_digest_questions",] == 7
    assert found["lotse_waiting", "slack private"] == 3
    assert found["lotse_oldest_waiting_seconds", "slack private"] == 12.5
    assert found["lotse_matches", "proposed"] == 2
    lines = [line.strip() for line in told(families)]
    assert lines[lines.index("Open questions that the last digest told:") + 1] == "7"
    assert "2.000s  (mean of 1)" in lines
    assert "3  slack private" in lines


def test_what_is_over_is_told_no_longer() -> None:
    figures = Figures()
    figures.stands(Standing(waiting={"inbox": Waiting(1, 1.0)}))
    figures.stands(Standing())
    assert not any("inbox" in line for line in told(figures.standing()))


def test_no_label_names_anybody(database: str) -> None:
    """Everything that a figure counts is there, about one member; nothing of her is told."""
    engine = open_writer(database)
    lanes = [private_lane(ADA), unasked_lane(ADA), "slack:T1/C9SECRET", "slack:group:abc123"]
    with engine.begin() as connection:
        for table in (failure, match, tag, thread):
            connection.execute(sa.insert(table), rows(table, 3))
        for number, lane in enumerate(lanes):
            row = rows(outbox, 1)[0] | {"seq": number, "key": f"k{number}", "lane": lane}
            connection.execute(sa.insert(outbox).values(row | {"status": "live", "at": 100.0}))
        row = rows(inbox, 1)[0] | {"key": ADA, "status": "ready", "at": 90.0}
        connection.execute(sa.insert(inbox).values(row))
        connection.execute(sa.update(match).values(learner=ADA, expert=ADA, state="proposed"))
        connection.execute(sa.update(tag).values(by="lotse", confidence=0.9))
        connection.execute(sa.update(thread).values(visibility="public", gone=False, started=50.0))
        found = standing(connection, 110.0)
    engine.dispose()
    assert found.waiting == {
        "inbox": Waiting(1, 20.0),
        "slack private": Waiting(1, 10.0),
        "slack unasked": Waiting(1, 10.0),
        "slack place": Waiting(1, 10.0),
        "slack group": Waiting(1, 10.0),
    }
    assert found.matches == {"proposed": 3}
    assert found.tags == {("lotse", "from 0.85"): 3}
    figures = Figures()
    figures.stands(found)
    text = "\n".join(told(figures.standing()))
    for private in ("UADA", mark_of(ADA), "C9SECRET", "abc123", "T1"):
        assert private not in text


@pytest.mark.parametrize(
    ("confidence", "band"),
    [
        (0.0, "below 0.5"),
        (0.5, "from 0.5"),
        (0.69, "from 0.5"),
        (0.95, "from 0.95"),
        (1, "from 0.95"),
    ],
)
def test_bands_begin_where_they_say(database: str, confidence: float, band: str) -> None:
    engine = open_writer(database)
    with engine.begin() as connection:
        found_in(connection, confidence=confidence)
        assert standing(connection, 0.0).tags == {("lotse", band): 1}
    engine.dispose()


def found_in(connection: sa.Connection, *, confidence: float = 0.9, **given: object) -> None:
    """A topic that we found in a public question of now."""
    asked = rows(thread, 1)[0] | {"key": "t", "visibility": "public", "gone": False, "started": 0.0}
    connection.execute(sa.insert(thread).values(asked | given))
    row = {"thread": "t", "topic": "excel", "by": "lotse", "confidence": confidence}
    connection.execute(sa.insert(tag).values(row))


@pytest.mark.parametrize(
    ("given", "counted"),
    [
        ({}, 1),
        ({"started": -27 * 86_400.0}, 1),
        ({"started": -29 * 86_400.0}, 0),
        ({"visibility": "private"}, 0),
        ({"gone": True}, 0),
    ],
)
def test_tags_are_those_of_public_questions_of_four_weeks(
    database: str, given: dict[str, object], counted: int
) -> None:
    engine = open_writer(database)
    with engine.begin() as connection:
        found_in(connection, **given)
        assert sum(standing(connection, 0.0).tags.values()) == counted
    engine.dispose()


def test_a_lane_of_nowhere_is_a_kind_too() -> None:
    assert kind_of_lane("forgotten") == "forgotten place"
    assert kind_of_lane("discourse:c/5") == "discourse place"


def test_the_dashboard_asks_only_for_figures_that_there_are_and_for_all_of_them() -> None:
    board = json.loads((ROOT / "config" / "grafana.json").read_text(encoding="utf-8"))
    asked = " ".join(t["expr"] for panel in board["panels"] for t in panel["targets"])
    named = {re.sub(r"_(total|bucket)$", "", name) for name in re.findall(r"lotse_\w+", asked)}
    assert named == {family.name for family in Figures().registry.collect()}
    assert len({panel["id"] for panel in board["panels"]}) == len(board["panels"])
