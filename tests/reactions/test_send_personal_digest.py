from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.effects import Answer, DirectMessage, DropWish, KeepWish
from bot.events import ButtonPressed, CommandGiven, WishDue
from bot.reactions._helping import TAKE
from bot.reactions._wish_when import when
from bot.reactions.send_personal_digest import STOP, send_personal_digest
from matchers.helping import Helper, HelperState
from matchers.model import Level, MatchState, OpenQuestion, Place, Profile
from matchers.wishes import Wish
from tests.reactions.rules import RULES
from tests.reactions.village import (
    ADA,
    BEN,
    CEM,
    DAY,
    HELP,
    NOW,
    Village,
    effects_of,
    expert,
    kept,
    of,
    pair,
    reply,
    waiting,
)

DUE = datetime(2026, 11, 23, 17, tzinfo=UTC)  # Monday at six in Berlin
WISH = Wish(BEN, "b", 0, 18, DUE)
EACH = 15
"""Minutes a question takes, by the rules of the ladder."""

assert RULES.suggest_helpers is not None
PACED = replace(RULES, suggest_helpers=replace(RULES.suggest_helpers, minutes_per_question=EACH))
OPEN = tuple(waiting(f"Frage {n}", n, "excel") for n in range(1, 8))


def village(**more: Any) -> Village:
    given = {"rules": PACED, "open": OPEN, "wishes": [WISH], "profiles": {BEN: expert()}}
    return Village(**{**given, **more})


def due(v: Village, at: datetime = DUE) -> list[Any]:
    return effects_of(send_personal_digest, WishDue(key="w", at=at, account=BEN, due=DUE), v)


def told(v: Village, at: datetime = DUE) -> DirectMessage:
    (message,) = of(DirectMessage, due(v, at))
    return message


def titles(message: DirectMessage) -> list[str]:
    return [part.fields["question"].title for part in message.message.parts]


def command(argument: str, v: Village, name: str = "digest_mine") -> list[Any]:
    event = CommandGiven(key="c", at=NOW, account=BEN, place=HELP, command=name, argument=argument)
    return effects_of(send_personal_digest, event, v)


def answered(effects: list[Any]) -> str:
    (answer,) = of(Answer, effects)
    assert answer.message is not None
    return answer.message.name.removeprefix("send_personal_digest-")


# --- the wish


def test_who_wants_it_gets_it_on_monday_at_six() -> None:
    keep, answer = command("", village(wishes=()))
    assert (keep.wish.account, keep.wish.weekday, keep.wish.hour) == (BEN, 0, 18)
    assert keep.wish.due == DUE
    assert BEN not in keep.wish.id, "what stands in keys names nobody"
    assert answered([answer]) == "on"


def test_another_day_keeps_its_name_and_its_hour() -> None:
    keep, _ = command("Freitag", village())
    assert keep.wish == Wish(BEN, "b", 4, 18, DUE + 4 * DAY)


def test_one_a_week_whatever_is_changed_about_its_day() -> None:
    told_already = frozenset({"send_personal_digest:b:2026-W48"})
    keep, _ = command("Freitag", village(keys=told_already))
    assert keep.wish.due == DUE + 11 * DAY


@pytest.mark.parametrize(
    ("profile", "name"),
    [
        (None, "no_profile"),
        (expert(complete=False), "no_profile"),
        (expert(teaches={}), "no_topic"),
    ],
)
def test_without_a_topic_there_is_nothing_to_fit(profile: Profile | None, name: str) -> None:
    effects = command("", village(profiles={BEN: profile} if profile else {}))
    assert answered(effects) == name
    assert of(KeepWish, effects) == []


def test_what_is_not_understood_changes_nothing() -> None:
    assert answered(command("übermorgen", village())) == "unclear"
    assert answered(command("Montag 25", village())) == "unclear"


def test_it_ends_by_command_or_button() -> None:
    drop, answer = command("", village(), "digest_off")
    assert drop == DropWish(account=BEN)
    assert answered([answer]) == "off"
    pressed = ButtonPressed(key="b", at=NOW, account=BEN, place=HELP, button=STOP)
    assert of(DropWish, effects_of(send_personal_digest, pressed, village()))
    assert answered(command("", village(wishes=()), "digest_off")) == "off_already"


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("", (0, 18)),
        ("Montag 18", (0, 18)),
        ("freitags um 8 Uhr", (4, 8)),
        ("Fr 8:30", (4, 8)),
        ("mi", (2, 18)),
        ("7", (0, 7)),
        ("am Sonntag", (6, 18)),
        ("jeden Donnerstag 20.00", (3, 20)),
        ("on Tuesday at 6 pm", (1, 18)),
        ("saturday 9am", (5, 9)),
        ("sonnabend", (5, 18)),
        ("m", None),
        ("morgen", None),
        ("Montag 24", None),
        ("Montag 18 und was noch", None),
    ],
)
def test_days_and_hours_as_people_write_them(said: str, found: tuple[int, int] | None) -> None:
    assert when(said, (0, 18)) == found


