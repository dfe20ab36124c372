"""Communities of all kinds: nothing that Lotse says, lists, logs, counts or traces holds a private
word.

Private channels, restricted categories and letters from the beginning; places that close, open and
close again; threads that move to where not all may read and back, are deleted, called confidential
or taken off lists. A digest was posted before all this. Hypothesis draws them, and where something
leaks it finds the smallest such community; ``EVERY`` is played whatever is drawn.
"""

from __future__ import annotations

import itertools
import logging
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from bot.store.database import is_sqlite
from tests.conftest import sqlite_database
from tests.postgres import drop_database, new_database
from tests.stories.forum_acts import RAW, catch_up, dump
from tests.stories.private_outputs import (
    LETTER,
    WHISPER,
    about,
    answers,
    said,
    traced,
    with_metrics,
)
from tests.stories.private_places import (
    ALWAYS_PUBLIC,
    ASKING,
    LATE,
    ROOM,
    ROUNDS,
    WORD_OF_ROOM,
    Life,
    Question,
    Town,
    ask,
    furnish,
    live,
    questions_of,
    towns,
)
from tests.stories.slack_acts import profile, run
from tests.stories.stage import Staged, stage

MANY = {"sqlite": 4, "postgres": 1}
"""Communities that are drawn, beside ``EVERY``: a minute on SQLite."""

EVERY = Town(
    (
        Life("room", "tom", answered=False, deeds=("", "", "")),
        Life("room", "mira", answered=True, deeds=("", "deleted", "")),
        Life("room", "grace", answered=False, deeds=("", "", "confidential")),
        Life("help", "tom", answered=True, deeds=("deleted", "", "")),
        Life("help", "grace", answered=False, deeds=("", "confidential", "")),
        Life("forum", "tom", answered=True, deeds=("readers", "readers", "readers")),
        Life("forum", "tom", answered=False, deeds=("moved", "moved", "readers")),
        Life("forum", "tom", answered=True, deeds=("unlisted", "moved", "unlisted")),
        Life("forum", "tom", answered=False, deeds=("deleted", "deleted", "unlisted")),
        Life("category", "tom", answered=True, deeds=("readers", "readers", "deleted")),
        Life("channel", "tom", answered=True, deeds=("private", "private", "")),
        Life("letter", "tom", answered=False, deeds=("", "", "")),
        Life("group", "tom", answered=False, deeds=("", "", "")),
    ),
    private=(True, False, True),
)
"""A life of every kind, with each way to close and open a place."""


@contextmanager
def another(like: str, folder: Path, number: int) -> Iterator[str]:
    """An empty database of the same kind: each community has its own."""
    if is_sqlite(like):
        yield sqlite_database(folder / f"town{number}.sqlite3")
        return
    url = new_database()
    yield url
    drop_database(url)


