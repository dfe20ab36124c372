from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.effects import Answer, DirectMessage, ProposeMatch, Topics
from bot.events import ButtonPressed, CommandGiven
from bot.reactions._rematch import ANOTHER
from bot.reactions.propose_match import propose_match
from matchers.checking_in import CheckIn
from matchers.model import Level, MatchState, Profile
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
    learner,
    of,
    pair,
)


def look(village: Village, topic: str = "", key: str = "c1") -> list[Any]:
    given = CommandGiven(
        key=key, at=NOW, account=ADA, place=HELP, command="partner", argument=topic
    )
    return effects_of(propose_match, given, village)


def people(*profiles: Profile, **more: Any) -> Village:
    return Village(profiles={p.account: p for p in profiles}, **more)


def refusal(effects: list[Any]) -> str:
    [answer] = effects
    assert isinstance(answer, Answer)
    assert answer.message is not None
    return answer.message.name.removeprefix("propose_match-")


@pytest.mark.prevents("F4")
def test_both_are_asked_privately_and_neither_is_named() -> None:
    effects = look(people(learner(), expert()))
    assert [type(e) for e in effects] == [ProposeMatch, DirectMessage, DirectMessage, Answer]
    match = effects[0].match
    assert (match.learner, match.expert, match.topic) == (ADA, BEN, "excel")
    assert match.slot == "tu-evening"
    assert match.expires - match.proposed == 3 * DAY
    for asked, role in zip(of(DirectMessage, effects), ("learner", "expert"), strict=True):
        assert asked.key == f"propose_match:{match.id}:{role}"
        assert [b.value for b in asked.message.buttons] == [match.id, match.id]
        assert "UADA" not in str(asked.message)
        assert "UBEN" not in str(asked.message)


def test_each_is_asked_in_their_language() -> None:
    effects = look(people(learner(), expert(), languages={BEN: "en"}))
    assert [m.message.language for m in of(DirectMessage, effects)] == ["de", "en"]


def test_the_same_command_gives_the_same_match_and_another_one_another() -> None:
    village = people(learner(), expert())
    assert look(village)[0] == look(village)[0]
    assert look(village)[0].match.id != look(village, key="c2")[0].match.id


def test_no_name_goes_into_an_id_or_key() -> None:
    effects = look(people(learner(), expert()), key="click:UADA")
    assert "UADA" not in effects[0].match.id


@pytest.mark.parametrize(
    ("profiles", "why"),
    [
        ((), "no_profile"),
        ((learner(complete=False),), "profile"),
        ((learner(minor=True), expert()), "minor"),
        ((learner(learns={}), expert()), "no_topic"),
        ((learner(),), "no_expert"),
        ((learner(), expert(minor=True)), "no_expert"),
        ((learner(), expert(complete=False)), "no_expert"),
        ((learner(), expert(teaches={"excel": Level.BEGUN})), "level"),
        ((learner(), expert(languages=frozenset({"en"}))), "language"),
        ((learner(), expert(slots=frozenset({"mo-morning"}))), "time"),
        ((learner(), expert(format="onsite", region="Kleve")), "place"),
        ((learner(), expert(hours=0.5)), "full"),
    ],
)
@pytest.mark.prevents("F9")
def test_whoever_gets_nobody_is_told_why(profiles: tuple[Profile, ...], why: str) -> None:
    assert refusal(look(people(*profiles))) == why


def test_an_expert_without_a_free_seat_is_not_asked() -> None:
    taken = [
        pair(f"m{n}", learner=CEM, state=MatchState.ACCEPTED, proposed=NOW - 30 * DAY)
        for n in range(2)
    ]
    assert refusal(look(people(learner(), expert(), matches=taken))) == "full"
    assert of(ProposeMatch, look(people(learner(), expert(), matches=taken[:1])))


def test_who_learns_something_from_others_still_has_all_seats() -> None:
    learning = [pair(f"m{n}", learner=BEN, expert=CEM, state=MatchState.ACCEPTED) for n in range(2)]
    assert of(ProposeMatch, look(people(learner(), expert(), matches=learning)))


def test_an_expired_proposal_takes_no_seat() -> None:
    old = [
        pair(f"m{n}", learner=CEM, proposed=NOW - 30 * DAY, expires=NOW - 27 * DAY)
        for n in range(2)
    ]
    assert of(ProposeMatch, look(people(learner(), expert(), matches=old)))


