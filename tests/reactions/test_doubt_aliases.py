"""Moderators are asked about an alias that misled three times, and their answer is in force."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.effects import (
    Answer,
    DropAddition,
    Edit,
    Effect,
    KeepAddition,
    KeepDoubt,
    Links,
    Message,
    Post,
    WriteLogbook,
)
from bot.events import (
    ButtonPressed,
    CommandGiven,
    Event,
    TagsRejected,
    ThreadSeen,
    TopicsChosen,
)
from bot.reactions._doubts import DROP, KEEP, REOPEN, USE, key_of
from bot.reactions._suggestions import NO, Pressed
from bot.reactions.doubt_aliases import A_YEAR, doubt_aliases
from bot.reactions.grow_topics import grow_topics
from matchers.additions import Addition
from matchers.doubting import Doubt, Verdict
from matchers.model import Account, Thread, Topic
from tests.reactions.rules import MOD, RULES
from tests.reactions.suggesting import MODERATORS
from tests.reactions.village import (
    ADA,
    BEN,
    DAY,
    HELP,
    NOW,
    PRIVATE,
    THREAD,
    Village,
    effects_of,
    holding,
    kept,
    of,
)

ALIAS = "Tabelle"
"""Of Excel, in the village."""


def threads(*places: Any) -> list[Thread]:
    """The village's thread, and others in these places."""
    others = [
        replace(THREAD, key=f"{place.key}/{n}.0", place=place, permalink=f"https://t1.example/{n}")
        for n, place in enumerate(places, 2)
    ]
    return [THREAD, *others]


THREE = threads(HELP, HELP)


def village(
    *where: Thread, topic: str = "excel", name: str = ALIAS, ago: timedelta = DAY, **more: Any
) -> Village:
    """An alias misled there."""
    misled = {(one.key, topic, name): NOW - ago for one in where}
    return holding(*map(kept, where), misled=misled, moderators=MODERATORS, **more)


REJECTED = TagsRejected(key="x", at=NOW, thread=THREAD.key, by=ADA)


def told(where: Village, event: Event = REJECTED) -> list[Any]:
    return effects_of(doubt_aliases, event, where)


def asked(decision: Verdict = "open", ago: timedelta = DAY) -> Doubt:
    return Doubt("excel", ALIAS, NOW - ago, tuple(t.key for t in THREE), decision)


def press(button: str, doubt: Doubt | None, by: Account = MOD, **more: Any) -> list[Any]:
    """Somebody presses it below what is asked."""
    keys = frozenset({key_of(doubt)}) if doubt else frozenset()
    doubts = [doubt] if doubt else []
    value = f"{(doubt or asked()).asked:%Y-%m}#excel#{ALIAS}"
    event = ButtonPressed(key="b", at=NOW, account=by, place=HELP, button=button, value=value)
    return told(village(*THREE, doubts=doubts, keys=keys, **more), event)


def said(effects: list[Any]) -> str:
    [answer] = of(Answer, effects)
    assert answer.message is not None
    return answer.message.name


def links(message: Message) -> list[str]:
    found = (v for part in message.parts for v in part.fields.values() if isinstance(v, Links))
    return [link.url for one in found for link in one.items]


# --- when they are asked


@pytest.mark.parametrize(
    "event",
    [
        REJECTED,
        TopicsChosen(key="c", at=NOW, thread=THREAD.key),
        ThreadSeen(key="s", at=NOW, thread=THREAD, asker=ADA, title="Excel"),
        ButtonPressed(
            key="n",
            at=NOW,
            account=MOD,
            place=HELP,
            button=NO,
            value=Pressed("open", "excel", THREAD.key).value,
        ),
    ],
)
def test_the_third_correction_asks_moderators_however_it_came(event: Event) -> None:
    effects = told(village(*THREE), event)
    [post], [keep] = of(Post, effects), of(KeepDoubt, effects)
    assert post.place == MODERATORS
    assert [b.name for b in post.message.buttons] == [DROP, KEEP]
    assert post.message.fields["word"] == ALIAS
    assert post.message.fields["threads"] == 3
    assert links(post.message) == [t.permalink for t in THREE]
    assert keep.doubt == Doubt("excel", ALIAS, NOW, tuple(t.key for t in THREE))


@pytest.mark.prevents("F32")
def test_who_corrected_is_named_nowhere() -> None:
    written = str(told(village(*THREE)))
    assert ADA not in written
    assert BEN not in written


@pytest.mark.parametrize(
    "where",
    [
        village(*THREE[:2]),
        village(*THREE, ago=timedelta(days=31)),
        village(*THREE, name="Excel"),
        village(*THREE, name="Spreadsheets"),
        village(*THREE, name="no name of it any more"),
        village(*THREE, topic="gone"),
        replace(village(*THREE), moderators=None),
        village(*THREE, doubts=[asked()]),
        village(*THREE, doubts=[asked(ago=timedelta(days=29))]),
        village(*THREE, doubts=[asked("kept", ago=A_YEAR - DAY)]),
        village(*THREE, keys=frozenset({key_of(asked(ago=timedelta()))})),
        holding(moderators=MODERATORS, misled=village(*THREE).misled),
    ],
    ids=lambda _: "quiet",
)
def test_nobody_is_asked_twice_nor_too_early_nor_about_what_a_topic_is_called(
    where: Village,
) -> None:
    assert told(where) == []


