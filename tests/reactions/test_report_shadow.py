"""Moderators read each day what features would have done, judge it, and hear how it went (F18)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.community.steered import ShadowLine, Watched
from bot.effects import Answer, Edit, JudgeShadow, Link, Post, TellShadow
from bot.events import ButtonPressed, CommandGiven, DayEnded, WeekEnded
from bot.reactions.report_shadow import report_shadow
from bot.rules_moderators import ReportShadowRules
from bot.settings_limits import LIMITS
from bot.slack.limits import MESSAGE_BLOCKS
from bot.slack.render import render
from matchers.model import Account, Place, Visibility
from tests.golden.reading import WORDS
from tests.reactions.rules import MOD, RULES
from tests.reactions.village import (
    ADA,
    HELP,
    NOW,
    THREAD,
    Village,
    effects_of,
    holding,
    kept,
    of,
)

SHADOW = replace(RULES, community=replace(RULES.community, shadow=True))
MODERATORS = Place("slack:T1/GMOD", Visibility.CONFIDENTIAL)
SEEN = (Watched("send_digest", 1), Watched("tag_question", 31, 44, right=20, wrong=3))
WEEK = WeekEnded(key="week:2026-W48", at=NOW, week="2026-W48")


NOTE = "report_shadow:2026-11-23"
DAY_ENDED = DayEnded(key="day:2026-11-23", at=NOW, day="2026-11-23")
LINE = ShadowLine(
    "shadow:tag_question:t", "tag_question", "replied", HELP.key, ("excel",), THREAD.key
)
OTHER = ShadowLine("shadow:send_digest:w", "send_digest", "posted", HELP.key)


def town(*lines: ShadowLine, **more: Any) -> Village:
    given = {"rules": SHADOW, "moderators": MODERATORS, "lines": lines}
    return holding(kept(), **given | more)


def day(*lines: ShadowLine, **more: Any) -> list[Any]:
    return effects_of(report_shadow, DAY_ENDED, town(*lines, **more))


def press(
    button: str, *lines: ShadowLine, by: Account = MOD, seen: str = "open", **more: Any
) -> list[Any]:
    event = ButtonPressed(
        key="b", at=NOW, account=by, place=HELP, button=button, value=f"{seen}#{LINE.key}"
    )
    told = [replace(line, note=NOTE) for line in lines or (LINE,)]
    return effects_of(report_shadow, event, town(*told, keys=frozenset({NOTE}), **more))


def week(**more: Any) -> list[Any]:
    village = Village(**{"rules": SHADOW, "moderators": MODERATORS, "shadows": SEEN} | more)
    return effects_of(report_shadow, WEEK, village)


@pytest.mark.prevents("F18")
def test_the_day_is_told_in_one_message_with_buttons_below_each_line() -> None:
    told, post = day(LINE, OTHER)
    assert told == TellShadow(note=NOTE, keys=(LINE.key, OTHER.key))
    assert isinstance(post, Post)
    assert (post.key, post.place) == (NOTE, MODERATORS)
    assert [part.name for part in post.message.parts] == [
        "report_shadow-tagged",
        "report_shadow-posted",
    ]
    for part, line in zip(post.message.parts, (LINE, OTHER), strict=True):
        assert [b.name for b in part.buttons] == ["report_shadow-right", "report_shadow-wrong"]
        assert {b.value for b in part.buttons} == {f"open#{line.key}"}


@pytest.mark.prevents("F14")
def test_a_thread_is_linked_without_its_title_and_only_while_it_is_known_and_public() -> None:
    [_, post] = day(LINE)
    [part] = post.message.parts
    assert part.fields["thread"] == Link(THREAD.permalink, "", HELP.key)
    assert day(replace(LINE, thread="slack:T1/CHELP/gone")) == []
    hidden = replace(THREAD, place=replace(HELP, visibility=Visibility.PRIVATE))
    assert (
        effects_of(
            report_shadow, DAY_ENDED, replace(town(LINE), threads={THREAD.key: kept(hidden)})
        )
        == []
    )


def test_the_day_waits_while_its_place_is_stopped() -> None:
    for target in (MODERATORS.key, "report_shadow", f"report_shadow@{MODERATORS.key}"):
        assert day(LINE, switches=frozenset({f"stopped:{target}"})) == []
    assert len(day(LINE, switches=frozenset({f"stopped:{HELP.key}"}))) == 2


def test_an_old_note_reads_right_without_the_topics() -> None:
    _, edit = press("report_shadow-right", replace(LINE, topics=()))
    [part] = edit.message.parts
    assert part.name == "report_shadow-tagged_once"
    assert part.fields["thread"] == Link(THREAD.permalink, "", HELP.key)


def test_a_quiet_day_and_one_that_nobody_could_read_are_not_told() -> None:
    assert day() == []
    assert day(replace(LINE, note=NOTE), replace(OTHER, note="")) == []
    assert day(LINE, moderators=None) == []


def test_what_does_not_fit_is_counted_and_no_feature_takes_all_the_room() -> None:
    many = [replace(LINE, key=f"shadow:tag_question:{n:02}") for n in range(20)]
    told, post = day(*many, OTHER)
    assert len(told.keys) == ReportShadowRules().lines
    assert OTHER.key in told.keys, "the loudest one leaves it room"
    assert sorted((*told.keys, *told.rest)) == sorted([*(line.key for line in many), OTHER.key])
    *_, more = post.message.parts
    assert (more.name, more.fields["rest"]) == ("report_shadow-more", 6)


def test_a_full_note_is_one_message_for_slack_whatever_is_said_of_it() -> None:
    at_most = int(LIMITS["report_shadow.lines"][1])
    rules = replace(SHADOW, report_shadow=ReportShadowRules(lines=at_most))
    many = [replace(LINE, key=f"shadow:tag_question:{n}", right=True) for n in range(99)]
    _, post = day(*many, rules=rules)
    _, blocks = render(post.message, WORDS)
    assert len(blocks) <= MESSAGE_BLOCKS


@pytest.mark.parametrize("button", ["right", "wrong"])
def test_what_moderators_press_is_counted_in_place_and_a_second_press_takes_it_back(
    button: str,
) -> None:
    name, right = f"report_shadow-{button}", button == "right"
    judged, edit = press(name, LINE, OTHER)
    assert judged == JudgeShadow(key=LINE.key, right=right)
    assert isinstance(edit, Edit)
    assert edit.instead_of == NOTE
    assert str(MOD) not in edit.key
    first, other = edit.message.parts
    [counts] = first.parts
    assert counts.name == f"report_shadow-counts_{button}"
    assert {b.value for b in counts.buttons} == {f"{button}#{LINE.key}"}
    assert other.buttons, "the others stay as they were"

    judged, edit = press(name, replace(LINE, right=right), seen=button)
    assert judged == JudgeShadow(key=LINE.key, right=None)
    assert edit.message.parts[0].parts == ()


def test_two_who_press_the_same_at_once_agree() -> None:
    judged, _ = press("report_shadow-right", replace(LINE, right=True), seen="open")
    assert judged == JudgeShadow(key=LINE.key, right=True)
    judged, _ = press("report_shadow-wrong", replace(LINE, right=True), seen="right")
    assert judged == JudgeShadow(key=LINE.key, right=False)


def test_how_many_did_not_fit_is_said_on_after_a_press() -> None:
    _, edit = press("report_shadow-right", rest=4)
    assert edit.message.parts[-1].fields["rest"] == 4


@pytest.mark.parametrize("note", [None, ""])
def test_what_is_over_is_not_judged_any_more(note: str | None) -> None:
    event = ButtonPressed(
        key="b",
        at=NOW,
        account=MOD,
        place=HELP,
        button="report_shadow-right",
        value=f"open#{LINE.key}",
    )
    for lines in ((replace(LINE, note=note),), ()):
        [said] = effects_of(report_shadow, event, town(*lines))
        assert said.message.name == "report_shadow-over"


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
