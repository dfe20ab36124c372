"""Moderators judge what a feature would have said, and read once a week how it went (F18)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.community.steered import Watched
from bot.effects import Answer, JudgeShadow, Post
from bot.events import ButtonPressed, CommandGiven, WeekEnded
from bot.reactions.report_shadow import report_shadow
from matchers.model import Account, Place, Visibility
from tests.reactions.rules import MOD, RULES
from tests.reactions.village import ADA, HELP, NOW, Village, effects_of, of

SHADOW = replace(RULES, community=replace(RULES.community, shadow=True))
MODERATORS = Place("slack:T1/GMOD", Visibility.CONFIDENTIAL)
SEEN = (Watched("send_digest", 1), Watched("tag_question", 31, 44, right=20, wrong=3))
WEEK = WeekEnded(key="week:2026-W48", at=NOW, week="2026-W48")


def press(button: str, by: Account = MOD) -> list[Any]:
    event = ButtonPressed(
        key="b", at=NOW, account=by, place=HELP, button=button, value="shadow:tag_question:t"
    )
    return effects_of(report_shadow, event, Village(rules=SHADOW))


def week(**more: Any) -> list[Any]:
    village = Village(**{"rules": SHADOW, "moderators": MODERATORS, "shadows": SEEN} | more)
    return effects_of(report_shadow, WEEK, village)


def test_what_moderators_press_is_counted() -> None:
    for button, right in (("right", True), ("wrong", False)):
        judged, said = press(f"report_shadow-{button}")
        assert judged == JudgeShadow(key="shadow:tag_question:t", right=right)
        assert said.message.name == f"report_shadow-{button}_counted"


def test_others_are_refused_kindly_and_not_counted() -> None:
    [said] = press("report_shadow-right", by=ADA)
    assert isinstance(said, Answer)
    assert said.message is not None
    assert said.message.name == "report_shadow-moderators_only"


def test_other_buttons_are_none_of_its_business() -> None:
    assert press("settle_match-yes") == []


def test_the_week_is_told_to_moderators_alone() -> None:
    [post] = week()
    assert isinstance(post, Post)
    assert post.place == MODERATORS
    tags = next(p for p in post.message.parts if p.name == "report_shadow-tags")
    counts = {name: tags.fields[name] for name in ("times", "tagged", "right", "wrong")}
    assert counts == {"times": 31, "tagged": 44, "right": 20, "wrong": 3}


def review(*seen: Watched, by: Account = MOD, **more: Any) -> list[Any]:
    village = Village(**{"rules": SHADOW, "moderators": MODERATORS, "shadows": seen} | more)
    event = CommandGiven(key="c", at=NOW, account=by, place=HELP, command="review")
    return effects_of(report_shadow, event, village)


@pytest.mark.parametrize(
    ("right", "wrong", "what"),
    [(0, 0, "too_few"), (19, 0, "too_few"), (18, 2, "ready"), (17, 3, "not_ready")],
)
def test_what_is_judged_often_and_well_enough_is_ready(right: int, wrong: int, what: str) -> None:
    [said] = review(Watched("tag_question", 31, 44, right=right, wrong=wrong))
    [part] = said.message.parts
    assert part.name == f"report_shadow-{what}"
    assert part.fields["judged"] == right + wrong


def test_a_report_is_for_moderators_and_about_what_still_watches() -> None:
    assert review(*SEEN, by=ADA) == []
    [said] = review(*SEEN, switches=frozenset({"live:tag_question"}))
    assert [part.fields["name"] for part in said.message.parts] == ["Digest"]
    [said] = review()
    assert said.message.name == "report_shadow-nothing"
    [said] = review(*SEEN, rules=RULES)
    assert said.message.name == "report_shadow-not_watching"


def test_nothing_is_told_where_nothing_watches_any_more() -> None:
    assert of(Post, week(rules=RULES)) == []
    assert of(Post, week(shadows=())) == []
    assert of(Post, week(moderators=None)) == []
    live = frozenset({"live:tag_question", "live:send_digest"})
    assert of(Post, week(switches=live)) == []
    [post] = week(switches=frozenset({"live:tag_question"}))
    assert [part.name for part in post.message.parts] == ["report_shadow-feature"]