@pytest.mark.parametrize(
    "before",
    [asked(ago=timedelta(days=31)), asked("kept", A_YEAR + DAY), asked("dropped", A_YEAR)],
)
def test_what_misleads_again_later_is_asked_about_again(before: Doubt) -> None:
    assert len(of(Post, told(village(*THREE, doubts=[before])))) == 1


def test_rules_say_how_often_and_how_long() -> None:
    where = village(*THREE[:2], ago=timedelta(days=40))
    assert RULES.doubt_aliases is not None
    rules = replace(RULES, doubt_aliases=replace(RULES.doubt_aliases, times=2, days=60))
    [post] = of(Post, told(replace(where, rules=rules)))
    assert (post.message.fields["threads"], post.message.fields["within"]) == (2, "60")


def test_where_a_community_begins_in_the_shadow_they_are_not_asked() -> None:
    community = replace(RULES.community, shadow=True)
    where = village(*THREE, rules=replace(RULES, community=community))
    assert told(where) == []
    assert of(Post, told(replace(where, switches=frozenset({"live:doubt_aliases"}))))


@pytest.mark.prevents("F14")
def test_only_what_is_public_is_linked_and_a_guarded_question_is_not() -> None:
    private, guarded = threads(PRIVATE, HELP)[1:]
    where = village(THREAD, private, guarded)
    whole = {**where.threads, guarded.key: replace(where.threads[guarded.key], guarded=True)}
    [post] = of(Post, told(replace(where, threads=whole)))
    assert links(post.message) == [THREAD.permalink]
    assert post.message.fields["threads"] == 3, "they count all the same"


# --- what they say


def test_what_is_dropped_is_used_no_more_and_stands_in_the_logbook() -> None:
    effects = press(DROP, asked())
    assert of(KeepAddition, effects) == [
        KeepAddition(addition=Addition("unused", ALIAS, topic="excel"))
    ]
    [entry] = of(WriteLogbook, effects)
    assert (entry.what, entry.by, entry.about["word"]) == ("unused_added", MOD, ALIAS)
    _edited(effects, "dropped", USE)


def _edited(effects: list[Effect], decision: Verdict, *buttons: str) -> None:
    [edit], [keep] = of(Edit, effects), of(KeepDoubt, effects)
    assert keep.doubt == replace(asked(), decision=decision)
    assert edit.instead_of == key_of(asked())
    assert tuple(b.name for b in edit.message.buttons) == buttons
    assert MOD not in edit.key


def test_the_same_message_takes_it_back() -> None:
    effects = press(USE, asked("dropped"), added=[Addition("unused", ALIAS, "excel")])
    assert of(DropAddition, effects) == [DropAddition(kind="unused", name=ALIAS, topic="excel")]
    assert [e.what for e in of(WriteLogbook, effects)] == ["unused_dropped"]
    _edited(effects, "open", DROP, KEEP)


def test_what_is_kept_changes_nothing_and_can_be_decided_again() -> None:
    effects = press(KEEP, asked())
    _edited(effects, "kept", REOPEN)
    assert [e.what for e in of(WriteLogbook, effects)] == ["doubt_kept"]
    assert not of(KeepAddition, effects)
    again = press(REOPEN, asked("kept"))
    assert [e.what for e in of(WriteLogbook, again)] == ["doubt_reopened"]
    _edited(again, "open", DROP, KEEP)


@pytest.mark.parametrize("argument", [f"zurück {ALIAS}", "alias tabelle = Excel"])
def test_what_is_used_again_by_the_list_of_words_is_told_by_the_message(argument: str) -> None:
    doubt = asked("dropped")
    where = village(
        *THREE,
        doubts=[doubt],
        keys=frozenset({key_of(doubt)}),
        added=[Addition("unused", ALIAS, "excel")],
        topics={"excel": Topic("excel", "Excel", "Spreadsheets")},
    )
    typed = CommandGiven(
        key="c",
        at=NOW,
        account=MOD,
        place=HELP,
        command="words",
        argument=argument,
        aloud=HELP,
    )
    effects = effects_of(grow_topics, typed, where)
    back = [DropAddition(kind="unused", name=ALIAS, topic="excel")]
    assert of(DropAddition, effects) == back or of(KeepAddition, effects)
    _edited(effects, "open", DROP, KEEP)


@pytest.mark.parametrize(
    ("button", "doubt"),
    [
        (DROP, asked("dropped")),
        (DROP, asked("kept")),
        (KEEP, asked("dropped")),
        (USE, asked()),
        (REOPEN, asked("dropped")),
        (DROP, None),
        (USE, asked("dropped")),  # the file is without it by now, so nothing is to be taken back
    ],
)
def test_what_somebody_else_decided_meanwhile_stays(button: str, doubt: Doubt | None) -> None:
    effects = press(button, doubt)
    assert len(effects) == 1
    assert said(effects) == "doubt_aliases-over"


def test_an_old_message_decides_nothing_about_what_is_asked_anew() -> None:
    event = ButtonPressed(
        key="b", at=NOW, account=MOD, place=HELP, button=DROP, value=f"2026-01#excel#{ALIAS}"
    )
    assert said(told(village(*THREE, doubts=[asked()]), event)) == "doubt_aliases-over"


def test_others_decide_nothing() -> None:
    effects = press(DROP, asked(), by=ADA)
    assert len(effects) == 1
    assert said(effects) == "doubt_aliases-moderators_only"
