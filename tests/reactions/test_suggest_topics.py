"""Moderators are asked about topics that are less sure: seldom, once, and what they say holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from bot.effects import (
    AllowTags,
    Answer,
    ApplyTags,
    Edit,
    KeepSuggestions,
    KeepUnwanted,
    Message,
    Post,
    RejectTags,
    TagThread,
    Topics,
    Unsay,
    WriteLogbook,
)
from bot.events import TagsRejected, ThreadSeen, TopicsChosen
from bot.reactions._suggestions import AGAIN, NEVER, NO, SET
from bot.reactions.suggest_topics import suggest_topics
from matchers.model import Reason, Tag, Thread
from matchers.suggesting import Suggestion, suggested
from tests.reactions.rules import MOD, RULES
from tests.reactions.suggesting import (
    ASKED,
    EXCEL,
    LINE,
    MODERATORS,
    SURVEYS,
    TITLE,
    ask,
    edit,
    press,
    village,
)
from tests.reactions.village import ADA, BEN, DAY, EVA, NOW, PRIVATE, THREAD, TOPIC, effects_of, of


def parts(message: Message) -> list[tuple[str, list[str]]]:
    """What is said of each topic, and what can be pressed."""
    return [
        (part.name.partition("-")[2], [b.name.partition("-")[2] for b in part.buttons])
        for part in message.parts
    ]


def kept_as(effects: list[Any]) -> Sequence[Suggestion]:
    [change] = of(KeepSuggestions, effects)
    return change.suggestions


# --- asking


def test_moderators_read_one_message_with_each_topic_its_words_and_three_buttons() -> None:
    effects = ask(village())
    [post] = of(Post, effects)
    assert (post.key, post.place) == (ASKED, MODERATORS)
    assert post.message.fields["question"].url == THREAD.permalink
    assert [p.fields["words"] for p in post.message.parts] == ["Tabelle", "Umfragen"]
    assert parts(post.message) == [("topic", ["set", "no", "never"])] * 2
    assert kept_as(effects) == (EXCEL, SURVEYS)


def test_what_is_sure_or_is_there_already_is_no_question() -> None:
    assert ask(village(), "Excel und Umfragen") == []
    [post] = of(Post, ask(village(ours=("excel",), topics=("excel",))))
    assert [p.fields["topics"] for p in post.message.parts] == [Topics(("umfragen",))]


@pytest.mark.prevents("F14")
def test_what_is_not_public_or_holds_personal_data_is_shown_to_nobody() -> None:
    assert ask(village(guarded=True)) == []
    secret = Thread("slack:T1/GSECRET/1.0", PRIVATE, "https://x", NOW)
    assert ask(village(thread=secret), thread=secret) == []


@pytest.mark.prevents("F1")
@pytest.mark.parametrize(
    "more",
    [
        {"rejected": True},
        {"closed": True},
        {"accepted": "a1"},
        {"theirs": ("datenschutz",)},
        {"posted": 5},
        {"unwanted_there": {("excel", "Tabelle"), ("umfragen", "Umfragen")}},
        {"keys": frozenset({ASKED})},
    ],
    ids=lambda more: next(iter(more)),
)
def test_moderators_are_spared(more: dict[str, Any]) -> None:
    assert ask(village(**more)) == []


def test_an_old_question_is_left_alone() -> None:
    old = replace(THREAD, started=NOW - 8 * DAY)
    assert ask(village(thread=old), thread=old) == []


def test_only_the_best_are_asked_about() -> None:
    one = replace(RULES, suggest_topics=replace(RULES.suggest_topics, at_most=1))
    assert kept_as(ask(replace(village(), rules=one))) == (EXCEL,)


@pytest.mark.prevents("F18")
def test_while_topics_are_watched_there_is_nothing_to_press() -> None:
    shadow = replace(RULES, community=replace(RULES.community, shadow=True))
    assert ask(replace(village(), rules=shadow)) == []
    live = replace(village(), rules=shadow, switches=frozenset({"live:suggest_topics"}))
    assert of(Post, ask(live))


def test_without_a_channel_for_moderators_nobody_is_asked() -> None:
    assert ask(replace(village(), moderators=None)) == []


# --- following


@pytest.mark.prevents("F13")
def test_an_edit_changes_the_same_message_and_what_was_decided_stays() -> None:
    no = replace(SURVEYS, decision="no")
    effects = edit(village(no, rejected=True))
    [message] = of(Edit, effects)
    assert (message.key, message.instead_of) == (f"{ASKED}:e1", ASKED)
    assert parts(message.message) == [("is_no", ["no"]), ("topic", ["set", "no", "never"])]
    assert kept_as(effects) == (no, EXCEL)


def test_where_nothing_is_left_to_ask_the_message_goes() -> None:
    gone = Unsay(key=f"{ASKED}:unsaid", instead_of=ASKED)
    for effects in (
        edit(village(EXCEL), body="Egal."),
        edit(village(EXCEL, guarded=True)),
        effects_of(
            suggest_topics, TopicsChosen(key="chosen:t", at=NOW, thread=THREAD.key), village(EXCEL)
        ),
        effects_of(
            suggest_topics, TagsRejected(key="x", at=NOW, thread=THREAD.key, by=ADA), village(EXCEL)
        ),
    ):
        assert of(Unsay, effects) == [gone]
        assert kept_as(effects) == ()
    assert edit(village(keys=frozenset({ASKED, gone.key}))) == [], "and is not said again"


def test_a_cross_that_does_not_count_changes_nothing() -> None:
    event = TagsRejected(key="x", at=NOW, thread=THREAD.key, by=BEN)
    assert effects_of(suggest_topics, event, village(EXCEL)) == []


def test_what_people_tagged_in_the_forum_is_asked_no_more() -> None:
    def seen(*, closed: bool = False) -> list[Any]:
        where = village(EXCEL, SURVEYS, thread=TOPIC, topics=("excel",), ours=(), closed=closed)
        event = ThreadSeen(key="s1", at=NOW, thread=TOPIC, asker=EVA, title=TITLE, closed=closed)
        return effects_of(suggest_topics, event, where)

    assert kept_as(seen()) == (SURVEYS,)
    assert of(Unsay, seen(closed=True))


# --- deciding


def test_only_moderators_decide() -> None:
    [answer] = press(SET, village(EXCEL), by=BEN)
    assert isinstance(answer, Answer)
    assert answer.message is not None
    assert answer.message.name == "suggest_topics-moderators_only"


def test_setting_adds_to_what_stands_and_the_line_follows() -> None:
    where = village(
        EXCEL, SURVEYS, ours=("dubletten",), topics=("dubletten",), keys=frozenset({LINE})
    )
    effects = press(SET, where)
    tags = (Tag("dubletten", 1.0), Tag("excel", 1.0))
    assert of(TagThread, effects) == [TagThread(thread=THREAD.key, tags=tags, by="people")]
    assert of(RejectTags, effects) == [RejectTags(thread=THREAD.key, topics=())]
    line, asked = of(Edit, effects)
    assert line.instead_of == LINE
    assert line.message.fields["topics"] == Topics(("dubletten", "excel"))
    assert [b.name for b in line.message.buttons] == ["change_topics-open"]
    assert parts(asked.message) == [("is_set", ["set"]), ("named", ["set", "no", "never"])]
    assert of(TopicsChosen, effects)
    assert [entry.what for entry in of(WriteLogbook, effects)] == ["tagged"]


def test_the_same_button_takes_a_topic_away_and_leaves_ours_ours() -> None:
    where = village(
        replace(EXCEL, decision="set"),
        ours=("dubletten",),
        topics=("dubletten", "excel"),
        theirs=("dubletten", "excel"),
        rejected=True,
    )
    effects = press(SET, where, seen="set")
    assert of(TagThread, effects) == [TagThread(thread=THREAD.key, tags=(), by="people")]
    assert of(AllowTags, effects) == [AllowTags(thread=THREAD.key, topics=(), wholly=True)]
    assert kept_as(effects) == (EXCEL,)


def test_another_decision_of_the_thread_is_not_taken_back_with_it() -> None:
    both = village(
        replace(EXCEL, decision="set"),
        replace(SURVEYS, decision="no"),
        topics=("excel",),
        theirs=("excel",),
        ours=(),
        rejected=True,
    )
    assert not of(AllowTags, press(SET, both, seen="set"))[0].wholly
    [allowed] = of(AllowTags, press(NO, both, "umfragen", seen="no"))
    assert (allowed.topics, allowed.wholly) == (("umfragen",), False)


def test_a_slip_of_the_pen_is_held_against_no_name() -> None:
    slip = Reason("Tabele", 0, 6, "Tabelle", "typo")
    one = suggested(Tag("excel", 0.5, (slip,)))
    assert one.names == ("Tabelle",)
    [no] = of(RejectTags, press(NO, village(one)))
    assert no.names == ()


def test_no_is_remembered_as_a_rejection_until_it_is_taken_back() -> None:
    effects = press(NO, village(EXCEL))
    wrong = RejectTags(thread=THREAD.key, topics=("excel",), names=("Tabelle",))
    assert of(RejectTags, effects) == [wrong]
    assert not of(TagThread, effects)
    back = press(NO, village(replace(EXCEL, decision="no"), rejected=True), seen="no")
    assert of(AllowTags, back) == [AllowTags(thread=THREAD.key, topics=("excel",), wholly=True)]
    assert kept_as(back) == (EXCEL,)


@pytest.mark.parametrize("button", [AGAIN, NEVER])
def test_never_holds_for_all_questions_and_is_undone_by_either_button(button: str) -> None:
    effects = press(NEVER, village(EXCEL))
    assert of(KeepUnwanted, effects) == [KeepUnwanted(topic="excel", names=("Tabelle",), on=True)]
    [message] = of(Edit, effects)
    assert parts(message.message) == [("is_never", ["again"])]
    back = press(button, village(replace(EXCEL, decision="never")), seen="never")
    assert of(KeepUnwanted, back) == [KeepUnwanted(topic="excel", names=("Tabelle",), on=False)]
    written = [entry.what for entry in (*of(WriteLogbook, effects), *of(WriteLogbook, back))]
    assert written == ["unwanted", "wanted_again"]
    assert kept_as(back) == (EXCEL,)


def test_in_the_forum_the_tag_follows() -> None:
    done = press(SET, village(EXCEL, thread=TOPIC), thread=TOPIC)
    assert [(a.add, a.remove) for a in of(ApplyTags, done)] == [(("tabellen",), ())]
    stands = village(
        replace(EXCEL, decision="set"), thread=TOPIC, topics=("excel",), ours=(), theirs=("excel",)
    )
    undone = press(SET, stands, seen="set", thread=TOPIC)
    assert [(a.add, a.remove) for a in of(ApplyTags, undone)] == [((), ("tabellen",))]
    assert [entry.what for entry in of(WriteLogbook, undone)] == ["cleared"]


def test_what_somebody_else_decided_meanwhile_stays() -> None:
    for where in (
        village(replace(EXCEL, decision="set")),
        village(SURVEYS),
        village(EXCEL, guarded=True),
        replace(village(EXCEL), threads={}),
    ):
        [answer] = press(NO, where)
        assert answer.message.name == "suggest_topics-over"


def test_our_own_news_of_chosen_topics_are_no_news() -> None:
    [chosen] = of(TopicsChosen, press(SET, village(EXCEL), by=MOD))
    assert effects_of(suggest_topics, chosen, village(replace(EXCEL, decision="set"))) == []
