"""What happens to a thread and its answers: which part of the store keeps it."""

from __future__ import annotations

from typing import assert_never

import sqlalchemy as sa

from bot.effects import (
    DropAnswer,
    DropThread,
    GuardThread,
    JudgeAnswer,
    KeepAnswer,
    KeepQuestion,
    RejectTags,
    SayHelped,
    SeeThread,
    SetAside,
    SnoozeThread,
    TagThread,
)
from bot.store import (
    doubts,
    helpers,
    later,
    putting_off,
    shadows,
    steered,
    suggestions,
    tags,
    threads,
)
from bot.store.aside import set_aside

_OfThread = KeepQuestion | TagThread | RejectTags | SeeThread | DropThread | SetAside | SnoozeThread
_OfAnswer = KeepAnswer | DropAnswer | JudgeAnswer | SayHelped | GuardThread
Changes = _OfThread | _OfAnswer


def change(connection: sa.Connection, effect: Changes, now: float) -> None:
    """Apply it, at the moment ``now`` (seconds)."""
    if isinstance(effect, _OfAnswer):
        _change_answer(connection, effect)
    else:
        _change_thread(connection, effect, now)


def _change_thread(connection: sa.Connection, effect: _OfThread, now: float) -> None:
    match effect:
        case KeepQuestion():
            threads.keep_question(connection, effect)
        case TagThread():
            tags.tag_thread(connection, effect)
        case RejectTags():
            tags.reject_tags(connection, effect, now)
        case SeeThread():
            threads.see_thread(connection, effect)
        case DropThread():
            threads.drop_thread(connection, effect.thread)
            _drop_what_waits(connection, effect.thread)
        case SnoozeThread():
            steered.snooze_thread(connection, effect)
        case SetAside():
            set_aside(connection, effect)
            _drop_what_waits(connection, effect.thread)
        case _:
            assert_never(effect)


def _drop_what_waits(connection: sa.Connection, thread: str) -> None:
    for kept in (putting_off, later, helpers, suggestions, shadows, doubts):
        kept.drop_of_thread(connection, thread)


def _change_answer(connection: sa.Connection, effect: _OfAnswer) -> None:
    """What changes whether a thread is open."""
    match effect:
        case GuardThread():
            threads.guard_thread(connection, effect)
        case KeepAnswer():
            threads.keep_answer(connection, effect)
        case DropAnswer():
            threads.drop_answer(connection, effect.answer, effect.thread)
        case JudgeAnswer():
            threads.judge_answer(connection, effect)
        case SayHelped():
            threads.say_helped(connection, effect)
        case _:
            assert_never(effect)
