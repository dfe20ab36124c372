"""What we took for a question is none: it is set aside, and what was said goes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.effects import SetAside, Unsay
from bot.events import ThreadSetAside
from bot.reactions.follow_thread import follow_thread
from matchers.model import Account, Aside
from tests.reactions.rules import MOD
from tests.reactions.shortcuts import BELOW, HERE, LINE, told, use
from tests.reactions.village import ADA, BEN, NOW, Village, effects_of, holding, kept, of

SAID = frozenset({LINE})
PUT = ThreadSetAside(key=f"aside:{HERE}:s1", at=NOW, thread=HERE, why="no_question", asker=ADA)


@pytest.mark.parametrize("by", [ADA, MOD])
@pytest.mark.parametrize("message", [HERE, BELOW])
def test_asker_and_moderators_take_it_back_from_anywhere_in_the_thread(
    by: Account, message: str
) -> None:
    author = ADA if message == HERE else BEN
    village = holding(kept(ours=("excel",)), keys=SAID)
    effects = use("unmark_question", village, by, message=message, author=author)
    assert effects[0] == PUT
    assert told(effects) == "unmark_question-done"


def test_then_only_its_key_is_kept_and_what_was_said_goes() -> None:
    village = holding(kept(ours=("excel",)), keys=SAID)
    assert effects_of(follow_thread, PUT, village) == [
        SetAside(thread=HERE, why="no_question"),
        Unsay(key=f"{LINE}:unsaid", instead_of=LINE, language="de"),
    ]


def test_others_do_not() -> None:
    for author, message in ((ADA, HERE), (BEN, BELOW)):
        effects = use("unmark_question", holding(kept()), BEN, message=message, author=author)
        assert len(effects) == 1
        assert told(effects) == "common-shortcut_not_yours"


def test_what_was_no_question_will_not_be_one() -> None:
    assert use("unmark_question", Village())[0] == replace(PUT, asker=None)
    unsaid = of(Unsay, effects_of(follow_thread, PUT, Village()))
    assert not unsaid, "nothing was said"


@pytest.mark.parametrize("why", ["no_question", "confidential"])
def test_what_is_set_aside_stays_as_it_is(why: Aside) -> None:
    effects = use("unmark_question", Village(asides={HERE: why}))
    assert len(effects) == 1
    assert told(effects) == "unmark_question-already"


def test_what_there_is_nothing_to_take_back_from_is_explained() -> None:
    none = use("unmark_question", Village(), message=BELOW, author=ADA)
    assert told(none) == "unmark_question-none"
    elsewhere = use("unmark_question", Village(), message="", thread="")
    assert told(elsewhere) == "common-shortcut_elsewhere"


def test_what_was_unsaid_is_not_unsaid_again() -> None:
    village = holding(kept(), keys=frozenset({LINE, f"{LINE}:unsaid"}))
    assert not of(Unsay, effects_of(follow_thread, PUT, village))