@pytest.mark.prevents("F14")
@pytest.mark.timeout(900)
def test_no_private_word_is_said_listed_logged_counted_or_traced(
    database: str,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    caplog.set_level(logging.DEBUG)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    numbers = itertools.count()

    @settings(
        max_examples=MANY["sqlite" if is_sqlite(database) else "postgres"],
        derandomize=True,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(towns)
    def holds(town: Town) -> None:
        caplog.clear()
        with another(database, tmp_path, next(numbers)) as url:
            run(lambda: play(url, town))
        words = [*ALWAYS_PUBLIC, *LATE, *(one.word for one in questions_of(town)), WORD_OF_ROOM]
        assert told_in(caplog.text, words) == []
        assert "reacted" in caplog.text, "this log would show it"

    holds()
    holds.hypothesis.inner_test(EVERY)  # type: ignore[attr-defined]  # last: it is not made smaller


async def play(database: str, town: Town) -> None:
    """All that becomes of a community; a collector is told of it."""
    async with traced() as collector, stage(database, with_metrics) as s:
        questions = await begun(s, town)
        unheard = {one: await about(s, one) for one in (*LATE, *(q.word for q in questions))}
        for one in questions:
            await ask(s, one)
        await s.pass_time(days=5)
        for one in questions:
            one.was_public = not one.shut
        await keeps_what_was_public(s, questions)
        for number in range(ROUNDS):
            await a_round(s, town, number, questions, unheard)
        await last_week(s, town, questions)
    words = [*(one.word for one in questions), WORD_OF_ROOM]
    assert told_in(collector.raw.decode(errors="replace"), words) == []
    assert {"keep", "react", "deliver"} in collector.names(), "this trace would show it"


async def begun(s: Staged, town: Town) -> list[Question]:
    """Its places and people, some days before a digest; those who look are not in the room."""
    await profile(s, "aylin", learns={"excel": 0})
    await profile(s, "grace", teaches={"excel": 4})
    for who in ("aylin", "jonas"):
        await s.slack.leave(who, ROOM)
    questions = questions_of(town)
    for one in questions:
        furnish(s, one)
    await s.pass_time(days=2)
    return questions


async def a_round(
    s: Staged, town: Town, number: int, questions: list[Question], unheard: dict[str, object]
) -> None:
    """Places close and open; whoever asks then reads no word of what is closed."""
    private = town.private[number]
    s.slack.channel(ROOM).kind = "group" if private else "channel"  # Slack tells nobody
    await s.pass_time(minutes=6)
    before = said(s)
    for one in questions:
        await live(s, one, one.life.deeds[number], room_private=private)
        one.was_public |= not is_secret(one, private=private)
    await s.pass_time(minutes=6)
    if private:
        late = Life("room", "tom", answered=False, deeds=("",) * ROUNDS)
        questions.append(Question(LATE[number], late, set()))
        await ask(s, questions[-1])
    await s.slack.say("jonas", "#hilfe", f"{ASKING} Schon wieder.")
    await s.forum.open_topic("sam", "Fragen", f"{ASKING} Nochmal.", RAW)
    await s.settle()
    shown = list(await answers(s))
    holds_nothing(shown, secrets(questions, private=private))
    assert told_in(str(shown), open_words(questions, private=private)), "these would show it"
    for one in questions:
        if is_secret(one, private=private):
            assert await about(s, one.word) == unheard[one.word], "as if nobody had ever said it"
    await s.pass_time(days=2)
    await seen_again(s)
    says_nothing(s, before, questions, private=private)
    await keeps_what_was_public(s, questions)


async def last_week(s: Staged, town: Town, questions: Sequence[Question]) -> None:
    """The digests after all this."""
    before = said(s)
    await s.pass_time(days=1, hours=10)
    says_nothing(s, before, questions, private=town.private[-1])
    new = [text for where, text in said(s).items() if text != before.get(where)]
    told = told_in(str(new), open_words(questions, private=town.private[-1]))
    assert told, "these digests would tell it"


async def seen_again(s: Staged) -> None:
    """Every thread that is held is looked at again: ten in a go."""
    for _ in range(2):
        await catch_up(s)
    await s.pass_time(minutes=6)


# --- what must not be found


def is_secret(one: Question, *, private: bool) -> bool:
    """Whether not everybody may read it now."""
    return bool(one.shut) or (one.place == ROOM and private)


def told_in(text: str, words: Iterable[str]) -> list[str]:
    """Which of the words it tells, in whatever case: they are in addresses, too."""
    small = text.casefold()
    return [word for word in words if word.casefold() in small]


def open_words(questions: Sequence[Question], *, private: bool) -> list[str]:
    """The words that everybody may read now."""
    return [one.word for one in questions if not is_secret(one, private=private)]


def secrets(questions: Sequence[Question], *, private: bool) -> list[str]:
    """The words that may not be told."""
    words = [one.word for one in questions if is_secret(one, private=private)]
    return [*words, WORD_OF_ROOM] if private else words


def holds_nothing(shown: Sequence[tuple[str, str]], words: Sequence[str]) -> None:
    for where, text in shown:
        assert told_in(text, words) == [], where


def says_nothing(
    s: Staged, before: dict[str, str], questions: Sequence[Question], *, private: bool
) -> None:
    """Nothing new tells a word; what was told before is taken away where a platform tells us.

    Letters stay as one member read them, and what is named in a room that became private.
    """
    now = said(s)
    new = [(where, text) for where, text in now.items() if text != before.get(where)]
    holds_nothing(new, secrets(questions, private=private))
    private_words = ("D", LETTER, WHISPER)
    lasting = [(where, t) for where, t in now.items() if not where.startswith(private_words)]
    holds_nothing(lasting, [one.word for one in questions if one.shut])


async def keeps_what_was_public(s: Staged, questions: Sequence[Question]) -> None:
    """No word that was never public is held; and this dump would show it."""
    held = await dump(s)
    assert told_in(held, [one.word for one in questions if not one.was_public]) == []
    assert told_in(held, ALWAYS_PUBLIC) == [*ALWAYS_PUBLIC], "this dump would show it"