def test_nobody_is_asked_more_than_twice_a_week() -> None:
    """Whatever else it was that they were told unasked: the store counts it."""
    enough = people(learner(), expert(), asked_enough=frozenset({BEN}))
    assert refusal(look(enough)) == "full"
    learning = people(learner(), expert(), asked_enough=frozenset({ADA}))
    assert of(ProposeMatch, look(learning)), "who wants to learn asked for it"


@pytest.mark.prevents("F1")
def test_whoever_pauses_is_not_asked() -> None:
    paused = expert(paused_until=NOW + DAY)
    assert refusal(look(people(learner(), paused))) == "full"
    assert of(ProposeMatch, look(people(learner(), expert(paused_until=NOW))))


def test_only_the_expert_is_asked_unasked_and_not_after_it_expired() -> None:
    match, *asked = look(people(learner(), expert()))[:3]
    assert [(a.unasked, a.until) for a in asked] == [(False, None), (True, match.match.expires)]


@pytest.mark.prevents("F7")
def test_nobody_is_asked_twice_for_the_same_learner() -> None:
    before = pair(state=MatchState.DECLINED, proposed=NOW - 20 * DAY)
    assert refusal(look(people(learner(), expert(), matches=[before]))) == "full"
    long_ago = replace(before, proposed=NOW - 100 * DAY)
    assert of(ProposeMatch, look(people(learner(), expert(), matches=[long_ago])))


@pytest.mark.prevents("F7")
def test_whom_a_report_parted_is_never_matched_again() -> None:
    village = people(learner(), expert(), blocks=frozenset({frozenset({ADA, BEN})}))
    assert refusal(look(village)) == "full"


def test_one_request_at_a_time() -> None:
    village = people(learner(), expert(), matches=[pair(expert=CEM)])
    assert refusal(look(village)) == "waiting"


def test_a_topic_can_be_named_with_a_slip() -> None:
    wants = learner(learns={"excel": Level.BEGUN, "umfragen": Level.NEW})
    teaches = expert(teaches={"excel": Level.TEACHES, "umfragen": Level.TEACHES})
    [found] = of(ProposeMatch, look(people(wants, teaches), "Umfrage"))
    assert found.match.topic == "umfragen"
    [found] = of(ProposeMatch, look(people(wants, teaches), "spreadsheets"))
    assert found.match.topic == "excel"


def test_an_unknown_topic_and_one_not_in_the_profile_are_told() -> None:
    village = people(learner(), expert())
    assert refusal(look(village, "Quantenphysik")) == "unknown_topic"
    [answer] = look(village, "DSGVO")
    assert answer.message.name == "propose_match-not_learning"
    assert answer.message.fields["topic"] == Topics(("datenschutz",))


def test_other_commands_are_not_ours() -> None:
    given = CommandGiven(key="c", at=NOW, account=ADA, place=HELP, command="help")
    assert effects_of(propose_match, given, Village()) == []


# --- somebody else, and the same two again


def test_the_button_for_somebody_else_is_the_command_with_its_topic() -> None:
    village = people(learner(), expert())
    press = {"key": "c1", "at": NOW, "account": ADA, "place": HELP, "value": "excel"}
    assert effects_of(propose_match, ButtonPressed(button=ANOTHER, **press), village) == look(
        village, "excel"
    )  # type: ignore[arg-type]
    other = ButtonPressed(button="settle_match-yes", **press)  # type: ignore[arg-type]
    assert effects_of(propose_match, other, village) == []


OVER = pair(state=MatchState.ENDED)
GLAD = tuple(CheckIn("m1", one, NOW, felt="good", felt_at=NOW) for one in (ADA, BEN))


@pytest.mark.parametrize(
    "change",
    [
        {"checked": GLAD},
        {"checked": GLAD[:1]},
        {"checked": (GLAD[0], replace(GLAD[1], felt="so_so"))},
        {"blocks": frozenset({frozenset((ADA, BEN))})},
        {"matches": [replace(OVER, state=MatchState.ACCEPTED)]},
        {"matches": [pair("m2", state=MatchState.DECLINED), OVER]},
        {"matches": [pair("m2", state=MatchState.ACCEPTED), OVER]},
    ],
)
def test_whatever_keeps_two_apart_reads_as_if_all_were_busy(change: dict[str, Any]) -> None:
    village = people(learner(), expert(), **{"matches": [OVER], "checked": GLAD, **change})
    assert refusal(look(village)) == "full"
