"""What was answered before is named where something similar is asked, and nothing else is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bot.community import KeptThread
from bot.effects import Edit, KeepShadow, Links, Message, Reply, TagThread
from bot.events import QuestionAsked, QuestionEdited
from bot.reactions.show_similar import show_similar
from bot.reactions.tag_question import tag_question
from bot.shadow import shadowed
from matchers.model import QuestionKind, Thread, Visibility
from tests.reactions.rules import RULES
from tests.reactions.village import (
    BEN,
    CATEGORY,
    DAY,
    HELP,
    HOUR,
    NOW,
    PRIVATE,
    THREAD,
    TOPIC,
    Village,
    effects_of,
    holding,
    kept,
    of,
    question,
    reply,
)

LINE = f"tag_question:{THREAD.key}"
TAGGED, UNTAGGED = "Excel: wie filtere ich?", "Wie filtere ich?"


def before(number: int = 1, **more: Any) -> KeptThread:
    """An answered thread of the forum."""
    thread = Thread(f"discourse:t/{number}", CATEGORY, f"https://forum.example/t/{number}", NOW)
    whole: dict[str, Any] = {"title": f"Frage {number}", "voices": 1}
    found = kept(thread, answers=(reply(f"a{number}", BEN),))
    return replace(found, **{**whole, **more})


def town(*earlier: KeptThread, own: KeptThread | None = None, **more: Any) -> Village:
    own = kept(THREAD) if own is None else own
    return holding(own, *earlier, alike=[one.thread.key for one in earlier], **more)


def asked(title: str = UNTAGGED, **more: Any) -> QuestionAsked:
    return QuestionAsked(key="q", at=NOW, question=question(title, **more))


def titles(message: Message) -> list[str]:
    """What a line names."""
    named = [m.fields["questions"] for m in (message, *message.parts) if "questions" in m.fields]
    return [link.title for links in named if isinstance(links, Links) for link in links.items]


def said(village: Village, event: Any = None) -> list[str]:
    """What a thread's line names, whoever says it."""
    event = event or asked()
    effects = [*effects_of(tag_question, event, village), *effects_of(show_similar, event, village)]
    (line,) = of(Reply, effects) or [None]
    return [] if line is None else titles(line.message)


def test_without_topics_it_says_so_alone_under_the_key_of_the_one_line() -> None:
    (line,) = effects_of(show_similar, asked(), town(before(1), before(2)))
    assert isinstance(line, Reply)
    assert line.key == LINE
    assert line.message.name == "show_similar-line"
    assert line.message.fields["count"] == 2
    assert titles(line.message) == ["Frage 1", "Frage 2"]


def test_with_topics_one_line_says_both() -> None:
    village = town(before(1))
    (line,) = of(Reply, effects_of(tag_question, asked(TAGGED), village))
    assert line.message.name == "tag_question-line"
    assert titles(line.message) == ["Frage 1"]
    assert effects_of(show_similar, asked(TAGGED), replace(village, keys=frozenset({LINE}))) == []


def test_each_link_says_where_it_leads_so_that_it_can_go() -> None:
    (line,) = effects_of(show_similar, asked(), town(before(1)))
    links = line.message.fields["questions"]
    assert isinstance(links, Links)
    (link,) = links.items
    assert (link.place, link.thread) == (CATEGORY.key, "discourse:t/1")


NOT_SHOWN: dict[str, dict[str, Any]] = {
    "no answer": {"voices": 0},
    "one voice of an experience": {"kind": QuestionKind.EXPERIENCE},
    "personal data": {"guarded": True},
    "its asker was forgotten": {"title": ""},
    "private": {"thread": Thread("slack:T1/GSECRET/1", PRIVATE, "https://x", NOW)},
    "confidential": {
        "thread": Thread(
            "slack:T1/GMOD/1", replace(HELP, visibility=Visibility.CONFIDENTIAL), "x", NOW
        )
    },
}


@pytest.mark.prevents("F14")
@pytest.mark.parametrize("why", NOT_SHOWN)
def test_what_is_not_answered_in_public_now_is_not_named(why: str) -> None:
    assert said(town(before(1, **NOT_SHOWN[why]), before(2))) == ["Frage 2"]
    assert said(town(before(1, **NOT_SHOWN[why]))) == []


@pytest.mark.prevents("F14")
def test_what_is_gone_is_not_named() -> None:
    assert said(replace(town(before(1)), threads={THREAD.key: kept(THREAD)})) == []


def test_an_accepted_answer_is_enough_and_so_is_a_closed_thread() -> None:
    assert said(town(before(1, voices=0, accepted="a1"))) == ["Frage 1"]
    assert said(town(before(1, closed=True))) == ["Frage 1"]


def test_a_thread_is_not_similar_to_itself() -> None:
    own = replace(kept(THREAD), voices=1)
    assert said(replace(town(own=own), alike=[THREAD.key])) == []


