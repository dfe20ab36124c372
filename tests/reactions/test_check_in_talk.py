"""A word with an organiser: asked for by a press, and told as no more than that."""

from __future__ import annotations

from dataclasses import replace

from bot.effects import DirectMessage, Edit, Post
from bot.events import DeliveryWithheld
from bot.reactions._check_in_words import NO_TALK, TALK
from bot.reactions.check_in import check_in
from tests.reactions.rules import MOD, RULES
from tests.reactions.test_check_in import MINE, MODERATORS, press, village
from tests.reactions.village import ADA, BEN, NOW, effects_of, of

HARD_FOR_ADA = replace(MINE, felt="hard", felt_at=NOW)


def test_moderators_hear_only_who_wants_to_talk() -> None:
    effects = press(TALK, village(HARD_FOR_ADA))
    [note] = of(Post, effects)
    assert note.place == MODERATORS
    assert list(note.message.fields) == ["member"]
    for secret in (BEN, "excel", "hard"):
        assert secret not in repr(note.message)
    [edit] = of(Edit, effects)
    assert edit.message.name == "check_in-called"


def test_without_a_channel_each_moderator_is_told_alone_but_not_the_partner() -> None:
    rules = replace(RULES, community=replace(RULES.community, moderators=(BEN, MOD)))
    effects = press(TALK, village(HARD_FOR_ADA, moderators=None, rules=rules))
    [note] = of(DirectMessage, effects)
    assert (note.account, note.message.name) == (MOD, "check_in-wish")
    nobody = replace(RULES, community=replace(RULES.community, moderators=(BEN,)))
    [edit] = press(TALK, village(HARD_FOR_ADA, moderators=None, rules=nobody))
    assert edit.message.name == "check_in-nobody_there"


def test_where_the_channel_is_private_no_more_each_is_told_alone() -> None:
    withheld = DeliveryWithheld(key="w", at=NOW, delivery="check_in:m1:learner:talk")
    [note] = effects_of(check_in, withheld, village(HARD_FOR_ADA))
    assert (note.account, note.message.fields["member"].account) == (MOD, ADA)
    nobody = replace(RULES, community=replace(RULES.community, moderators=()))
    [told] = effects_of(check_in, withheld, village(HARD_FOR_ADA, rules=nobody))
    assert (told.account, told.message.name) == (ADA, "check_in-nobody_there")
    other = replace(withheld, delivery="report_match:m1:learner:case")
    assert effects_of(check_in, other, village()) == []


def test_no_talk_calls_nobody_and_nobody_is_called_twice() -> None:
    [edit] = press(NO_TALK, village(HARD_FOR_ADA))
    assert edit.message.name == "check_in-no_word"
    called = village(HARD_FOR_ADA, keys=frozenset({"check_in:m1:learner:talk"}))
    [said] = press(TALK, called)
    assert said.message.name == "check_in-already"
    [said] = press(TALK)
    assert said.message.name == "check_in-gone"
