"""What was said lately is taken back: asked first, counted, and never more than was meant."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.community.steered import Saying
from bot.effects import ApplyTags, RejectTags, Unsay, Withdraw, WriteLogbook
from bot.events import TopicsChosen
from bot.reactions._moderating import span
from bot.reactions.send_digest import ONE_FOR_GOOD
from bot.reactions.undo_recent import NO, YES, undo_recent
from tests.reactions.moderating import give, press, told
from tests.reactions.rules import MOD
from tests.reactions.village import ADA, HOUR, NOW, THREAD, TOPIC, Village, holding, kept, of

LINE = Saying(f"tag_question:{THREAD.key}", "tag_question", THREAD.key)
TAGS = Saying(f"tag_question:{TOPIC.key}:tags", "tag_question", TOPIC.key, speaks=False)
WAITS = Saying("send_digest:2026-W48:c", "send_digest", waits=True)
QUARTER = f"{ONE_FOR_GOOD}:2026-Q4"
TOWN = holding(
    kept(THREAD, topics=("excel",)),
    kept(TOPIC, topics=("excel", "umfragen"), ours=("excel",)),
    sayings=(
        LINE,
        TAGS,
        WAITS,
        Saying(ONE_FOR_GOOD, "send_digest"),
        Saying(QUARTER, "send_digest"),
        Saying("hello", "greet_channel"),
    ),
)
VALUE = "1763884800:1763888400"


def test_it_asks_first_and_says_how_much() -> None:
    [said] = give(undo_recent, "undo", "1h", TOWN)
    assert said.message.name == "undo_recent-ask"
    assert said.message.fields == {"word": "1h", "said": 2, "threads": 2}
    yes, no = said.message.buttons
    assert (yes.name, yes.style, no.name) == (YES, "danger", NO)
    since, until = (int(moment) for moment in yes.value.split(":"))
    assert (since, until) == ((NOW - HOUR).timestamp(), NOW.timestamp())
    assert give(undo_recent, "undo", "", TOWN)[0].message.fields["word"] == "1h", "if nobody says"


def test_yes_takes_back_what_was_said_tagged_and_what_still_waits() -> None:
    effects = press(undo_recent, YES, VALUE, TOWN)
    assert [e.instead_of for e in of(Unsay, effects)] == [LINE.key, WAITS.key]
    assert of(Unsay, effects)[0].key == f"{LINE.key}:unsaid", "as if people had crossed it out"
    assert of(Withdraw, effects) == [Withdraw(key=WAITS.key)]
    assert of(RejectTags, effects) == [
        RejectTags(thread=THREAD.key, topics=("excel",), wrong=False),
        RejectTags(thread=TOPIC.key, topics=("excel",), wrong=False),
    ]
    [tags] = of(ApplyTags, effects)
    assert (tags.thread, tags.add, tags.remove) == (TOPIC, (), ("tabellen",))
    assert {e.thread for e in of(TopicsChosen, effects)} == {THREAD.key, TOPIC.key}
    [written] = of(WriteLogbook, effects)
    assert (written.what, written.by, written.about) == ("undone", MOD, {"said": 2, "threads": 2})
    assert told(effects) == "done"
    assert ONE_FOR_GOOD not in repr(effects), "the threads that hold the digests stay"
    assert "hello" not in repr(effects), "and so does who reads along here"


def test_no_leaves_all_as_it_is() -> None:
    assert told(press(undo_recent, NO, "", TOWN)) == "kept"
    assert len(press(undo_recent, NO, "", TOWN)) == 1


def test_a_second_yes_finds_nothing() -> None:
    assert told(press(undo_recent, YES, VALUE, Village())) == "nothing_left"
    for value in ("", "x:y", "1:", f"{VALUE}:9", "²:³"):
        assert told(press(undo_recent, YES, value, TOWN)) == "nothing_left", value


def test_only_moderators_may() -> None:
    assert give(undo_recent, "undo", "1h", TOWN, by=ADA) == []
    effects = press(undo_recent, YES, VALUE, TOWN, by=ADA)
    assert told(effects) == "moderators_only"
    assert len(effects) == 1


@pytest.mark.parametrize(
    ("typed", "answer"),
    [("bald", "no_span"), ("0", "no_span"), ("x" * 3000, "no_span"), ("9 Wochen", "too_long")],
)
def test_bad_spans_are_told(typed: str, answer: str) -> None:
    effects = give(undo_recent, "undo", typed, TOWN)
    assert told(effects) == answer
    assert len(effects[0].message.fields.get("word", "")) <= 60
    assert told(give(undo_recent, "undo", "1h")) == "nothing"


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("1h", 60),
        ("30 min", 30),
        ("90m", 90),
        ("2 Stunden", 120),
        ("1 Std.", 60),
        ("3 Tage", 4320),
        ("2 days", 2880),
        ("1 woche", 10080),
        ("0", 0),
    ],
)
def test_spans_are_understood_in_both_languages(typed: str, minutes: int) -> None:
    assert span(typed) == timedelta(minutes=minutes)


@pytest.mark.parametrize("typed", ["", "h", "1", "eine Stunde", "-1h", "1h 30min", "999999h"])
def test_what_is_no_span_is_none(typed: str) -> None:
    assert span(typed) is None
