from __future__ import annotations

from typing import Any

from bot.effects import Answer, DirectMessage, Link, OpenGroup, Person
from bot.events import ButtonPressed, DeliveryUncertain, MatchAccepted
from bot.reactions.open_pair import open_pair
from matchers.model import Account, MatchState
from tests.reactions.village import ADA, BEN, CEM, HELP, NOW, Village, effects_of, pair

ACCEPTED = pair(state=MatchState.ACCEPTED)


def accepted(**more: Any) -> list[Any]:
    event = MatchAccepted(key="ok", at=NOW, match="m1")
    return effects_of(open_pair, event, Village(**{"matches": [ACCEPTED], **more}))


def test_they_read_each_others_names_a_reason_and_the_way_out() -> None:
    [group] = accepted()
    assert isinstance(group, OpenGroup)
    assert group.key == "open_pair:m1"
    assert group.accounts == (ADA, BEN)
    assert group.message.fields["learner"] == Person(ADA)
    assert [b.name for b in group.message.buttons] == [
        "report_match-unfit",
        "report_match-report",
    ]
    [conduct] = group.message.parts
    assert conduct.fields["conduct"] == Link("https://example.org/coc", "Code of Conduct")


def test_in_the_language_of_both_or_else_the_communitys() -> None:
    [group] = accepted(languages={ADA: "en", BEN: "en"})
    assert group.message.language == "en"
    [group] = accepted(languages={ADA: "en", BEN: "de"})
    assert group.message.language == "de"


def test_what_is_not_accepted_any_more_opens_nothing() -> None:
    assert accepted(matches=[pair(state=MatchState.ENDED)]) == []
    assert accepted(matches=[]) == []


def test_an_uncertain_group_is_not_sent_twice_but_both_are_asked() -> None:
    event = DeliveryUncertain(key="u", at=NOW, delivery="open_pair:m1")
    asked = effects_of(open_pair, event, Village(matches=[ACCEPTED]))
    assert [type(e) for e in asked] == [DirectMessage, DirectMessage]
    assert [e.account for e in asked] == [ADA, BEN]
    assert asked[0].message.buttons[0].value == "m1"


def test_other_uncertain_deliveries_are_not_ours() -> None:
    for key in ("open_pair:m1:again", "send_digest:m1", "open_pair:m9"):
        event = DeliveryUncertain(key="u", at=NOW, delivery=key)
        assert effects_of(open_pair, event, Village(matches=[ACCEPTED])) == []


def press(by: Account, village: Village) -> list[Any]:
    event = ButtonPressed(
        key="b", at=NOW, account=by, place=HELP, button="open_pair-again", value="m1"
    )
    return effects_of(open_pair, event, village)


def test_whoever_of_the_two_asks_for_it_gets_it_once_more() -> None:
    for by in (ADA, BEN):
        group, answer = press(by, Village(matches=[ACCEPTED]))
        assert group.key == "open_pair:m1:again"
        assert isinstance(answer, Answer)


def test_nobody_else_opens_their_group() -> None:
    [answer] = press(CEM, Village(matches=[ACCEPTED]))
    assert answer.message.name == "open_pair-over"
    [answer] = press(ADA, Village(matches=[pair(state=MatchState.ENDED)]))
    assert answer.message.name == "open_pair-over"