# --- fulfilling it


def test_at_most_five_lines_that_fit_each_with_a_button() -> None:
    message = told(village())
    assert (message.key, message.account) == ("send_personal_digest:b:2026-W48", BEN)
    assert not message.unasked, "it was asked for"
    assert titles(message) == [f"Frage {n}" for n in (7, 6, 5, 4, 3)]
    assert {b.name for part in message.message.parts for b in part.buttons} == {TAKE}
    assert message.message.parts[0].buttons[0].value == OPEN[-1].thread.key
    assert [button.name for button in message.message.buttons] == [STOP]
    assert message.message.fields == {"count": 5, "needed": "75", "left": "240"}


def test_the_wish_goes_on_to_the_next_week() -> None:
    (keep, _) = due(village())
    assert keep == KeepWish(wish=replace(WISH, due=DUE + 7 * DAY))


def test_only_what_is_left_of_their_time() -> None:
    running = pair(state=MatchState.ACCEPTED)
    message = told(village(profiles={BEN: expert(hours=1.6)}, matches=[running]))
    assert message.message.fields == {"count": 2, "needed": "30", "left": "36"}
    assert of(DirectMessage, due(village(profiles={BEN: expert(hours=1)}, matches=[running]))) == []


def test_nothing_fits_and_nothing_is_sent() -> None:
    others = tuple(waiting(f"Frage {n}", n, "umfragen") for n in range(3))
    (keep,) = due(village(open=others))
    assert isinstance(keep, KeepWish)
    assert len(due(village(open=()))) == 1


def test_what_they_know_best_comes_first() -> None:
    two = expert(teaches={"excel": Level.GETS_BY, "umfragen": Level.TEACHES})
    found = (waiting("Alt", 9, "excel"), waiting("Neu", 1, "umfragen"))
    assert titles(told(village(open=found, profiles={BEN: two}))) == ["Neu", "Alt"]


def _but(**changed: Any) -> tuple[OpenQuestion, ...]:
    return (replace(OPEN[0], **changed), OPEN[1])


def test_not_their_own_nor_in_a_language_they_do_not_read() -> None:
    assert titles(told(village(open=_but(asker=BEN)))) == ["Frage 2"]
    assert titles(told(village(open=_but(language="en")))) == ["Frage 2"]


def test_never_what_is_private() -> None:
    """F14: asked again when it is sent, too."""
    hidden = replace(OPEN[0].thread, place=Place("slack:T1/GSECRET"))
    assert titles(told(village(open=_but(thread=hidden)))) == ["Frage 2"]
    assert titles(told(village(open=_but(title="")))) == ["Frage 2"]


def test_not_what_somebody_took_nor_what_they_declined_or_answered() -> None:
    first = OPEN[0].thread

    def helper(account: Any, state: HelperState) -> Helper:
        return Helper(first.key, 1, account, "offered", 0, NOW, NOW + DAY, state)

    two = OPEN[:2]
    taken = village(open=two, helpers=[helper(CEM, HelperState.YES)])
    declined = village(open=two, helpers=[helper(BEN, HelperState.NO)])
    answered = village(open=two, threads={first.key: kept(first, answers=(reply("a", BEN),))})
    for v in (taken, declined, answered):
        assert titles(told(v)) == ["Frage 2"]
    freed = village(open=two, helpers=[helper(CEM, HelperState.NO)])
    assert titles(told(freed)) == ["Frage 2", "Frage 1"]


@pytest.mark.parametrize(
    "more",
    [
        {"profiles": {BEN: expert(paused_until=DUE + DAY)}},
        {"profiles": {}},
        {"switches": frozenset({"stopped"})},
    ],
)
def test_in_a_pause_or_a_stop_the_week_is_left_out(more: Any) -> None:
    (keep,) = due(village(**more))
    assert keep.wish.due == DUE + 7 * DAY


def test_too_late_is_left_out() -> None:
    assert of(DirectMessage, due(village(), DUE + timedelta(hours=23)))
    (keep,) = due(village(), DUE + timedelta(hours=25))
    assert keep.wish.due == DUE + 7 * DAY


def test_a_wish_that_changed_meanwhile_is_not_fulfilled() -> None:
    assert due(village(wishes=[replace(WISH, due=DUE + DAY)])) == []
    assert due(village(wishes=[replace(WISH, account=ADA)])) == []


def test_without_the_ladder_no_button_promises_anything() -> None:
    message = told(village(rules=replace(PACED, suggest_helpers=None)))
    assert not any(part.buttons for part in message.message.parts)
