"""A question rests for as long as a moderator says, and is back at once with a zero."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from bot.effects import Moment, SnoozeThread, WriteLogbook
from bot.reactions.snooze_thread import snooze_thread
from tests.reactions.moderating import give, told
from tests.reactions.rules import MOD
from tests.reactions.village import ADA, NOW, THREAD, holding, kept, of

LINK = THREAD.permalink


def snooze(typed: str) -> list[Any]:
    return give(snooze_thread, "snooze", typed, holding(kept()))


@pytest.mark.parametrize(
    ("typed", "days"), [(LINK, 3), (f"{LINK} 5 Tage", 5), (f"{LINK}  2 weeks", 14)]
)
def test_it_rests_until_then(typed: str, days: int) -> None:
    until = NOW + timedelta(days=days)
    effects = snooze(typed)
    assert of(SnoozeThread, effects) == [SnoozeThread(thread=THREAD.key, until=until)]
    about = {"thread": THREAD.key}
    assert of(WriteLogbook, effects) == [WriteLogbook(what="snoozed", by=MOD, at=NOW, about=about)]
    assert told(effects) == "snoozed"
    assert effects[-1].message.fields["until"] == Moment(until)


def test_a_zero_brings_it_back() -> None:
    effects = snooze(f"{LINK} 0")
    assert of(SnoozeThread, effects) == [SnoozeThread(thread=THREAD.key, until=None)]
    assert told(effects) == "woken"


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("", "how"),
        ("https://example.org/x", "unknown_question"),
        ("x" * 3000, "unknown_question"),
        (f"{LINK} bald", "no_span"),
        (f"{LINK} {'y' * 3000}", "no_span"),
        (f"{LINK} 61 Tage", "too_long"),
        (f"{LINK} -3 Tage", "no_span"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_changes(typed: str, answer: str) -> None:
    effects = snooze(typed)
    assert len(effects) == 1
    assert told(effects) == answer


def test_others_hear_of_it_from_answer_command() -> None:
    assert give(snooze_thread, "snooze", LINK, holding(kept()), by=ADA) == []
