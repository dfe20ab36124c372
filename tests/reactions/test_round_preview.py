"""Moderators see a round first, and what they decide is what happens; members alone hear why."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.effects import (
    Answer,
    DirectMessage,
    Edit,
    KeepRound,
    Later,
    LookAt,
    Person,
    Post,
    ProposeMatch,
    Unsay,
    WriteLogbook,
)
from bot.events import ButtonPressed, CommandGiven, RoundOpened, RoundReleased
from bot.reactions._round_preview import DROP, FORBID, LINES, RELEASE
from bot.reactions.hold_rounds import hold_rounds
from bot.rules_rounds import HoldRoundsRules
from bot.solving import solved as solve_round
from matchers.held import LeftOver, Part
from matchers.model import Account, MatchState, Place, Visibility
from matchers.rounds.known import History
from tests.clocks import StillClock
from tests.reactions.rules import MOD, RULES
from tests.reactions.test_round_results import NAME, PARTS, SEATED, solved
from tests.reactions.test_round_results import village as plain
from tests.reactions.village import (
    ADA,
    BEN,
    CEM,
    DAY,
    HELP,
    NOW,
    Village,
    effects_of,
    learner,
    of,
    pair,
)

MODERATORS = Place("slack:T1/GMODS", Visibility.CONFIDENTIAL)
SHOWN = f"hold_rounds:{NAME}:preview:1"
WHOLE: dict[str, Any] = {
    "rules": replace(RULES, hold_rounds=HoldRoundsRules(approve=True)),
    "moderators": MODERATORS,
}


def village(*parts: Part, state: str = "closed", **more: Any) -> Village:
    return plain(*parts, state=state, **{**WHOLE, **more})


def drafted(*parts: Part, **more: Any) -> Village:
    return village(*(parts or SEATED), state="drafted", keys=frozenset({SHOWN}), **more)


def press(
    button: str, here: Village, value: str = f"{NAME}#1", by: Account = MOD, at: Any = NOW
) -> list[Any]:
    event = ButtonPressed(
        key="b", at=at, account=by, place=MODERATORS, button=button, value=value,
        moderator=by == MOD,
    )  # fmt: skip
    return effects_of(hold_rounds, event, here)


def command(name: str, here: Village, by: Account = MOD) -> list[Any]:
    event = CommandGiven(key="c", at=NOW, account=by, place=HELP, command=name)
    return effects_of(hold_rounds, event, here)


def told(effects: list[Any]) -> list[str]:
    said = [e.message for e in effects if isinstance(e, Answer | Edit | Post | DirectMessage)]
    return [message.name.removeprefix("hold_rounds-") for message in said if message]


def people(post: Post) -> list[Account | None]:
    fields = [value for part in post.message.parts for value in part.fields.values()]
    return [value.account for value in fields if isinstance(value, Person)]


@pytest.mark.prevents("F18")
def test_nothing_goes_out_before_a_moderator_has_seen_it() -> None:
    effects = effects_of(hold_rounds, solved(), village())
    [post] = of(Post, effects)
    assert post.place == MODERATORS
    assert people(post) == [ADA, BEN]
    *_, last = post.message.parts
    assert [b.name for b in post.message.buttons] == [FORBID, RELEASE], (
        "there is nobody to swap with"
    )
    assert [b.name for b in last.buttons] == [DROP]
    assert {b.value for b in (*post.message.buttons, *last.buttons)} == {f"{NAME}#1"}
    assert [one.round.state for one in of(KeepRound, effects)] == ["drafted"]
    assert of(Later, effects) == of(DirectMessage, effects) == of(ProposeMatch, effects) == []


def test_who_goes_without_and_waited_longest_comes_first() -> None:
    here = village(histories={CEM: History(2), BEN: History(1)})
    left = (LeftOver(1, "taken", "excel"), LeftOver(2, "time", "excel"), LeftOver(3, "topic", "r"))
    version = here.held[0].version
    event = solved(version=version, seats=(), idle=(), left=left)
    [post] = of(Post, effects_of(hold_rounds, event, here))
    assert people(post) == [CEM, BEN, ADA]


@pytest.mark.parametrize("why", ["minor", "paused", "asking", "profile", "hours"])
def test_why_somebody_cannot_be_in_a_pair_is_their_own_affair(why: str) -> None:
    event = solved(seats=(), idle=(), left=(LeftOver(1, why),))
    [post] = of(Post, effects_of(hold_rounds, event, village()))
    [line] = post.message.parts
    assert line.fields["why"].name == "hold_rounds-why_out"  # type: ignore[union-attr]


def test_a_long_list_goes_on_below() -> None:
    who = [Account(f"slack:T1/U{n:03}") for n in range(LINES + 5)]
    parts = [Part(NAME, one, n, "yes") for n, one in enumerate(who, start=1)]
    here = replace(village(*parts), profiles={one: learner(one) for one in who})
    left = tuple(LeftOver(part.number, "topic", "excel") for part in parts)
    snapshot = here.round_snapshot(NAME)
    assert snapshot is not None
    event = solved(version=snapshot.version, seats=(), idle=(), left=left)
    first, rest = of(Post, effects_of(hold_rounds, event, here))
    assert (len(first.message.parts), len(rest.message.parts)) == (LINES, 5)
    assert rest.under == first.key


@pytest.mark.parametrize(("button", "state"), [(RELEASE, "released"), (DROP, "dropped")])
def test_a_moderator_decides_once(button: str, state: str) -> None:
    effects = press(button, drafted())
    assert [one.round.state for one in of(KeepRound, effects)] == [state]
    [later] = of(Later, effects)
    assert isinstance(later.event, RoundReleased)
    [edit] = of(Edit, effects)
    assert (edit.instead_of, edit.message.buttons, edit.message.parts) == (SHOWN, (), ())
    assert [one.what for one in of(WriteLogbook, effects)] == [f"round_{state}"]
    assert told(press(button, village(*SEATED, state=state))) == ["answer_nothing_to_release"]
    assert told(press(button, drafted(), value=f"{NAME}#0")) == ["answer_nothing_to_release"]


def test_only_moderators_decide() -> None:
    assert press(RELEASE, drafted(), by=ADA) == []
    for name in ("round_release", "round_open", "round", "waiting"):
        assert command(name, drafted(), by=ADA) == []


def test_what_has_moved_since_is_worked_out_anew_before_it_goes_out() -> None:
    here = replace(drafted(), profiles={ADA: learner()})
    effects = press(RELEASE, here)
    assert [one.round.state for one in of(KeepRound, effects)] == ["closed"]
    assert len(of(LookAt, effects)) == 1
    assert of(Later, effects) == []
    assert told(effects) == ["preview_old", "answer_moved"]


def test_the_rest_of_a_long_list_goes_with_it() -> None:
    here = replace(drafted(), keys=frozenset({SHOWN, f"{SHOWN}:2", f"{SHOWN}:3"}))
    gone = [one.instead_of for one in of(Unsay, press(RELEASE, here))]
    assert gone == [f"{SHOWN}:2", f"{SHOWN}:3"]


@pytest.mark.prevents("F9")
def test_whoever_said_yes_hears_that_it_does_not_take_place() -> None:
    out = RoundReleased(key="out", at=NOW, round=NAME, tries=1)
    effects = effects_of(hold_rounds, out, village(*SEATED, state="dropped"))
    assert {m.account for m in of(DirectMessage, effects)} == {ADA, BEN, CEM}
    assert set(told(effects)) == {"cancelled"}
    assert of(ProposeMatch, effects) == []


def test_what_nobody_decided_about_lapses_when_the_next_one_opens() -> None:
    opened = RoundOpened(key="o", at=NOW + 7 * DAY, round="2026-W49", closes=NOW + 10 * DAY)
    effects = effects_of(hold_rounds, opened, drafted())
    assert [one.round.state for one in of(KeepRound, effects)] == ["dropped", "open"]
    assert "preview_lapsed" in told(effects)
    still = village(*PARTS, state="open")
    assert effects_of(hold_rounds, opened, still) == [], "one takes answers at a time"


# --- commands


def test_release_can_be_typed() -> None:
    assert told(command("round_release", drafted())) == ["preview_released", "answer_released"]
    assert told(command("round_release", Village(**WHOLE))) == ["answer_nothing_to_release"]


def test_a_moderator_opens_a_round_out_of_turn() -> None:
    opened, written, answer = command("round_open", Village(**WHOLE))
    assert (opened.round, opened.closes) == (NAME, NOW + 3 * DAY)
    assert written == WriteLogbook(what="round_opened", by=MOD, at=NOW)
    assert told([answer]) == ["answer_opened"]
    for state in ("open", "closed", "drafted", "released", "out"):
        assert told(command("round_open", village(state=state))) == ["answer_one_already"]
    community = replace(RULES.community, shadow=True)
    shadow = Village(**{**WHOLE, "rules": replace(WHOLE["rules"], community=community)})
    assert told(command("round_open", shadow)) == ["answer_watches"]


@pytest.mark.parametrize("state", ["open", "closed", "drafted", "released", "out", "dropped"])
def test_the_status_tells_counts_and_no_names(state: str) -> None:
    parts = (PARTS[0], replace(PARTS[1], says="no"), replace(PARTS[2], says=None))
    [answer] = command("round", village(*parts, state=state))
    message = answer.message
    assert message.name == f"hold_rounds-status_{state}"
    assert [message.fields[name] for name in ("yes", "no", "silent")] == [1, 1, 1]
    assert "slack:" not in str(message)


def test_who_waits_is_told_with_a_reason_until_they_have_somebody() -> None:
    left = (
        replace(PARTS[0], outcome="left", why="taken", topic="excel"),
        replace(PARTS[1], outcome="left", why="minor"),
        replace(PARTS[2], outcome="left", why="time", topic="excel"),
    )
    here = village(*left, state="out", histories={CEM: History(2)})
    [answer] = command("waiting", here)
    rounds = [(p.fields["member"].account, p.fields["waited"]) for p in answer.message.parts]
    assert rounds == [(CEM, 3), (ADA, 1)]
    found = replace(here, matches=[pair(state=MatchState.ACCEPTED)])
    [answer] = command("waiting", found)
    assert [p.fields["member"].account for p in answer.message.parts] == [CEM]
    assert told(command("waiting", Village(**WHOLE))) == ["waiting_nobody"]


def test_a_block_changes_no_word_of_it() -> None:
    """Who is kept apart only by a block reads, and moderators read, what all others do."""

    def previewed(**more: Any) -> tuple[list[Any], list[str]]:
        here = village(*PARTS[:2], **more)
        snapshot = here.round_snapshot(NAME)
        assert snapshot is not None
        event = solve_round(snapshot, "s", 1, StillClock())
        [post] = of(Post, effects_of(hold_rounds, event, here))
        return list(post.message.parts), [one.why for one in event.left]

    kept_apart, whys = previewed(blocks=frozenset({frozenset((ADA, BEN))}))
    assert whys == ["taken"]
    no_seat = [pair(f"m{n}", learner=CEM, state=MatchState.ACCEPTED) for n in range(2)]
    full, whys = previewed(matches=no_seat)
    assert whys == ["capacity"]
    assert kept_apart == full
