from __future__ import annotations

from typing import Any

from bot.effects import Answer, DirectMessage, Edit, ForgetMember, SettleMatch, Unsay
from bot.events import ButtonPressed, CommandGiven
from bot.reactions.forget_member import forget_member
from matchers.model import MatchState
from tests.reactions.suggesting import ASKED, EXCEL, village
from tests.reactions.village import ADA, BEN, HELP, NOW, Village, effects_of, of, pair


def press(button: str, village: Village) -> list[Any]:
    pressed = ButtonPressed(key="b", at=NOW, account=ADA, place=HELP, button=button)
    return effects_of(forget_member, pressed, village)


def test_the_command_only_asks() -> None:
    given = CommandGiven(key="c", at=NOW, account=ADA, place=HELP, command="forget")
    [answer] = effects_of(forget_member, given, Village())
    assert [b.name for b in answer.message.buttons] == ["forget_member-yes", "forget_member-no"]


def test_other_commands_are_not_ours() -> None:
    given = CommandGiven(key="c", at=NOW, account=ADA, place=HELP, command="help")
    assert effects_of(forget_member, given, Village()) == []


def test_yes_forgets_and_says_what_was_deleted() -> None:
    forget, answer = press("forget_member-yes", Village())
    assert forget == ForgetMember(account=ADA)
    assert answer.message.name == "forget_member-done"


def test_moderators_are_not_asked_about_the_questions_of_who_is_forgotten() -> None:
    gone = Unsay(key=f"{ASKED}:unsaid", instead_of=ASKED)
    assert of(Unsay, press("forget_member-yes", village(EXCEL))) == [gone]
    assert of(Unsay, press("forget_member-yes", village(EXCEL, asker=BEN))) == []


def test_no_forgets_nothing() -> None:
    [answer] = press("forget_member-no", Village())
    assert isinstance(answer, Answer)
    assert answer.message.name == "forget_member-kept"


def test_the_partner_of_an_open_pair_is_told_without_blame() -> None:
    village = Village(matches=[pair(state=MatchState.ACCEPTED)])
    effects = press("forget_member-yes", village)
    assert effects[0] == SettleMatch(match="m1", state=MatchState.ENDED)
    [told] = of(DirectMessage, effects)
    assert told.account == BEN
    assert told.message.name == "settle_match-ended"
    assert all("slack:" not in key for key in (told.key,))


def test_who_said_yes_to_a_proposal_hears_of_it_and_the_buttons_go() -> None:
    village = Village(matches=[pair(expert_says=True)])
    effects = press("forget_member-yes", village)
    [edit] = of(Edit, effects)
    assert edit.instead_of == "propose_match:m1:expert"
    assert edit.message.buttons == ()
    [told] = of(DirectMessage, effects)
    assert told.message.name == "settle_match-not_this_time_expert"
    assert isinstance(effects[-2], ForgetMember)
