"""A running bot tells a collector of traces, from the webhook to what was delivered."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.process.collector import SOON, attributes, collecting
from tests.process.house import House, house, run, until
from tests.process.test_run import answered, ask

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


def test_from_what_a_door_kept_to_what_was_delivered(database: str, tmp_path: Path) -> None:
    async def tell() -> None:
        async with house(tmp_path, database) as h, collecting() as (collector, address):
            bot = await h.run(LOTSE_TRACES_URL=address, **SOON)
            ts, topic = await ask(h)
            await until(lambda: answered(h, ts, topic))
            await until(lambda: {"keep", "react", "deliver"} in collector.names())
            assert (await bot.end())[0] == 0

            sent = [attributes(span) for span in collector.spans if span.name == "deliver"]
            assert {one["lotse.platform"] for one in sent} == {"slack", "discourse"}
            assert {one["lotse.fate"] for one in sent} == {"sent"}
            events = {span.trace_id for span in collector.spans if span.name == "react"}
            (looked, *_) = [span for span in collector.spans if span.name == "look up"]
            assert {link.trace_id for link in looked.links} <= events, "notice and event are linked"
            assert looked.trace_id not in events
            assert all(span.end_time_unix_nano >= span.start_time_unix_nano
                       for span in collector.spans)  # fmt: skip
            for secret in whoever_and_whatever(h, topic):
                assert secret.encode() not in collector.raw

    run(tell)


def whoever_and_whatever(h: House, topic: int) -> list[str]:
    """Members, places and words, as a trace must never hold them."""
    people = [member.id for member in h.slack.members.values()]
    places = [channel.id for channel in h.slack.channels.values()]
    return [*people, *places, *(word for post in h.forum.posts(topic) for word in post.raw.split()
                                if len(word) > 5)]  # fmt: skip


def test_a_collector_that_is_away_holds_nobody_up(database: str, tmp_path: Path) -> None:
    async def tell() -> None:
        async with house(tmp_path, database) as h:
            bot = await h.run(LOTSE_TRACES_URL="http://127.0.0.1:9/v1/traces", **SOON)
            ts, topic = await ask(h)
            await until(lambda: answered(h, ts, topic))
            await until(lambda: "collector_away" in bot.log.read_text())
            await h.slack.say("mira", "#hilfe", "Und wie geht das in Python?")
            code, seconds = await bot.end()
            assert code == 0
            assert seconds < 10
            assert bot.log.read_text().count("collector") == 1

    run(tell)


def test_an_address_that_is_none_is_a_sentence(database: str, tmp_path: Path) -> None:
    async def tell() -> None:
        async with house(tmp_path, database) as h:
            told = await h.lotse("run", LOTSE_TRACES_URL="localhost:4318")
            assert told.code != 0
            assert "LOTSE_TRACES_URL" in told.err
            assert "Traceback" not in told.err

    run(tell)


def test_without_the_extra_it_says_how_to_get_it(database: str, tmp_path: Path) -> None:
    """As where it is not installed: an ``opentelemetry`` of ours that holds nothing comes first."""
    nothing = tmp_path / "nothing" / "opentelemetry"
    nothing.mkdir(parents=True)
    (nothing / "__init__.py").write_text("", encoding="utf-8")

    async def tell() -> None:
        async with house(tmp_path, database) as h:
            path = f"{nothing.parent}:{h.env['PYTHONPATH']}"
            told = await h.lotse(
                "run", LOTSE_TRACES_URL="http://127.0.0.1:9/v1/traces", PYTHONPATH=path
            )
            assert told.code != 0
            assert "requirements/traces.lock" in told.err
            assert "Traceback" not in told.err

    run(tell)
