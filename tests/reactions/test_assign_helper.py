"""Moderators ask one member, as the ladder would."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.effects import Answer, AskHelper, DirectMessage
from bot.events import CommandGiven
from bot.reactions.assign_helper import assign_helper
from matchers.model import Account
from tests.golden.scenes_life import OPEN, PEER, asking, helper
from tests.reactions.rules import MOD
from tests.reactions.village import ADA, BEN, CEM, DAY, HELP, NOW, THREAD, effects_of, of

LINK = THREAD.permalink


def assign(village: Any, argument: str = f"{LINK} @…", **more: Any) -> list[Any]:
    given: dict[str, Any] = {"account": MOD, "mentions": (BEN,), **more}
    event = CommandGiven(key="c", at=NOW, place=HELP, command="assign", argument=argument, **given)
    return effects_of(assign_helper, event, village)


def answer(effects: list[Any]) -> str:
    (said,) = of(Answer, effects)
    assert said.message is not None
    return said.message.name.removeprefix("assign_helper-")


def test_the_member_is_asked_aside_from_the_ladder() -> None:
    effects = assign(asking())
    (asked,) = of(AskHelper, effects)
    assert (asked.helper.account, asked.helper.why, asked.helper.step) == (BEN, "assigned", -1)
    assert asked.helper.until == NOW + DAY
    (told,) = of(DirectMessage, effects)
    assert told.unasked
    assert answer(effects) == "asked"


@pytest.mark.parametrize(
    ("village", "more", "said"),
    [
        (asking(), {"argument": ""}, "how"),
        (asking(), {"argument": "x" * 3000}, "how"),
        (asking(), {"mentions": ()}, "how"),
        (asking(), {"argument": "https://example.org/x"}, "unknown_link"),
        (asking(question=replace(OPEN, closed=True)), {}, "over"),
        (asking(helper()), {}, "taken"),
        (asking(), {"mentions": (CEM,)}, "cannot"),
        (asking(profiles={BEN: replace(PEER, hours=0.0)}), {}, "cannot"),
        (asking(blocks=frozenset({frozenset({ADA, BEN})})), {}, "cannot"),
    ],
)
def test_what_cannot_be_hears_one_sentence(village: Any, more: dict[str, Any], said: str) -> None:
    effects = assign(village, **more)
    assert answer(effects) == said
    assert of(AskHelper, effects) == []


def test_nobody_else_assigns() -> None:
    assert assign(asking(), account=Account("slack:T1/UTOM")) == []
    assert answer(assign(asking(), account=Account("slack:T1/UTOM"), moderator=True)) == "asked"
