"""In the shadow nobody but the moderators gets a word, whatever a feature decides (F18)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.effects import (
    ApplyTags,
    Delivery,
    DirectMessage,
    Edit,
    Effect,
    KeepShadow,
    Later,
    Message,
    OpenGroup,
    Person,
    Post,
    Reply,
    TagThread,
    Unsay,
    Whisper,
)
from bot.events import QuestionTagged, QuestionWaited
from bot.reactions import SHADOWED, WHILE_STOPPED
from bot.shadow import shadowed
from bot.steering import Steering, begins, place_of
from matchers.model import Place, Tag, Visibility
from tests.reactions.rules import HELP_KEY, RULES
from tests.reactions.village import ADA, BEN, CATEGORY, HELP, NOW, THREAD, TOPIC, Village, question

SHADOW = replace(RULES, community=replace(RULES.community, shadow=True))
MODERATORS = Place("slack:T1/GMOD", Visibility.CONFIDENTIAL)
SAID = Message("settle_match-closed", {"who": Person(ADA)})
TAGS = (Tag("excel", 0.9),)

ANEW: tuple[Effect, ...] = (
    Reply(key="reply", thread=THREAD, message=SAID),
    Reply(key="reply:forum", thread=TOPIC, message=SAID),
    Post(key="post", place=HELP, message=SAID),
    Post(key="post:forum", place=CATEGORY, message=SAID),
    Post(key="page", place=CATEGORY, message=SAID, under="post:forum"),
    Whisper(key="whisper", place=HELP, account=ADA, message=SAID),
    DirectMessage(key="dm", account=ADA, message=SAID),
    OpenGroup(key="group", accounts=(ADA, BEN), message=SAID),
    ApplyTags(key="tags", thread=TOPIC, add=("excel",)),
    QuestionTagged(key="tagged", at=NOW, question=question(), tags=TAGS),
)
KEPT: tuple[Effect, ...] = (
    TagThread(thread=THREAD.key, tags=TAGS),
    Edit(key="edit", instead_of="reply", message=SAID),
    Unsay(key="unsay", instead_of="reply"),
    ApplyTags(key="untag", thread=TOPIC, remove=("excel",)),
)
WAITED = QuestionWaited(key="waited", at=NOW, thread=THREAD.key, step=1, since=NOW)
LATER: tuple[Effect, ...] = (Later(event=WAITED),)
LIVE = [
    "live:tag_question",
    f"live:{HELP_KEY}",
    "live:discourse:5",
    f"live:tag_question@{HELP_KEY}",
    "live:send_digest",
    "live:slack:T1/CELSE",
]


def left(effects: list[Effect], *switches: str, **more: Any) -> list[Effect]:
    given = {"rules": SHADOW, "moderators": MODERATORS} | more
    village = Village(switches=frozenset(switches), **given)
    return shadowed("tag_question", effects, NOW, village)


@pytest.mark.prevents("F18")
@given(
    st.lists(st.sampled_from(ANEW + KEPT + LATER), max_size=6, unique_by=repr),
    st.frozensets(st.sampled_from(LIVE)),
)
@pytest.mark.prevents("F18")
def test_only_moderators_hear_of_it_unless_the_place_is_live(
    effects: list[Effect], switches: frozenset[str]
) -> None:
    steering = Steering(switches, True, SHADOWED, WHILE_STOPPED)  # noqa: FBT003  (its own field)
    after = left(effects, *switches)
    assert [e for e in after if e in LATER] == [e for e in effects if e in LATER], "it goes on"
    for effect in after:
        if effect in effects:
            assert not (begins(effect) and steering.watches("tag_question", place_of(effect)))
        else:
            assert isinstance(effect, KeepShadow)


@pytest.mark.parametrize("effect", ANEW, ids=lambda e: type(e).__name__)
def test_whatever_is_new_is_held_back_with_what_would_be_kept(effect: Effect) -> None:
    for after in left([*KEPT, effect]):
        assert after not in (*KEPT, effect)


def test_every_kind_of_delivery_is_thought_of() -> None:
    told = {type(effect).__name__ for effect in ANEW + KEPT}
    told |= {"ShowHome", "SendFile"}  # what somebody asks for
    assert {kind.__name__ for kind in get_args(Delivery)} <= told


def test_what_only_corrects_goes_its_way() -> None:
    assert left(list(KEPT)) == list(KEPT)


def test_other_features_and_other_communities_are_not_touched() -> None:
    village = Village(rules=SHADOW, moderators=MODERATORS)
    assert shadowed("report_match", list(ANEW), NOW, village) == list(ANEW)
    assert left(list(ANEW), rules=RULES) == list(ANEW)


def test_one_line_tells_all_that_a_feature_would_do_in_a_place() -> None:
    [kept] = left([TagThread(thread=THREAD.key, tags=TAGS), ANEW[0], ANEW[9]])
    assert kept == KeepShadow(
        key="shadow:reply",
        feature="tag_question",
        kind="replied",
        place=HELP_KEY,
        topics=("excel",),
        thread=THREAD.key,
        at=NOW,
    )


@pytest.mark.parametrize(
    ("effect", "kind", "place", "thread"),
    [
        (ANEW[2], "posted", HELP_KEY, "about"),
        (ANEW[6], "private", "", "about"),
        (ANEW[7], "private", "", "about"),
        (ANEW[8], "replied", CATEGORY.key, TOPIC.key),
    ],
)
def test_how_it_would_be_said_is_kept(effect: Effect, kind: str, place: str, thread: str) -> None:
    village = Village(rules=SHADOW, moderators=MODERATORS)
    [kept] = shadowed("tag_question", [effect], NOW, village, "about")
    assert isinstance(kept, KeepShadow)
    assert (kept.kind, kept.place, kept.thread) == (kind, place, thread)


@pytest.mark.prevents("F18")
def test_no_word_and_nobody_is_kept_of_what_would_have_been_said() -> None:
    for effect in left(list(ANEW)):
        assert str(ADA) not in repr(effect)
        assert SAID.name not in repr(effect)


def test_without_a_moderators_channel_it_is_counted_all_the_same() -> None:
    assert {type(effect) for effect in left(list(ANEW), moderators=None)} == {KeepShadow}


def test_what_is_in_the_shadow_can_be_stopped() -> None:
    assert not SHADOWED & WHILE_STOPPED


def test_what_is_for_moderators_reaches_them_in_the_shadow_too() -> None:
    draft = Post(key="draft", place=MODERATORS, message=SAID)
    assert left([draft]) == [draft]
    assert draft in left([draft, ANEW[0]])
