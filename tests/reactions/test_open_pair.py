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
    for key in ("open_pair:m1:again:9", "send_digest:m1", "open_pair:m9", "open_pair:m1:unsure"):
        event = DeliveryUncertain(key="u", at=NOW, delivery=key)
        assert effects_of(open_pair, event, Village(matches=[ACCEPTED])) == []


def test_uncertain_again_they_are_asked_again_and_at_last_named_to_each_other() -> None:
    village, keys, group = Village(matches=[ACCEPTED]), set(), "open_pair:m1"
    for sent in ("open_pair:m1:again", "open_pair:m1:again:2"):
        unsure = DeliveryUncertain(key="u", at=NOW, delivery=group)
        asked = effects_of(open_pair, unsure, village)
        assert [e.message.name for e in asked] == ["open_pair-unsure"] * 2
        keys |= {e.key for e in asked}
        (again, _), (twice, _) = (
            press(by, village, e.message.buttons[0].value)
            for by, e in zip((ADA, BEN), asked, strict=True)
        )
        assert again.key == twice.key == sent, "asked for by both, sent once"
        group = again.key
    assert len(keys) == 4, "each time is a message of its own"
    last = effects_of(open_pair, DeliveryUncertain(key="u", at=NOW, delivery=group), village)
    assert [(e.account, e.message.fields["partner"]) for e in last] == [
        (ADA, Person(BEN)),
        (BEN, Person(ADA)),
    ]
    for told in last:
        assert [b.name for b in told.message.buttons] == [
            "report_match-unfit",
            "report_match-report",
        ]
    [over] = press(ADA, village, "m1:again:2")
    assert over.message.name == "open_pair-over", "no button offers this one"


def test_who_parted_meanwhile_is_named_to_nobody() -> None:
    event = DeliveryUncertain(key="u", at=NOW, delivery="open_pair:m1:again:2")
    assert effects_of(open_pair, event, Village(matches=[pair(state=MatchState.ENDED)])) == []


def press(by: Account, village: Village, value: str = "m1") -> list[Any]:
    event = ButtonPressed(
        key="b", at=NOW, account=by, place=HELP, button="open_pair-again", value=value
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
