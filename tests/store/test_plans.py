"""Nothing that is done every day reads a table whole that grows with the community's past."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from bot.effects import Answer, Post
from bot.events import CommandGiven, WeekEnded
from bot.ports import Ref
from bot.reactions import REACTIONS, WHILE_STOPPED
from bot.reactions._made_up import made_up_within
from bot.rules import CommunityRules, SendDigestRules
from bot.store import upkeep
from bot.store.database import is_sqlite
from bot.store.standing import standing
from matchers.model import Account
from tests.reactions.rules import TOPICS
from tests.reactions.village import WordTagger
from tests.store.days import (
    a_day_in_the_shadow,
    a_notice,
    a_second_of_a_worker,
    an_answer,
    an_edit,
    shared,
)
from tests.store.past import fill
from tests.store.plans import read_whole, whole_in_postgres, whole_in_sqlite
from tests.store.test_scale import Statement, listening
from tests.store.world import PUBLIC, World, all_on, asked, run, world

MOD = Account("slack:T1/UMOD")
RULES = all_on(
    community=CommunityRules(slack_channels=(PUBLIC.key,), moderators=(MOD,)),
    send_digest=SendDigestRules(slack_channels=(PUBLIC.key,)),
)


@contextmanager
def hearing(w: World) -> Iterator[list[Statement]]:
    """Every statement of a store, whoever says it."""
    heard: list[Statement] = []
    with listening(w.store._write_engine) as written, listening(w.store._read_engine) as read:
        yield heard
    heard.extend((*written, *read))


async def a_turn(w: World) -> None:
    """A question is kept, reacted to, and its line is claimed and sent."""
    at = w.clock.now()
    question = asked(1, title="Wie zähle ich in Excel?", body="In einer Tabelle")
    await w.store.keep([replace(question, at=at)])
    assert await w.store.next_due() is not None
    assert (await w.turns.due()).events
    await w.run_turns()
    assert {trace.reaction for trace in w.traces} > {"follow_thread", "tag_question"}
    assert [trace.error for trace in w.traces if trace.error] == []
    claims = await w.parcels.claim((), 16)
    assert claims
    for claim in claims:
        assert await w.parcels.began_again(claim)
        await w.parcels.sent(claim, Ref({"channel": "C1", "ts": "1.0"}))


async def _typed(w: World, command: str) -> tuple[Answer, ...]:
    given = CommandGiven(
        key=f"command:{command}",
        at=w.clock.now(),
        account=MOD,
        place=PUBLIC,
        command=command,
        moderator=True,
    )
    return await w.turns.react_now(given)


async def what_is_open(w: World) -> None:
    """``/lotse offen``."""
    (told,) = await _typed(w, "open")
    assert "Frage" in str(told)


async def a_digest(w: World) -> None:
    """The week is told; a moderator looks at it before."""
    assert await _typed(w, "digest")
    await w.store.keep([WeekEnded(key="week:2026-W45", at=w.clock.now(), week="2026-W45")])
    await w.run_turns()
    those = [one for one in w.traces if one.event.key == "week:2026-W45"]
    (trace,) = (one for one in those if one.reaction == "send_digest")
    assert any(isinstance(effect, Post) for effect in trace.effects)


async def how_it_stands(w: World) -> None:
    """What ``/metrics``, health and ``/lotse status`` ask."""
    now = w.store.now()
    found = await w.store.read(lambda c: standing(c, now))
    assert sum(found.tags.values()) > 0 < found.dead["event"]
    assert found.dead["delivery"] > 0 < found.open_questions
    await w.store.read(upkeep.oldest_waiting)
    await w.store.read(upkeep.condition)
    await w.store.next_moment()
    assert await w.store.dead_keys()


async def letting_go(w: World) -> None:
    """What is let go of each night."""
    went = await w.store.prune()
    assert went["inbox"] > 0 < went["outbox"]


DAILY = (
    a_turn,
    an_answer,
    an_edit,
    a_notice,
    a_day_in_the_shadow,
    what_is_open,
    a_digest,
    how_it_stands,
    a_second_of_a_worker,
    letting_go,
)


def test_nothing_that_is_done_daily_reads_a_large_table_whole(database: str) -> None:
    """SQLite is asked twice: as it is when Lotse runs on it, which counts nothing, and counted."""

    async def story() -> None:
        async with world(
            database, REACTIONS, while_stopped=WHILE_STOPPED, made_up=made_up_within, rules=RULES
        ) as w:
            w.turns.snapshot = replace(w.turns.snapshot, topics=TOPICS, tagger=WordTagger())
            await w.store.write(fill)
            shared(w)
            if not is_sqlite(database):
                analyze(w)
            heard: dict[str, list[Statement]] = {}
            found = {}
            for does in DAILY:
                with hearing(w) as heard[does.__name__]:
                    await does(w)
            found["as it is"] = await whole(w, heard)
            analyze(w)
            found["counted"] = await whole(w, heard)
            assert {how: what for how, what in found.items() if any(what.values())} == {}
            assert all(len(said) > 3 for said in heard.values())

    run(story)


def analyze(w: World) -> None:
    with w.store._write_engine.begin() as connection:
        connection.exec_driver_sql("ANALYZE")


async def whole(
    w: World, heard: dict[str, list[Statement]]
) -> dict[str, dict[str, tuple[str, ...]]]:
    return {
        does: told
        for does, said in heard.items()
        if (told := await w.store.read(lambda c, said=said: read_whole(c, said)))  # type: ignore[misc]
    }


PLANTED = {
    "SELECT tag.by, count(*) FROM tag GROUP BY tag.by": "tag",
    "SELECT count(*) FROM outbox WHERE outbox.error = 'x'": "outbox",
    "SELECT t.key FROM thread AS t WHERE t.title = 'x'": "thread",
    "SELECT count(*) FROM answer WHERE answer.thanks IS NULL": "answer",
    "DELETE FROM word WHERE word.closed IS NOT NULL": "word",
    "SELECT count(*) FROM shadow WHERE shadow.place = 'x'": "shadow",
    "SELECT verdict.cues FROM verdict WHERE verdict.asks": "verdict",
    "DELETE FROM suggestion WHERE suggestion.decision = 'x'": "suggestion",
    "SELECT count(*) FROM outbox_title WHERE outbox_title.key <> 'x'": "outbox_title",
}
"""Statements that read a whole table, or an index that holds all of it."""


def test_a_statement_that_reads_everything_is_found(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await w.store.write(fill)
            analyze(w)
            said = [Statement(sql, ()) for sql in PLANTED]
            found = await w.store.read(lambda c: read_whole(c, said))
            assert found == {sql: (table,) for sql, table in PLANTED.items()}

    run(story)


def test_how_databases_tell_of_it_is_understood() -> None:
    lines = ["SCAN t", "SCAN tag USING COVERING INDEX ix_tag_topic", "SEARCH word USING INDEX x"]
    lines += ["SCAN outbox USING INDEX ix_outbox_live", "SEARCH a USING AUTOMATIC COVERING INDEX"]
    sql = "SELECT 1 FROM thread AS t, answer AS a"
    assert list(whole_in_sqlite(lines, sql)) == ["thread", "tag", "answer"]
    led = {"Node Type": "Index Scan", "Index Name": "ix_word_at", "Index Cond": "(at < 1)"}
    walked = {"Node Type": "Bitmap Index Scan", "Index Name": "ix_thread_found"}
    narrow = {"Node Type": "Index Only Scan", "Index Name": "ix_inbox_dead"}
    read = {"Node Type": "Seq Scan", "Relation Name": "inbox"}
    plan = {"Node Type": "Append", "Plans": [led, {"Node Type": "Hash", "Plans": [walked]}]}
    plan["Plans"] += [narrow, read]  # type: ignore[operator]
    assert list(whole_in_postgres(plan)) == ["thread", "inbox"]
