"""What members ask of a grown community stays a few statements, led by their indexes."""

from __future__ import annotations

from bot.effects import Message, ShowHome
from bot.store.view import View
from tests.store.test_community import ADA
from tests.store.test_scale import about, grown, listening, plan
from tests.store.world import put, run, world


def test_a_search_walks_from_the_newest_and_reads_few(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await grown(w)
            with listening(w.store._read_engine) as heard:
                found = await w.store.read(
                    lambda c: View(c, w.turns.snapshot).titled(("excel",), ("frage 77",), 50)
                )
            assert 50 <= len(found) <= 150, "however many there are"
            assert len(heard) == 5
            for statement in heard[:2]:
                assert "ix_thread_found" in await plan(w, statement)

    run(story)


def test_a_home_tab_is_found_by_its_own_index(database: str) -> None:
    async def story() -> None:
        async with world(database) as w:
            await grown(w)
            await put(w, ShowHome(key="show_home:member:1:h", account=ADA, message=Message("m")))
            with listening(w.store._read_engine) as heard:
                shown = await w.store.read(lambda c: View(c, w.turns.snapshot).home_shown(ADA))
            assert shown == "show_home:member:1:h"
            assert "ix_outbox_home" in await plan(w, about(heard, "outbox.kind"))

    run(story)