def test_no_more_than_the_rules_say_also_where_some_may_not_be_shown() -> None:
    earlier = [before(1, voices=0), *(before(n) for n in (2, 3, 4))]
    assert said(town(*earlier)) == ["Frage 2", "Frage 3"]


def test_a_long_title_is_cut() -> None:
    (title,) = said(town(before(1, title="x" * 200)))
    assert len(title) == 90
    assert title.endswith("…")


QUIET: dict[str, KeptThread] = {
    "answered": kept(THREAD, accepted="a"),
    "closed": kept(THREAD, closed=True),
    "taken back": kept(THREAD, rejected=True),
    "personal data": replace(kept(THREAD), guarded=True),
}


@pytest.mark.parametrize("why", QUIET)
def test_where_no_line_is_due_nothing_is_said(why: str) -> None:
    assert said(town(before(1), own=QUIET[why])) == []


def test_an_old_thread_gets_no_line() -> None:
    old = replace(THREAD, started=NOW - 8 * DAY)
    assert said(town(before(1), own=kept(old)), asked(thread=old)) == []


def test_what_was_said_once_or_taken_back_is_not_said_again() -> None:
    for keys in ({LINE}, {LINE, f"{LINE}:unsaid"}):
        village = town(before(1), keys=frozenset(keys))
        assert effects_of(show_similar, asked(), village) == []


def test_an_edit_may_make_it_similar() -> None:
    edited = QuestionEdited(key="e", at=NOW, question=question(UNTAGGED))
    assert said(town(before(1)), edited) == ["Frage 1"]


def test_topics_that_an_edit_brings_join_the_line_that_stands() -> None:
    edited = QuestionEdited(key="e", at=NOW + HOUR, question=question(TAGGED))
    village = town(before(1), keys=frozenset({LINE}), names={LINE: ("discourse:t/1",)})
    (edit,) = of(Edit, effects_of(tag_question, edited, village))
    assert edit.message.name == "tag_question-line"
    assert titles(edit.message) == ["Frage 1"]
    assert effects_of(show_similar, edited, village) == []


def test_topics_that_go_leave_the_earlier_threads_alone() -> None:
    edited = QuestionEdited(key="e", at=NOW + HOUR, question=question(UNTAGGED))
    own = kept(THREAD, topics=("excel",))
    village = town(before(1), own=own, keys=frozenset({LINE}), names={LINE: ("discourse:t/1",)})
    (edit,) = of(Edit, effects_of(tag_question, edited, village))
    assert edit.message.name == "show_similar-line"


def test_what_was_skipped_while_topics_were_stopped_joins_the_line_alone() -> None:
    village = town(before(1), keys=frozenset({LINE}), names={LINE: ("discourse:t/1",)})
    effects = effects_of(tag_question, asked(TAGGED), village)
    assert of(TagThread, effects)
    (edit,) = of(Edit, effects)
    assert edit.instead_of == LINE
    assert titles(edit.message) == ["Frage 1"]


# --- steering


@pytest.mark.parametrize("switch", ["stopped:show_similar", f"stopped:show_similar@{HELP.key}"])
def test_stopped_it_stays_out_of_the_line_of_topics(switch: str) -> None:
    village = town(before(1), switches=frozenset({switch}))
    (line,) = of(Reply, effects_of(tag_question, asked(TAGGED), village))
    assert titles(line.message) == []


def test_switched_off_it_stays_out_too() -> None:
    village = town(before(1), rules=replace(RULES, show_similar=None))
    (line,) = of(Reply, effects_of(tag_question, asked(TAGGED), village))
    assert titles(line.message) == []


SHADOW = replace(RULES, community=replace(RULES.community, shadow=True))
MODS = replace(HELP, key="slack:T1/GMOD", visibility=Visibility.CONFIDENTIAL)


def test_in_the_shadow_it_is_kept_that_it_would_have_spoken_and_not_what_it_would_name() -> None:
    village = town(
        before(1), rules=SHADOW, moderators=MODS, switches=frozenset({"live:tag_question"})
    )
    (line,) = of(Reply, effects_of(tag_question, asked(TAGGED), village))
    assert titles(line.message) == [], "what only watches is not in the line"
    effects = effects_of(show_similar, asked(TAGGED), replace(village, keys=frozenset({LINE})))
    (line,) = shadowed("show_similar", effects, NOW, village)
    assert isinstance(line, KeepShadow)
    assert (line.key, line.thread) == (f"shadow:show_similar:{THREAD.key}", THREAD.key)
    assert "Frage 1" not in repr(line)


def test_let_go_while_topics_watch_it_speaks_alone() -> None:
    village = town(
        before(1), rules=SHADOW, moderators=MODS, switches=frozenset({"live:show_similar"})
    )
    effects = effects_of(show_similar, asked(TAGGED), village)
    assert shadowed("show_similar", effects, NOW, village) == effects
    assert [e.key for e in of(Reply, effects)] == [LINE]


def test_the_forum_is_told_too() -> None:
    own = kept(TOPIC)
    event = asked(thread=TOPIC)
    assert said(town(before(1), own=own), event) == ["Frage 1"]
