"""What is confidential is set aside whole; a reply is not shown anyway."""

from __future__ import annotations

import pytest

from bot.events import ThreadSetAside
from tests.reactions.rules import MOD
from tests.reactions.shortcuts import BELOW, HERE, LINE, told, use
from tests.reactions.village import BEN, Village, holding, kept, of, reply

ANSWERED = holding(kept(answers=(reply(BELOW, BEN),)), keys=frozenset({LINE}))


@pytest.mark.prevents("F14")
def test_the_asker_and_moderators_make_it_confidential() -> None:
    for effects in (
        use("keep_confidential", ANSWERED),
        use("keep_confidential", ANSWERED, MOD),
        use("keep_confidential", ANSWERED, message=BELOW, author=BEN),
        use("keep_confidential", Village(asides={HERE: "no_question"})),
    ):
        [put] = of(ThreadSetAside, effects)
        assert (put.thread, put.why) == (HERE, "confidential")
        assert told(effects) == "keep_confidential-done"


def test_whoever_replied_hears_that_replies_are_not_shown() -> None:
    [only] = use("keep_confidential", ANSWERED, BEN, message=BELOW, author=BEN)
    assert told([only]) == "keep_confidential-reply"


def test_others_do_not_decide() -> None:
    [only] = use("keep_confidential", ANSWERED, BEN)
    assert told([only]) == "common-shortcut_not_yours"


def test_twice_is_once() -> None:
    [only] = use("keep_confidential", Village(asides={HERE: "confidential"}))
    assert told([only]) == "keep_confidential-already"


def test_where_lotse_does_not_listen_it_is_said() -> None:
    [only] = use("keep_confidential", Village(), message="", thread="", author=None)
    assert told([only]) == "common-shortcut_elsewhere"
