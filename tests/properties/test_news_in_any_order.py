"""The news of one thread, in any order and twice: what is held is what came of it in order.

The town of ``test_any_order`` tries this among crashes; here it is tried often.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.events import Event, ThreadSeen
from bot.store.database import sqlite_file
from tests.properties.deeds import FORUM, answered, asked, edited, ended
from tests.properties.test_any_order import Picture, fresh, picture
from tests.properties.town import Town

SLACK: list[Event] = [asked(0), *edited(0), *answered(0)]
SEEN: list[Event] = [event for event in ended(FORUM) if isinstance(event, ThreadSeen)]


def after(url: str, told: Sequence[Event]) -> Picture:
    """What is held after these events, each reacted to before the next arrives."""
    town = Town(url)
    try:
        for event in told:
            town.do(lambda event=event: town.store.keep([event]))  # type: ignore[misc]
            while town.do(lambda: town.react(16)):
                pass
        assert not [trace for trace in town.seen if trace.error]
        return picture(town, list(told), topics=True)
    finally:
        town.end()


def in_order(events: Sequence[Event]) -> list[Event]:
    return sorted(events, key=lambda event: event.at)


def compare(database: str, new: Callable[[], str], events: list[Event], examples: int) -> None:
    """Some of the events, shuffled, and some of them late once more."""

    @settings(
        max_examples=examples if sqlite_file(database) else examples // 5,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(
        keep=st.lists(st.sampled_from(events), unique_by=lambda e: e.key, max_size=len(events)),
        again=st.lists(st.integers(0, 99), max_size=3),
    )
    def any_order(keep: list[Event], again: list[int]) -> None:
        told = [*keep, *(keep[n % len(keep)] for n in again if keep)]
        assert after(new(), told) == after(new(), in_order(keep))

    any_order()


def test_slack(database: str, tmp_path: Path) -> None:
    compare(database, fresh(database, tmp_path), SLACK, 120)


def test_the_forum(database: str, tmp_path: Path) -> None:
    compare(database, fresh(database, tmp_path), [asked(FORUM), *edited(FORUM), *SEEN], 40)


def test_what_was_found_in_the_wrong_order_before(database: str, tmp_path: Path) -> None:
    """Accepted before it was asked; taken back before it was accepted; an old edit that is late."""
    new = fresh(database, tmp_path)
    question, (first, second, _), (given_a, _, _, yes, no, *_) = asked(0), edited(0), answered(0)
    for told in (
        [yes, question, given_a],
        [yes, given_a, question],
        [question, given_a, no, yes],
        [no, yes, given_a, question],
        [question, second, first],
        [second, first, question],
    ):
        threads, learnt = after(new(), told)
        assert (threads, learnt) == after(new(), in_order(told))
        assert threads, told
    threads, learnt = after(new(), [yes, question, given_a])
    assert [state[4] for state in threads.values()] == [f"{next(iter(threads))}/a"]
    assert learnt, "and it is evidence"
