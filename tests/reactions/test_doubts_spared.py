"""Moderators are asked a few times a day, and not about what is gone or forgotten."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.effects import KeepDoubt, Post, Unsay
from bot.events import ButtonPressed, ThreadDeleted
from bot.reactions._doubts import key_of
from bot.reactions.follow_thread import follow_thread
from bot.reactions.forget_member import forget_member
from matchers.doubting import Verdict
from matchers.model import Thread, Topic
from tests.reactions.suggesting import MODERATORS
from tests.reactions.test_doubt_aliases import ALIAS, THREE, asked, links, told, village
from tests.reactions.village import BEN, DAY, HELP, NOW, effects_of, of


def told_of(*gone: Thread, decision: Verdict = "open") -> list[Any]:
    """The first of these is deleted: what becomes of the message that asks about all of them."""
    doubt = replace(asked(decision), threads=(THREE[0].key, *(t.key for t in gone[1:])))
    where = village(*THREE, doubts=[doubt], keys=frozenset({key_of(doubt)}))
    event = ThreadDeleted(key="d", at=NOW, thread=gone[0].key)
    about = {f"{key_of(doubt)}", f"{key_of(doubt)}:unsaid"}
    effects = effects_of(follow_thread, event, where)
    return [e for e in effects if isinstance(e, KeepDoubt) or getattr(e, "instead_of", "") in about]


@pytest.mark.prevents("F14")
def test_a_question_that_is_gone_is_linked_no_more_and_the_others_are() -> None:
    keep, edit = told_of(*THREE)
    assert keep.doubt.threads == tuple(t.key for t in THREE[1:])
    assert edit.message.fields["threads"] == 2
    assert links(edit.message) == [t.permalink for t in THREE[1:]]


def test_where_all_of_them_are_gone_the_message_goes_unless_it_is_decided() -> None:
    keep, unsay = told_of(THREE[0])
    assert keep.doubt.threads == ()
    assert isinstance(unsay, Unsay)
    keep, edit = told_of(THREE[0], decision="dropped")
    assert keep.doubt.decision == "dropped"
    assert edit.message.name == "doubt_aliases-is_dropped"
    assert links(edit.message) == []


def test_what_a_forgotten_member_asked_is_linked_no_more() -> None:
    where = village(*THREE, doubts=[asked()], keys=frozenset({key_of(asked())}))
    mine = replace(where.threads[THREE[1].key], asker=BEN)
    where = replace(where, threads={**where.threads, mine.thread.key: mine})
    yes = ButtonPressed(
        key="f", at=NOW, account=BEN, place=HELP, button="forget_member-yes", value=""
    )
    [keep] = of(KeepDoubt, effects_of(forget_member, yes, where))
    assert keep.doubt.threads == (THREE[0].key, THREE[2].key)


@pytest.mark.prevents("F22")
def test_three_a_day_are_enough_and_beyond_nothing_is_kept() -> None:
    assert told(village(*THREE, posted=3)) == []
    assert len(of(Post, told(village(*THREE, posted=2)))) == 1
    two = {(t.key, "excel", name): NOW - DAY for t in THREE for name in (ALIAS, "Summe")}
    topics = {"excel": Topic("excel", "Excel", "Spreadsheets", (ALIAS, "Summe"))}
    where = replace(village(*THREE, posted=2), misled=two, topics=topics)
    assert len(of(KeepDoubt, told(where))) == 1
    assert len(of(KeepDoubt, told(replace(where, posted=0)))) == 2


@pytest.mark.parametrize("target", ["doubt_aliases", MODERATORS.key])
def test_while_their_channel_is_stopped_nothing_is_kept_as_asked(target: str) -> None:
    assert told(village(*THREE, switches=frozenset({f"stopped:{target}"}))) == []
