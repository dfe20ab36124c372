"""*Lieber nicht*: kept in private, taken back by nobody but whoever said it."""

from __future__ import annotations

from typing import Any

import pytest

from bot.effects import Answer, AvoidMember
from bot.events import CommandGiven
from bot.reactions.avoid_member import avoid_member
from matchers.model import Account, MatchState
from tests.reactions.village import ADA, BEN, CEM, EVA, HELP, NOW, Village, effects_of, of, pair

FORUM_ADA = Account("discourse:ada")
AT_BEN: dict[str, Any] = {"mentions": (BEN,), "argument": "@ben"}


def give(village: Village | None = None, command: str = "avoid", **more: Any) -> list[Any]:
    given: dict[str, Any] = {"account": ADA, "place": HELP, **AT_BEN, **more}
    event = CommandGiven(key="c", at=NOW, command=command, **given)
    return effects_of(avoid_member, event, village or Village())


def said(effects: list[Any]) -> str:
    (answer,) = of(Answer, effects)
    assert answer.message is not None
    return answer.message.name.removeprefix("avoid_member-")


def test_it_is_kept_and_told_to_nobody_else() -> None:
    effects = give()
    assert effects[0] == AvoidMember(by=ADA, other=BEN, at=NOW)
    assert len(effects) == 2  # no message to anybody but the answer
    assert said(effects) == "kept"


def test_it_is_taken_back() -> None:
    effects = give(command="avoid_no_more")
    assert effects[0] == AvoidMember(by=ADA, other=BEN, at=NOW, over=True)
    assert said(effects) == "over"


@pytest.mark.parametrize("command", ["avoid", "avoid_no_more"])
def test_the_words_do_not_depend_on_what_the_other_wished(command: str) -> None:
    blocked = Village(blocks=frozenset({frozenset({ADA, BEN})}))
    assert give(blocked, command) == give(Village(), command)


def test_a_proposal_stays_as_it_looks_for_its_end_would_tell_a_name() -> None:
    assert give(Village(matches=[pair()])) == give()


def test_who_learns_with_them_may_end_that_with_one_click() -> None:
    together = Village(matches=[pair(state=MatchState.ACCEPTED)])
    effects = give(together)
    assert said(effects) == "together"
    assert [button.value for button in effects[-1].message.buttons] == ["m1"]
    assert said(give(together, mentions=(CEM,))) == "kept"
    assert said(give(together, "avoid_no_more")) == "over"


@pytest.mark.parametrize(
    ("command", "more", "name"),
    [
        ("avoid", {"mentions": (), "argument": "Ben"}, "how"),
        ("avoid", {"mentions": (), "argument": "@ben"}, "how"),  # in Slack a name is no member
        ("avoid_no_more", {"mentions": (), "argument": ""}, "how_again"),
        ("avoid", {"mentions": (ADA,)}, "yourself"),
    ],
)
def test_what_cannot_be_hears_how(command: str, more: dict[str, Any], name: str) -> None:
    effects = give(None, command, **more)
    assert said(effects) == name
    assert not of(AvoidMember, effects)


@pytest.mark.parametrize("typed", ["@Ben.Meyer", "@ben.meyer, bitte", "dem @BEN.MEYER."])
def test_in_the_forum_the_name_with_its_sign_says_who(typed: str) -> None:
    effects = give(None, account=FORUM_ADA, mentions=(), argument=typed)
    assert effects[0].other == "discourse:ben.meyer"


def test_in_the_forum_it_needs_its_sign() -> None:
    assert said(give(None, account=FORUM_ADA, mentions=(), argument="Ben")) == "how"


def test_a_long_name_is_cut() -> None:
    (answer,) = of(Answer, give(argument="@" + "b" * 900))
    assert len(str(answer.message.fields["name"])) == 60


def test_in_a_circle_a_learner_may_leave_and_who_leads_it_is_not_offered_its_end() -> None:
    whole: dict[str, Any] = {"form": "circle", "together": "c1", "state": MatchState.ACCEPTED}
    circle = [pair(f"m{n}", learner=who, **whole) for n, who in enumerate((ADA, CEM, EVA), 1)]
    effects = give(Village(matches=circle), mentions=(CEM,))
    assert [button.value for button in effects[-1].message.buttons] == ["c1"]
    assert said(give(Village(matches=circle), account=BEN, mentions=(ADA,))) == "kept"


def test_one_question_that_brought_two_together_is_no_learning_together() -> None:
    asked = Village(matches=[pair(state=MatchState.ACCEPTED, slot="")])
    assert said(give(asked)) == "kept"
