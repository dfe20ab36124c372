"""A moderator's topics hold: line, tags, evidence follow, and we never change them again."""

from __future__ import annotations

from typing import Any

import pytest

from bot.effects import ApplyTags, Edit, RejectTags, TagThread, Unsay, WriteLogbook
from bot.events import TopicsChosen
from bot.reactions.set_topics import set_topics
from matchers.model import Thread
from tests.reactions.moderating import give, told
from tests.reactions.rules import MOD
from tests.reactions.village import ADA, THREAD, TOPIC, Village, holding, kept, of


def tag(topics: str, thread: Thread = THREAD, *, said: bool = True, **known: Any) -> list[Any]:
    given: dict[str, Any] = {"topics": ("excel",)}
    line = frozenset({f"tag_question:{thread.key}"} if said else ())
    village = holding(kept(thread, **given | known), keys=line)
    return give(set_topics, "tag", f"{thread.permalink} {topics}", village)


def given(effects: list[Any]) -> tuple[str, ...]:
    [change] = of(TagThread, effects)
    assert (change.thread, change.by) == (THREAD.key, "people")
    return tuple(t.topic for t in change.tags)


@pytest.mark.parametrize(
    ("typed", "topics"),
    [
        ("Umfragen", ("umfragen",)),
        ("excel, Surveys", ("excel", "umfragen")),
        ("Excel umfragen", ("excel", "umfragen")),
        ("doppelte Einträge", ("dubletten",)),
        ("DSGVO; Umfrgen", ("datenschutz", "umfragen")),
        ("Excel, excel", ("excel",)),
        ("keine", ()),
        ("none.", ()),
    ],
)
def test_topics_are_understood_by_their_names(typed: str, topics: tuple[str, ...]) -> None:
    assert given(tag(typed)) == topics


def test_everything_follows() -> None:
    effects = tag("Umfragen, Excel")
    assert of(RejectTags, effects) == [RejectTags(thread=THREAD.key, topics=())], "we stay silent"
    assert of(RejectTags, tag("Umfragen")) == [RejectTags(thread=THREAD.key, topics=("excel",))]
    [edit] = of(Edit, effects)
    assert edit.instead_of == f"tag_question:{THREAD.key}"
    assert edit.message.fields["count"] == 2
    [further] = of(TopicsChosen, effects)
    assert further.thread == THREAD.key
    [written] = of(WriteLogbook, effects)
    assert (written.what, written.by) == ("tagged", MOD)
    assert told(effects) == "set"
    assert of(ApplyTags, effects) == [], "Slack has no tags"


def test_where_nothing_was_said_nothing_is() -> None:
    effects = tag("Umfragen", said=False)
    assert of(Edit, effects) == []
    assert of(Unsay, effects) == []


def test_no_topics_take_the_line_away() -> None:
    effects = tag("keine")
    [unsaid] = of(Unsay, effects)
    assert unsaid.instead_of == f"tag_question:{THREAD.key}"
    assert told(effects) == "cleared"


def test_the_forums_tags_follow_and_peoples_own_stay() -> None:
    known = {"ours": ("excel",), "theirs": ("excel", "datenschutz")}
    effects = tag("Umfragen", TOPIC, **known)
    [tags] = of(ApplyTags, effects)
    assert (tags.add, tags.remove) == (("umfragen",), ("tabellen",))
    [change] = of(TagThread, effects)
    assert [t.topic for t in change.tags] == ["umfragen", "datenschutz"]


@pytest.mark.parametrize(
    ("typed", "answer", "word"),
    [
        ("", "how", None),
        (THREAD.permalink, "how", None),
        ("https://example.org/x Excel", "unknown_question", "https://example.org/x"),
        ("x" * 3000, "unknown_question", "x" * 60),
        (f"{THREAD.permalink} Quantenphysik", "unknown_topic", "Quantenphysik"),
        (f"{THREAD.permalink} {'y' * 3000}", "unknown_topic", "y" * 60),
        (f"{THREAD.permalink} Umfrgx", "unknown_topic_near", "Umfrgx"),
    ],
)
def test_what_is_wrong_is_named(typed: str, answer: str, word: str | None) -> None:
    effects = give(set_topics, "tag", typed, holding(kept()))
    assert len(effects) == 1
    assert told(effects) == answer
    assert effects[0].message.fields.get("word") == word


def test_a_link_that_the_door_knows_leads_to_its_thread() -> None:
    named = {"https://t1.slack.com/x": THREAD.key}
    effects = give(set_topics, "tag", "https://t1.slack.com/x Excel", holding(kept()), named=named)
    assert told(effects) == "set"


def test_others_hear_of_it_from_answer_command() -> None:
    assert give(set_topics, "tag", "x", Village(), by=ADA) == []
