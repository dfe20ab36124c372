from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.effects import Link, Message, Post
from bot.events import WeekEnded
from bot.reactions.send_digest import preview, send_digest
from matchers.model import Place, Thread
from tests.reactions.rules import RULES
from tests.reactions.village import CATEGORY, DAY, HELP, NOW, TOPIC, Village, effects_of, waiting

WEEK = WeekEnded(key="week:2026-W48", at=NOW, week="2026-W48")
OPEN = (
    waiting("Nutzt ihr Sprachmodelle?", 9, "datenschutz", voices=1, thread=TOPIC),
    waiting("Doppelte Einträge", 4, "excel", "dubletten"),
    waiting("Wer hat einen Beamer?", 3),
    waiting("Formeln", 2, "excel"),
)


def send(**more: Any) -> list[Post]:
    return effects_of(send_digest, WEEK, Village(**more))


def lines(message: Message) -> list[str]:
    """The names of the parts, with the title of a question."""
    named = []
    for part in message.parts:
        link = part.fields.get("question")
        name = part.name.removeprefix("send_digest-")
        named.append(f"{name}: {link.title}" if isinstance(link, Link) else name)
    return named


def test_each_place_gets_one_digest_under_its_own_key() -> None:
    posts = send(open=OPEN[:2])
    assert [(p.key, p.under) for p in posts] == [
        (f"send_digest:2026-W48:{HELP.key}", ""),
        ("send_digest:forum", ""),
        (f"send_digest:2026-W48:{CATEGORY.key}", "send_digest:forum"),
    ]
    assert posts[0].message == posts[2].message


def test_the_forum_thread_is_opened_once() -> None:
    posts = send(keys=frozenset({"send_digest:forum"}))
    assert [p.key for p in posts] == [
        f"send_digest:2026-W48:{HELP.key}",
        f"send_digest:2026-W48:{CATEGORY.key}",
    ]


def test_by_topic_oldest_first_and_each_question_once() -> None:
    rules = replace(RULES, send_digest=replace(RULES.send_digest, per_message=20))
    first, *_ = send(open=OPEN, rules=rules)
    assert first.message.fields["count"] == 4
    assert lines(first.message) == [
        "topic",
        "more_voices: Nutzt ihr Sprachmodelle?",
        "topic",
        "question: Doppelte Einträge",
        "question: Formeln",
        "other",
        "question: Wer hat einen Beamer?",
    ]
    question = first.message.parts[1]
    assert question.fields["days"] == 9
    assert question.fields["question"].place == CATEGORY.key


def test_what_does_not_fit_goes_on_in_a_reply() -> None:
    posts = send(open=OPEN)
    key = f"send_digest:2026-W48:{HELP.key}"
    assert [(p.key, p.under) for p in posts[:2]] == [(key, ""), (f"{key}:2", key)]
    assert posts[0].message.fields["count"] == 4
    assert posts[1].message.fields["count"] == 1
    told = [line for p in posts[:2] for line in lines(p.message) if "question:" in line]
    assert len(told) == 3  # and the one that looks for more voices


def test_thanks_count_without_names() -> None:
    answered = [NOW - DAY, NOW - 6 * DAY, NOW - 8 * DAY]
    first, *_ = send(answered=answered)
    [thanks] = first.message.parts
    assert thanks.fields == {"answered": 2}


def test_an_empty_week_says_so() -> None:
    first, *_ = send()
    assert first.message.fields["count"] == 0
    assert first.message.parts == ()


def test_nothing_private_is_told() -> None:
    secret = Thread("slack:T1/G1/1.0", Place("slack:T1/G1"), "https://t1.slack.com/x", NOW - DAY)
    hidden = replace(waiting("Geheim", 1), thread=secret)
    untitled = waiting("", 1)
    first, *_ = send(open=(hidden, untitled))
    assert first.message.fields["count"] == 0
    assert "Geheim" not in str(first)


def test_a_week_with_a_change_of_the_clocks_is_a_week_of_the_calendar() -> None:
    """On 25 October 2026 the clocks went back in Berlin: 169 hours between two Mondays at nine."""
    at = datetime(2026, 10, 26, 8, tzinfo=UTC)
    start = at - timedelta(hours=169)
    village = Village(answered=[start, start - timedelta(seconds=1)])
    event = WeekEnded(key="week:2026-W44", at=at, week="2026-W44")
    first = effects_of(send_digest, event, village)[0]
    assert first.message.parts[0].fields == {"answered": 1}


def test_nowhere_to_send_is_no_digest() -> None:
    quiet = replace(
        RULES, send_digest=replace(RULES.send_digest, slack_channels=(), forum_category=0)
    )
    assert send(rules=quiet, open=OPEN) == []


def test_the_preview_shows_the_first_message_in_the_askers_language() -> None:
    shown = preview(NOW, Village(open=OPEN[:1]), "en")
    assert shown.name == "send_digest-preview"
    assert shown.parts[0].language == "en"
    assert lines(shown.parts[0]) == ["topic", "more_voices: Nutzt ihr Sprachmodelle?"]


def test_a_forum_thread_that_was_given_up_is_opened_again_under_the_same_key() -> None:
    """Under the same key the forum itself refuses a second one, whatever is replayed by hand."""
    given_up = frozenset({"send_digest:forum"})
    posts = send(open=OPEN[:2], keys=given_up, unsaid=given_up)
    opening, week = posts[1:]
    assert (opening.key, opening.again, opening.under) == ("send_digest:forum", True, "")
    assert week.under == opening.key
